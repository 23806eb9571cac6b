"""Broken bytes: whatever a file holds, only tables, Skipped and SourceError come out, and no byte of it in a message."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import sqlite3
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import fastavro
import py7zr
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import xlwt
from generators import Make
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdfs import pdf
from pyarrow import orc
from reading import read

MARK = "绝密玄冥"  # stands in every sample; no message may hold it
QUIET = settings(
    max_examples=int(os.environ.get("HEGUI_FUZZ", "150")),
    derandomize="HEGUI_FUZZ" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def rows(n: int = 60) -> list[dict[str, str]]:
    make = Make(8)
    return [{"xm": MARK + make.name(), "dh": make.mobile(), "bz": f'{MARK} "q", {i}\n'} for i in range(n)]


def as_sqlite() -> bytes:
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE t (xm TEXT, dh INTEGER, bz BLOB)")
    db.executemany("INSERT INTO t VALUES (:xm, :dh, :bz)", rows())
    db.commit()
    return bytes(db.serialize())


def as_csv() -> bytes:
    quoted = ('"' + r["bz"].replace('"', '""') + '"' for r in rows())
    return (
        "xm,dh,bz\n" + "".join(f"{r['xm']},{r['dh']},{b}\n" for r, b in zip(rows(), quoted, strict=True))
    ).encode()


def as_sql() -> bytes:
    def text(value: str) -> str:
        return "'" + value.replace("'", "\\'").replace("\n", "\\n").replace('"', '\\"') + "'"

    lines = [
        "-- MySQL dump 10",
        "CREATE TABLE `t` (`xm` varchar(9) COMMENT '姓名', `dh` char(11), `bz` text) COMMENT='x';",
    ]
    lines += [f"INSERT INTO `t` VALUES ({text(r['xm'])},{r['dh']},{text(r['bz'])});" for r in rows()]
    return "\n".join(lines).encode()


def as_pg() -> bytes:
    lines = [
        "-- PostgreSQL database dump",
        "CREATE TABLE t (xm text, dh text, bz text);",
        "COPY t (xm, dh, bz) FROM stdin;",
    ]
    lines += [f"{r['xm']}\t{r['dh']}\t\\N" for r in rows()] + [
        "\\.",
        "INSERT INTO u VALUES (1, E'x\\'y', $$z$$);",
    ]
    return "\n".join(lines).encode()


def as_parquet() -> bytes:
    out = io.BytesIO()
    table = pa.Table.from_pylist([r | {"n": {"a": [r["xm"]]}} for r in rows()])
    pq.write_table(table, out, row_group_size=20)
    return out.getvalue()


def as_book() -> bytes:
    out = io.BytesIO()
    file = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = file.add_worksheet()
    for at, row in enumerate([dict.fromkeys(rows()[0], ""), *rows()]):
        sheet.write_row(at, 0, [value or name for name, value in row.items()])
    file.close()
    return out.getvalue()


def as_xls() -> bytes:
    out = io.BytesIO()
    file = xlwt.Workbook(encoding="utf-8")
    sheet = file.add_sheet("t")
    for at, row in enumerate([dict.fromkeys(rows()[0], ""), *rows()]):
        for column, (name, value) in enumerate(row.items()):
            sheet.write(at, column, value or name)
    file.save(out)
    return out.getvalue()


def as_word() -> bytes:
    out = io.BytesIO()
    file = docx.Document()
    table = file.add_table(61, 3)
    for line, row in zip(table.rows, [dict.fromkeys(rows()[0], ""), *rows()], strict=True):
        for cell, (name, value) in zip(line.cells, row.items(), strict=True):
            cell.text = (value or name).strip()
    file.save(out)
    return out.getvalue()


def as_html() -> bytes:
    lines = "".join(f"<tr><td>{r['xm']}</td><td>{r['dh']}</td><td>{r['bz']}</td></tr>" for r in rows())
    return f"<html><table><tr><th>xm</th><th>dh</th><th>bz</th></tr>{lines}</table></html>".encode()


def as_xml() -> bytes:
    lines = "".join(f"<m><xm>{r['xm']}</xm><dh>{r['dh']}</dh><bz>{r['bz']}</bz></m>" for r in rows())
    return f"<?xml version='1.0'?><list>{lines}</list>".encode()


def as_mail() -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = f"{MARK} <a@example.cn>", "b@example.cn", MARK
    made.set_content(MARK)
    made.add_attachment(as_csv(), maintype="text", subtype="csv", filename="s.csv")
    return made.as_bytes()


def as_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("s.csv", as_csv())
        file.writestr("s.xml", as_xml())
    return out.getvalue()


def as_tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as file:
        info = tarfile.TarInfo("s.csv")
        info.size = len(as_csv())
        file.addfile(info, io.BytesIO(as_csv()))
    return out.getvalue()


def as_7z() -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w") as file:
        file.writestr(as_csv(), "s.csv")
    return out.getvalue()


def as_arrow() -> bytes:
    out = io.BytesIO()
    table = pa.Table.from_pylist(rows())
    with pa.ipc.new_file(out, table.schema) as file:
        file.write_table(table, max_chunksize=20)
    return out.getvalue()


def as_orc() -> bytes:
    out = io.BytesIO()
    orc.write_table(pa.Table.from_pylist(rows()), out)
    return out.getvalue()


def as_avro() -> bytes:
    out = io.BytesIO()
    fields = [{"name": n, "type": "string"} for n in rows()[0]]
    fastavro.writer(out, fastavro.parse_schema({"type": "record", "name": "t", "fields": fields}), rows())
    return out.getvalue()


DOCUMENTS = {  # found by their own means: a broken one is seldom read by another reader
    "s.pdf": pdf([[f"{MARK} {r['dh']}" for r in rows()]], author=MARK),
    "s.log": "\n".join(f"{MARK} {r['dh']}" for r in rows()).encode(),
}
SAMPLES = {
    "s.xlsx": as_book(),
    "s.xls": as_xls(),
    "s.docx": as_word(),
    "s.html": as_html(),
    "s.xml": as_xml(),
    "s.eml": as_mail(),
    "s.zip": as_zip(),
    "s.tgz": as_tar(),
    "s.7z": as_7z(),
    "s.arrow": as_arrow(),
    "s.orc": as_orc(),
    "s.avro": as_avro(),
    "s.db": as_sqlite(),
    "s.csv": as_csv(),
    "s.txt": as_csv().decode().encode("utf-16"),
    "s.tsv": as_csv().decode().replace(",", "\t").encode("gb18030"),
    "s.sql": as_sql(),
    "p.sql": as_pg(),
    "s.parquet": as_parquet(),
    "s.json": json.dumps({"list": rows(), MARK + "_13800138000": {"a": 1}}, ensure_ascii=False).encode(),
    "s.jsonl": "\n".join(json.dumps(r) for r in rows()).encode(),
    "s.csv.gz": gzip.compress(as_csv()),
    "s.sql.gz": gzip.compress(as_sql()),
}


def holds(path: Path) -> None:
    found = read(path)  # anything but a SourceError fails here
    said = found.said()
    # a column's name may be a broken piece of a row where the header is gone; as a name it has passed the mask.
    # What must never show a value is a message.
    messages = "\n".join(s.reason.zh + s.reason.en for s in found.skipped)
    if found.error is not None:
        messages += found.error.text.zh + found.error.text.en + repr(found.error)
    assert MARK not in messages
    for row in rows():
        assert row["dh"] not in said and row["dh"] not in messages


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_themselves_are_read_whole(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SAMPLES[name])
    found = read(path)
    assert found.error is None
    most = max(found.rows.values(), key=len)
    assert len(most) == 60 and [r["dh"] for r in most] == [
        r["dh"] if name != "s.db" else int(r["dh"]) for r in rows()
    ]


@pytest.mark.parametrize("name", [*SAMPLES, *DOCUMENTS])
def test_files_cut_anywhere(tmp_path: Path, name: str) -> None:
    whole = (SAMPLES | DOCUMENTS)[name]
    rng = random.Random(7)
    path = tmp_path / name
    for cut in sorted({0, 1, 2, 16, 100, *(rng.randrange(len(whole)) for _ in range(25)), len(whole) - 1}):
        path.write_bytes(whole[:cut])
        holds(path)


@pytest.mark.parametrize("name", [*SAMPLES, *DOCUMENTS])
def test_files_with_bytes_changed(tmp_path: Path, name: str) -> None:
    rng = random.Random(9)
    path = tmp_path / name
    for _ in range(40):
        data = bytearray((SAMPLES | DOCUMENTS)[name])
        for _ in range(rng.choice((1, 3, 20))):
            at = rng.randrange(len(data))
            data[at : at + rng.choice((1, 1, 8))] = rng.randbytes(rng.choice((0, 1, 9)))
        path.write_bytes(data)
        holds(path)


@pytest.mark.parametrize(
    "name",
    [
        "x.db",
        "x.csv",
        "x.sql",
        "x.parquet",
        "x.json",
        "x.jsonl",
        "x.csv.gz",
        "x",
        "x.xlsx",
        "x.docx",
        "x.xls",
        "x.pdf",
        "x.html",
        "x.xml",
        "x.eml",
        "x.zip",
        "x.tgz",
        "x.orc",
        "x.txt",
    ],
)
@QUIET
@given(data=st.binary(max_size=600))
def test_random_bytes_under_any_name(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    read(path).said()


TOKENS = ["INSERT INTO t VALUES", "(", ")", ",", ";", "'", "\\", "''", "`a`", "1", "NULL", "\n", "--", "/*", "*/", "CREATE TABLE t", " int",
          "COPY t FROM stdin;\n", "\\.\n", "\t", "$$", "E'", "DELIMITER ;;\n", "DELIMITER ;\n", "x", "COMMENT ON COLUMN t.a IS", "\nGO\n", "USE a\n"]  # fmt: skip


@QUIET
@given(parts=st.lists(st.sampled_from(TOKENS), max_size=40), pg=st.booleans())
def test_sql_made_of_its_own_pieces(tmp_path: Path, parts: list[str], pg: bool) -> None:
    path = tmp_path / "x.sql"
    head = "-- PostgreSQL database dump\n" if pg else "-- MySQL dump 10\n"
    path.write_text(head + " ".join(parts), encoding="utf-8")
    read(path).said()


JSON_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just("13800138000"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["a", "b", "13800138000", "张伟", "*", "[]", ""]), inner, max_size=4
        )
    ),
    max_leaves=12,
)


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in leaves(each)]
    if isinstance(value, list):
        return [leaf for each in value for leaf in leaves(each)]
    if value is None:
        return []
    return [("true" if value else "false") if isinstance(value, bool) else str(value)]


@QUIET
@given(
    value=st.dictionaries(st.sampled_from(["a", "b", "13800138000"]), JSON_VALUE, max_size=3)
    | st.lists(JSON_VALUE, min_size=1, max_size=4)
)
def test_no_value_of_a_json_document_is_lost(tmp_path: Path, value: object) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    found = read(path)
    got = [
        str(v)
        for table in found.rows.values()
        for row in table
        for k, v in row.items()
        if v is not None and k != "*key"
    ]
    assert sorted(got) == sorted(leaves(value))


@QUIET
@given(
    table=st.lists(
        st.lists(
            st.text(
                st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n\t"), max_size=8
            ),
            min_size=3,
            max_size=3,
        ),
        min_size=1,
        max_size=15,
    )
)
def test_what_the_csv_module_writes_is_read_back(tmp_path: Path, table: list[list[str]]) -> None:
    import csv

    path = tmp_path / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["xm", "dh", "bz"])
        writer.writerows(table)
    found = read(path)
    nulls = {"", "NULL", "null", "\\N"}
    assert [list(r.values()) for r in found.only] == [
        [None if c in nulls else c for c in row] for row in table
    ]
