"""
Oracle: every table of every schema that the session may read.  Experimental: no server was at hand to try it on.

python-oracledb in its thin mode, which needs no Oracle client and a server from 12.1 on.  A table is read in a read-only
transaction, as it stood when that began; the limit of time is on every round trip.  The server turns numbers of more than
18 digits, times and documents into text; objects, vectors and files outside the database are noted as not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.rows import LONGEST_TEXT, Pace
from hegui.readers.server_tables import SETTINGS_UNSEEN, Asked, Listed, batches, tables
from hegui.readers.servers import VIEW, Sessions, logged_in, needs, password_for
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

FETCH = 1000
RAW = 2000  # bytes of a BLOB that SQL can return
_OWN = "IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')"
_TABLES = f"""
SELECT t.owner, t.table_name, c.comments, t.num_rows FROM all_tables t
LEFT JOIN all_tab_comments c ON c.owner = t.owner AND c.table_name = t.table_name
WHERE t.owner {_OWN} AND t.nested = 'NO' AND t.secondary = 'N' AND (t.iot_type IS NULL OR t.iot_type = 'IOT')
  AND t.table_name NOT LIKE 'BIN$%' AND t.table_name NOT LIKE 'MLOG$%'
ORDER BY 1, 2
"""
_VIEWS = f"SELECT owner, view_name FROM all_views WHERE owner {_OWN} ORDER BY 1, 2"
_COLUMNS = f"""
SELECT t.owner, t.table_name, t.column_name, t.data_type, t.data_length, t.char_length, t.data_precision, t.data_scale, c.comments,
       CASE WHEN EXISTS (SELECT 1 FROM all_constraints p JOIN all_cons_columns k
                         ON k.owner = p.owner AND k.constraint_name = p.constraint_name
                         WHERE p.constraint_type = 'P' AND p.owner = t.owner AND p.table_name = t.table_name
                           AND k.column_name = t.column_name) THEN 1 ELSE 0 END
FROM all_tab_columns t
LEFT JOIN all_col_comments c ON c.owner = t.owner AND c.table_name = t.table_name AND c.column_name = t.column_name
WHERE t.owner {_OWN}
ORDER BY t.owner, t.table_name, t.column_id
"""


@reader(
    "oracle",
    takes=("oracle:",),
    title=Text("Oracle 数据库", "Oracle databases"),
    needs="oracle",
    experimental=True,
)
def read_oracle(source: Source) -> Iterator[Read]:
    """Yield every table that the session sees; ``oracle://user@host:1521/service``."""
    if source.ask is not None:
        source = replace(source, ask=cache(source.ask))
    db = connect(source)
    import oracledb as driver

    try:
        listed = _listed(db)
        views = list(_rows(db, _VIEWS))
    except driver.Error as wrong:
        raise SourceError(
            _what(wrong),
            Text("检查该用户能否读取数据字典。", "Check that the user may read the data dictionary."),
        ) from None
    finally:
        db.close()
    yield Skipped(Place(source.name), SETTINGS_UNSEEN)
    sessions = Sessions(partial(connect, source), lambda db: db.close(), lambda db: bool(db.is_healthy()))
    try:
        yield from tables(source, listed, None, partial(_batches, source, sessions), partial(_notes, source))
    finally:
        sessions.end()
    for schema, name in views:
        if wanted(source, f"{schema}.{name}"):
            yield Skipped(Place(source.name, f"{schema}.{name}"), VIEW)


_UNREAD = Text("这种类型的列读不了，未查看", "a column of this type cannot be read: not looked at")


def _notes(source: Source, shape: Listed, place: Place) -> Iterator[Skipped]:
    for column in shape.columns:
        if not column.select:
            yield Skipped(place / column.column.name, _UNREAD, asked=source.asked)


# --- the connection ----------------------------------------------------------------------------------------------------


def connect(source: Source) -> Any:
    """A connection with a limit of time on every round trip; its transactions are begun read-only."""
    try:
        import oracledb as driver
    except ImportError:
        raise needs("oracle") from None

    def session(password: str | None) -> Any:
        db = driver.connect(**arguments(source, password))
        db.call_timeout = source.gentle.timeout * 1000
        return db

    def why(wrong: Exception) -> str:
        if _code(wrong) == "DPY-3010":
            raise _too_old() from None
        return _why(_code(wrong))

    return logged_in(source, session, (driver.Error,), why, source.password or password_for(source))


def _too_old() -> SourceError:
    return SourceError(
        Text(
            "Oracle 版本低于 12.1，驱动的精简模式不支持",
            "Oracle before 12.1 is not supported by the driver's thin mode",
        ),
        Text("导出为 SQL 或 CSV 供检查。", "Export it as SQL or CSV to check."),
    )


