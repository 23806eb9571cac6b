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
from typing import TYPE_CHECKING

from hegui.readers.adbc import Asked, Session

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


def connect(address: str) -> Session:
    """A session that can only read.  ``address``: a libpq connection string.  Raises Broken."""
    try:
        import adbc_driver_manager as adbc
        import adbc_driver_postgresql as driver
    except (ImportError, OSError):
        raise Broken("") from None
    try:
        db = Session(driver, address)
    except adbc.Error as wrong:
        raise Broken(wrong.sqlstate or "") from None
    settings = ("default_transaction_read_only = on", "lock_timeout = '5s'", "statement_timeout = 0")
    try:
        for setting in settings:
            db.does(f"SET {setting}")
    except adbc.Error as wrong:
        db.close()
        raise Broken(wrong.sqlstate or "") from None
    return db


def batches(db: Session, query: str, timeout: int) -> Iterator[pa.RecordBatch]:
    """The rows of a query.  ``timeout``: seconds to wait for the next rows."""
    import adbc_driver_manager as adbc
    from adbc_driver_postgresql import StatementOptions

    size = {StatementOptions.BATCH_SIZE_HINT_BYTES.value: str(BYTES)}
    try:
        with db.asks(query, **size) as asked:
            yield from _streamed(asked, timeout)
    except adbc.Error as wrong:
        raise Broken(wrong.sqlstate or "") from None
    except (OSError, ValueError, RuntimeError):  # pyarrow's, where adbc has no code to give
        raise Broken("") from None


def _streamed(asked: Asked, timeout: int) -> Iterator[pa.RecordBatch]:
    with _limit(asked, timeout):
        asked.send()
    ended = False
    try:
        while True:
            with _limit(asked, timeout):
                batch = asked.next()
            if batch is None:
                ended = True
                return
            if batch.num_rows:
                yield batch
    finally:
        if not ended:  # the server stops sending, and nobody waits for the rest
            with suppress(Exception):
                asked.cancel()


@contextmanager
def _limit(asked: Asked, seconds: int) -> Iterator[None]:
    """What happens inside is cancelled after so many seconds; the server then says so with SQLSTATE 57014."""
    timer = Timer(seconds, asked.cancel)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
