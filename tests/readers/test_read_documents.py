"""Slides, OpenDocument, old workbooks, XML, mail, Arrow, ORC, Avro and DuckDB files as programs write them."""

from __future__ import annotations

import sys
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import duckdb
import fastavro
import pptx
import pyarrow as pa
import pytest
import xlwt
from generators import Make
from odf.opendocument import OpenDocumentSpreadsheet, OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.text import P
from pyarrow import feather, orc
from reading import read

PEOPLE = [{"姓名": m.name(), "手机": m.mobile()} for m in [Make(6)] for _ in range(20)]
CSV = ("姓名,手机\n" + "".join(f"{p['姓名']},{p['手机']}\n" for p in PEOPLE)).encode()


def texts(path: Path, key: str = "") -> list[str]:
    return [r["text"] for r in read(path).rows[key or path.name]]


def test_slides_notes_and_tables_are_text(tmp_path: Path) -> None:
    file = pptx.Presentation()
    file.core_properties.author = "欧阳明月"
    slide = file.slides.add_slide(file.slide_layouts[5])
    slide.shapes.title.text = "会员 13800138000"
    table = slide.shapes.add_table(2, 2, 0, 0, 100, 100).table
    for at, text in enumerate(["姓名", "电话", "张伟", "13900139000"]):
        table.cell(at // 2, at % 2).text = text
    slide.notes_slide.notes_text_frame.text = "联系王芳"
    file.save(str(tmp_path / "x.pptx"))
    got = texts(tmp_path / "x.pptx")
    assert {"会员 13800138000", "张伟 13900139000", "联系王芳", "作者：欧阳明月"} <= set(got)


def test_an_opendocument_sheet_is_a_table(tmp_path: Path) -> None:
    file = OpenDocumentSpreadsheet()
    sheet = Table(name="名单")
    for row in [list(PEOPLE[0]), *(list(p.values()) for p in PEOPLE)]:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        sheet.addElement(line)
    file.spreadsheet.addElement(sheet)
    file.save(str(tmp_path / "x.ods"))
    assert read(tmp_path / "x.ods").rows == {"x.ods#名单": PEOPLE}


def test_an_opendocument_text_is_text(tmp_path: Path) -> None:
    file = OpenDocumentText()
    file.text.addElement(P(text="联系王芳 13800138000"))
    file.save(str(tmp_path / "x.odt"))
    assert "联系王芳 13800138000" in texts(tmp_path / "x.odt")


def test_an_old_workbook_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = xlwt.Workbook(encoding="utf-8")
    sheet = file.add_sheet("名单")
    for at, row in enumerate([list(PEOPLE[0]), *(list(p.values()) for p in PEOPLE)]):
        sheet.write(at, 0, row[0])
        sheet.write(at, 1, int(row[1]) if row[1].isdigit() else row[1])
    file.save(str(tmp_path / "x.xls"))
    assert read(tmp_path / "x.xls").rows == {"x.xls#名单": PEOPLE}
    (tmp_path / "y.xls").write_bytes((tmp_path / "x.xls").read_bytes()[:600])
    assert read(tmp_path / "y.xls").error is not None
    monkeypatch.setitem(sys.modules, "xlrd", None)
    assert "hegui[documents]" in read(tmp_path / "x.xls").reasons


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_repeated_elements_are_rows_and_the_rest_is_text(tmp_path: Path, codec: str) -> None:
    rows = "".join(
        f"<m id='{i}'><xm>{p['姓名']}</xm><c><tel>{p['手机']}</tel></c></m>" for i, p in enumerate(PEOPLE)
    )
    said = f"<?xml version='1.0' encoding='{codec}'?><root><by>王芳</by><list>{rows}</list></root>"
    (tmp_path / "x.xml").write_bytes(said.encode(codec))
    found = read(tmp_path / "x.xml")
    assert found.rows["x.xml#root/list/m"] == [
        {"id": str(i), "xm": p["姓名"], "c.tel": p["手机"]} for i, p in enumerate(PEOPLE)
    ]
    assert found.rows["x.xml"] == [{"text": "by: 王芳"}]
    (tmp_path / "x.xml").write_bytes(said.encode(codec)[:600])
    cut = read(tmp_path / "x.xml")
    assert cut.rows["x.xml#root/list/m"] and "rest was not looked at" in cut.reasons


def test_entities_of_xml_are_refused_and_no_other_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("13800138000", encoding="utf-8")
    (tmp_path / "x.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "{tmp_path}/secret.txt">]><r><b>&a;</b></r>',
        encoding="utf-8",
    )
    found = read(tmp_path / "x.xml")
    assert not found.tables and found.error is not None


def message(number: int = 1) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "王芳 <wang@example.cn>"
    made["To"] = "li@example.cn"
    made["Subject"] = f"会员名单{number}"
    made["Date"] = "Mon, 01 Jan 2024 10:00:00 +0800"
    made.set_content(f"请联系张伟，电话 1380013800{number}。\n")
    made.add_alternative("<p>请联系<b>张伟</b></p>", subtype="html")
    made.add_attachment(CSV, maintype="application", subtype="octet-stream", filename="名单.csv")
    return made


def test_headers_bodies_and_attachments_of_mail_are_read(tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(message().as_bytes())
    found = read(tmp_path / "x.eml")
    assert found.rows["x.eml#headers"][0]["from"] == "王芳 <wang@example.cn>"
    assert [r["text"] for r in found.rows["x.eml#text"]] == ["请联系张伟，电话 13800138001。", "请联系张伟"]
    assert found.rows["x.eml/message 1/名单.csv"] == PEOPLE


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    box = b"".join(
        b"From w@example.cn Mon Jan  1 10:00:00 2024\n" + message(i).as_bytes() + b"\n" for i in range(1, 5)
    )
    (tmp_path / "box").write_bytes(box)
    found = read(tmp_path / "box")
    assert [r["subject"] for r in found.rows["box#headers"]] == [f"会员名单{i}" for i in range(1, 5)]
    assert len(found.rows["box#text"]) == 8 and found.rows["box/message 4/名单.csv"] == PEOPLE


NESTED = [
    p | {"n": i, "卡": [{"no": str(i)}, {"no": "x"}], "地址": {"市": "杭州"}} for i, p in enumerate(PEOPLE)
]


@pytest.mark.parametrize("name", ["x.arrow", "x.feather", "x.orc"])
def test_columnar_files_are_read_with_their_lists(tmp_path: Path, name: str) -> None:
    table = pa.Table.from_pylist(NESTED)
    if name == "x.orc":
        orc.write_table(table, tmp_path / name)
    elif name == "x.feather":
        feather.write_feather(table, tmp_path / name)
    else:
        with pa.ipc.new_file(tmp_path / name, table.schema) as file:
            file.write_table(table)
    found = read(tmp_path / name)
    assert [(r["手机"], r["n"], r["地址.市"]) for r in found.rows[name]] == [
        (p["手机"], i, "杭州") for i, p in enumerate(PEOPLE)
    ]
    assert len(found.rows[f"{name}#卡[]"]) == 40
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:300])
    assert read(tmp_path / name).error is not None


