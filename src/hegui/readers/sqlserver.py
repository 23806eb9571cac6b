"""
SQL Server: every table of one database that the session may read.  Experimental: no server was at hand to try it on.

SQL Server has no read-only transactions: nothing but SELECT is sent, the session says ``ApplicationIntent=ReadOnly``, waits
five seconds for a lock at most and is the one that gives way in a deadlock.  A table with one whole-number key is read by
ranges of it, so that no statement runs long.  What Always Encrypted keeps from the session comes as the bytes that it is;
what dynamic data masking hides from it is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.rows import LONGEST_BYTES, LONGEST_TEXT, ROWS, Pace
from hegui.readers.server_tables import SETTINGS_UNSEEN, Asked, Listed, batches, tables
from hegui.readers.servers import NO_RIGHT, VIEW, Sessions, logged_in, needs
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

FETCH = 2000
_TABLES = """
SELECT o.object_id, s.name, o.name, o.type, CAST(ISNULL(p.value, N'') AS nvarchar(4000)),
       (SELECT SUM(n.rows) FROM sys.partitions n WHERE n.object_id = o.object_id AND n.index_id IN (0, 1)),
       HAS_PERMS_BY_NAME(QUOTENAME(s.name) + N'.' + QUOTENAME(o.name), 'OBJECT', 'SELECT')
FROM sys.objects o JOIN sys.schemas s ON s.schema_id = o.schema_id
LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.major_id = o.object_id AND p.minor_id = 0 AND p.name = N'MS_Description'
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
ORDER BY s.name, o.name
"""
_COLUMNS = """
SELECT c.object_id, c.name, TYPE_NAME(c.system_type_id), TYPE_NAME(c.user_type_id), c.max_length, c.precision, c.scale,
       CAST(ISNULL(p.value, N'') AS nvarchar(4000)),
       CASE WHEN EXISTS (SELECT 1 FROM sys.indexes i JOIN sys.index_columns k ON k.object_id = i.object_id AND k.index_id = i.index_id
                         WHERE i.is_primary_key = 1 AND i.object_id = c.object_id AND k.column_id = c.column_id) THEN 1 ELSE 0 END,
       {masked}, {encrypted}
FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id
LEFT JOIN sys.extended_properties p ON p.class = 1 AND p.major_id = c.object_id AND p.minor_id = c.column_id AND p.name = N'MS_Description'
WHERE o.type = 'U' AND o.is_ms_shipped = 0
ORDER BY c.object_id, c.column_id
"""
_NEW = {
    "masked": "c.is_masked",
    "encrypted": "CASE WHEN c.encryption_type IS NULL THEN 0 ELSE 1 END",
}  # since 2016
_OLD = {"masked": "0", "encrypted": "0"}
_OTHERS = (
    "SELECT name FROM sys.databases WHERE database_id > 4 AND name <> DB_NAME() AND HAS_DBACCESS(name) = 1"
)


@reader(
    "sqlserver",
    takes=("sqlserver:", "mssql:"),
    title=Text("SQL Server 数据库", "SQL Server databases"),
    needs="sqlserver",
    experimental=True,
)
def read_sqlserver(source: Source) -> Iterator[Read]:
    """Yield every table of the database that the address names, or of the login's own."""
    if source.ask is not None:
        source = replace(source, ask=cache(source.ask))
    db = connect(source)
    import pymssql as driver

    try:
        listed = _listed(db)
        others = [] if parts_of(source.target).database else [row[0] for row in _rows(db, _OTHERS)]
    except driver.Error as wrong:
        raise SourceError(
            _what(wrong), Text("检查该用户能否读取系统目录。", "Check that the user may read the catalogue.")
        ) from None
    finally:
        db.close()
    yield Skipped(Place(source.name), SETTINGS_UNSEEN)
    for name in others:
        yield Skipped(Place(source.name, name), _OTHER, asked=source.asked)
    sessions = Sessions(partial(connect, source), lambda db: db.close(), _lives)
    try:
        yield from tables(source, listed, "dbo", partial(_batches, source, sessions), _notes)
    finally:
        sessions.end()


