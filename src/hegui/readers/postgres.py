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
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped, Table
from hegui.readers import WHOLE, Source, postgres_arrow, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.rows import (
    CUT,
    LONGEST_BYTES,
    LONGEST_TEXT,
    ROWS,
    Pace,
    batch_of,
    broke_off,
    cut_short,
    gathered,
    in_steps,
    of_kind,
)
from hegui.readers.servers import NO_COLUMN, NO_RIGHT, VIEW, Sessions, logged_in, needs, place_of
from hegui.text import Text

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa

FETCH = 5000  # rows fetched from the server at a time
FEW = 10_000  # rows, by the server's estimate, for which adbc need not be asked

_TABLES = """
SELECT c.oid, n.nspname, c.relname, c.relkind::text, coalesce(obj_description(c.oid, 'pg_class'), ''),
       greatest(c.reltuples, 0)::bigint, has_any_column_privilege(c.oid, 'SELECT') AND has_schema_privilege(n.oid, 'USAGE'),
       row_security_active(c.oid), c.relispopulated
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND NOT c.relispartition
  AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname !~ '^pg_(toast|temp)'
ORDER BY 2, 3
"""
_COLUMNS = """
SELECT a.attrelid, a.attname, format_type(a.atttypid, a.atttypmod), coalesce(col_description(a.attrelid, a.attnum), ''),
       coalesce(i.indisprimary, false), a.atttypid::regtype::text, t.typtype::text, t.typbasetype::regtype::text,
       coalesce((SELECT r.relname || '.' || k.attname FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid
                 JOIN pg_attribute k ON k.attrelid = r.oid AND k.attnum = f.confkey[array_position(f.conkey, a.attnum)]
                 WHERE f.conrelid = a.attrelid AND f.contype = 'f' AND a.attnum = ANY (f.conkey) ORDER BY f.oid LIMIT 1), ''),
       has_column_privilege(a.attrelid, a.attnum, 'SELECT')
FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_index i ON i.indrelid = a.attrelid AND i.indisprimary AND a.attnum = ANY (i.indkey)
WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = ANY (%s::oid[])
ORDER BY a.attrelid, a.attnum
"""


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
            listed = _listed(db)
    except driver.Error as wrong:
        raise SourceError(
            _what(wrong), Text("检查该用户能否读取系统目录。", "Check that the user may read the catalogue.")
        ) from None
    finally:
        db.close()
    sessions = _Sessions(source)
    try:
        yield from _tables(source, listed, sessions)
    finally:
        sessions.end()


def _tables(source: Source, listed: list[_Shape], sessions: _Sessions) -> Iterator[Table | Skipped]:
    for shape in listed:
        path = place_of(shape.schema, shape.name, "public")
        if not wanted(source, path, f"{shape.schema}.{shape.name}"):
            continue
        place = Place(source.name, path)
        if shape.skip is not None:
            yield Skipped(place, shape.skip, asked=source.asked and shape.skip is NO_RIGHT)
            continue
        yield Table(
            place,
            tuple(c.column for c in shape.columns),
            partial(_batches, source, shape, place, sessions),
            name=shape.name,
            comment=shape.comment,
            rows=shape.rows or None,
            in_database=True,
            sampled=_sampled(source, shape),
        )


# --- the connection ------------------------------------------------------------------------------------------------


