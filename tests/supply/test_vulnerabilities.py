"""Known vulnerabilities: the index, the rules of the OSV schema, aliases, and versions as each ecosystem orders them."""

from __future__ import annotations

import json
import random
import stat
import zipfile
from contextlib import closing
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from osv_oracle import ORDERED, database, is_affected, record

from hegui.errors import SourceError
from hegui.model import Package, Place
from hegui.supply.osv_index import index, opened, parts
from hegui.supply.osv_matching import Matcher, flaws
from hegui.supply.osv_records import record as record_of
from hegui.supply.versions import order_of


def package(ecosystem: str, name: str, version: str | None, **fields: Any) -> Package:
    return Package(Place("lock"), ecosystem, name, version=version, **fields)


def ask(tmp_path: Path, records: list[dict[str, Any]], *packages: Package) -> list[list[str] | None]:
    index(database(tmp_path / "osv", records), tmp_path / "osv.sqlite")
    base = opened(tmp_path / "osv.sqlite")
    assert base is not None
    with closing(base):
        matcher = Matcher(base)
        return [None if (h := matcher.hits(p)) is None else sorted(x.id for x in h) for p in packages]


def osv(id: str, ecosystem: str, name: str, *events: dict[str, str], **fields: Any) -> dict[str, Any]:
    affected = {
        "package": {"ecosystem": ecosystem, "name": name},
        "ranges": [{"type": "ECOSYSTEM", "events": list(events)}],
    }
    return {
        "id": id,
        "modified": "2026-11-20T00:00:00Z",
        "affected": [affected | fields.pop("affected", {})],
        **fields,
    }


@pytest.mark.parametrize("ecosystem", ORDERED)
def test_versions_are_ordered_as_the_ecosystem_orders_them(ecosystem):
    for lower, higher in pairwise(ORDERED[ecosystem]):
        assert order_of(ecosystem, lower) < order_of(ecosystem, higher), (lower, higher)


@pytest.mark.parametrize("seed", range(3))
def test_thousands_of_seeded_questions_are_answered_as_the_schema_says(tmp_path, seed):
    dice = random.Random(seed)
    names = {e: [f"p{n}" for n in range(4)] for e in ORDERED}
    records = [
        record(dice, number, ecosystem, dice.choice(names[ecosystem]))
        for number, ecosystem in enumerate(e for e in ORDERED for _ in range(25))
    ]
    asked = [package(e, n, v) for e in ORDERED for n in names[e] for v in ORDERED[e]]
    answers = ask(tmp_path, records, *asked)
    hits = 0
    for question, answer in zip(asked, answers, strict=True):
        expected = {
            r["id"]
            for r in records
            if is_affected(r, question.ecosystem, question.name, question.version or "")
        }
        assert set(answer or ()) == expected, question
        hits += len(expected)
    assert hits > 500


@pytest.mark.parametrize(
    "version, affected",
    [
        ("0.0.0-20180101000000-abcdefabcdef", True),
        ("0.9.9", True),
        ("1.0.0-rc.1", True),
        ("1.0.0", False),
        ("1.0.1", False),
    ],
)
def test_introduced_0_lies_below_every_prerelease(tmp_path, version, affected):
    told = ask(
        tmp_path,
        [osv("GO-1", "Go", "x", {"introduced": "0"}, {"fixed": "1.0.0"})],
        package("Go", "x", f"v{version}"),
    )
    assert told == [["GO-1"] if affected else []]


