"""
Arrow batches out of adbc's drivers, through their own handles.

The DBAPI layer beside them imports polars and pyarrow's datasets, which cost more than reading a small table and of which
nothing is needed here.  Errors are adbc's own, with their SQLSTATE where the server sent one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


class Session:
    """A connection of a driver (``adbc_driver_postgresql`` or ``adbc_driver_sqlite``), every statement for itself."""

    def __init__(self, driver: ModuleType, address: str) -> None:
        from adbc_driver_manager import AdbcConnection

        self._database = driver.connect(address)
        try:
            self._connection = AdbcConnection(self._database)
        except BaseException:
            self._database.close()
            raise

    def does(self, statement: str) -> None:
        """Carry out a statement whose rows do not matter."""
        with self.asks(statement) as asked:
            for _ in asked.rows():
                pass

    @contextmanager
    def asks(self, query: str, **options: str) -> Iterator[Asked]:
        """A statement, which is sent when its rows are first asked for, and ends with the ``with``."""
        from adbc_driver_manager import AdbcStatement

        statement = AdbcStatement(self._connection)
        asked = Asked(statement)
        try:
            statement.set_options(**options)
            statement.set_sql_query(query)
            yield asked
        finally:
            asked.end()

    def close(self) -> None:
        self._connection.close()
        self._database.close()


class Asked:
    """A statement and the batches that it brings."""

    def __init__(self, statement: Any) -> None:
        self._statement = statement
        self._reader: Any = None

    def send(self) -> None:
        """Have the server begin."""
        from adbc_driver_manager._reader import AdbcRecordBatchReader

        handle, _ = self._statement.execute_query()
        self._reader = AdbcRecordBatchReader._import_from_c(handle.address)

    def next(self) -> pa.RecordBatch | None:
        """The next batch; None at the end."""
        try:
            found: pa.RecordBatch = self._reader.read_next_batch()
        except StopIteration:
            return None
        return found

    def rows(self) -> Iterator[pa.RecordBatch]:
        """Send it, and yield all batches."""
        self.send()
        while (batch := self.next()) is not None:
            yield batch

    def cancel(self) -> None:
        """From any thread: what is under way ends with an error."""
        self._statement.cancel()

    def end(self) -> None:
        with suppress(Exception):  # it is given up, whatever it says
            if self._reader is not None:
                self._reader.close()
        self._statement.close()
