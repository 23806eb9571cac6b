"""The way through the house, on real files: what is found, what it costs to skip, what comes back."""

from __future__ import annotations

import json
import re
import sqlite3
from datetime import date
from pathlib import Path

import pytest

import hegui
from hegui.ahead import Progress
from hegui.asking import asked
from hegui.demo import write_clinic
from hegui.demo.people import people
from hegui.gathering import check_up, exit_code
from hegui.model import Report

DAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clinic")
    write_clinic(folder)
    return folder


@pytest.fixture(scope="module")
def report(clinic: Path) -> Report:
    return check_up(asked(config=clinic / "hegui.toml", on=DAY))


def test_the_clinic_breaks_what_the_handbook_says_it_breaks(report: Report) -> None:
    broken = {f.check for f in report.findings}
    assert {
        "pi.stored-in-clear",
        "pi.in-export",
        "pi.in-public-file",
        "site.data-left-in-web-folder",
    } <= broken
    assert exit_code(report, "low") == 1


def test_every_column_has_a_row(report: Report) -> None:
    columns = [str(h.place) for h in report.inventory.holdings]
    assert len(columns) == len(set(columns))
    assert len([c for c in columns if c.startswith("clinic.db#")]) == 12 + 8 + 7 + 3


@pytest.mark.parametrize(
    ("column", "entity", "sensitivity"),
    [
        ("patient.name", "person-name", "personal"),
        ("patient.id_no", "cn-resident-id", "sensitive"),
        ("patient.mobile", "mobile", "personal"),
        ("patient.address", "address", "personal"),
        ("patient.allergy", "allergy", "sensitive"),
        ("visit.diagnosis", "diagnosis", "sensitive"),
        ("visit.patient_id", "person-ref", "personal"),
        ("dict_item.name", None, "none"),
    ],
)
def test_what_a_column_is(report: Report, column: str, entity: str | None, sensitivity: str) -> None:
    held = next(h for h in report.inventory.holdings if str(h.place) == f"clinic.db#{column}")
    assert held.sensitivity == sensitivity
    assert (held.entity.id if held.entity else None) == entity


def test_what_was_not_read_is_listed_and_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    looked = check_up(asked((str(tmp_path),), on=DAY))
    assert [s.place.source for s in looked.skipped if "scan.png" in str(s.place)]
    assert exit_code(looked, "low") == 0


def test_an_accepted_finding_is_listed_as_accepted_and_comes_back(clinic: Path) -> None:
    accepted = check_up(asked(config=clinic / "hegui.toml", on=DAY))
    later = check_up(asked(config=clinic / "hegui.toml", on=date(2027, 4, 1)))
    assert any("sys_user" in str(f.place) for f in accepted.accepted)
    assert not later.accepted
    assert {f.check for f in accepted.accepted} <= {f.check for f in later.findings}


def test_a_baseline_leaves_only_what_is_new(clinic: Path, tmp_path: Path, report: Report) -> None:
    known = tmp_path / "baseline.json"
    known.write_text(str(hegui.write("json", report, "zh")), encoding="utf-8")
    again = check_up(asked(config=clinic / "hegui.toml", on=DAY, baseline=known))
    assert again.findings == ()
    assert again.baseline == len(report.findings)
    (clinic / "exports" / "new.csv").write_text(
        "姓名,手机号\n" + "李晓明,13912345678\n" * 5, encoding="utf-8"
    )
    newer = check_up(asked(config=clinic / "hegui.toml", on=DAY, baseline=known))
    (clinic / "exports" / "new.csv").unlink()
    assert newer.findings
    assert all("new.csv" in str(f.place) for f in newer.findings if f.place.source != "hegui.toml")


def test_no_raw_value_leaves_in_any_form(clinic: Path, report: Report) -> None:
    db = sqlite3.connect(clinic / "clinic.db")
    values = [
        v for row in db.execute("select name, id_no, mobile, address, wechat from patient") for v in row
    ]
    db.close()
    long_ones = {v for v in values if len(v) > 3}
    for form in ("terminal", "html", "json", "sarif"):
        for lang in ("zh", "en"):
            text = str(hegui.write(form, report, lang))
            assert not [v for v in long_ones if v in text], form
            assert not re.search(r"(?<![0-9a-f])1[3-9]\d{9}(?![0-9a-f])", text), form


def test_the_flaw_duty_is_article_22_one_day_and_24_the_next(clinic: Path) -> None:
    for day, zh, en in ((date(2025, 12, 31), "第二十二条", "22"), (date(2026, 1, 1), "第二十四条", "24")):
        found = check_up(asked(config=clinic / "hegui.toml", on=day)).findings
        flaw = next(f for f in found if f.citation.duty == "csl.fix-and-report-flaws")
        assert flaw.citation.article_text.zh.startswith(zh)
        assert en in flaw.citation.article_text.en


def test_a_clean_file_ends_well(tmp_path: Path) -> None:
    goods = tmp_path / "products.csv"
    goods.write_text(
        "sku,product_name,price,stock\n" + "".join(f"A{i},螺丝{i},{i}.5,{i}\n" for i in range(40)),
        encoding="utf-8",
    )
    looked = check_up(asked((str(goods),), on=DAY))
    assert looked.findings == ()
    assert exit_code(looked, "low") == 0
    assert {h.sensitivity for h in looked.inventory.holdings} == {"none"}


