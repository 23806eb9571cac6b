"""Word documents as python-docx writes them."""

from __future__ import annotations

from pathlib import Path

import docx
from generators import Make
from reading import read


def document(path: Path) -> list[dict[str, str]]:
    make = Make(5)
    rows = [{"姓名": make.name(), "电话": make.mobile(), "住址": make.address()} for _ in range(6)]
    file = docx.Document()
    file.core_properties.author = "欧阳明月"
    file.add_heading("关于走访的说明")
    file.add_paragraph("已联系王芳，电话 13800138000。")
    table = file.add_table(len(rows) + 1, 3)
    for at, row in enumerate([dict.fromkeys(rows[0], ""), *rows]):
        for cell, (name, value) in zip(table.rows[at].cells, row.items(), strict=True):
            cell.text = value or name
    form = file.add_table(2, 4)
    for row, texts in zip(
        form.rows, [["姓名", "张伟", "性别", "男"], ["电话", "13900139000", "民族", "汉"]], strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    file.sections[0].header.paragraphs[0].text = "内部资料"
    file.save(str(path))
    return rows


def test_paragraphs_are_text_and_a_table_with_a_header_is_a_table(tmp_path: Path) -> None:
    rows = document(tmp_path / "x.docx")
    found = read(tmp_path / "x.docx")
    assert found.rows["x.docx#table 1"] == rows
    texts = [r["text"] for r in found.rows["x.docx"]]
    assert "已联系王芳，电话 13800138000。" in texts and "内部资料" in texts


def test_a_form_is_read_line_by_line(tmp_path: Path) -> None:
    document(tmp_path / "x.docx")
    texts = [r["text"] for r in read(tmp_path / "x.docx").rows["x.docx"]]
    assert "姓名 张伟 性别 男" in texts and "电话 13900139000 民族 汉" in texts


def test_the_author_is_a_value_and_never_shown(tmp_path: Path) -> None:
    document(tmp_path / "x.docx")
    found = read(tmp_path / "x.docx")
    assert "作者：欧阳明月" in [r["text"] for r in found.rows["x.docx"]]
    assert "欧阳明月" not in found.said()


def test_a_cut_document_says_so(tmp_path: Path) -> None:
    document(tmp_path / "x.docx")
    (tmp_path / "x.docx").write_bytes((tmp_path / "x.docx").read_bytes()[:5000])
    found = read(tmp_path / "x.docx")
    assert found.error is not None and "damaged" in found.error.text.en and found.error.todo is not None


def test_an_empty_document_holds_nothing(tmp_path: Path) -> None:
    file = docx.Document()
    file.core_properties.author = file.core_properties.last_modified_by = ""
    file.save(str(tmp_path / "x.docx"))
    found = read(tmp_path / "x.docx")
    assert not found.tables and "no text" in found.reasons