def test_names_are_compared_as_their_registry_compares_them(tmp_path):
    records = [
        osv("A-1", "PyPI", "ruamel-yaml", {"introduced": "0"}),
        osv("A-2", "npm", "JSONStream", {"introduced": "0"}),
        osv("A-3", "Packagist", "Symfony/Http", {"introduced": "0"}),
        osv("A-4", "Go", "github.com/BurntSushi/toml", {"introduced": "0"}),
    ]
    told = ask(
        tmp_path, records, package("PyPI", "Ruamel.YAML", "0.1"), package("npm", "jsonstream", "1.0.0"),
        package("npm", "JSONStream", "1.0.0"), package("Packagist", "symfony/http", "v1.0"),
        package("Go", "github.com/BurntSushi/toml", "v1.2.0"), package("Go", "github.com/burntsushi/toml", "v1.2.0"),
    )  # fmt: skip
    assert told == [["A-1"], [], ["A-2"], ["A-3"], ["A-4"], ["A-4"]]


def test_a_distribution_is_asked_about_its_source_package_and_its_release(tmp_path):
    records = [osv("D-1", "Debian:12", "openssl", {"introduced": "0"}, {"fixed": "3.0.11-1~deb12u2"})]
    told = ask(
        tmp_path, records,
        package("Debian:12", "libssl3", "3.0.11-1~deb12u1", built_from="openssl 3.0.11-1~deb12u1"),
        package("Debian:12", "libssl3", "3.0.11-1~deb12u2", built_from="openssl 3.0.11-1~deb12u2"),
        package("Debian:11", "openssl", "3.0.11-1~deb12u1"),
    )  # fmt: skip
    assert told == [["D-1"], [], []]


def test_the_standard_library_is_asked_about_by_its_least_version(tmp_path):
    records = [osv("GO-9", "Go", "stdlib", {"introduced": "1.21.0-0"}, {"fixed": "1.21.3"})]
    told = ask(
        tmp_path,
        records,
        *(package("Go", "stdlib", None, asks=f">={v}") for v in ("1.21", "1.21rc2", "1.21.3", "1.20")),
    )
    assert told == [["GO-9"], ["GO-9"], [], []]


def test_what_has_no_version_or_one_without_order_is_not_concluded_upon(tmp_path):
    records = [
        osv("P-1", "PyPI", "x", {"introduced": "0"}, {"fixed": "2"}, affected={"versions": ["weird_1"]})
    ]
    told = ask(
        tmp_path, records, package("PyPI", "x", None, asks=">=1"), package("PyPI", "x", "weird_2"), package("PyPI", "x", "weird_1"),
    )  # fmt: skip
    assert told == [None, None, ["P-1"]]


def test_one_flaw_keeps_all_its_ids_and_the_highest_fix(tmp_path):
    vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"
    records = [
        osv("GHSA-aaaa", "npm", "lodash", {"introduced": "0"}, {"fixed": "4.17.19"}, aliases=["CVE-2020-8203"]),
        osv("SNYK-1", "npm", "lodash", {"introduced": "0"}, {"fixed": "4.17.21"}, aliases=["CVE-2020-8203", "CVE-2020-9999"],
            severity=[{"type": "CVSS_V3", "score": vector}]),
        osv("GHSA-bbbb", "npm", "lodash", {"introduced": "0"}, {"fixed": "4.18.0"}, database_specific={"severity": "LOW"}),
        osv("MAL-2024-1", "npm", "lodash", {"introduced": "0"}),
    ]  # fmt: skip
    index(database(tmp_path / "osv", records), tmp_path / "osv.sqlite")
    base = opened(tmp_path / "osv.sqlite")
    assert base is not None
    with closing(base):
        found = flaws("npm", Matcher(base).hits(package("npm", "lodash", "4.17.15")) or ())
    assert [(f.ids, f.severity, f.fixed, f.malicious) for f in found] == [
        (("MAL-2024-1",), "critical", None, True),
        (("CVE-2020-8203", "CVE-2020-9999", "GHSA-aaaa", "SNYK-1"), "critical", "4.17.21", False),
        (("GHSA-bbbb",), "low", "4.18.0", False),
    ]


