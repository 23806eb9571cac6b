"""From a folder with lock files to findings: what is vulnerable, what is open, and what could not be checked."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from osv_oracle import database

import hegui
from hegui.gathering import exit_code
from hegui.model import Report
from hegui.supply.osv_index import index

TODAY = date(2026, 11, 25)
LOCK = json.dumps(
    {
        "lockfileVersion": 3,
        "packages": {
            "": {"dependencies": {"lodash": "^4"}, "devDependencies": {"minimist": "^1"}},
            "node_modules/lodash": {"version": "4.17.15", "integrity": "sha512-x"},
            "node_modules/minimist": {"version": "1.2.0", "integrity": "sha512-x", "dev": True},
            "node_modules/left-pad": {"version": "1.3.0", "integrity": "sha512-x"},
            "node_modules/evil": {"version": "1.0.0", "integrity": "sha512-x"},
        },
    }
)


def osv(id: str, name: str, fixed: str | None, modified: date, **fields: object) -> dict[str, object]:
    events = [{"introduced": "0"}] + ([{"fixed": fixed}] if fixed else [])
    affected = {
        "package": {"ecosystem": "npm", "name": name},
        "ranges": [{"type": "SEMVER", "events": events}],
    }
    return {"id": id, "modified": f"{modified}T00:00:00Z", "affected": [affected], **fields}


def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, age: int | None, **files: str) -> Report:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    if age is not None:
        day = TODAY - timedelta(days=age)
        records = [
            osv(
                "GHSA-1",
                "lodash",
                "4.17.21",
                day,
                aliases=["CVE-2021-23337"],
                database_specific={"severity": "HIGH"},
            ),
            osv("GHSA-2", "minimist", "1.2.6", day, database_specific={"severity": "CRITICAL"}),
            osv("MAL-2026-1", "evil", None, day),
        ]
        index(database(tmp_path / "osv", records))
    folder = tmp_path / "repo"
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return hegui.check(folder, on=TODAY)


def told(report: Report, check: str) -> list[tuple[str, str, str, str]]:
    return [(f.place.path, f.verdict, f.severity, f.because.en) for f in report.findings if f.check == check]


def reasons(report: Report) -> str:
    return " / ".join(s.reason.en for s in report.skipped)


def test_what_is_vulnerable_is_told_with_its_fix_and_what_is_for_development_less_gravely(
    tmp_path, monkeypatch
):
    report = checked(tmp_path, monkeypatch, 1, **{"package-lock.json": LOCK})
    found = told(report, "supply.vulnerable-component")
    assert [f[:3] for f in found] == [("lodash", "breach", "high"), ("minimist", "to-confirm", "high")]
    assert "CVE-2021-23337 / GHSA-1 (high, mended in 4.17.21)" in found[0][3]
    assert [f[:3] for f in told(report, "supply.malicious-component")] == [("evil", "breach", "critical")]
    summary = next(f for f in report.inventory.facts if f.kind == "components")
    assert (summary["count"], summary["vulnerable"], summary["asked"], summary["database"]) == (
        4,
        3,
        4,
        date(2026, 11, 24),
    )
    assert not any(s.asked for s in report.skipped) and exit_code(report, "critical") == 1


@pytest.mark.parametrize(
    ("age", "asked", "says"),
    [
        (7, 4, ""),
        (8, 4, "8 days old"),
        (90, 4, "90 days old"),
        (91, 0, "91 days old"),
        (None, 0, "there is no database"),
    ],
)
def test_a_database_ages_and_none_at_all_is_never_clean(tmp_path, monkeypatch, age, asked, says):
    report = checked(tmp_path, monkeypatch, age, **{"package-lock.json": LOCK})
    summary = next(f for f in report.inventory.facts if f.kind == "components")
    assert summary["asked"] == asked
    assert says in reasons(report) if says else not report.skipped
    assert any(s.asked for s in report.skipped) == (asked == 0)
    if not asked:
        assert exit_code(report, "high") == 2


def test_what_names_no_version_is_not_called_clean(tmp_path, monkeypatch):
    report = checked(tmp_path, monkeypatch, 1, **{"package.json": '{"dependencies": {"lodash": "^4.17.0"}}'})
    assert "1 components name no exact version" in reasons(report)
    assert [f[1] for f in told(report, "supply.unpinned")] == ["to-confirm"]


DOCKERFILE = """ARG BASE=node:18
FROM ${BASE} AS build
FROM --platform=linux/amd64 nginx@sha256:0123456789012345678901234567890123456789012345678901234567890123
COPY --from=build /a /b
COPY --from=busybox /c /d
RUN apt-get update && \\
    curl -fsSL https://get.example.com/install?token=abc | sudo -E bash -
