"""
Pages of an SQLite table as Arrow batches, through adbc's own SQLite.

adbc tells a column's type by the values of the first batch, and fails on a later one that does not fit.  So a page is one
batch, texts are asked for as bytes, and a page whose types are not as they are known so far (``sqlite_types.py``) is None:
it is read the slow way, whole, and no row twice.

One process holds two copies of SQLite then.  Closing a file releases every lock that the process has on it (POSIX), so
neither copy may open or close the file while the other reads a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from hegui.readers.adbc import Session
from hegui.readers.rows import LONGEST_BYTES, of_kind

if TYPE_CHECKING:
    import pyarrow as pa

LEAST, AT_ONCE = 1024, 32_768  # rows of a page
BYTES = 16 << 20  # and about so many bytes
LONGEST = 32_768  # bytes of a value; a page with a longer one is read the slow way


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


def rows_like(before: pa.RecordBatch) -> int:
    """How many rows make a page, if they are as long as those before."""
    rows, size = int(before.num_rows), int(before.nbytes)
    return min(max(BYTES * rows // max(size, 1), LEAST), AT_ONCE)


def page(
    db: Session, query: str, most: int, kinds: list[pa.DataType], names: list[str]
) -> tuple[pa.RecordBatch, int, int] | None:
    """The rows of a query whose last column is the row id, at most ``most``; how many blobs were cut; the last row id.

    None where the page has to be read the slow way.
    """
    import adbc_driver_manager as adbc
    import pyarrow as pa
    from adbc_driver_sqlite import StatementOptions

    try:
        with db.asks(query, **{StatementOptions.BATCH_ROWS.value: str(most)}) as asked:
            held = [batch for batch in asked.rows() if batch.num_rows]
        return _whole(held, kinds, names) if len(held) < 2 else None
    except (adbc.Error, pa.ArrowException, OSError, ValueError):
        return None


def _whole(
    held: list[pa.RecordBatch], kinds: list[pa.DataType], names: list[str]
) -> tuple[pa.RecordBatch, int, int] | None:
    import pyarrow as pa
    import pyarrow.compute as pc

    if not held:
        return pa.RecordBatch.from_arrays([pa.array([], k) for k in kinds], names=names), 0, 0
    *columns, rowids = held[0].columns
    arrays, cut = [], 0
    for array, kind in zip(columns, kinds, strict=True):
        if array.null_count == len(array):
            arrays.append(pa.nulls(len(array), kind))
            continue
        if array.type not in ({pa.binary()} if pa.types.is_string(kind) else {kind, pa.int64()}):
            return None
        if pa.types.is_string(kind):
            size = pc.binary_length(array)
            longest = pc.max(size).as_py()
            if longest >= LONGEST:
                return None
            if longest >= LONGEST_BYTES:
                cut += pc.sum(pc.equal(size, LONGEST_BYTES)).as_py()
        arrays.append(of_kind(array, kind))
    return pa.RecordBatch.from_arrays(arrays, names=names), cut, rowids[-1].as_py()
