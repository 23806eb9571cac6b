"""``[[column]]``: a verdict corrected by a person counts, is shown as such in every form, and is told where it fits nothing."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

import hegui
from hegui.asking import asked
from hegui.gathering import check_up
from hegui.model import Report

DAY = date(2026, 11, 23)
TOML = """
[[column]]
covers = ["*.phone"]
entity = "none"
reason = "总机号码"

[[column]]
covers = ["shop.csv#code"]
entity = "employee-no"
reason = "其实是工号"

[[column]]
covers = ["shop.csv#cod"]
entity = "none"
reason = "写错了"

[[column]]
covers = ["other.db#t.c"]
entity = "none"
reason = "不在这次检查之内"
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "hegui.toml").write_text(TOML, encoding="utf-8")
    (folder / "shop.csv").write_text("phone,code\n" + "13912345678,A1\n" * 30, encoding="utf-8")
    return check_up(asked((str(folder / "shop.csv"),), config=folder / "hegui.toml", on=DAY))


def test_it_counts_whatever_the_values_are(report: Report) -> None:
    phone, code = report.inventory.holdings
    assert (phone.entity, phone.sensitivity, phone.sample, phone.certainty) == (None, "none", None, 1.0)
    assert code.entity is not None and (code.entity.id, code.sensitivity) == ("employee-no", "personal")
    assert phone.corrected and code.corrected
    assert phone.why[0].en == "corrected by a person: 总机号码"


@pytest.mark.parametrize("form", ["terminal", "json", "csv"])
def test_an_inventory_shows_it(report: Report, form: str) -> None:
    said = str(hegui.write(form, report.inventory, "zh"))
    assert said.count("人工更正") == 2


def test_the_web_page_and_the_json_report_show_it(report: Report) -> None:
    page = str(hegui.write("html", report, "zh"))
    assert "人工更正：其实是工号" in page and "人工更正：总机号码" in page
    assert "人工更正：总机号码" in str(hegui.write("json", report, "zh"))


def test_the_workbook_shows_it(report: Report) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(bytes(hegui.write("xlsx", report, "zh"))))  # type: ignore[arg-type]
    rows = list(book["数据清单"].iter_rows(values_only=True))
    at = next(n for n, head in enumerate(rows[0]) if head and head.startswith("人工更正"))
    assert [row[at] for row in rows[1:]] == ["是\nyes", "是\nyes"]


def test_one_that_fits_no_column_of_what_was_read_is_told(report: Report) -> None:
    told = [s for s in report.skipped if "[[column]]" in s.place.path]
    assert [(s.place.path, s.reason.en) for s in told] == [
        ("[[column]] 3", "this correction fits no column: shop.csv#cod")
    ]


def test_a_recorded_reason_may_hold_no_number_of_a_person(tmp_path: Path) -> None:
    (tmp_path / "hegui.toml").write_text(TOML.replace("总机号码", "张三 13912345678 说的"), encoding="utf-8")
    (tmp_path / "shop.csv").write_text("phone,code\n1,2\n", encoding="utf-8")
    found = hegui.inventory(tmp_path / "shop.csv", config=tmp_path / "hegui.toml")
    assert "13912345678" not in found.holdings[0].why[0].zh