_OTHER = Text(
    "同一服务器上的另一个库，未查看；请在地址中写明库名",
    "another database of this server, not looked at; name it in the address",
)
_MASKED = Text(
    "列 {names} 设有动态数据掩码：没有 UNMASK 权限的会话看到的是掩码后的值",
    "dynamic data masking covers {names}: a session without the right UNMASK sees masked values",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shape(Listed):
    masked: tuple[str, ...]


def _notes(shape: _Shape, place: Place) -> Iterator[Skipped]:
    if shape.masked:
        names = "、".join(str(place / name).partition("#")[2] for name in shape.masked)
        yield Skipped(place, _MASKED.fill(names=names))


# --- the connection ----------------------------------------------------------------------------------------------------


def connect(source: Source) -> Any:
    """A connection that asks to read only, does not wait long for a lock, and has a limit of time on every statement."""
    try:
        import pymssql as driver
    except ImportError:
        raise needs("sqlserver") from None

    def session(password: str | None) -> Any:
        db = driver.connect(**arguments(source, password))
        with db.cursor() as cursor:
            cursor.execute("SET LOCK_TIMEOUT 5000; SET DEADLOCK_PRIORITY LOW; SET TEXTSIZE 2147483647")
        return db

    return logged_in(source, session, (driver.Error,), lambda wrong: _why(_code(wrong)))


def arguments(source: Source, password: str | None) -> dict[str, Any]:
    """What pymssql is given.  Raises SourceError where the address asks for what it cannot do."""
    where = parts_of(source.target)
    mode = where.options.get("sslmode", "").lower()
    if mode.startswith("verify"):
        raise SourceError(
            Text("驱动不能校验 SQL Server 的证书", "the driver cannot verify SQL Server's certificate"),
            Text(
                "改用 sslmode=require（加密但不校验证书），或在 freetds.conf 中配置校验。",
                "Use sslmode=require (encrypted, certificate not verified), or set verification up in freetds.conf.",
            ),
        )
    said = {
        "server": where.host or "localhost",
        "port": str(where.port or 1433),
        "user": where.user,
        "password": password,
        "database": where.database,
        "login_timeout": int(where.options.get("connect_timeout", "10")),
        "timeout": source.gentle.timeout,
        "charset": "UTF-8",
        "appname": "hegui",
        "read_only": True,
        "autocommit": True,
        "encryption": {"require": "require", "disable": "off"}.get(mode, "request"),
    }
    return {k: v for k, v in said.items() if v not in (None, "")}


def _lives(db: Any) -> bool:
    import pymssql as driver

    with suppress(driver.Error, OSError):
        return next(iter(_rows(db, "SELECT 1")), None) is not None
    return False


def _code(wrong: Exception) -> int:
    first = wrong.args[0] if wrong.args else 0
    if isinstance(first, tuple) and first:  # pymssql wraps its errors of connecting once more
        first = first[0]
    return first if isinstance(first, int) else 0


def _why(code: int) -> str:
    known = {
        18456: "password",
        18452: "password",
        18470: "rights",
        4060: "database",
        4064: "database",
        20009: "refused",
    }
    return known.get(code, "timeout" if code in (20003, 20008) else "")


def _what(wrong: Exception) -> Text:
    """What happened, by its number alone: the message may quote a cell."""
    code = _code(wrong)
    lost = Text("与服务器的连接中断", "the connection to the server broke off")
    meanings = {
        229: Text("会话没有权限", "the session has no right to it"),
        230: Text("会话没有读取某列的权限", "the session has no right to read one of its columns"),
        208: Text("表已不存在", "the table is gone"),
        1222: Text("表被锁住", "the table is locked"),
        1205: Text("因死锁让出", "it gave way in a deadlock"),
        20003: Text(
            "语句超时，已停止；可用 --timeout 放宽",
            "the statement took too long and was stopped; --timeout allows more",
        ),
        823: Text("数据文件已损坏", "the data files are damaged"),
        824: Text("数据文件已损坏", "the data files are damaged"),
        20004: lost,
        20006: lost,
        20047: lost,
    }
    return meanings.get(
        code, Text(f"数据库报错（代码 {code}）", f"the database reports an error (code {code})")
    )


# --- what there is ---------------------------------------------------------------------------------------------------------


def _rows(db: Any, query: str) -> Iterator[tuple[Any, ...]]:
    with db.cursor() as cursor:
        cursor.execute(query)
        while rows := cursor.fetchmany(FETCH):
            yield from rows


def _listed(db: Any) -> list[_Shape]:
    import pymssql as driver

    tables = list(_rows(db, _TABLES))
    try:
        found = list(_rows(db, _COLUMNS.format(**_NEW)))
    except driver.Error as wrong:
        if _code(wrong) != 207:  # no such column: a server before 2016
            raise
        found = list(_rows(db, _COLUMNS.format(**_OLD)))
    columns: dict[int, list[Asked]] = {}
    masked: dict[int, list[str]] = {}
    for table, name, system, own, length, precision, scale, comment, key, hides, encrypted in found:
        said = spelt(own or "", system or "", length, precision, scale)
        column = Column(name, said, comment or "", bool(key))
        columns.setdefault(table, []).append(asked(column, (system or "").lower(), length, bool(encrypted)))
        if hides:
            masked.setdefault(table, []).append(name)
    return [
        _Shape(
            schema=schema,
            name=name,
            comment=comment or "",
            rows=rows,
            columns=tuple(columns.get(id, ())),
            masked=tuple(masked.get(id, ())),
            skip=VIEW if kind.strip() == "V" else None if may else NO_RIGHT,
        )
        for id, schema, name, kind, comment, rows, may in tables
    ]


def spelt(own: str, system: str, length: int, precision: int, scale: int) -> str:
    """The type as one would write it.

    >>> spelt("nvarchar", "nvarchar", 40, 0, 0), spelt("varchar", "varchar", -1, 0, 0), spelt("decimal", "decimal", 9, 10, 2)
    ('nvarchar(20)', 'varchar(max)', 'decimal(10,2)')
    """
    name = own or system
    if own == system and name in ("char", "varchar", "nchar", "nvarchar", "binary", "varbinary"):
        size = "max" if length < 0 else str(length // 2 if name.startswith("n") else length)
        return f"{name}({size})"
    return f"{name}({precision},{scale})" if name in ("decimal", "numeric") else name


_WHOLE = frozenset({"tinyint", "smallint", "int", "bigint", "bit"})
_SHORT = frozenset({"char", "varchar", "nchar", "nvarchar"})


def asked(column: Column, kind: str, length: int, encrypted: bool) -> Asked:
    """What is asked for a column of a system type; ``length`` in bytes, -1 for ``max``."""
    q = quoted(column.name)
    if encrypted:
        return Asked(column, q)
    if kind in _WHOLE:
        return Asked(column, f"CAST({q} AS bigint)", "int64")
    if kind in ("real", "float"):
        return Asked(column, f"CAST({q} AS float)", "float64")
    if kind == "date":
        return Asked(column, f"CONVERT(char(10), {q}, 23)", "date32")
    if kind in ("datetime", "datetime2", "smalldatetime"):
        return Asked(column, f"LEFT(CONVERT(varchar(30), {q}, 121), 26)", "timestamp")  # microseconds
    if kind == "datetimeoffset":
        return Asked(column, f"CONVERT(varchar(40), {q}, 121)")
    if kind in ("decimal", "numeric", "time", "uniqueidentifier"):
        return Asked(column, f"CONVERT(varchar(60), {q})")
    if kind in ("money", "smallmoney"):
        return Asked(column, f"CONVERT(varchar(60), {q}, 2)")  # four decimals
    if kind in ("binary", "varbinary", "image", "timestamp", "rowversion"):
        return Asked(
            column, f"SUBSTRING(CONVERT(varbinary(max), {q}), 1, {LONGEST_BYTES})", most=LONGEST_BYTES
        )
    if kind in ("", "geometry", "geography", "hierarchyid"):  # types of .NET have no system type
        return Asked(column, f"LEFT({q}.ToString(), {LONGEST_BYTES})", most=LONGEST_BYTES)
    if kind == "sql_variant":
        return Asked(column, f"CONVERT(nvarchar(4000), {q})")
    if kind in _SHORT and length > 0:
        return Asked(column, q)
    return Asked(column, f"LEFT(CONVERT(nvarchar(max), {q}), {LONGEST_TEXT})", most=LONGEST_TEXT)


def quoted(name: str) -> str:
    return "[" + name.replace("]", "]]") + "]"


# --- rows --------------------------------------------------------------------------------------------------------------------


def _batches(
    source: Source, sessions: Sessions[Any], shape: _Shape, place: Place
) -> Iterator[pa.RecordBatch | Skipped]:
    try:
        import pymssql as driver
    except ImportError:
        yield Skipped(place, needs("sqlserver").text, asked=source.asked)
        return
    if shape.columns:
        rows = partial(_read, shape, sessions)
        yield from batches(source, place, shape.columns, rows, (driver.Error, OSError, UnicodeError), _what)


def _read(shape: _Shape, sessions: Sessions[Any], pace: Pace) -> Iterator[Sequence[Any]]:
    with sessions.one() as db:
        key = key_of(shape.columns)
        if key is None:
            yield from _rows(db, page(shape.schema, shape.name, shape.columns))
            return
        after: int | None = None
        while True:
            most, read, last = pace.rows(ROWS), 0, after
            for row in _rows(db, page(shape.schema, shape.name, shape.columns, key, after, most)):
                read, last = read + 1, row[key]
                yield row
            if read < most or last == after:
                return
            after = last


def key_of(columns: Sequence[Asked]) -> int | None:
    """Which column is the key by itself, and a whole number."""
    keys = [n for n, c in enumerate(columns) if c.column.key]
    return keys[0] if len(keys) == 1 and columns[keys[0]].kind == "int64" else None


def page(
    schema: str,
    name: str,
    columns: Sequence[Asked],
    key: int | None = None,
    after: int | None = None,
    most: int = 0,
) -> str:
    """The statement for a table, or for the next rows by its key."""
    told = ", ".join(c.select for c in columns)
    table = f"{quoted(schema)}.{quoted(name)}"
    if key is None:
        return f"SELECT {told} FROM {table}"
    by = quoted(columns[key].column.name)
    where = "" if after is None else f" WHERE {by} > {after}"
    return f"SELECT TOP ({most}) {told} FROM {table}{where} ORDER BY {by}"
