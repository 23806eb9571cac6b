"""Plain text and logs in the encodings that Chinese systems write."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from generators import Make
from reading import read

from hegui.readers.running_text import LONGEST, pieces


def lines(n: int = 200) -> list[str]:
    make = Make(4)
    return [f"2024-01-01 10:00:{i % 60:02} 联系人：{make.name()} 手机：{make.mobile()}" for i in range(n)]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_every_line_is_a_row_in_any_encoding(tmp_path: Path, codec: str) -> None:
    texts = ["會員資料：聯絡電話 13800138000", "備註：請於週五回覆"] * 50 if codec == "big5" else lines()
    (tmp_path / "x.txt").write_bytes("\r\n".join(texts).encode(codec))
    assert [r["text"] for r in read(tmp_path / "x.txt").only] == texts


def test_packed_logs_and_files_without_a_telling_name(tmp_path: Path) -> None:
    data = "\n".join(lines()).encode()
    (tmp_path / "app.log.2.gz").write_bytes(gzip.compress(data))
    (tmp_path / "NOTES").write_bytes(data)
    assert len(read(tmp_path / "app.log.2.gz").only) == len(read(tmp_path / "NOTES").only) == 200


def test_a_long_line_is_cut_between_sentences_and_nothing_is_lost(tmp_path: Path) -> None:
    long = "".join(f"电话{m}。" for m in (Make(9).mobile() for _ in range(3)) for _ in range(300))
    found = list(pieces(long))
    assert "".join(found) == long and max(map(len, found)) <= LONGEST
    assert all(p.endswith("。") for p in found)


def test_megabytes_without_a_line_end_are_read(tmp_path: Path) -> None:
    text = "王芳的手机号" * 500_000
    (tmp_path / "x.txt").write_text(text, encoding="utf-8")
    assert "".join(r["text"] for r in read(tmp_path / "x.txt").only) == text


def test_lines_that_do_not_decode_are_counted(tmp_path: Path) -> None:
    texts = "\n".join(lines()).encode()
    (tmp_path / "x.log").write_bytes(texts + b"\n\xff\xfe\x9f ok\n" + "王芳".encode("gb18030"))
    found = read(tmp_path / "x.log")
    assert len(found.only) == 202 and found.only[-1]["text"] == "王芳"
    assert "1 line(s) hold bytes" in found.reasons


def test_empty_and_blank_files_hold_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(b" \n\n")
    assert not read(tmp_path / "a.txt").tables and not read(tmp_path / "b.txt").tables


def test_programs_and_settings_are_listed_as_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "x.py").write_text("phone = '13800138000'\n", encoding="utf-8")
    found = read(tmp_path / "x.py")
    assert not found.tables and "not looked at" in found.reasons
