"""
Fingerprints of files: what changes when a file does, so that what was counted of it before can be trusted.

A file that ends with its own table of contents (Parquet, ORC, Arrow) is told by its size, its time of change and that end; any
other by a digest of every byte, which costs little beside reading it.  A file inside another has none.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hegui.model import Part, Read, Skipped, Table
from hegui.readers import Source

if TYPE_CHECKING:
    import pyarrow as pa

END = 64 << 10  # bytes at the end of a file that hold its table of contents, or the last piece of it
PIECE = 1 << 20
BESIDE = ("-wal", "-journal")  # what a database writes beside its file


def mark_of_end(source: Source, part: int, end: int = END) -> str | None:
    """A fingerprint of a part of a file that ends with its table of contents, ``end`` bytes long."""
    if source.path is None or source.inside is not None:
        return None
    try:
        with source.path.open("rb") as file:
            state = os.fstat(file.fileno())
            file.seek(-min(end, state.st_size), os.SEEK_END)
            told = f"{source.path.resolve()}\0{state.st_size}\0{state.st_mtime_ns}\0{part}\0"
            return hashlib.sha256(told.encode("utf-8", "surrogateescape") + file.read()).hexdigest()
    except OSError:
        return None


@dataclass(slots=True)
class Content:
    """A digest of all bytes of a file, taken anew only when its size or its time of change say so."""

    path: Path
    _found: tuple[tuple[int, ...], str] | None = field(default=None, repr=False)

    def mark(self, which: str) -> str | None:
        """The fingerprint of a table of the file, ``which`` says which."""
        try:
            files = [self.path, *(f for e in BESIDE if (f := Path(f"{self.path}{e}")).is_file())]
            state = tuple(n for f in files for n in (f.stat().st_size, f.stat().st_mtime_ns, f.stat().st_ino))
            if self._found is None or self._found[0] != state:
                self._found = state, _digest(files)
            return f"{self._found[1]}\0{which}"
        except OSError:
            return None


def _digest(files: list[Path]) -> str:
    found = hashlib.sha256()
    for path in files:
        found.update(f"{path.stat().st_size}\0".encode())
        with path.open("rb") as file:
            while piece := file.read(PIECE):
                found.update(piece)
    return found.hexdigest()


def marked(source: Source, assets: Iterator[Read]) -> Iterator[Read]:
    """The same assets; a table that is one part has the file's digest for a mark."""
    assert source.path is not None
    content = Content(source.path)
    for number, asset in enumerate(assets):
        if isinstance(asset, Table) and asset.parts is None and _can_be(source):
            # names may be alike once they are masked; what was left out moves the numbers
            which = f"{number}\0{source.include}\0{source.exclude}"
            asset = replace(asset, parts=partial(_whole, asset, content, which))
        yield asset


def _can_be(source: Source) -> bool:
    try:
        return (
            source.path is not None
            and source.inside is None
            and not source.gentle.rate
            and stat.S_ISREG(source.path.stat().st_mode)
        )
    except OSError:
        return False


def _whole(table: Table, content: Content, which: str) -> Iterator[Part]:
    yield Part("", partial(_columns, table), table.rows, mark=partial(content.mark, which))


def _columns(table: Table, columns: tuple[int, ...] | None) -> Iterator[pa.RecordBatch | Skipped]:
    for batch in table.batches():
        yield batch if columns is None or isinstance(batch, Skipped) else batch.select(list(columns))
