"""
Pages of an SQLite table as Arrow batches, through adbc's own SQLite.

adbc tells a column's type by the first values that it meets, and fails on the first that does not fit.  So a page begins
with a row that has the types as they are known so far (``sqlite_types.py``), texts are asked for as bytes, and a page that does not
come out as it should is None: it is read the slow way, whole, and no row twice.

One process holds two copies of SQLite then.  Closing a file releases every lock that the process has on it (POSIX), so
neither copy may open or close the file while the other reads a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from hegui.readers.adbc import Session
from hegui.readers.rows import BYTES, LONGEST_BYTES, of_kind

if TYPE_CHECKING:
    import pyarrow as pa

AT_ONCE = 4096  # rows that adbc hands over at a time
LEAST = -(2**63) + 1
LONGEST = 65_536  # bytes of a value; a page with a longer one is read the slow way


@contextmanager
def opened(uri: str, settings: tuple[str, ...]) -> Iterator[Session | None]:
    """A session of adbc's; None where it is not installed or cannot open the file."""
    try:
        import adbc_driver_manager as adbc
        import adbc_driver_sqlite as driver
    except (ImportError, OSError):
        yield None
        return
    db: Session | None = None
    try:
        db = Session(driver, uri)
        for setting in settings:
            db.does(f"PRAGMA {setting}")
    except (adbc.Error, OSError, ValueError):
        with suppress(adbc.Error):
            if db is not None:
                db.close()
        db = None
    try:
        yield db
    finally:
        if db is not None:
            with suppress(adbc.Error):
                db.close()


def expression(name: str, kind: pa.DataType, binary: bool) -> str:
    """What is asked for a column; ``binary``: it may hold blobs, of which less is looked at."""
    import pyarrow as pa

    if not pa.types.is_string(kind):
        return name
    text = f"substr(CAST({name} AS BLOB), 1, {LONGEST})"
    return (
        f"CASE typeof({name}) WHEN 'blob' THEN substr({name}, 1, {LONGEST_BYTES}) ELSE {text} END"
        if binary
        else text
    )


def page(
    db: Session, query: str, after: int | None, kinds: list[pa.DataType], names: list[str]
) -> tuple[pa.RecordBatch, int, int] | None:
    """The rows of a query whose last column is the row id; how many blobs were cut; the last row id.

    ``after``: no row has this id.  Fewer rows than were asked for where they are long; None where the page has to be read the slow way.
    """
    import adbc_driver_manager as adbc
    import pyarrow as pa
    from adbc_driver_sqlite import StatementOptions

    first = ", ".join(
        "x''" if pa.types.is_string(k) else "0.0" if pa.types.is_floating(k) else "0" for k in kinds
    )
    mark = LEAST if after is None else after
    held: list[pa.RecordBatch] = []
    size = 0
    try:
        some = {StatementOptions.BATCH_ROWS.value: str(AT_ONCE)}
        with db.asks(f"SELECT {first}, {mark} UNION ALL SELECT * FROM ({query})", **some) as asked:
            for batch in asked.rows():
                if not held and batch.column(len(kinds))[0].as_py() != mark:
                    return None  # not the row that was put first
                held.append(batch if held else batch.slice(1))
                size += batch.nbytes
                if size >= BYTES:
                    break
        return _whole(held, kinds, names)
    except (adbc.Error, pa.ArrowException, OSError, ValueError):
        return None


def _whole(
    held: list[pa.RecordBatch], kinds: list[pa.DataType], names: list[str]
) -> tuple[pa.RecordBatch, int, int] | None:
    import pyarrow as pa
    import pyarrow.compute as pc

    table = pa.Table.from_batches(held).combine_chunks()
    *columns, rowids = [c.chunk(0) if c.num_chunks else pa.array([], c.type) for c in table.columns]
    arrays, cut = [], 0
    for array, kind in zip(columns, kinds, strict=True):
        wanted = pa.binary() if pa.types.is_string(kind) else kind
        if array.type != wanted:
            return None
        if wanted == pa.binary():
            size = pc.binary_length(array)
            if (pc.max(size).as_py() or 0) >= LONGEST:
                return None
            cut += pc.sum(pc.equal(size, LONGEST_BYTES)).as_py() or 0
        arrays.append(of_kind(array, kind))
    last = rowids[-1].as_py() if len(rowids) else 0
    return pa.RecordBatch.from_arrays(arrays, names=names), cut, last