def test_a_list_without_epochs_is_compared_without_them(tmp_path):
    records = [
        osv(
            "OESA-1",
            "openEuler:22.03-LTS-SP3",
            "openssl",
            {"introduced": "0"},
            {"fixed": "1:1.1.1m-30.oe2203sp3"},
        )
    ]
    told = ask(
        tmp_path, records,
        *(package("openEuler:22.03-LTS-SP3", "openssl", v) for v in ("1.1.1m-29.oe2203sp3", "1.1.1m-31.oe2203sp3", "0:1.1.1m-31.oe2203sp3")),
    )  # fmt: skip
    assert told == [["OESA-1"], [], ["OESA-1"]]


def test_a_limit_and_ranges_of_commits_are_honoured(tmp_path):
    limited = osv(
        "L-1",
        "npm",
        "x",
        {"introduced": "1.0.0"},
        {"limit": "2.0.0"},
        {"introduced": "3.0.0"},
        {"limit": "*"},
    )
    commits = osv("G-1", "npm", "x", {"introduced": "0"})
    commits["affected"][0]["ranges"] = [
        {"type": "GIT", "repo": "https://git.example/x", "events": [{"introduced": "0"}]}
    ]
    touching = osv(
        "T-1",
        "npm",
        "x",
        {"introduced": "0"},
        {"fixed": "1.0.0"},
        {"introduced": "1.0.0"},
        {"fixed": "1.5.0"},
    )
    two = {"introduced": "0.5.0", "fixed": "0.6.0"}  # two events in one object
    told = ask(
        tmp_path, [limited, commits, touching, osv("E-1", "npm", "x", two)],
        *(package("npm", "x", v) for v in ("0.5.1", "1.0.0", "1.9.9", "2.0.0", "9.0.0")),
    )  # fmt: skip
    assert told == [["E-1", "T-1"], ["L-1", "T-1"], ["L-1"], [], ["L-1"]]


def test_a_repository_behind_an_ecosystem_does_not_hide_it(tmp_path):
    records = [osv("D-1", "Packagist:https://packages.example/8", "drupal/Core", {"introduced": "0"})]
    assert ask(tmp_path, records, package("Packagist", "drupal/core", "8.0.0")) == [["D-1"]]


def test_a_distributions_record_for_one_flaw_upstream_is_that_flaw(tmp_path):
    one = osv("DEBIAN-CVE-2024-1", "Debian:12", "x", {"introduced": "0"}, upstream=["CVE-2024-1"])
    several = osv("DSA-9", "Debian:12", "x", {"introduced": "0"}, upstream=["CVE-2024-1", "CVE-2024-2"])
    index(database(tmp_path / "osv", [one, several]), tmp_path / "osv.sqlite")
    base = opened(tmp_path / "osv.sqlite")
    assert base is not None
    with closing(base):
        found = flaws("Debian:12", Matcher(base).hits(package("Debian:12", "x", "1")) or ())
    assert {f.ids for f in found} == {("CVE-2024-1", "DEBIAN-CVE-2024-1"), ("DSA-9",)}


V4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"
V3 = "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:L/I:N/A:N"
STATED: list[tuple[dict[str, Any], tuple[str | None, float | None]]] = [
    ({"severity": [{"type": "CVSS_V4", "score": V4}]}, ("critical", 9.3)),
    ({"severity": [{"type": "CVSS_V3", "score": V3}, {"type": "CVSS_V4", "score": V4}]}, ("critical", 9.3)),
    ({"severity": [{"type": "CVSS_V3", "score": V3}], "database_specific": {"severity": "CRITICAL"}}, ("low", 3.1)),
    ({"severity": [{"type": "CVSS_V2", "score": "AV:N/AC:L/Au:N/C:P/I:P/A:P"}]}, ("high", 7.5)),
    ({"severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:X"}], "database_specific": {"severity": "MODERATE"}}, ("medium", None)),
    ({"severity": [{"type": "Ubuntu", "score": "negligible"}]}, ("low", None)),
    ({"severity": None, "database_specific": None}, (None, None)),
    ({"affected": {"severity": [{"type": "CVSS_V4", "score": V4}]}}, ("critical", 9.3)),
    ({"affected": {"database_specific": {"cvss": V3}}}, ("low", 3.1)),
    ({"affected": {"ecosystem_specific": {"severity": "High"}}}, ("high", None)),
    ({"affected": {"ecosystem_specific": {"urgency": "unimportant"}}}, ("low", None)),
    ({"database_specific": {"severity": [{"value": 7}]}}, (None, None)),
]  # fmt: skip


