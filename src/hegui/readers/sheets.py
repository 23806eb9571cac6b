"""
Sheets: rows of cells as a spreadsheet or a document's table holds them, made into a Table.

The header is found as in a CSV file; a title above it is left out and told.  Cells are text: an ID number keeps its zeros.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from hegui.model import Column, Place, Skipped, Table
from hegui.readers import Source
from hegui.readers.dialects import ROWS_LOOKED_AT
from hegui.readers.exports import is_export
from hegui.readers.headings import Heading, heading_of, unique_names
from hegui.readers.rows import LONGEST_TEXT, ROWS, Pace, batch_of, gathered
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

WIDEST = 1_000  # columns that are looked at
Cells = Sequence[str | None]
Rows = Callable[[], Iterator[Cells | Skipped]]

_WIDE = Text(
    "{n} 行比开头各行更宽，多出的单元格未查看",
    "{n} row(s) are wider than the first ones: the cells beyond were not looked at",
)
_TITLE = Text("表头之前有 {n} 行标题或说明，未查看", "{n} row(s) of title before the header: not looked at")
_NO_HEADER = Text(
    "没有表头：列名无从查看，只凭内容判断", "no header: there were no column names to look at, only content"
)


def sheet_table(
    source: Source, place: Place, name: str, rows: Rows, *, count: int | None = None
) -> Table | None:
    """A table of the rows that ``rows`` gives each time it is called; None if all of them are empty."""
    top = [list(_trimmed(r)) for r in islice(_full(rows()), ROWS_LOOKED_AT)]
    if not top:
        return None
    width = min(max(map(len, top)), WIDEST)
    head = [[c or "" for c in r] + [""] * (width - len(r)) for r in top]
    heading = heading_of(head, width)
    names = unique_names(heading.cells, width)
    return Table(
        place,
        tuple(Column(each, "text") for each in names),
        partial(_batches, source, place, rows, names, heading),
        name=name,
        rows=count,
        export=is_export(source),
    )


def _full(rows: Iterator[Cells | Skipped]) -> Iterator[Cells]:
    """The rows that hold something."""
    for row in rows:
        if not isinstance(row, Skipped) and any(row):
            yield row


def _trimmed(row: Cells) -> Cells:
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def _batches(
    source: Source, place: Place, rows: Rows, names: tuple[str, ...], heading: Heading
) -> Iterator[pa.RecordBatch | Skipped]:
    import pyarrow as pa

    if not heading.rows:
        yield Skipped(place, _NO_HEADER)
    if heading.lead:
        yield Skipped(place, _TITLE.fill(n=heading.lead))
    told: list[Skipped] = []
    wide = [0]
    pace = Pace(source.gentle.rate)
    kinds = [pa.string()] * len(names)
    body = islice(_fitted(rows(), len(names), told, wide), heading.lead + heading.rows, None)
    for some in gathered(body, pace.rows(ROWS)):
        batch, _ = batch_of(some, kinds, names)
        yield batch
        pace.passed(len(some))
    yield from told
    if wide[0]:
        yield Skipped(place, _WIDE.fill(n=wide[0]), asked=source.asked)


def _fitted(
    rows: Iterator[Cells | Skipped], width: int, told: list[Skipped], wide: list[int]
) -> Iterator[Cells]:
    for row in rows:
        if isinstance(row, Skipped):
            told.append(row)
            continue
        if not any(row):
            continue
        if len(row) > width:
            wide[0] += any(row[width:])
            row = row[:width]
        cells = [c[:LONGEST_TEXT] if c else None for c in row]
        yield cells + [None] * (width - len(cells))