def test_avro_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schema = {
        "type": "record",
        "name": "m",
        "fields": [
            {"name": "xm", "type": "string"},
            {"name": "dh", "type": ["null", "string"]},
            {"name": "n", "type": ["null", "long", "string"]},
            {"name": "tags", "type": {"type": "array", "items": "string"}},
        ],
    }
    out = BytesIO()
    rows = [{"xm": p["姓名"], "dh": p["手机"], "n": i, "tags": ["a", "b"]} for i, p in enumerate(PEOPLE)]
    fastavro.writer(out, fastavro.parse_schema(schema), rows)
    (tmp_path / "x.avro").write_bytes(out.getvalue())
    found = read(tmp_path / "x.avro")
    assert found.rows["x.avro"][3] == {"xm": PEOPLE[3]["姓名"], "dh": PEOPLE[3]["手机"], "n": "3"}
    assert len(found.rows["x.avro#tags[]"]) == 40
    monkeypatch.setitem(sys.modules, "fastavro", None)
    assert "hegui[avro]" in read(tmp_path / "x.avro").reasons


def test_duckdb_files_are_read_and_not_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.db"
    with duckdb.connect(str(path)) as session:
        session.execute("CREATE TABLE member (name VARCHAR, phone VARCHAR, born DATE)")
        session.execute("COMMENT ON COLUMN member.phone IS '手机号'")
        session.executemany(
            "INSERT INTO member VALUES (?, ?, '1990-01-01')", [list(p.values()) for p in PEOPLE]
        )
        session.execute("CREATE SCHEMA hr; CREATE TABLE hr.staff AS SELECT 1 AS id")
    before = path.read_bytes()
    found = read(path)
    assert [r["phone"] for r in found.rows["x.db#member"]] == [p["手机"] for p in PEOPLE]
    assert found.tables["x.db#member"].columns[1].comment == "手机号" and "x.db#hr.staff" in found.rows
    assert path.read_bytes() == before and [p.name for p in tmp_path.iterdir()] == ["x.db"]
    path.write_bytes(before[:9000])
    assert read(path).error is not None
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert "hegui[duckdb]" in read(path).reasons