@pytest.mark.parametrize("fields, expected", STATED)
def test_severity_is_told_wherever_a_database_writes_it(fields, expected):
    made = record_of(json.dumps(osv("A-1", "npm", "x", {"introduced": "0"}, **fields)).encode())
    assert made is not None and (made.severity, made.score) == expected


@pytest.mark.parametrize(
    "gone",
    ["aliases", "affected", "severity", "modified", "database_specific"],
    ids=lambda name: f"without {name}",
)
def test_what_a_record_does_not_say_is_no_error(gone):
    said = osv("A-1", "npm", "x", {"introduced": "0"}, aliases=["CVE-1"], severity=[], database_specific={})
    for value in (None, "absent"):
        made = record_of(
            json.dumps(
                {k: v for k, v in said.items() if k != gone} | ({gone: None} if value is None else {})
            ).encode()
        )
        assert made is not None and made.id == "A-1"


def test_an_ecosystems_zip_is_no_database_of_the_others_it_speaks_of(tmp_path):
    both = osv("GHSA-1", "PyPI", "x", {"introduced": "0"})
    both["affected"].append(
        {"package": {"ecosystem": "npm", "name": "y"}, "ranges": [], "versions": ["1.0.0"]}
    )
    (tmp_path / "osv" / "PyPI").mkdir(parents=True)
    with zipfile.ZipFile(tmp_path / "osv" / "PyPI" / "all.zip", "w") as archive:
        archive.writestr("GHSA-1.json", json.dumps(both))
    index(tmp_path / "osv", tmp_path / "osv.sqlite")
    base = opened(tmp_path / "osv.sqlite")
    assert base is not None
    with closing(base):
        assert list(parts(base)) == ["PyPI"]


def test_an_update_replaces_an_ecosystem_and_leaves_the_others(tmp_path):
    file = tmp_path / "data" / "osv.sqlite"
    old = [osv("N-1", "npm", "x", {"introduced": "0"}), osv("P-1", "PyPI", "x", {"introduced": "0"})]
    index(database(tmp_path / "one", old), file)
    told, broken = index(database(tmp_path / "two", [osv("N-2", "npm", "x", {"introduced": "0"})]), file)
    assert [(p.ecosystem, p.records, p.newest.isoformat()) for p in told] == [
        ("npm", 1, "2026-11-20")
    ] and not broken
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    base = opened(file)
    assert base is not None
    with closing(base):
        matcher = Matcher(base)
        assert [[h.id for h in matcher.hits(package(e, "x", "1.0")) or ()] for e in ("npm", "PyPI")] == [
            ["N-2"],
            ["P-1"],
        ]


def test_broken_members_are_counted_and_nothing_at_all_is_an_error(tmp_path):
    (tmp_path / "npm").mkdir()
    with zipfile.ZipFile(tmp_path / "npm" / "all.zip", "w") as archive:
        archive.writestr("a.json", json.dumps(osv("N-1", "npm", "x", {"introduced": "0"})))
        archive.writestr("b.json", "{")
        archive.writestr("c.json", "[1]")
    assert index(tmp_path, tmp_path / "db.sqlite")[1] == 2
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    for wrong in ("bad.zip", "absent"):
        with pytest.raises(SourceError):
            index(tmp_path / wrong, tmp_path / "other.sqlite")
    assert not (tmp_path / "other.sqlite").exists()


