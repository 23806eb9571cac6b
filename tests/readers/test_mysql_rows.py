"""Rows of MySQL's protocol are cut as they were sent, in whatever pieces they come; what is no protocol ends as an error."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pymysql = pytest.importorskip("pymysql")

from hegui.readers import mysql_rows  # noqa: E402  after the skip

CELLS = st.one_of(st.none(), st.binary(max_size=20), st.integers(0, 70_000).map(lambda n: b"v" * n))


class Stream:
    """Hands over what a server sent, a piece at a time."""

    def __init__(self, sent: bytes, piece: int) -> None:
        self.sent, self.piece = sent, piece

    def read1(self, most: int) -> bytes:
        given, self.sent = self.sent[: self.piece], self.sent[self.piece :]
        return given


def packets(payloads: list[bytes], sequence: int = 5, largest: int = mysql_rows.LARGEST) -> bytes:
    sent = b""
    for payload in payloads:
        rest: bytes | None = payload
        while rest is not None:
            part, rest = rest[:largest], rest[largest:] if len(rest) >= largest else None
            sent += len(part).to_bytes(3, "little") + bytes([sequence % 256]) + part
            sequence += 1
    return sent


def length(n: int) -> bytes:
    if n < 251:
        return bytes([n])
    return b"\xfc" + n.to_bytes(2, "little") if n < 1 << 16 else b"\xfd" + n.to_bytes(3, "little")


def row(cells: list[bytes | None]) -> bytes:
    return b"".join(b"\xfb" if c is None else length(len(c)) + c for c in cells)


END = b"\xfe\x00\x00\x02\x00"


def cut(sent: bytes, piece: int, count: int, most: int = 100) -> list[list[Any]]:
    found: list[list[Any]] = []
    for arrays in mysql_rows._cut(mysql_rows._Packets(Stream(sent, piece), 5), count, most):
        assert 0 < len(arrays[0]) <= most
        found += [list(cells) for cells in zip(*(a.to_pylist() for a in arrays), strict=True)]
    return found


@given(
    rows=st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), max_size=12)),
    piece=st.integers(1, 5000),
    most=st.integers(1, 5),
)
def test_rows_come_out_as_they_were_sent(rows: list[list[bytes | None]], piece: int, most: int) -> None:
    rows = [r for r in rows if row(r)[0] != 0xFE]
    count = len(rows[0]) if rows else 1
    assert cut(packets([*map(row, rows), END]), piece, count, most) == rows


@pytest.mark.parametrize("size", [20, 21, 22, 40, 41, 42, 60, 100])
def test_a_row_in_several_packets_is_one_row(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mysql_rows, "LARGEST", 21)
    rows: list[list[bytes | None]] = [[b"a" * size, None], [b"b", b"c"], [b"d" * size, b"e"]]
    for piece in (1, 7, 1000):
        assert cut(packets([*map(row, rows), END], largest=21), piece, 2) == rows


def test_rows_before_an_error_come_out_and_the_error_has_its_number_alone() -> None:
    words = b"\xff" + (1366).to_bytes(2, "little") + b"#22007Incorrect value: 110105"
    reading = mysql_rows._cut(mysql_rows._Packets(Stream(packets([row([b"x"]), words]), 9), 5), 1, 10)
    assert next(reading)[0].to_pylist() == [b"x"]
    with pytest.raises(pymysql.err.OperationalError) as caught:
        next(reading)
    assert caught.value.args == (1366, "")


@settings(max_examples=300)
@given(sent=st.binary(max_size=400), piece=st.integers(1, 100), count=st.integers(1, 5))
def test_what_is_no_protocol_ends_as_an_error_of_the_driver(sent: bytes, piece: int, count: int) -> None:
    with pytest.raises(pymysql.err.OperationalError):
        cut(sent, piece, count)
        raise pymysql.err.OperationalError  # it happened to be one


@settings(max_examples=300)
@given(payload=st.binary(min_size=1, max_size=60), count=st.integers(1, 5))
def test_a_row_of_wrong_lengths_ends_as_an_error_of_the_driver(payload: bytes, count: int) -> None:
    with pytest.raises(pymysql.err.OperationalError):
        cut(packets([payload, END]), 1000, count)
        raise pymysql.err.OperationalError
