"""Excel workbooks as programs write them: xlsxwriter and openpyxl."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import xlsxwriter
from generators import Make
from reading import read


def book(path: Path, people: int = 40) -> list[dict[str, str]]:
    """A staff list as HR offices keep it: a title over the header, numbers as numbers, an empty sheet behind."""
    make = Make(3)
    rows = [
        {"姓名": make.name(), "手机": make.mobile(), "身份证号": make.resident_id()} for _ in range(people)
    ]
    file = xlsxwriter.Workbook(path)
    sheet = file.add_worksheet("花名册")
    sheet.merge_range(0, 0, 0, 3, "在职员工花名册")
    sheet.write_row(1, 0, ["姓名", "手机", "身份证号", "入职日期"])
    day = file.add_format({"num_format": "yyyy年m月d日"})
    for at, row in enumerate(rows, start=2):
        sheet.write(at, 0, row["姓名"])
        sheet.write_number(at, 1, int(row["手机"]))
        sheet.write_string(at, 2, row["身份证号"])
        sheet.write_datetime(at, 3, datetime(2024, 2, 1 + at % 28), day)
    sheet.write_comment(3, 0, "联系人王芳")
    file.add_worksheet("Sheet2")
    file.set_properties({"author": "欧阳明月"})
    file.close()
    return rows


def test_a_sheet_is_a_table_with_its_header_below_the_title(tmp_path: Path) -> None:
    rows = book(tmp_path / "x.xlsx")
    found = read(tmp_path / "x.xlsx")
    got = found.rows["x.xlsx#花名册"]
    assert [{k: r[k] for k in rows[0]} for r in got] == rows
    assert got[0]["入职日期"] == str(date(2024, 2, 3))
    assert "1 row(s) of title" in found.reasons
    assert set(found.rows) == {"x.xlsx#花名册", "x.xlsx#comments"}


def test_comments_and_the_author_are_read_and_never_shown(tmp_path: Path) -> None:
    book(tmp_path / "x.xlsx")
    found = read(tmp_path / "x.xlsx")
    texts = [r["text"] for r in found.rows["x.xlsx#comments"]]
    assert "作者：欧阳明月" in texts and "联系人王芳" in texts
    assert "欧阳明月" not in found.said()


def test_hidden_sheets_inline_texts_and_booleans_are_read(tmp_path: Path) -> None:
    file = openpyxl.Workbook()
    sheet = file.active
    sheet.append(["name", "member", "code"])
    sheet.append(["张伟", True, "007"])
    sheet.append(["李娜", False, None])
    hidden = file.create_sheet("secret")
    hidden.sheet_state = "veryHidden"
    hidden.append(["phone", "no"])
    hidden.append([13800138000, 1.5])
    file.save(tmp_path / "x.xlsx")
    found = read(tmp_path / "x.xlsx")
    assert found.rows["x.xlsx#Sheet"] == [
        {"name": "张伟", "member": "true", "code": "007"},
        {"name": "李娜", "member": "false", "code": None},
    ]
    assert found.rows["x.xlsx#secret"] == [{"phone": "13800138000", "no": "1.5"}]


def test_sheets_are_chosen_by_name(tmp_path: Path) -> None:
    book(tmp_path / "x.xlsx")
    assert set(read(tmp_path / "x.xlsx", include=("花名册",)).rows) == {"x.xlsx#花名册"}


def test_a_workbook_is_told_by_its_content(tmp_path: Path) -> None:
    book(tmp_path / "x.dat")
    assert "x.dat#花名册" in read(tmp_path / "x.dat").rows


def test_a_cell_far_out_costs_no_memory_and_is_told(tmp_path: Path) -> None:
    file = openpyxl.Workbook()
    file.active.append(["name", "phone"])
    for _ in range(300):
        file.active.append(["张伟", "1"])
    file.active.cell(1_000, 16_384, "x")
    file.save(tmp_path / "x.xlsx")
    found = read(tmp_path / "x.xlsx")
    assert len(found.rows["x.xlsx#Sheet"]) == 300 or "wider" in found.reasons
    assert len(found.tables["x.xlsx#Sheet"].columns) == 2


def test_a_workbook_with_a_password_says_what_to_do(tmp_path: Path) -> None:
    inner = "EncryptedPackage".encode("utf-16-le")
    (tmp_path / "x.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + inner + bytes(500))
    found = read(tmp_path / "x.xlsx")
    assert not found.tables and "without one" in found.reasons and found.skipped[0].asked


def test_declared_entities_are_refused(tmp_path: Path) -> None:
    book(tmp_path / "x.xlsx")
    bomb = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><v>&b;</v></worksheet>'
    )
    with zipfile.ZipFile(tmp_path / "x.xlsx") as old, zipfile.ZipFile(tmp_path / "y.xlsx", "w") as new:
        for info in old.infolist():
            new.writestr(info, bomb if info.filename.endswith("sheet1.xml") else old.read(info))
    found = read(tmp_path / "y.xlsx")
    assert "y.xlsx#花名册" not in found.tables and "damaged" in found.reasons