def test_a_named_source_that_cannot_be_read_is_exit_code_2_and_the_rest_goes_on(tmp_path: Path) -> None:
    goods = tmp_path / "products.csv"
    goods.write_text("sku,price\nA1,3\nA2,4\n", encoding="utf-8")
    broken = tmp_path / "broken.db"
    broken.write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 20)
    looked = check_up(asked((str(broken), str(goods), str(tmp_path / "missing.csv")), on=DAY))
    assert exit_code(looked, "low") == 2
    assert {h.place.source for h in looked.inventory.holdings} == {"products.csv"}
    assert len([s for s in looked.skipped if s.asked]) >= 2
    assert all(s.reason.zh and s.reason.en for s in looked.skipped)


def test_a_configuration_inside_a_checked_folder_is_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_clinic(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert asked((".",), on=DAY).us.name == ""
    assert asked(("exports",), on=DAY).us.name != ""
    assert asked((".",), config=Path("hegui.toml"), on=DAY).us.name != ""
    assert any("hegui.toml" in str(s.place) for s in check_up(asked((".",), on=DAY)).skipped)


def test_code_in_a_checked_folder_is_never_run(tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("raise SystemExit('run!')", encoding="utf-8")
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "own.py").write_text("raise SystemExit('run!')", encoding="utf-8")
    assert check_up(asked((str(tmp_path),), on=DAY)) is not None


def test_skipping_is_said(clinic: Path) -> None:
    looked = check_up(asked(config=clinic / "hegui.toml", on=DAY, skip=("exports", "clinic.db#visit")))
    places = {str(s.place) for s in looked.skipped}
    assert {"exports", "clinic.db#visit"} <= places
    assert not any("visit" in str(h.place) for h in looked.inventory.holdings)


def test_the_json_of_an_inventory_has_the_fields_that_were_promised(clinic: Path) -> None:
    held = hegui.inventory([str(clinic / "clinic.db")], on=DAY)
    rows = json.loads(str(hegui.write("json", held, "zh")))["columns"]
    assert list(rows[0]) == [
        "source", "table", "column", "entity", "category", "sensitivity", "sensitive_under", "grade", "grade_candidate",
        "people", "minors", "under_14", "protection", "certainty", "why",
    ]  # fmt: skip
    people = next(r["people"] for r in rows if r["table"] == "patient" and r["column"] == "id_no")
    assert people["low"] <= 600 <= people["high"]


def test_one_id_number_in_a_letter_is_enough(tmp_path: Path) -> None:
    number = people(1, seed=7)[0].id_no
    lines = ["本季度完成了仓库盘点，整体进展顺利。", "下月安排设备检修和消防演练。"] * 15
    (tmp_path / "clean.txt").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "letter.txt").write_text("\n".join([*lines, f"请核对，身份证号{number}。"]), encoding="utf-8")
    held = {h.table: h for h in hegui.inventory([str(tmp_path)], on=DAY).holdings}
    assert held["clean.txt"].sensitivity == "none"
    assert held["letter.txt"].sensitivity == "sensitive"
    assert held["letter.txt"].embedded == ("cn-resident-id",)


def test_an_interrupted_run_keeps_what_was_found_and_says_what_was_not_read(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv", "c.csv"):
        (tmp_path / name).write_text("手机号\n" + "13912345678\n" * 30, encoding="utf-8")

    def stop_at_b(now: Progress) -> None:
        if now.place.source == "b.csv":
            raise KeyboardInterrupt

    files = tuple(str(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv"))
    looked = check_up(asked(files, on=DAY, watch=stop_at_b))
    assert {h.place.source for h in looked.inventory.holdings} == {"a.csv"}
    told = {s.place.source for s in looked.skipped if s.asked}
    assert {"b.csv", "c.csv"} <= told
    assert exit_code(looked, "critical") == 2


def test_a_table_that_was_interrupted_before_its_first_row_has_no_verdict(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code\n" + "13912345678\n" * 30, encoding="utf-8")
    asks = iter([False, False])  # asked before the source, before the table, after its first batch
    looked = check_up(asked((str(tmp_path / "a.csv"),), on=DAY, stop=lambda: next(asks, True)))
    assert looked.inventory.holdings == ()
    assert [s.reason.en for s in looked.skipped if s.asked] == ["interrupted: all of it was not looked at"]


def test_a_column_whose_turn_did_not_come_is_not_clean(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = 200_000
    columns = {f"c{k}": [f"138{n * n * 7919 % 10**8:08}" for n in range(rows)] for k in range(6)}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet", row_group_size=50_000)
    seen = 0

    def stop() -> bool:
        nonlocal seen
        seen += 1
        return seen > 12

    looked = check_up(asked((str(tmp_path / "a.parquet"),), on=DAY, stop=stop, fresh=True))
    held = {h.column for h in looked.inventory.holdings}
    left = {s.place.path for s in looked.skipped if s.asked}
    assert "" in left and held and left - {""}
    assert held | (left - {""}) == set(columns) and not held & left
    assert all(h.entity is not None for h in looked.inventory.holdings)
