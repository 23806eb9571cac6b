"""
PostgreSQL: every table that the session may read, in read-only transactions.

Rows come as Arrow batches through adbc (``postgres_arrow.py``), or, where that is not installed or cannot begin, through a
cursor on the server; what is asked is the same, and so is what comes out.
Numbers, dates and times come as they are; everything else is turned into text by the server (arrays, JSON, intervals,
addresses, numerics with any number of digits).  Dates outside the calendar (infinity, before Christ) are null.
A partitioned table is read through its parent; views are noted; what row security may hide is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import WHOLE, Source, postgres_arrow, reader
from hegui.readers.postgres_catalogue import Shape, tables_of
from hegui.readers.postgres_sessions import arguments, connect, driver_errors, lives, meaning, what
from hegui.readers.rows import (
    ROWS,
    Pace,
    batch_of,
    gathered,
    in_steps,
    of_kind,
)
from hegui.readers.server_tables import Broken, Lost, arrow_type, tables, told
from hegui.readers.servers import NO_COLUMN, Sessions, needs
from hegui.text import Text

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa

FETCH = 5000  # rows fetched from the server at a time
FEW = 10_000  # rows, by the server's estimate, for which adbc need not be asked


@reader(
    "postgres",
    takes=("postgresql:", "postgres:"),
    title=Text("PostgreSQL 数据库", "PostgreSQL databases"),
    needs="postgres",
)
def read_postgres(source: Source) -> Iterator[Read]:
    """Yield the server's settings as this session sees them, then every table."""
    from hegui.readers.postgres_settings import settings

    db = connect(source)
    import psycopg as driver  # connect has said kindly where it is missing

    source = replace(source, password=db.info.password or None)  # a person who was asked is not asked again
    try:
        with db:
            yield from settings(db, source)
            listed = tables_of(db)
    except driver.Error as wrong:
        raise SourceError(
            what(wrong), Text("检查该用户能否读取系统目录。", "Check that the user may read the catalogue.")
        ) from None
    finally:
        db.close()
    sessions = _Sessions(source)
    try:
        yield from tables(
            source, listed, "public", partial(_batches, source, sessions), sampled=partial(_sampled, source)
        )
    finally:
        sessions.end()


# --- rows -----------------------------------------------------------------------------------------------------------------


def _batches(
    source: Source, sessions: _Sessions, shape: Shape, place: Place
) -> Iterator[pa.RecordBatch | Skipped]:
    if shape.hidden:
        yield Skipped(
            place,
            Text("行级安全策略可能对本会话隐藏部分行", "row security may hide rows from this session"),
            asked=source.asked,
        )
    if not shape.columns:
        return
    for column in shape.columns:
        if not column.select:
            yield Skipped(place / column.column.name, NO_COLUMN, asked=source.asked)
    pace, lost = Pace(source.gentle.rate), Lost()
    yield from told(source, place, shape.columns, _read(source, shape, pace, sessions, lost), pace, lost)


def _read(
    source: Source, shape: Shape, pace: Pace, sessions: _Sessions, lost: Lost
) -> Iterator[pa.RecordBatch]:
    """The table as batches, fast where that can begin."""
    begun = False
    try:
        if (shape.rows or FEW) >= FEW:  # None: never counted
            for batch in _fast(source, shape, pace, sessions):
                yield batch
                begun = True
            return
    except postgres_arrow.Broken as wrong:
        if begun or wrong.sqlstate in postgres_arrow.NO_SECOND_TRY:
            raise Broken(meaning(wrong.sqlstate)) from None
    yield from _slow(source, shape, pace, sessions, lost)


class _Sessions:
    """The connections of a source: psycopg's and adbc's."""

    def __init__(self, source: Source) -> None:
        self.rows = Sessions(partial(connect, source), lambda db: db.close(), lives)
        self.arrow = Sessions(partial(_arrow_session, source), lambda db: db.close(), lambda db: True)

    def end(self) -> None:
        self.rows.end()
        self.arrow.end()


def _arrow_session(source: Source) -> Any:
    try:
        from psycopg.conninfo import make_conninfo
    except ImportError:
        raise needs("postgres") from None
    return postgres_arrow.connect(make_conninfo("", **arguments(source, source.password)))


def _fast(source: Source, shape: Shape, pace: Pace, sessions: _Sessions) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    names = [c.column.name for c in shape.columns]
    kinds = [arrow_type(c.kind) for c in shape.columns]
    with sessions.arrow.one() as db:
        for found in postgres_arrow.batches(db, _query(source, shape), source.gentle.timeout):
            try:
                arrays = [of_kind(a, k) for a, k in zip(found.columns, kinds, strict=True)]
            except pa.ArrowException:  # a server that only resembles PostgreSQL sends other types
                raise postgres_arrow.Broken("") from None
            yield from in_steps(pa.RecordBatch.from_arrays(arrays, names=names), pace.rows(ROWS))


def _slow(
    source: Source, shape: Shape, pace: Pace, sessions: _Sessions, lost: Lost
) -> Iterator[pa.RecordBatch]:
    kinds = [arrow_type(c.kind) for c in shape.columns]
    names = [c.column.name for c in shape.columns]
    try:
        with sessions.rows.one() as db:
            for rows in gathered(_rows(db, source, shape, pace), pace.rows(ROWS)):
                batch, strays = batch_of(rows, kinds, names)
                lost.strays += strays
                yield batch
            db.rollback()
    except driver_errors() as wrong:
        raise Broken(what(wrong)) from None


def _query(source: Source, shape: Shape) -> str:
    asked = ", ".join(c.select or "NULL" for c in shape.columns)
    schema, name = (n.replace('"', '""') for n in (shape.schema, shape.name))
    some = ""
    if _sampled(source, shape):  # whole pages, the same ones in every run
        some = f" TABLESAMPLE SYSTEM ({100 * source.gentle.sample:.6f}) REPEATABLE (1)"
    only = "ONLY " if shape.alone else ""
    return f'SELECT {asked} FROM {only}"{schema}"."{name}"{some}'


def _sampled(source: Source, shape: Shape) -> bool:
    """Does the server draw the sample?  Not from a table that is small, or whose size it does not know."""
    return source.gentle.sample < 1 and (shape.rows or 0) > WHOLE


def _rows(
    db: psycopg.Connection[tuple[Any, ...]], source: Source, shape: Shape, pace: Pace
) -> Iterator[tuple[Any, ...]]:
    with db.cursor(name="hegui") as cursor:
        cursor.execute(_query(source, shape).encode())
        while rows := cursor.fetchmany(pace.rows(FETCH)):
            yield from rows