def arguments(source: Source, password: str | None) -> dict[str, Any]:
    """What python-oracledb is given.  The database of the address is the service's name."""
    where = parts_of(source.target)
    mode = where.options.get("sslmode", "").lower()
    encrypted = mode in ("require", "verify-ca", "verify-full")
    said = {
        "host": where.host or "localhost",
        "port": where.port or (2484 if encrypted else 1521),
        "user": where.user,
        "password": password,
        "service_name": where.database or "ORCL",
        "protocol": "tcps" if encrypted else "tcp",
        "ssl_server_dn_match": mode == "verify-full" if encrypted else None,
        "tcp_connect_timeout": float(where.options.get("connect_timeout", "10")),
        "program": "hegui",
    }
    return {k: v for k, v in said.items() if v not in (None, "")}


def _code(wrong: Exception) -> str:
    """ORA-00942, DPY-6005: the code alone."""
    first = wrong.args[0] if wrong.args else None
    return str(getattr(first, "full_code", "") or "")


def _why(code: str) -> str:
    known = {
        "ORA-01017": "password", "ORA-01005": "password", "ORA-28000": "rights", "ORA-28001": "password", "ORA-01045": "rights",
        "ORA-12514": "database", "ORA-12505": "database", "DPY-6001": "database", "DPY-6003": "database", "ORA-12541": "refused",
        "DPY-6005": "refused", "ORA-12170": "timeout", "ORA-00020": "many", "ORA-12516": "many", "ORA-12520": "many",
        "DPY-4000": "host", "DPY-4001": "password",
    }  # fmt: skip
    return known.get(code, "")


def _what(wrong: Exception) -> Text:
    """What happened, by its code alone: the message may quote a cell."""
    code = _code(wrong)
    none = Text("会话没有权限，或表已不存在", "the session has no right to it, or the table is gone")
    lost = Text("与服务器的连接中断", "the connection to the server broke off")
    late = Text(
        "语句超时，已停止；可用 --timeout 放宽",
        "the statement took too long and was stopped; --timeout allows more",
    )
    meanings = {
        "ORA-00942": none,
        "ORA-01031": none,
        "ORA-01555": Text(
            "表改动太快，服务器已无法给出一致的快照",
            "the table changes too fast for the server to show it as it stood",
        ),
        "ORA-00054": Text("表被锁住", "the table is locked"),
        "ORA-01578": Text("数据文件已损坏", "the data files are damaged"),
        "DPY-4024": late,
        "ORA-01013": late,
        "DPY-4011": lost,
        "DPY-1001": lost,
        "ORA-03113": lost,
        "ORA-00028": lost,
    }
    shown = code or "?"
    return meanings.get(
        code, Text(f"数据库报错（代码 {shown}）", f"the database reports an error (code {shown})")
    )


# --- what there is ---------------------------------------------------------------------------------------------------------


def _rows(db: Any, query: str) -> Iterator[tuple[Any, ...]]:
    with db.cursor() as cursor:
        cursor.arraysize = cursor.prefetchrows = FETCH
        cursor.outputtypehandler = _as_text
        cursor.execute(query)
        while rows := cursor.fetchmany(FETCH):
            yield from rows


def _as_text(cursor: Any, info: Any) -> Any:
    """Documents as text at once, not as handles that are asked for one by one; bytes that are no text do not end a table."""
    import oracledb as driver

    if info.type_code in (driver.DB_TYPE_CLOB, driver.DB_TYPE_NCLOB):
        return cursor.var(driver.DB_TYPE_LONG, arraysize=cursor.arraysize, encoding_errors="replace")
    if info.type_code in (driver.DB_TYPE_VARCHAR, driver.DB_TYPE_CHAR, driver.DB_TYPE_LONG):
        return cursor.var(info.type_code, info.internal_size, cursor.arraysize, encoding_errors="replace")
    return None


def _listed(db: Any) -> list[Listed]:
    columns: dict[tuple[str, str], list[Asked]] = {}
    for owner, table, name, kind, length, characters, precision, scale, comment, key in _rows(db, _COLUMNS):
        said = spelt(kind or "", length, characters, precision, scale)
        column = Column(name, said, comment or "", bool(key))
        columns.setdefault((owner, table), []).append(asked(column, kind or "", precision, scale))
    return [
        Listed(
            schema=owner,
            name=name,
            comment=comment or "",
            rows=None if rows is None else int(rows),
            columns=tuple(columns.get((owner, name), ())),
        )
        for owner, name, comment, rows in _rows(db, _TABLES)
    ]


