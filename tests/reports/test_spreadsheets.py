"""CSV and XLSX: the rows are the inventory's, and no cell is ever run."""

import csv
import io
import json
import sys
import zipfile
from dataclasses import replace

import pytest
from made_up_report import AT_FORMULA, FORMULA

from hegui.errors import UsageError
from hegui.reports import write

openpyxl = pytest.importorskip("openpyxl")

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_rows(inventory, lang="zh"):
    made = write("csv", inventory, lang)
    assert made.startswith("\ufeff")
    return list(csv.reader(io.StringIO(made[1:]), strict=True))


def book_of(what, lang="zh"):
    return openpyxl.load_workbook(io.BytesIO(write("xlsx", what, lang)))


def test_the_csv_holds_the_rows_of_the_json(made_up):
    head, *rows = csv_rows(made_up.inventory)
    columns = json.loads(write("json", made_up.inventory, "zh"))["columns"]
    assert [h for h in head if h not in ("people_low", "people_high")] == list(columns[0])
    assert len(rows) == len(columns)
    for row, column in zip(rows, columns, strict=True):
        got = dict(zip(head, row, strict=True))
        assert got["column"].removeprefix("'") == column["column"]
        assert got["entity"] == (column["entity"] or "")
        assert got["people_high"] == ("" if column["people"] is None else str(column["people"]["high"]))
        assert got["why"] == "; ".join(column["why"])


def test_no_cell_of_a_csv_runs_and_every_cell_is_quoted(made_up):
    head, *rows = csv_rows(made_up.inventory)
    assert not [cell for row in (head, *rows) for cell in row if cell.lstrip().startswith(STARTS)]
    cells = {cell for row in rows for cell in row}
    assert "'" + FORMULA in cells and "'" + AT_FORMULA in cells  # shown, defused
    assert all(
        line.startswith('"') and line.endswith('"')
        for line in write("csv", made_up.inventory, "zh")[1:].split("\r\n")[:-1]
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(made_up, lang):
    for what in (made_up, made_up.inventory):
        raw = write("xlsx", what, lang)
        with zipfile.ZipFile(io.BytesIO(raw)) as parts:
            sheets = [parts.read(n).decode() for n in parts.namelist() if n.startswith("xl/worksheets/sheet")]
            assert not [n for n in parts.namelist() if "externalLink" in n or "vba" in n.lower()]
        assert not [sheet for sheet in sheets if "<f>" in sheet or "<f " in sheet or "<hyperlink" in sheet]
        texts = [
            c.value
            for s in book_of(what, lang)
            for row in s.iter_rows()
            for c in row
            if isinstance(c.value, str)
        ]
        assert not [text for text in texts if text.startswith(STARTS)]
        assert "'" + FORMULA in texts


def test_a_workbook_has_a_frozen_head_in_both_languages_and_filters(made_up):
    book = book_of(made_up, "zh")
    assert book.sheetnames == ["发现", "数据清单", "按表汇总", "表间关系", "组合识别", "未检查", "说明"]
    still = {"发现": "D2", "数据清单": "D2", "按表汇总": "C2"}
    for sheet in book:
        assert sheet.freeze_panes == still.get(sheet.title, "A2")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.auto_filter.ref is not None and sheet.auto_filter.ref.startswith("A1:")
    assert book["数据清单"]["A1"].value == "数据源\nSource"
    assert book["发现"].max_row == 1 + len(made_up.findings) + len(made_up.accepted)
    assert book["数据清单"].max_row == 1 + len(made_up.inventory.holdings)
    assert book["未检查"].max_row == 1 + len(made_up.skipped)


def test_an_inventory_has_sheets_of_its_own(made_up):
    book = book_of(made_up.inventory, "en")
    assert book.sheetnames == ["Data held", "Tables", "Relations", "Combinations", "Not looked at", "About"]
    tables = list(book["Tables"].iter_rows(min_row=2, values_only=True))
    assert sum(row[3] for row in tables) == len(made_up.inventory.holdings)
    assert sum(row[4] for row in tables) == len(made_up.inventory.sensitive)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_of_an_inventory_are_in_both_languages(made_up, lang):
    sheet = book_of(made_up.inventory, lang).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    kinds = {row[5] for row in rows}
    sensitive = ("敏感个人信息", "Sensitive") if lang == "zh" else ("Sensitive", "敏感个人信息")
    assert "\n".join(sensitive) in kinds
    assert all(row[16].count("\n") == 1 for row in rows if row[16])


def test_what_is_grave_and_in_the_clear_stands_out(made_up):
    sheet = book_of(made_up.inventory, "zh").worksheets[0]
    for held, row in zip(made_up.inventory.holdings, sheet.iter_rows(min_row=2), strict=True):
        exposed = held.protection == "clear" and held.sensitivity in ("sensitive", "secret")
        assert (row[14].font.color is not None and row[14].font.color.rgb == "FFB3372F") == exposed


def test_people_are_numbers_that_can_be_sorted(made_up):
    sheet = book_of(made_up.inventory, "en").active
    head = [str(c.value).split("\n")[0] for c in sheet[1]]
    people = [row[head.index("People")] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert 12_804 in people and all(p is None or isinstance(p, int) for p in people)


def test_a_cell_longer_than_excel_takes_is_cut_and_not_lost(made_up):
    long = replace(made_up.findings[0].because, zh="长" * 40_000)
    report = replace(made_up, findings=(replace(made_up.findings[0], because=long),))
    assert len(book_of(report)["发现"]["G2"].value) == 32_000


def test_without_the_extra_it_says_what_to_install(made_up, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(UsageError) as refused:
        write("xlsx", made_up, "zh")
    assert refused.value.todo is not None and "pip install 'hegui[xlsx]'" in refused.value.todo.zh
