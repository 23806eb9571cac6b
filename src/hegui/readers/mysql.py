"""
MySQL and MariaDB: every table that the session sees, in read-only transactions.

A table with a key of one column is read by ranges of the key, so that no statement runs long, and goes on from the last
row where the connection broke; another is streamed, and only waiting for its next rows has a limit.
Rows are cut into Arrow columns out of the bytes that the server sends (``mysql_rows.py``), and become numbers, dates, times
or text here: a zero date is null and counted, a bit field a number, JSON and decimals text.  No driver converts a cell, so
none can fail on it or quote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.mysql_catalogue import Shape, str_of, tables_of
from hegui.readers.mysql_rows import columns
from hegui.readers.mysql_sessions import LOST, code, connect, driver_errors, give_back, limit, lives, what
from hegui.readers.rows import (
    ROWS,
    Pace,
    text_of_binary,
)
from hegui.readers.server_tables import Broken, Lost, cast_text, tables, told
from hegui.readers.servers import Sessions
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

RECONNECTS = 3  # for one table


@reader(
    "mysql",
    takes=("mysql:", "mariadb:"),
    title=Text("MySQL、MariaDB 数据库", "MySQL and MariaDB databases"),
    needs="mysql",
)
def read_mysql(source: Source) -> Iterator[Read]:
    """Yield the server's settings as this session sees them, then every table of the database (or of all)."""
    from hegui.readers.mysql_settings import settings

    if source.ask is not None:
        source = replace(source, ask=cache(source.ask))  # once, however many connections are opened
    db = connect(source)
    import pymysql as driver

    try:
        yield from settings(db, source)
        listed = tables_of(db, parts_of(source.target).database)
    except driver.Error as wrong:
        raise SourceError(
            what(wrong),
            Text(
                "检查该用户能否读取 information_schema。", "Check that the user may read information_schema."
            ),
        ) from None
    finally:
        db.close()
    sessions = Sessions(partial(connect, source), lambda db: db.close(), lives)
    try:
        yield from tables(
            source, listed, parts_of(source.target).database, partial(_batches, source, sessions)
        )
    finally:
        sessions.end()


# --- rows ---------------------------------------------------------------------------------------------------------------------


def _batches(
    source: Source, sessions: Sessions[Any], shape: Shape, place: Place
) -> Iterator[pa.RecordBatch | Skipped]:
    if not shape.columns:
        yield Skipped(
            place,
            Text("会话看不到这张表的列", "this session does not see the columns of the table"),
            asked=source.asked,
        )
        return
    pace, lost = Pace(source.gentle.rate), Lost()
    batches = _typed(shape, _read(source, shape, pace, sessions), lost)
    yield from told(source, place, shape.columns, batches, pace, lost)


def _typed(shape: Shape, found: Iterator[list[pa.Array]], lost: Lost) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    names = [c.column.name for c in shape.columns]
    for values in found:
        arrays = [_array(value, c.kind, lost) for c, value in zip(shape.columns, values, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, names=names)


def _read(source: Source, shape: Shape, pace: Pace, sessions: Sessions[Any]) -> Iterator[list[pa.Array]]:
    """The columns of some rows after the other; where the connection breaks and there is a key, from its last value on."""
    after: int | str | None = None
    again = RECONNECTS
    while True:
        begun = after
        try:
            with sessions.one() as db:
                for arrays in _pages(db, shape, pace, after):
                    yield arrays
                    if shape.key is not None:
                        after = _last(arrays[shape.key], shape.columns[shape.key].kind)
                give_back(db, source.gentle.timeout if shape.key is None else 0)
            return
        except driver_errors() as wrong:
            if after == begun or not again or code(wrong) not in LOST:
                raise Broken(what(wrong)) from None
            again -= 1


def _pages(db: Any, shape: Shape, pace: Pace, after: int | str | None) -> Iterator[list[pa.Array]]:
    """The columns of some rows after the other; those of a table with a key from after that key on."""
    asked = ", ".join(c.select for c in shape.columns)
    schema, name = (n.replace("`", "``") for n in (shape.schema, shape.name))
    query = f"SELECT {asked} FROM `{schema}`.`{name}`"
    count, key = len(shape.columns), shape.key
    if key is None:
        limit(db, 0)
        yield from columns(db, query, count, pace.rows(ROWS))
        return
    by = "`" + shape.columns[key].column.name.replace("`", "``") + "`"
    while True:
        most = pace.rows(ROWS)
        where = "" if after is None else f" WHERE {by} > {db.escape(after)}"
        page = f"{query}{where} ORDER BY {by} LIMIT {most}"
        read, last = 0, after
        for arrays in columns(db, page, count, most):
            read += len(arrays[key])
            last = _last(arrays[key], shape.columns[key].kind)
            yield arrays
        if read < most or last == after:
            return
        after = last


def _last(keys: pa.Array, kind: str) -> int | str:
    found = str_of(keys[-1].as_py())
    return found if kind == "string" else int(found)


def _array(values: pa.Array, kind: str, lost: Lost) -> pa.Array:
    """An array of the kind asked for; a zero date is null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = text_of_binary(values)
    if kind == "string":
        return text
    if kind in ("date32", "timestamp"):
        zero = pc.match_substring_regex(text, r"^0000|-00[- ]|-00$")
        if zeros := pc.sum(zero).as_py() or 0:
            lost.zeros += zeros
            text = pc.if_else(zero, pa.scalar(None, pa.string()), text)
    array, strays = cast_text(text, kind)
    lost.strays += strays
    return array