def connect(source: Source) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection that can only read, with a limit of time on every statement."""
    try:
        import psycopg as driver
    except ImportError:
        raise needs("postgres") from None

    def session(password: str | None) -> psycopg.Connection[tuple[Any, ...]]:
        db = driver.connect(**_arguments(source, password), autocommit=True)
        _restrain(db, source.gentle.timeout)
        return db

    def why(wrong: Exception) -> str:
        return _why(wrong) if isinstance(wrong, driver.OperationalError) else ""

    return logged_in(source, session, (driver.Error,), why)


def _arguments(source: Source, password: str | None) -> dict[str, Any]:
    where = parts_of(source.target)
    said = {
        "host": where.host,
        "port": where.port,
        "user": where.user,
        "dbname": where.database,
        "password": password,
        "connect_timeout": where.options.get("connect_timeout", "10"),
        **{
            k: v
            for k, v in where.options.items()
            if k.startswith("sslmode") or k in ("sslrootcert", "sslcert", "sslkey")
        },
        "application_name": "hegui",
        "client_encoding": "UTF8",
    }
    return {k: v for k, v in said.items() if v not in (None, "")}


def _restrain(db: psycopg.Connection[tuple[Any, ...]], timeout: int) -> None:
    """Read-only, and patient with nobody: set by statements, since a connection pooler takes no start-up options."""
    db.execute("SET default_transaction_read_only = on")
    db.execute("SELECT set_config('statement_timeout', %s, false)", (f"{timeout * 1000}",))
    db.execute("SET lock_timeout = '5s'")
    db.autocommit = False
    db.read_only = True


def _why(wrong: Exception) -> str:
    """The kind of failure; the words themselves stay here."""
    said = str(wrong).lower()
    pg = getattr(wrong, "pgconn", None)
    if pg is not None and getattr(pg, "needs_password", False):
        return "password"
    signs = (
        (
            "password",
            (
                "password authentication failed",
                "no password supplied",
                "authentication failed",
                'role "',
                "角色",
                "口令",
                "密码",
            ),
        ),
        ("database", ("does not exist", "不存在")),
        ("refused", ("refused", "no such file or directory", "拒绝")),
        ("host", ("could not translate host", "name or service not known", "resolve", "nodename")),
        ("timeout", ("timeout", "timed out", "超时")),
        ("rights", ("no pg_hba.conf entry", "permission denied", "pg_hba")),
        ("tls", ("ssl", "certificate", "tls")),
        ("many", ("too many", "remaining connection slots")),
    )
    return next((why for why, words in signs if any(w in said for w in words)), "")


def _what(wrong: Exception) -> Text:
    """What happened, by its SQLSTATE alone: the message may quote a cell."""
    if isinstance(wrong, UnicodeError):
        return _meaning("22021")
    return _meaning(getattr(wrong, "sqlstate", None) or "")


def _meaning(state: str) -> Text:
    meanings = {
        "": Text("与服务器的连接中断", "the connection to the server broke off"),
        "57014": Text(
            "语句超时，已停止；可用 --timeout 放宽",
            "the statement took too long and was stopped; --timeout allows more",
        ),
        "42501": Text("会话没有权限", "the session has no right to it"),
        "55P03": Text("表被锁住", "the table is locked"),
        "42P01": Text("表已不存在", "the table is gone"),
        "57P01": Text("服务器断开了连接", "the server closed the connection"),
        "25006": Text("只读事务，拒绝写入", "the transaction is read-only"),
        "22021": Text("数据含无法转成 UTF-8 的字节", "the data hold bytes that do not become UTF-8"),
        "22P05": Text("数据含无法转成 UTF-8 的字节", "the data hold bytes that do not become UTF-8"),
        "XX001": Text("数据文件已损坏", "the data files are damaged"),
    }
    return meanings.get(
        state,
        Text(
            f"数据库报错（SQLSTATE {state}）",
            f"the database reports an error (SQLSTATE {state})",
        ),
    )


# --- what there is ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Column:
    column: Column
    select: str
    kind: str  # of the Arrow type: "int64", "float64", "date32", "timestamp" or "string"
    most: int = 0  # characters or bytes of a value that are asked for at most
    may: bool = True  # the session may read it


@dataclass(frozen=True, slots=True)
class _Shape:
    schema: str
    name: str
    comment: str
    rows: int
    columns: tuple[_Column, ...]
    skip: Text | None
    hidden: bool  # row security may hide rows
    alone: bool  # without the tables that inherit from it, which are listed themselves


def _listed(db: psycopg.Connection[tuple[Any, ...]]) -> list[_Shape]:
    tables = db.execute(_TABLES).fetchall()
    raw = db.execute("SELECT current_setting('server_encoding')").fetchone() == ("SQL_ASCII",)
    columns: dict[int, list[_Column]] = {}
    for oid, name, said, comment, key, kind, how, base, refers, may in db.execute(
        _COLUMNS, ([t[0] for t in tables],)
    ):
        column = _column(name, said, comment, key, base if how == "d" else kind, raw)
        if not may:
            column = replace(column, select="NULL", kind="string", most=0, may=False)
        columns.setdefault(oid, []).append(replace(column, column=replace(column.column, refers=refers)))
    return [
        _Shape(
            schema,
            name,
            comment,
            rows,
            tuple(columns.get(oid, ())),
            _not_read(kind, may, filled),
            hidden,
            kind == "r",
        )
        for oid, schema, name, kind, comment, rows, may, hidden, filled in tables
    ]


def _not_read(kind: str, may: bool, filled: bool) -> Text | None:
    if kind == "v":
        return VIEW
    if kind == "f":
        return Text(
            "外部表，数据在另一台服务器上，请直接检查那里",
            "a foreign table: its data lie on another server; look there",
        )
    if not may:
        return NO_RIGHT
    return None if filled else Text("物化视图，还没有数据", "a materialized view that holds no data yet")


_SHORT = frozenset({"numeric", "boolean", "uuid", "inet", "cidr", "macaddr", "interval", "money", "bit", "time without time zone", "time with time zone"})  # fmt: skip


def _column(name: str, said: str, comment: str, key: bool, kind: str, raw: bool) -> _Column:
    quoted = '"' + name.replace('"', '""') + '"'
    column = Column(name, said.lower(), comment, key)
    if kind in ("smallint", "integer", "bigint", "oid"):
        return _Column(column, f"{quoted}::bigint" if kind == "oid" else quoted, "int64")
    if kind in ("real", "double precision"):
        return _Column(column, quoted, "float64")
    if kind == "date":
        return _Column(
            column, f"CASE WHEN {quoted} BETWEEN '0001-01-01' AND '9999-12-31' THEN {quoted} END", "date32"
        )
    if kind.startswith("timestamp"):
        plain = f"({quoted} AT TIME ZONE 'UTC')" if "with time zone" in kind else quoted
        return _Column(
            column, f"CASE WHEN {plain} BETWEEN '0001-01-02' AND '9999-12-30' THEN {plain} END", "timestamp"
        )
    if kind == "bytea":
        return _Column(column, f"substring({quoted} FOR {LONGEST_BYTES})", "string", LONGEST_BYTES)
    if kind in _SHORT:
        return _Column(column, _bytes(f"{quoted}::text", raw), "string")
    if kind in (
        "text",
        "character varying",
    ):  # the length is in the header of a value: no text is looked through for it
        limited = f"CASE WHEN octet_length({quoted}) > {LONGEST_TEXT} THEN left({quoted}, {LONGEST_TEXT}) ELSE {quoted} END"
        return _Column(column, _bytes(limited, raw), "string", LONGEST_TEXT)
    return _Column(column, _bytes(f"left({quoted}::text, {LONGEST_TEXT})", raw), "string", LONGEST_TEXT)


def _bytes(text: str, raw: bool) -> str:
    """In a database without an encoding texts are read as the bytes that they are."""
    return f"convert_to({text}, 'SQL_ASCII')" if raw else text


# --- rows -----------------------------------------------------------------------------------------------------------------


def _batches(
    source: Source, shape: _Shape, place: Place, sessions: _Sessions
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
        if not column.may:
            yield Skipped(place / column.column.name, NO_COLUMN, asked=source.asked)
    pace = Pace(source.gentle.rate)
    read = cut = 0
    try:
        for part in _read(source, shape, pace, sessions):
            if isinstance(part, int):
                yield Skipped(place, _STRAYS.fill(n=part), asked=source.asked)
                continue
            read += part.num_rows
            cut += sum(cut_short(part.column(n), c.most) for n, c in enumerate(shape.columns) if c.most)
            yield part
            pace.passed(part.num_rows)
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


_STRAYS = Text("{n} 个值无法转换，未查看", "{n} values could not be converted: not looked at")


class _Broken(Exception):
    def __init__(self, what: Text) -> None:
        super().__init__()
        self.what = what


def _read(source: Source, shape: _Shape, pace: Pace, sessions: _Sessions) -> Iterator[pa.RecordBatch | int]:
    """The table as batches, fast where that can begin; at last how many values would not convert, if any."""
    begun = False
    try:
        if not 0 < shape.rows < FEW:  # 0: never counted
            for batch in _fast(source, shape, pace, sessions):
                yield batch
                begun = True
            return
    except postgres_arrow.Broken as wrong:
        if begun or wrong.sqlstate in postgres_arrow.NO_SECOND_TRY:
            raise _Broken(_meaning(wrong.sqlstate)) from None
    yield from _slow(source, shape, pace, sessions)


class _Sessions:
    """The connections of a source: psycopg's and adbc's."""

    def __init__(self, source: Source) -> None:
        self.rows = Sessions(partial(connect, source), lambda db: db.close(), _lives)
        self.arrow = Sessions(partial(_arrow_session, source), lambda db: db.close(), lambda db: True)

    def end(self) -> None:
        self.rows.end()
        self.arrow.end()


def _lives(db: psycopg.Connection[tuple[Any, ...]]) -> bool:
    import psycopg as driver

    try:
        db.execute("SELECT 1")
        db.rollback()
    except driver.Error:
        return False
    return True


def _arrow_session(source: Source) -> Any:
    try:
        from psycopg.conninfo import make_conninfo
    except ImportError:
        raise needs("postgres") from None
    return postgres_arrow.connect(make_conninfo("", **_arguments(source, source.password)))


def _fast(source: Source, shape: _Shape, pace: Pace, sessions: _Sessions) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    names = [c.column.name for c in shape.columns]
    kinds = [_arrow(c.kind) for c in shape.columns]
    with sessions.arrow.one() as db:
        for found in postgres_arrow.batches(db, _query(source, shape), source.gentle.timeout):
            try:
                arrays = [of_kind(a, k) for a, k in zip(found.columns, kinds, strict=True)]
            except pa.ArrowException:  # a server that only resembles PostgreSQL sends other types
                raise postgres_arrow.Broken("") from None
            yield from in_steps(pa.RecordBatch.from_arrays(arrays, names=names), pace.rows(ROWS))


def _slow(source: Source, shape: _Shape, pace: Pace, sessions: _Sessions) -> Iterator[pa.RecordBatch | int]:
    kinds = [_arrow(c.kind) for c in shape.columns]
    names = [c.column.name for c in shape.columns]
    strays = 0
    try:
        with sessions.rows.one() as db:
            for rows in gathered(_rows(db, source, shape, pace), pace.rows(ROWS)):
                batch, lost = batch_of(rows, kinds, names)
                strays += lost
                yield batch
            db.rollback()
    except _driver_errors() as wrong:
        raise _Broken(_what(wrong)) from None
    if strays:
        yield strays


def _driver_errors() -> tuple[type[Exception], ...]:
    try:
        import psycopg as driver
    except ImportError:
        return ()  # connect says kindly that it is missing
    return (driver.Error, UnicodeError, OverflowError)


def _query(source: Source, shape: _Shape) -> str:
    asked = ", ".join(c.select for c in shape.columns)
    schema, name = (n.replace('"', '""') for n in (shape.schema, shape.name))
    some = ""
    if _sampled(source, shape):  # whole pages, the same ones in every run
        some = f" TABLESAMPLE SYSTEM ({100 * source.gentle.sample:.6f}) REPEATABLE (1)"
    only = "ONLY " if shape.alone else ""
    return f'SELECT {asked} FROM {only}"{schema}"."{name}"{some}'


def _sampled(source: Source, shape: _Shape) -> bool:
    """Does the server draw the sample?  Not from a table that is small, or whose size it does not know."""
    return source.gentle.sample < 1 and shape.rows > WHOLE


def _rows(
    db: psycopg.Connection[tuple[Any, ...]], source: Source, shape: _Shape, pace: Pace
) -> Iterator[tuple[Any, ...]]:
    with db.cursor(name="hegui") as cursor:
        cursor.execute(_query(source, shape).encode())
        while rows := cursor.fetchmany(pace.rows(FETCH)):
            yield from rows


def _arrow(kind: str) -> pa.DataType:
    import pyarrow as pa

    kinds = {
        "int64": pa.int64(),
        "float64": pa.float64(),
        "date32": pa.date32(),
        "timestamp": pa.timestamp("us"),
    }
    return kinds.get(kind, pa.string())
