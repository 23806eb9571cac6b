"""PDF documents."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest
from generators import Make
from pdfs import pdf
from reading import read

LINES = [f"联系人：{m.name()} 手机：{m.mobile()}" for m in [Make(2)] for _ in range(30)]


def test_every_line_of_every_page_is_a_row(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf([LINES[:20], LINES[20:]]))
    assert [r["text"].replace("：", ":") for r in read(tmp_path / "x.pdf").only] == [
        line.replace("：", ":") for line in LINES
    ]


def test_radicals_become_the_characters_that_a_person_reads(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf([["⾝份证号 ⽅⼩⽉ １３８００１３８０００"]]))
    assert read(tmp_path / "x.pdf").only[0]["text"] == "身份证号 方小月 13800138000"


def test_scanned_pages_are_told_as_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf([LINES[:3], [], []], picture=True))
    found = read(tmp_path / "x.pdf")
    assert len(found.only) == 3
    assert "2 page(s) are only pictures" in found.reasons and found.skipped[0].asked
    (tmp_path / "y.pdf").write_bytes(pdf([LINES[:3], []]))
    assert not read(tmp_path / "y.pdf").skipped


def test_the_author_is_a_value_and_never_shown(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf([LINES[:1]], author="欧阳明月"))
    found = read(tmp_path / "x.pdf")
    assert found.only[0]["text"] == "作者：欧阳明月" and "欧阳明月" not in found.said()


def test_a_packed_document_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.pdf.gz").write_bytes(gzip.compress(pdf([LINES])))
    assert len(read(tmp_path / "x.pdf.gz").only) == 30


def test_a_password_is_told_from_damage(tmp_path: Path) -> None:
    whole = pdf([LINES])
    (tmp_path / "x.pdf").write_bytes(whole[:30])
    damaged = read(tmp_path / "x.pdf").error
    assert damaged is not None and "damaged" in damaged.text.en
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
        b" /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>\nstartxref"
    )
    (tmp_path / "y.pdf").write_bytes(whole.replace(b">>\nstartxref", lock))
    locked = read(tmp_path / "y.pdf").error
    assert locked is not None and "password" in locked.text.en


def test_without_its_reader_the_document_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "x.pdf").write_bytes(pdf([LINES]))
    found = read(tmp_path / "x.pdf")
    assert not found.tables and "hegui[documents]" in found.reasons and found.skipped[0].asked