def test_hegui_update_takes_a_folder_of_zips_and_says_what_it_holds(tmp_path, monkeypatch, capsys):
    from hegui.cli import main

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    records = [osv("N-1", "npm", "x", {"introduced": "0"}), osv("P-1", "PyPI", "x", {"introduced": "0"})]
    database(tmp_path / "osv", records)
    with pytest.raises(SystemExit) as ended:
        main(["update", "--osv", str(tmp_path / "osv"), "--lang", "en"])
    said = capsys.readouterr().out
    assert not ended.value.code and "npm: 1 records, 1 packages, up to 2026-11-20" in said
    with pytest.raises(SystemExit) as ended:
        main(["update", "--osv", str(tmp_path / "osv" / "npm" / "all.zip"), "--lang", "zh"])
    assert not ended.value.code and "OSV：npm" in capsys.readouterr().out
    base = opened()
    assert base is not None
    with closing(base):
        assert set(parts(base)) == {"npm", "PyPI"}


def test_an_old_release_is_as_fresh_as_the_database_it_came_with(tmp_path):
    def said(id: str, release: str, modified: str) -> dict[str, Any]:
        return {"id": id, "modified": modified, "affected": [{"package": {"ecosystem": release, "name": "zlib"},
                "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}]}]}]}  # fmt: skip

    folder = database(
        tmp_path / "osv",
        [
            said("CVE-1", "Debian:10", "2023-01-01T00:00:00Z"),
            said("CVE-2", "Debian:12", "2026-11-20T00:00:00Z"),
        ],
    )
    held, _ = index(folder, tmp_path / "osv.sqlite")
    assert {p.ecosystem: p.newest.isoformat() for p in held} == {
        "Debian:10": "2026-11-20",
        "Debian:12": "2026-11-20",
    }
    held, _ = index(folder, tmp_path / "osv.sqlite", stated=date(2026, 11, 24))
    assert {p.newest.isoformat() for p in held} == {"2026-11-24"}


def test_records_are_read_as_yaml_with_versions_as_written(tmp_path):
    (tmp_path / "PYSEC-2026-1.yaml").write_text(
        "id: PYSEC-2026-1\nmodified: 2026-11-20T00:00:00Z\nwithdrawn: null\naliases:\n- CVE-2026-1\naffected:\n- package:\n    name: Some.Thing\n"
        "    ecosystem: PyPI\n  versions:\n  - 1.10\n  ranges:\n  - type: GIT\n    repo: https://git.example/x\n    events:\n    - introduced: '0'\n"
    )
    held, broken = index(tmp_path, tmp_path / "osv.sqlite")
    assert (broken, [(p.ecosystem, p.newest.isoformat()) for p in held]) == (0, [("PyPI", "2026-11-20")])
    base = opened(tmp_path / "osv.sqlite")
    assert base is not None
    with closing(base):
        for version, ids in (("1.10", ["PYSEC-2026-1"]), ("1.1", [])):
            assert [h.id for h in Matcher(base).hits(package("PyPI", "some-thing", version)) or ()] == ids


@pytest.mark.parametrize(
    "ecosystem, locked, listed",
    [
        ("Go", "v1.0.0", "1.0.0"),
        ("Packagist", "v1.2.0", "1.2"),
        ("PyPI", "1.0", "1.0.0"),
        ("npm", "1.0.0", "v1.0.0"),
    ],
)
def test_a_version_listed_one_by_one_is_met_however_it_is_written(tmp_path, ecosystem, locked, listed):
    said = {"id": "X-1", "modified": "2026-11-20T00:00:00Z",
            "affected": [{"package": {"ecosystem": ecosystem, "name": "a/b"}, "versions": [listed]}]}  # fmt: skip
    assert ask(tmp_path, [said], package(ecosystem, "a/b", locked), package(ecosystem, "a/b", "v9.9.9")) == [
        ["X-1"],
        [],
    ]