def spelt(
    kind: str, length: int | None, characters: int | None, precision: int | None, scale: int | None
) -> str:
    """The type as one would write it.

    >>> spelt("VARCHAR2", 80, 20, None, None), spelt("NUMBER", 22, 0, 10, 2), spelt("NUMBER", 22, 0, None, None)
    ('varchar2(20)', 'number(10,2)', 'number')
    """
    name = kind.lower()
    if name in ("varchar2", "nvarchar2", "char", "nchar"):
        return f"{name}({characters})"
    if name == "raw":
        return f"raw({length})"
    return f"{name}({precision},{scale or 0})" if name == "number" and precision else name


def asked(column: Column, kind: str, precision: int | None, scale: int | None) -> Asked:
    """What is asked for a column of a type of the data dictionary."""
    q = quoted(column.name)
    if kind == "NUMBER" and scale == 0 and precision and precision <= 18:
        return Asked(column, q, "int64")
    if kind in ("NUMBER", "FLOAT"):
        return Asked(column, f"TO_CHAR({q}, 'TM9', 'NLS_NUMERIC_CHARACTERS=''.,''')")
    if kind in ("BINARY_FLOAT", "BINARY_DOUBLE"):
        return Asked(column, f"TO_BINARY_DOUBLE({q})", "float64")
    if kind == "DATE":
        return Asked(column, _moment(q, "YYYY-MM-DD HH24:MI:SS"), "timestamp")
    if kind.startswith("TIMESTAMP"):
        plain = f"SYS_EXTRACT_UTC({q})" if "TIME ZONE" in kind else q
        return Asked(column, _moment(plain, "YYYY-MM-DD HH24:MI:SS.FF6"), "timestamp")
    if kind.startswith("INTERVAL") or kind in ("ROWID", "UROWID"):
        return Asked(column, f"TO_CHAR({q})")
    if kind in ("CLOB", "NCLOB"):
        return Asked(column, f"SUBSTR({q}, 1, {LONGEST_TEXT})", most=LONGEST_TEXT)
    if kind == "JSON":
        return Asked(
            column, f"SUBSTR(JSON_SERIALIZE({q} RETURNING CLOB), 1, {LONGEST_TEXT})", most=LONGEST_TEXT
        )
    if kind == "XMLTYPE":
        return Asked(
            column, f"SUBSTR(XMLSERIALIZE(CONTENT {q} AS CLOB), 1, {LONGEST_TEXT})", most=LONGEST_TEXT
        )
    if kind == "BLOB":
        return Asked(column, f"DBMS_LOB.SUBSTR({q}, {RAW}, 1)", most=RAW)
    if kind in ("VARCHAR2", "NVARCHAR2", "CHAR", "NCHAR", "RAW", "LONG", "LONG RAW"):
        return Asked(column, q)
    if kind == "BOOLEAN":
        return Asked(column, f"CASE WHEN {q} THEN 'true' WHEN NOT {q} THEN 'false' END")
    return Asked(column, "")


def _moment(value: str, form: str) -> str:
    """Years before Christ are null."""
    return f"CASE WHEN {value} >= DATE '0001-01-01' THEN TO_CHAR({value}, '{form}') END"


def quoted(name: str) -> str:
    return '"' + name + '"'  # a double quote cannot be in a name of Oracle's


# --- rows --------------------------------------------------------------------------------------------------------------------


def _batches(
    source: Source, sessions: Sessions[Any], shape: Listed, place: Place
) -> Iterator[pa.RecordBatch | Skipped]:
    try:
        import oracledb as driver
    except ImportError:
        yield Skipped(place, needs("oracle").text, asked=source.asked)
        return
    if any(c.select for c in shape.columns):
        rows = partial(_read, shape, sessions)
        yield from batches(source, place, shape.columns, rows, (driver.Error, OSError, UnicodeError), _what)


def _read(shape: Listed, sessions: Sessions[Any], pace: Pace) -> Iterator[Sequence[Any]]:
    with sessions.one() as db:
        with db.cursor() as cursor:
            cursor.execute("SET TRANSACTION READ ONLY")
        yield from _rows(db, page(shape.schema, shape.name, shape.columns))
        with suppress(Exception):
            db.rollback()


def page(schema: str, name: str, columns: Sequence[Asked]) -> str:
    """The statement for a table; a column that cannot be read is null."""
    told = ", ".join(c.select or "NULL" for c in columns)
    return f"SELECT {told} FROM {quoted(schema)}.{quoted(name)}"
