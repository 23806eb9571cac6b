"""
MySQL and MariaDB: every table that the session sees, in read-only transactions.

A table with a key of one column is read by ranges of the key, so that no statement runs long, and goes on from the last
row where the connection broke; another is streamed, and only waiting for its next rows has a limit.
Rows are cut into Arrow columns out of the bytes that the server sends (``mysql_rows.py``), and become numbers, dates, times
or text here: a zero date is null and counted, a bit field a number, JSON and decimals text.  No driver converts a cell, so
none can fail on it or quote it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.mysql_rows import columns
from hegui.readers.rows import (
    CUT,
    LONGEST_BYTES,
    LONGEST_TEXT,
    ROWS,
    Pace,
    broke_off,
    cut_short,
    text_of_binary,
)
from hegui.readers.servers import VIEW, Sessions, logged_in, needs, place_of
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

RECONNECTS = 3  # for one table
_LOST = frozenset({2006, 2013, 1053, 1927})
_SYSTEM = ("mysql", "information_schema", "performance_schema", "sys")
_WHOLE = frozenset({"tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year"})
_REAL = frozenset({"float", "double"})
_BINARY = frozenset({"binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob"})
_LONG = frozenset({"mediumtext", "longtext", "json"})
_SHAPES = frozenset(
    {
        "geometry",
        "point",
        "linestring",
        "polygon",
        "multipoint",
        "multilinestring",
        "multipolygon",
        "geometrycollection",
    }
)


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
        listed = _listed(db, parts_of(source.target).database)
    except driver.Error as wrong:
        raise SourceError(
            _what(wrong),
            Text(
                "检查该用户能否读取 information_schema。", "Check that the user may read information_schema."
            ),
        ) from None
    finally:
        db.close()
    sessions = Sessions(partial(connect, source), lambda db: db.close(), _lives)
    try:
        yield from _tables(source, listed, sessions)
    finally:
        sessions.end()


def _tables(source: Source, listed: list[_Shape], sessions: Sessions[Any]) -> Iterator[Table | Skipped]:
    usual = parts_of(source.target).database
    for shape in listed:
        path = place_of(shape.schema, shape.name, usual)
        if not wanted(source, path, f"{shape.schema}.{shape.name}"):
            continue
        place = Place(source.name, path)
        if shape.skip is not None:
            yield Skipped(place, shape.skip)
            continue
        yield Table(
            place,
            tuple(c.column for c in shape.columns),
            partial(_batches, source, shape, place, sessions),
            name=shape.name,
            comment=shape.comment,
            rows=shape.rows,
            in_database=True,
        )


# --- the connection ----------------------------------------------------------------------------------------------------


def connect(source: Source) -> Any:
    """A connection that can only read, with a limit of time on every statement."""
    try:
        import pymysql as driver
    except ImportError:
        raise needs("mysql") from None

    def session(password: str | None) -> Any:
        db = driver.connect(**_arguments(source, password))
        _restrain(db, source.gentle.timeout)
        return db

    return logged_in(source, session, (driver.Error,), _why)


def _arguments(source: Source, password: str | None) -> dict[str, Any]:
    where = parts_of(source.target)
    if password is None:
        password = os.environ.get("MYSQL_PWD")
    own = Path.home() / ".my.cnf"
    said: dict[str, Any] = {
        "host": where.host,
        "port": where.port,
        "user": where.user,
        "database": where.database,
        "password": password.encode() if password else None,
        "charset": "utf8mb4",
        "use_unicode": False,
        "connect_timeout": int(where.options.get("connect_timeout", "10")),
        "read_timeout": source.gentle.timeout + 60,
        "read_default_file": str(own) if own.is_file() else None,
    }
    mode = where.options.get("sslmode", where.options.get("ssl", "")).lower()
    if mode in ("disable", "disabled", "false", "0"):
        said["ssl_disabled"] = True
    elif mode in ("require", "required", "true", "1"):
        said["ssl"] = {"check_hostname": False, "verify_mode": "none"}
    elif mode in ("verify-ca", "verify-full", "verify_ca", "verify_identity"):
        said["ssl_verify_cert"] = True
        said["ssl_verify_identity"] = mode in ("verify-full", "verify_identity")
        said["ssl_ca"] = where.options.get("sslrootcert")
    from pymysql.converters import encoders

    return {k: v for k, v in said.items() if v not in (None, "")} | {"conv": dict(encoders)}


def _restrain(db: Any, timeout: int) -> None:
    import pymysql as driver

    _limit(db, timeout)
    with db.cursor() as cursor:
        cursor.execute("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ ONLY")
        with suppress(driver.Error):
            cursor.execute("SET SESSION net_write_timeout = 600, SESSION lock_wait_timeout = 5")
        cursor.execute("START TRANSACTION READ ONLY")


def _limit(db: Any, seconds: int) -> None:
    """How long a statement may last; 0: a table that is streamed, where waiting for rows stays limited by the socket."""
    import pymysql as driver

    with db.cursor() as cursor:
        for limit in (f"max_statement_time = {seconds}", f"max_execution_time = {seconds * 1000}"):
            with suppress(driver.Error):  # MariaDB knows the first, MySQL the second
                cursor.execute(f"SET SESSION {limit}")


def _give_back(db: Any, timeout: int) -> None:
    """Let go of the table, so that nobody who would change it waits for this session; ``timeout``: 0 where it was kept."""
    db.rollback()
    if timeout:
        _limit(db, timeout)


def _lives(db: Any) -> bool:
    try:
        db.ping(reconnect=False)
    except _driver_errors():
        return False
    return True


def _code(wrong: Exception) -> int:
    if isinstance(wrong, OSError):
        return 3024 if isinstance(wrong, TimeoutError) else 2013
    return wrong.args[0] if wrong.args and isinstance(wrong.args[0], int) else 0


def _why(wrong: Exception) -> str:
    code = _code(wrong)
    if code in (1045, 1698, 1251, 2059):
        return "password"
    if code == 2003:
        said = str(wrong).lower()
        if "timed out" in said:
            return "timeout"
        return (
            "host"
            if "name or service" in said or "getaddrinfo" in said or "resolution" in said
            else "refused"
        )
    return {1049: "database", 1044: "rights", 1130: "rights", 2026: "tls", 1040: "many", 2013: "timeout"}.get(
        code, ""
    )


def _what(wrong: Exception) -> Text:
    """What happened, by its number alone: the message may quote a cell."""
    code = _code(wrong)
    meanings = {
        1142: Text("会话没有权限", "the session has no right to it"),
        1143: Text("会话没有读取某列的权限", "the session has no right to read one of its columns"),
        1146: Text("表已不存在", "the table is gone"),
        1205: Text("表被锁住", "the table is locked"),
        1317: Text("语句被中断", "the statement was interrupted"),
        1969: Text(
            "语句超时，已停止；可用 --timeout 放宽",
            "the statement took too long and was stopped; --timeout allows more",
        ),
        3024: Text(
            "语句超时，已停止；可用 --timeout 放宽",
            "the statement took too long and was stopped; --timeout allows more",
        ),
        1194: Text("表已损坏，需要修复", "the table is damaged and needs repair"),
        145: Text("表已损坏，需要修复", "the table is damaged and needs repair"),
        2013: Text("与服务器的连接中断", "the connection to the server broke off"),
        2006: Text("与服务器的连接中断", "the connection to the server broke off"),
    }
    return meanings.get(
        code, Text(f"数据库报错（代码 {code}）", f"the database reports an error (code {code})")
    )


# --- what there is ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Column:
    column: Column
    select: str
    kind: str  # "int64", "uint64", "float64", "date32", "timestamp" or "string"
    most: int = 0  # characters or bytes of a value that are asked for at most


@dataclass(frozen=True, slots=True)
class _Shape:
    schema: str
    name: str
    comment: str
    rows: int | None
    columns: tuple[_Column, ...]
    skip: Text | None

    @property
    def key(self) -> int | None:
        """Which column is the key by itself, and a whole number or a short text that pages can be cut by."""
        keys = [at for at, c in enumerate(self.columns) if c.column.key]
        if len(keys) != 1:
            return None
        column = self.columns[keys[0]]
        cuts = column.kind in ("int64", "uint64") or column.column.type.startswith(("char", "varchar"))
        return keys[0] if cuts else None


def _listed(db: Any, database: str) -> list[_Shape]:
    where = "table_schema = %s" if database else f"table_schema NOT IN {_SYSTEM}"
    said = (database,) if database else ()
    columns: dict[tuple[str, str], list[_Column]] = {}
    with db.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema, table_name, column_name, data_type, column_type, column_comment, column_key "
            f"FROM information_schema.columns WHERE {where} ORDER BY table_schema, table_name, ordinal_position",
            said,
        )
        described = cursor.fetchall()
        cursor.execute(
            "SELECT table_schema, table_name, column_name, referenced_table_name, referenced_column_name "
            f"FROM information_schema.key_column_usage WHERE referenced_table_name IS NOT NULL AND {where}",
            said,
        )
        refers = {
            tuple(_str(v) for v in row[:3]): f"{_str(row[3])}.{_str(row[4])}" for row in cursor.fetchall()
        }
        for row in described:
            schema, table, name, kind, full, comment, key = (_str(v) for v in row)
            column = _column(name, kind.lower(), full.lower(), comment, key == "PRI")
            pointing = replace(column.column, refers=refers.get((schema, table, name), ""))
            columns.setdefault((schema, table), []).append(replace(column, column=pointing))
        cursor.execute(
            "SELECT table_schema, table_name, table_type, coalesce(table_comment, ''), coalesce(table_rows, -1) "
            f"FROM information_schema.tables WHERE {where} ORDER BY table_schema, table_name",
            said,
        )
        found = [[_str(v) for v in row] for row in cursor.fetchall()]
    return [
        _Shape(
            schema,
            name,
            comment,
            int(rows) if int(rows) >= 0 else None,
            tuple(columns.get((schema, name), ())),
            _not_read(kind),
        )
        for schema, name, kind, comment, rows in found
        if kind != "SEQUENCE"
    ]


def _str(value: Any) -> str:
    return (
        value.decode("utf-8", "replace") if isinstance(value, bytes) else "" if value is None else str(value)
    )


def _not_read(kind: str) -> Text | None:
    return VIEW if "VIEW" in kind.upper() else None


def _column(name: str, kind: str, full: str, comment: str, key: bool) -> _Column:
    quoted = "`" + name.replace("`", "``") + "`"
    column = Column(name, full[:60], comment, key)
    if kind in _WHOLE:
        return _Column(column, quoted, "uint64" if "unsigned" in full else "int64")
    if kind == "bit":
        return _Column(column, f"{quoted} + 0", "uint64")
    if kind in _REAL:
        return _Column(column, quoted, "float64")
    if kind == "date":
        return _Column(column, f"CAST({quoted} AS CHAR)", "date32")
    if kind in ("datetime", "timestamp"):
        return _Column(column, f"CAST({quoted} AS CHAR)", "timestamp")
    if kind in _BINARY:
        return _Column(column, f"LEFT({quoted}, {LONGEST_BYTES})", "string", LONGEST_BYTES)
    if kind in _LONG:
        return _Column(column, f"LEFT({quoted}, {LONGEST_TEXT})", "string", LONGEST_TEXT)
    if kind in _SHAPES:
        return _Column(column, f"LEFT(ST_AsText({quoted}), {LONGEST_BYTES})", "string", LONGEST_BYTES)
    return _Column(column, quoted, "string")


# --- rows ---------------------------------------------------------------------------------------------------------------------


def _batches(
    source: Source, shape: _Shape, place: Place, sessions: Sessions[Any]
) -> Iterator[pa.RecordBatch | Skipped]:
    import pyarrow as pa

    if not shape.columns:
        yield Skipped(
            place,
            Text("会话看不到这张表的列", "this session does not see the columns of the table"),
            asked=source.asked,
        )
        return
    names = [c.column.name for c in shape.columns]
    pace = Pace(source.gentle.rate)
    read = zeros = strays = cut = 0
    try:
        for values in _read(source, shape, pace, sessions):
            arrays = []
            for column, value in zip(shape.columns, values, strict=True):
                array, zero, lost = _array(value, column.kind)
                arrays.append(array)
                zeros += zero
                strays += lost
                cut += cut_short(array, column.most) if column.most else 0
            read += len(arrays[0])
            yield pa.RecordBatch.from_arrays(arrays, names=names)
            pace.passed(len(arrays[0]))
    except _Broken as wrong:
        yield Skipped(
            place,
            broke_off(wrong.what, read),
            asked=source.asked,
        )
    except SourceError as wrong:
        yield Skipped(place, wrong.text, asked=source.asked)
    if cut:
        yield Skipped(place, CUT.fill(n=cut))
    if zeros:
        yield Skipped(
            place, Text("{n} 个零日期按空值处理", "{n} zero dates were taken for empty").fill(n=zeros)
        )
    if strays:
        yield Skipped(
            place,
            Text("{n} 个值无法转换，未查看", "{n} values could not be converted: not looked at").fill(
                n=strays
            ),
            asked=source.asked,
        )


class _Broken(Exception):
    def __init__(self, what: Text) -> None:
        super().__init__()
        self.what = what


def _read(source: Source, shape: _Shape, pace: Pace, sessions: Sessions[Any]) -> Iterator[list[pa.Array]]:
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
                _give_back(db, source.gentle.timeout if shape.key is None else 0)
            return
        except _driver_errors() as wrong:
            if after == begun or not again or _code(wrong) not in _LOST:
                raise _Broken(_what(wrong)) from None
            again -= 1


def _driver_errors() -> tuple[type[Exception], ...]:
    try:
        import pymysql as driver
    except ImportError:
        return ()  # connect says kindly that it is missing
    return (driver.Error, OSError)


def _pages(db: Any, shape: _Shape, pace: Pace, after: int | str | None) -> Iterator[list[pa.Array]]:
    """The columns of some rows after the other; those of a table with a key from after that key on."""
    asked = ", ".join(c.select for c in shape.columns)
    schema, name = (n.replace("`", "``") for n in (shape.schema, shape.name))
    query = f"SELECT {asked} FROM `{schema}`.`{name}`"
    count, key = len(shape.columns), shape.key
    if key is None:
        _limit(db, 0)
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
    found = _str(keys[-1].as_py())
    return found if kind == "string" else int(found)


def _array(values: pa.Array, kind: str) -> tuple[pa.Array, int, int]:
    """An array of the kind asked for; how many zero dates became null, and how many values would not convert."""
    import pyarrow as pa
    import pyarrow.compute as pc

    text = text_of_binary(values)
    if kind == "string":
        return text, 0, 0
    wanted_type = {
        "int64": pa.int64(),
        "uint64": pa.uint64(),
        "float64": pa.float64(),
        "date32": pa.date32(),
        "timestamp": pa.timestamp("us"),
    }[kind]
    zeros = 0
    if kind in ("date32", "timestamp"):
        zero = pc.match_substring_regex(text, r"^0000|-00[- ]|-00$")
        zeros = pc.sum(zero).as_py() or 0
        if zeros:
            text = pc.if_else(zero, pa.scalar(None, pa.string()), text)
    try:
        return text.cast(wanted_type), zeros, 0
    except pa.ArrowException:
        pass
    kept: list[Any] = []
    lost = 0
    for value in text:
        try:
            kept.append(value.cast(wanted_type))
        except pa.ArrowException:
            kept.append(pa.scalar(None, wanted_type))
            lost += 1
    return pa.array([v.as_py() for v in kept], wanted_type), zeros, lost
