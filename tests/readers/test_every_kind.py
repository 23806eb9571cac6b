"""A folder with a file of every kind that hegui reads: the mobile numbers in each are found, whatever the file is called."""

from __future__ import annotations

import io
import mailbox
import zipfile
from email.message import EmailMessage
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from odf import opendocument, table, text
from pptx import Presentation
from pptx.util import Cm
from test_fuzz_readers import DOCUMENTS, SAMPLES, as_csv, rows

import hegui


def as_ods() -> bytes:
    document = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="t")
    for row in ({"xm": "xm", "dh": "dh", "bz": "bz"}, *rows()):
        line = table.TableRow()
        for value in row.values():
            cell = table.TableCell(valuetype="string")
            cell.addElement(text.P(text=value))
            line.addElement(cell)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def as_slides() -> bytes:
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(10), Cm(10))
    box.text_frame.text = "\n".join(f"联系人 {r['xm']} 电话 {r['dh']}" for r in rows())
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def as_duckdb(folder: Path) -> bytes:
    path = folder / "made.duckdb"
    with duckdb.connect(str(path)) as session:
        session.register("given", pa.Table.from_pylist(rows()))
        session.execute("CREATE TABLE t AS SELECT * FROM given")
    return path.read_bytes()


def as_mailbox(folder: Path) -> bytes:
    path = folder / "made.mbox"
    box = mailbox.mbox(path)
    for row in rows():
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = "a@example.cn", "b@example.cn", "名单"
        mail.set_content(f"{row['xm']}，电话 {row['dh']}")
        box.add(mail)
    box.close()
    return path.read_bytes()


def every_kind(folder: Path) -> dict[str, bytes]:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("inner/list.csv", as_csv())
    return {
        **SAMPLES,
        **DOCUMENTS,
        "s.ods": as_ods(),
        "s.pptx": as_slides(),
        "s.duckdb": as_duckdb(folder),
        "s.mbox": as_mailbox(folder),
        "s.csv.zst": pa.compress(as_csv(), "zstd", asbytes=True),
        "nested.zip": packed.getvalue(),
    }


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return every_kind(tmp_path_factory.mktemp("made"))


@pytest.mark.parametrize("named", [True, False], ids=["by its usual name", "without an ending"])
def test_mobile_numbers_are_found_in_a_file_of_every_kind(
    tmp_path: Path, kinds: dict[str, bytes], named: bool
) -> None:
    for name, data in kinds.items():
        (tmp_path / (name if named else name.replace(".", "_"))).write_bytes(data)
    found = hegui.inventory(tmp_path)
    assert not found.skipped
    met = {
        h.place.source.split("/")[1]
        for h in found.holdings
        if (h.entity and h.entity.id == "mobile") or "mobile" in h.embedded
    }
    assert met == {file.name for file in tmp_path.iterdir()}
