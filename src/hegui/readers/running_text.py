"""
Running text as a table: one column ``text``, a row for each line or paragraph.

What the column holds is then told by what discovery finds inside the texts.  Blank lines are left out; a line that is
longer than ``LONGEST`` is cut where a sentence or a word ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from hegui.model import Column, Place, Skipped, Table
from hegui.readers import Source
from hegui.readers.exports import is_export
from hegui.readers.rows import BYTES, ROWS, Pace, shown
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST = 2_000  # characters of a row
_ENDS = "。！？；\n.!?;，, \t"
Lines = Callable[[], Iterator[str | Skipped]]


def text_table(
    source: Source,
    place: Place,
    lines: Lines,
    *,
    name: str = "",
    rows: int | None = None,
    at_once: int = BYTES,
    compiles: bool = True,
) -> Table:
    """A table of the lines that ``lines`` gives each time it is called; what it could not read it yields as Skipped.

    ``at_once``: about how many bytes of text a batch holds.
    """
    return Table(
        place,
        (Column("text", "text"),),
        partial(_batches, source, lines, at_once),
        name=name or (source.path.name if source.path else ""),
        rows=rows,
        export=is_export(source),
        compiles=compiles,
    )


def _batches(source: Source, lines: Lines, at_once: int) -> Iterator[pa.RecordBatch | Skipped]:
    pace = Pace(source.gentle.rate)
    most = pace.rows(ROWS)
    held: list[str] = []
    size = 0
    for line in lines():
        if isinstance(line, Skipped):
            yield line
            continue
        for piece in pieces(line):
            held.append(piece)
            size += len(piece)
            if len(held) >= most or size * 3 >= at_once:
                yield _batch(held)
                pace.passed(len(held))
                held, size = [], 0
    if held:
        yield _batch(held)


def _batch(held: list[str]) -> pa.RecordBatch:
    import pyarrow as pa

    return pa.RecordBatch.from_arrays([pa.array([shown(t) for t in held], pa.string())], names=["text"])


def pieces(line: str) -> Iterator[str]:
    """A line without blanks around it, cut where it is too long; nothing for a blank one."""
    line = line.strip()
    while len(line) > LONGEST:
        end = max(line.rfind(mark, LONGEST // 2, LONGEST) for mark in _ENDS) + 1 or LONGEST
        yield line[:end].rstrip()
        line = line[end:].lstrip()
    if line:
        yield line


EMPTY = Text("没有任何文字", "no text in it")
