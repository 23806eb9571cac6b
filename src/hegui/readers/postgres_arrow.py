"""
Rows of PostgreSQL as Arrow batches, through adbc: the server sends ``COPY ... (FORMAT binary)`` and no row becomes Python.

A table is one statement here, however long it lasts; so the limit of time is not on the statement but on waiting for its
next rows, and is kept on this side.  Everything else holds as in ``postgres.py``: read-only, locks not waited for, the
driver's words never passed on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

BYTES = 8 << 20  # of one batch, about
NO_SECOND_TRY = frozenset(
    {"57014", "55P03", "42501", "57P01", "57P02", "57P03"}
)  # the same would happen again


class Broken(Exception):
    """Reading broke off.  ``sqlstate`` is the server's code, empty where the driver itself failed or is not installed."""

    def __init__(self, sqlstate: str) -> None:
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def connect(address: str) -> Any:
    """adbc's connection, which can only read.  ``address``: a libpq connection string."""
    try:
        from adbc_driver_postgresql import dbapi
    except (ImportError, OSError):
        raise Broken("") from None
    try:
        db = dbapi.connect(address, autocommit=True)
    except dbapi.Error as wrong:
        raise Broken(wrong.sqlstate or "") from None
    settings = ("default_transaction_read_only = on", "lock_timeout = '5s'", "statement_timeout = 0")
    try:
        with db.cursor() as cursor:
            for setting in settings:
                cursor.execute(f"SET {setting}")
    except dbapi.Error as wrong:
        db.close()
        raise Broken(wrong.sqlstate or "") from None
    return db


def batches(db: Any, query: str, timeout: int) -> Iterator[pa.RecordBatch]:
    """The rows of a query.  ``timeout``: seconds to wait for the next rows."""
    from adbc_driver_postgresql import StatementOptions, dbapi

    try:
        with db.cursor() as cursor:
            cursor.adbc_statement.set_options(**{StatementOptions.BATCH_SIZE_HINT_BYTES.value: str(BYTES)})
            yield from _streamed(cursor, query, timeout)
    except dbapi.Error as wrong:
        raise Broken(wrong.sqlstate or "") from None
    except (OSError, ValueError, RuntimeError):  # pyarrow's, where adbc has no code to give
        raise Broken("") from None


def _streamed(cursor: Any, query: str, timeout: int) -> Iterator[pa.RecordBatch]:
    with _limit(cursor, timeout):
        cursor.execute(query)
        reader = cursor.fetch_record_batch()
    # the reader under it raises adbc's errors, with their SQLSTATE; the public one raises pyarrow's
    reader = getattr(getattr(cursor, "_results", None), "reader", reader)
    ended = False
    try:
        while True:
            with _limit(cursor, timeout):
                try:
                    batch = reader.read_next_batch()
                except StopIteration:
                    ended = True
                    return
            if batch.num_rows:
                yield batch
    finally:
        if not ended:  # the server stops sending, and nobody waits for the rest
            with suppress(Exception):
                cursor.adbc_cancel()


@contextmanager
def _limit(cursor: Any, seconds: int) -> Iterator[None]:
    """What happens inside is cancelled after so many seconds; the server then says so with SQLSTATE 57014."""
    timer = Timer(seconds, cursor.adbc_cancel)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
