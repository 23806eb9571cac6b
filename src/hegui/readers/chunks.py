"""
Where a row ends: delimited text in pieces that hold whole rows, and large files in ranges of bytes that do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from hegui.readers.dialects import Dialect
from hegui.readers.encodings import BLOCK
from hegui.readers.files import Broken

CHUNK = 8 << 20  # bytes of text read in one go
FEW = 256  # quotes that are looked for one by one
LINE_END = 10
LONGEST_LINE = 16 << 20  # bytes of one row; a longer one is not looked at


def chunks(
    blocks: Iterator[bytes], dialect: Dialect, too_long: Callable[[], None], line: int = 1
) -> Iterator[tuple[bytes, int]]:
    """The text in pieces that end where a row ends, each with the number of its first line."""
    held = bytearray()
    skipping = False
    broken: BaseException | None = None
    while broken is None:
        try:
            block = next(blocks, None)
        except Broken as wrong:  # what came before it is still read
            broken = wrong
            break
        if block is None:
            break
        if skipping:
            at = block.find(b"\n")
            if at < 0:
                continue
            block, skipping = block[at + 1 :], False
            line += 1
        held += block
        if len(held) < CHUNK:
            continue
        end = row_end(held, dialect)
        if end:
            with memoryview(held) as view:
                piece = bytes(view[:end])
            del held[:end]
            yield piece, line
            line += lines_in(piece)
        elif len(held) > LONGEST_LINE:
            too_long()
            held.clear()
            skipping = True
    end = len(held) if broken is None else held.rfind(b"\n") + 1
    if end:
        yield bytes(held[:end]), line
    if broken is not None:
        raise broken


def row_end(held: bytearray, dialect: Dialect) -> int:
    """Where the last whole row ends; 0 if there is none yet."""
    end = held.rfind(b"\n") + 1
    if not end or not dialect.quoted:
        return end
    odd = quotes_in(held, 0, end, dialect) % 2
    at = end
    while odd and at:
        before = held.rfind(b"\n", 0, at - 1) + 1
        odd = (odd + quotes_in(held, before, at, dialect)) % 2
        at = before
        if end - at > LONGEST_LINE // 2:
            break
    if at and not odd:
        return at
    return end if len(held) > LONGEST_LINE else 0  # a stray quote: rows are told by lines


def quotes_in(held: bytes | bytearray, start: int, end: int, dialect: Dialect) -> int:
    """The quotes that open or close a value.  Looking for one is ten times as fast as counting, and most texts have few."""
    count, at = 0, held.find(b'"', start, end)
    while at >= 0 and count < FEW:
        count += 1
        at = held.find(b'"', at + 1, end)
    if at >= 0:
        count += held.count(b'"', at, end)
    return count - held.count(b'\\"', start, end) if dialect.escaped and count else count


def lines_in(piece: bytes) -> int:
    """How many lines end in it."""
    import numpy as np

    return int(np.count_nonzero(np.frombuffer(piece, np.uint8) == LINE_END))


# --- ranges of bytes ------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Range:
    """The bytes from ``start`` up to ``end`` of a file."""

    path: Path
    start: int
    end: int
    _marked: tuple[int, int, str] | None = (
        None  # size and time of change of the file, and the mark it had then
    )

    def lines_before(self) -> int:
        """How many lines end before it: the file is read again, which only errors ask for."""
        lines = 0
        with self.path.open("rb") as file:
            window = Window(file, Range(self.path, 0, self.start))
            while block := window.read1(BLOCK):
                lines += lines_in(block)
        return lines

    def mark(self, way: str) -> str | None:
        """A digest of the bytes and of the way they are read."""
        try:
            state = self.path.stat()
            if self._marked is None or self._marked[:2] != (state.st_size, state.st_mtime_ns):
                self._marked = state.st_size, state.st_mtime_ns, self._digest(way)
            return self._marked[2]
        except OSError:
            return None

    def _digest(self, way: str) -> str:
        found = hashlib.sha256(f"{self.start}\0{way}\0".encode("utf-8", "surrogatepass"))
        with self.path.open("rb") as file:
            window = Window(file, self)
            while block := window.read1(BLOCK):
                found.update(block)
        return found.hexdigest()


class Window:
    """A range of a file, read like the file."""

    def __init__(self, file: BufferedReader, within: Range) -> None:
        file.seek(within.start)
        self._file, self._left = file, within.end - within.start

    def read1(self, size: int) -> bytes:
        found = self._file.read1(min(size, self._left))
        self._left -= len(found)
        return found


def ranges(path: Path, dialect: Dialect, most: int) -> Iterator[Range]:
    """Ranges of about ``most`` bytes that begin and end where a row does, the last at the end of the file.

    For encodings in which no byte of a character looks like a line end or a quote.
    """
    start = at = 0  # of the range, and of what is held
    held = bytearray()
    try:
        with path.open("rb") as file:
            while block := file.read1(BLOCK):
                held += block
                if len(held) < CHUNK:
                    continue
                end = row_end(held, dialect)
                if not end and len(held) > LONGEST_LINE:  # the rest is one range
                    break
                at += end
                del held[:end]
                if at - start >= most:
                    yield Range(path, start, at)
                    start = at
    except OSError:  # whoever reads the last range meets it again, and says so
        pass
    size = max(at + len(held), path.stat().st_size)
    if size > start:
        yield Range(path, start, size)
