"""
What tables a PostgreSQL database has, and what is asked for each column so that no value can fail.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hegui.model import Column
from hegui.readers.rows import LONGEST_BYTES, LONGEST_TEXT
from hegui.readers.server_tables import Asked, Listed
from hegui.readers.servers import NO_RIGHT, VIEW
from hegui.text import Text

if TYPE_CHECKING:
    import psycopg

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Listed):
    hidden: bool  # row security may hide rows
    alone: bool  # without the tables that inherit from it, which are listed themselves


def tables_of(db: psycopg.Connection[tuple[Any, ...]]) -> list[Shape]:
    """Every table of the database, but those of the server itself."""
    tables = db.execute(_TABLES).fetchall()
    raw = db.execute("SELECT current_setting('server_encoding')").fetchone() == ("SQL_ASCII",)
    columns: dict[int, list[Asked]] = {}
    for oid, name, said, comment, key, kind, how, base, refers, may in db.execute(
        _COLUMNS, ([t[0] for t in tables],)
    ):
        column = _column(name, said, comment, key, base if how == "d" else kind, raw)
        if not may:
            column = Asked(column.column, "")
        columns.setdefault(oid, []).append(replace(column, column=replace(column.column, refers=refers)))
    return [
        Shape(
            schema=schema,
            name=name,
            comment=comment,
            rows=rows or None,  # 0: never counted
            columns=tuple(columns.get(oid, ())),
            skip=_not_read(kind, may, filled),
            hidden=hidden,
            alone=kind == "r",
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


def _column(name: str, said: str, comment: str, key: bool, kind: str, raw: bool) -> Asked:
    quoted = '"' + name.replace('"', '""') + '"'
    column = Column(name, said.lower(), comment, key)
    if kind in ("smallint", "integer", "bigint", "oid"):
        return Asked(column, f"{quoted}::bigint" if kind == "oid" else quoted, "int64")
    if kind in ("real", "double precision"):
        return Asked(column, quoted, "float64")
    if kind == "date":
        return Asked(
            column, f"CASE WHEN {quoted} BETWEEN '0001-01-01' AND '9999-12-31' THEN {quoted} END", "date32"
        )
    if kind.startswith("timestamp"):
        plain = f"({quoted} AT TIME ZONE 'UTC')" if "with time zone" in kind else quoted
        return Asked(
            column, f"CASE WHEN {plain} BETWEEN '0001-01-02' AND '9999-12-30' THEN {plain} END", "timestamp"
        )
    if kind == "bytea":
        return Asked(column, f"substring({quoted} FOR {LONGEST_BYTES})", most=LONGEST_BYTES)
    if kind in _SHORT:
        return Asked(column, _bytes(f"{quoted}::text", raw))
    if kind in (
        "text",
        "character varying",
    ):  # the length is in the header of a value: no text is looked through for it
        limited = f"CASE WHEN octet_length({quoted}) > {LONGEST_TEXT} THEN left({quoted}, {LONGEST_TEXT}) ELSE {quoted} END"
        return Asked(column, _bytes(limited, raw), most=LONGEST_TEXT)
    return Asked(column, _bytes(f"left({quoted}::text, {LONGEST_TEXT})", raw), most=LONGEST_TEXT)


def _bytes(text: str, raw: bool) -> str:
    """In a database without an encoding texts are read as the bytes that they are."""
    return f"convert_to({text}, 'SQL_ASCII')" if raw else text
