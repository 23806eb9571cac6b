"""
A text file as UTF-8 blocks that can be taken up again in the middle, also inside gzip.

A dump is read twice: once to learn its tables, once for each table's rows.  A ``Mark`` remembers where a table's rows
begin; in gzip it holds the state of the unpacker there, so nothing before it is unpacked again.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hegui.readers.encodings import bom_of, utf8_blocks
from hegui.readers.files import BOMB_FROM, BOMB_RATIO, GZIP, Bomb, is_packed, opened

BLOCK = 2 << 20
PIECE = 1 << 18  # packed bytes read at a time


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a stream: a state to start from, and how many bytes to drop after it."""

    at: int  # bytes of the stream before the state
    state: Any = field(repr=False)
    drop: int = 0
    line: int = 1


@dataclass(frozen=True, slots=True)
class _Packed:
    """The state of an unpacker in the middle of a gzip file."""

    offset: int
    unpacker: Any
    rest: bytes


def blocks(path: Path, codec: str, start: Mark | None = None) -> Iterator[tuple[bytes, Mark]]:
    """Blocks of UTF-8, each with the mark of its beginning."""
    if codec != "utf-8":
        yield from _decoded(path, codec, start)
    elif is_packed(path):
        yield from _unpacked(path, start)
    else:
        yield from _plain(path, start)


def _plain(path: Path, start: Mark | None) -> Iterator[tuple[bytes, Mark]]:
    with path.open("rb") as file:
        at = start.at if start else bom_of(file.read(4))
        file.seek(at)
        while block := file.read(BLOCK):
            yield block, Mark(at, None)
            at += len(block)


def _decoded(path: Path, codec: str, start: Mark | None) -> Iterator[tuple[bytes, Mark]]:
    """Another encoding is decoded from the beginning each time: rare, and right."""
    at, skip = 0, start.at if start else 0
    with opened(path) as file:
        for block in utf8_blocks(file, codec):
            if at + len(block) > skip:
                first = max(skip - at, 0)
                yield block[first:], Mark(at + first, None)
            at += len(block)


def _unpacked(path: Path, start: Mark | None) -> Iterator[tuple[bytes, Mark]]:
    with path.open("rb") as file:
        if start is None or start.state is None:
            at, rest, unpacker = 0, b"", zlib.decompressobj(31)
        else:
            at, rest, unpacker = start.at, start.state.rest, start.state.unpacker.copy()
            file.seek(start.state.offset)
        while True:
            mark = Mark(
                at,
                _Packed(file.tell(), unpacker.copy() if not unpacker.eof else zlib.decompressobj(31), rest),
            )
            rest = rest or file.read(PIECE)
            if not rest:
                if not unpacker.eof:
                    raise EOFError
                return
            if unpacker.eof:  # one gzip file may follow another
                if not rest.startswith(GZIP[: len(rest)]):
                    return
                unpacker = zlib.decompressobj(31)
            block = unpacker.decompress(rest, BLOCK)
            rest = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if at + len(block) > BOMB_FROM and at + len(block) > BOMB_RATIO * file.tell():
                raise Bomb
            if block:
                if not at:
                    skip = bom_of(block)
                    block, at = block[skip:], skip
                yield block, mark if mark.at == at else Mark(mark.at, mark.state, drop=at - mark.at)
                at += len(block)
