"""
The rows of an SQLite table, page by page: through adbc where it gives them as they are, else one by one.

SQLite lets text sit in an integer column; every value is read as what it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hegui.model import Column
from hegui.readers import sqlite_arrow, sqlite_types
from hegui.readers.adbc import Session
from hegui.readers.rows import BYTES, LONGEST_BYTES, LONGEST_TEXT, ROWS, Pace, weight
from hegui.readers.sqlite_catalogue import Shape
from hegui.readers.sqlite_sessions import Damaged, careful
from hegui.readers.sqlite_types import quoted

if TYPE_CHECKING:
    import pyarrow as pa

FEW = 10_000  # rows, below which a second connection is not worth opening
FIRST = 2048  # rows that tell what columns without a declared type hold


def _shortened(array: pa.Array, rows: list[tuple[Any, ...]], at: int) -> int:
    """How many values of a column are as long as is looked at: they were longer."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(array.type) or (pc.max(pc.binary_length(array)).as_py() or 0) < LONGEST_BYTES:
        return 0
    long = [row[at] for row in rows if isinstance(row[at], bytes) and len(row[at]) >= LONGEST_BYTES]
    return sum(1 for v in long if len(v) == LONGEST_BYTES or len(v) >= LONGEST_TEXT)


def pages(
    db: sqlite3.Connection, path: Path, shape: Shape, columns: tuple[Column, ...], pace: Pace
) -> Iterator[tuple[pa.RecordBatch, int]]:
    """Batches bounded in rows and bytes, each with how many values were cut.

    By row id, so that no transaction lasts longer than a page; through adbc once the first rows have told what the columns
    hold.  A page that does not come out of adbc is read the slow way; where its types were not why, so is the rest.
    """
    import pyarrow as pa

    names = [c.name for c in columns]
    kinds = [sqlite_types.declared_kind(c.type) for c in columns]
    if not shape.rowid:
        cursor = db.execute(f"SELECT {_asked(columns, kinds)} FROM {quoted(shape.name)}")
        while rows := _some(cursor, pace.rows(ROWS)):
            batch, kinds, cut = _batch(rows, kinds, names)
            yield batch, cut
        return
    after: int | None = None
    size = FIRST
    with _fast(db, path, shape) as fast:
        while True:
            quick = fast if after is not None else None
            most = pace.rows(size if quick or after is None else ROWS)
            where = "" if after is None else f" WHERE {shape.rowid} > {after}"
            page = f", {shape.rowid} FROM {quoted(shape.name)}{where} ORDER BY {shape.rowid} LIMIT {most}"
            if quick:
                known = [k or pa.string() for k in kinds]
                found = sqlite_arrow.page(quick, f"SELECT {_quick(columns, known)}{page}", most, known, names)
                if found is not None:
                    batch, cut, last = found
                    if not batch.num_rows:
                        return
                    yield batch, cut
                    after, size = _next(last, after), sqlite_arrow.rows_like(batch)
                    continue
            cursor = db.execute(f"SELECT {_asked(columns, kinds)}{page}")
            rows = _some(cursor, most)
            cursor.close()
            if not rows:
                return
            batch, wider, cut = _batch(rows, kinds, names)
            if quick and wider == kinds:
                fast = None  # values too long, or an error: such a page seldom comes alone
            kinds = wider
            yield batch, cut
            after, size = _next(rows[-1][-1], after), sqlite_arrow.rows_like(batch)


def _quick(columns: tuple[Column, ...], kinds: list[pa.DataType]) -> str:
    return ", ".join(
        sqlite_arrow.expression(quoted(c.name), k, not sqlite_types.holds_text(c.type))
        for c, k in zip(columns, kinds, strict=True)
    )


def _fast(db: sqlite3.Connection, path: Path, shape: Shape) -> AbstractContextManager[Session | None]:
    """adbc's connection, for a table that is worth it and a database whose texts are UTF-8."""
    encoding = db.execute("PRAGMA encoding").fetchone()[0]
    if (shape.rows or 0) < FEW or encoding != b"UTF-8":
        return nullcontext()
    return sqlite_arrow.opened(*careful(path))


def _batch(
    rows: list[tuple[Any, ...]], kinds: list[pa.DataType | None], names: list[str]
) -> tuple[pa.RecordBatch, list[pa.DataType | None], int]:
    """A batch, the kinds of its columns where they are wider now, and how many values were cut."""
    import pyarrow as pa

    fitted = [sqlite_types.fitted([row[at] for row in rows], kind) for at, kind in enumerate(kinds)]
    batch = pa.RecordBatch.from_arrays([array for array, _ in fitted], names=names)
    cut = sum(_shortened(batch.column(at), rows, at) for at in range(len(names)))
    return batch, [kind for _, kind in fitted], cut


def _next(row: object, after: int | None) -> int:
    if not isinstance(row, int) or (after is not None and row <= after):
        raise Damaged
    return row


def _some(cursor: sqlite3.Cursor, most: int) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    size = 0
    while len(rows) < most and size < BYTES:
        found = cursor.fetchmany(min(256, most - len(rows)))
        if not found:
            break
        rows += found
        size += sum(map(weight, found))
    return rows


def _asked(columns: tuple[Column, ...], kinds: list[pa.DataType | None]) -> str:
    return ", ".join(_expression(c, k) for c, k in zip(columns, kinds, strict=True))


def _expression(column: Column, kind: pa.DataType | None) -> str:
    import pyarrow as pa

    name = quoted(column.name)
    number = name if kind is None or not pa.types.is_string(kind) else f"CAST({name} AS TEXT)"
    return (
        f"CASE typeof({name}) WHEN 'text' THEN substr({name}, 1, {LONGEST_TEXT}) "
        f"WHEN 'blob' THEN substr({name}, 1, {LONGEST_BYTES}) ELSE {number} END"
    )