# RUN curl https://commented.example | sh
"""
WORKFLOW = """
jobs:
  build:
    container:
      image: python:3.12@sha256:0123456789012345678901234567890123456789012345678901234567890123
    steps:
      - uses: actions/checkout@v4
      - uses: "actions/setup-python@0123456789012345678901234567890123456789"  # v5
      - uses: ./own
      - run: bash <(wget -qO- https://x.example/run.sh)
"""


def test_update_channels_are_told_one_by_one(tmp_path, monkeypatch):
    report = checked(
        tmp_path, monkeypatch, None,
        **{
            "Dockerfile": DOCKERFILE, ".github/workflows/ci.yml": WORKFLOW,
            "run.sh": "set -e\ncurl https://a.example/x -o y\n", "requirements.txt": "flask>=2\ndjango==3.2\n",
            "etc/apt/apt.conf.d/20auto-upgrades": 'APT::Periodic::Unattended-Upgrade "1";\n',
            "docker-compose.yml": "services:\n  db:\n    image: mysql\n",
        },
    )  # fmt: skip
    facts = sorted((f.kind, f.place.path) for f in report.inventory.facts if f.kind != "components")
    assert facts == [
        ("action-without-commit", "actions/checkout"),
        ("component-end-of-life", "django"),
        ("component-end-of-life", "node"),
        ("image-without-digest", "busybox"),
        ("image-without-digest", "mysql"),
        ("image-without-digest", "node"),
        ("piped-to-shell", "get.example.com"),
        ("piped-to-shell", "x.example"),
        ("unhashed", ""),
        ("unpinned", ""),
    ]
    assert told(report, "supply.upgrades-without-stages")
    assert "token" not in str(report)


def test_a_number_of_a_person_in_a_lock_file_is_masked(tmp_path, monkeypatch):
    report = checked(tmp_path, monkeypatch, None, **{"requirements.txt": "a13800138000>=2\nb==13800138000\n"})
    assert "13800138000" not in str(report)


@pytest.mark.parametrize(
    ("age", "zh", "en"),
    [
        (1, "已核对（漏洞库截至 2026-11-24）", "checked (database of 2026-11-24)"),
        (None, "未核对", "not checked"),
    ],
)
def test_every_form_shows_the_components_and_whether_they_were_checked(tmp_path, monkeypatch, age, zh, en):
    from hegui.reports import write

    report = checked(tmp_path, monkeypatch, age, **{"package-lock.json": LOCK})
    page = str(write("html", report, "zh"))
    assert zh in page and en in page and "npm lodash 4.17.15" in page
    assert zh in str(write("terminal", report, "zh", width=120)).replace("\n", "")
    (file,) = json.loads(write("json", report, "en"))["components"]
    assert (file["count"], file["checked"], file["vulnerable"]) == ((4, 4, 3) if age else (4, 0, 0))
    assert {"ecosystem": "npm", "name": "left-pad", "version": "1.3.0"} in file["components"]


def test_the_demo_shows_old_components_and_is_honest_about_what_it_could_not_check(tmp_path, monkeypatch):
    from hegui.demo.software import write_software

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    write_software(tmp_path / "software")
    report = hegui.check(tmp_path / "software", on=TODAY)
    assert "5 components of npm not checked for vulnerabilities: there is no database for it" in reasons(
        report
    )
    assert {f.check for f in report.findings} >= {
        "supply.unhashed", "supply.image-without-digest", "supplier.contract-clauses", "supplier.sole-for-critical", "supplier.updates-without-stages",
    }  # fmt: skip


IGNORED = """
[organisation]
name = "示例"
[[ignored]]
id = "CVE-2021-23337"
package = "lodash"
reason = "未使用 template"
by = "研发负责人"
until = {until}
"""


@pytest.mark.parametrize(("until", "found"), [("2026-11-25", False), ("2026-11-24", True)])
def test_an_ignored_flaw_is_left_out_until_its_last_day_and_stands_in_the_vex(
    tmp_path, monkeypatch, until, found
):
    from cyclonedx.schema import OutputFormat, SchemaVersion
    from cyclonedx.validation import make_schemabased_validator

    from hegui.supply.vex import vex

    checked(tmp_path, monkeypatch, 1, **{"package-lock.json": LOCK})
    (tmp_path / "ours.toml").write_text(IGNORED.format(until=until), encoding="utf-8")
    report = hegui.check(tmp_path / "repo", on=TODAY, config=tmp_path / "ours.toml")
    assert ("lodash" in {f[0] for f in told(report, "supply.vulnerable-component")}) == found
    text = vex(report.inventory.facts, "2026-11-25T00:00:00+00:00")
    assert make_schemabased_validator(OutputFormat.JSON, SchemaVersion.V1_6).validate_str(text) is None
    states = {v["id"]: v["analysis"]["state"] for v in json.loads(text)["vulnerabilities"]}
    assert (
        states["CVE-2021-23337"] == ("in_triage" if found else "not_affected")
        and states["GHSA-2"] == "in_triage"
    )


def test_a_flaw_of_several_identifiers_has_one_statement_in_the_vex():
    from hegui.model import Fact, Place
    from hegui.supply.vex import vex
    from hegui.text import Text

    facts = [
        Fact("vulnerable-component", Place("lock"), Text("", ""), details=(
            ("ecosystem", "npm"), ("name", name), ("version", "1.0.0"), ("each", ("CVE-1 GHSA-1", "GHSA-2")),
        ))
        for name in ("a", "b")
    ]  # fmt: skip
    stated = json.loads(vex(facts, "2026-11-25T00:00:00+00:00"))["vulnerabilities"]
    assert [(v["id"], [r["id"] for r in v.get("references", [])], [a["ref"] for a in v["affects"]]) for v in stated] == [
        ("CVE-1", ["GHSA-1"], ["pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0"]), ("GHSA-2", [], ["pkg:npm/a@1.0.0", "pkg:npm/b@1.0.0"]),
    ]  # fmt: skip


def test_without_what_compares_versions_nothing_is_called_checked(tmp_path, monkeypatch):
    import sys

    from hegui.supply import versions

    record = osv("P-1", "django", "3.2.2", TODAY)
    record["affected"][0]["package"]["ecosystem"] = "PyPI"  # type: ignore[index]
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    index(database(tmp_path / "osv", [record]))
    (tmp_path / "poetry.lock").write_text(
        '[[package]]\nname = "django"\nversion = "3.2.1"\n[metadata]\ncontent-hash = "x"\n'
    )
    versions._order.cache_clear()
    monkeypatch.setitem(sys.modules, "packaging.version", None)
    report = hegui.check(tmp_path / "poetry.lock", on=TODAY)
    assert "pip install 'hegui[supply]'" in reasons(report) and any(s.asked for s in report.skipped)
