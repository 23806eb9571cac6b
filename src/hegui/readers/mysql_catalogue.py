"""
What tables a MySQL or MariaDB server has, and what is asked for each column so that no value can fail.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from hegui.model import Column
from hegui.readers.rows import LONGEST_BYTES, LONGEST_TEXT
from hegui.readers.server_tables import Asked, Listed
from hegui.readers.servers import VIEW
from hegui.text import Text

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Listed):
    @property
    def key(self) -> int | None:
        """Which column is the key by itself, and a whole number or a short text that pages can be cut by."""
        keys = [at for at, c in enumerate(self.columns) if c.column.key]
        if len(keys) != 1:
            return None
        column = self.columns[keys[0]]
        cuts = column.kind in ("int64", "uint64") or column.column.type.startswith(("char", "varchar"))
        return keys[0] if cuts else None


def tables_of(db: Any, database: str) -> list[Shape]:
    """Every table of a database; of all but the server's own where none is named."""
    where = "table_schema = %s" if database else f"table_schema NOT IN {_SYSTEM}"
    said = (database,) if database else ()
    columns: dict[tuple[str, str], list[Asked]] = {}
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
            tuple(str_of(v) for v in row[:3]): f"{str_of(row[3])}.{str_of(row[4])}"
            for row in cursor.fetchall()
        }
        for row in described:
            schema, table, name, kind, full, comment, key = (str_of(v) for v in row)
            column = _column(name, kind.lower(), full.lower(), comment, key == "PRI")
            pointing = replace(column.column, refers=refers.get((schema, table, name), ""))
            columns.setdefault((schema, table), []).append(replace(column, column=pointing))
        cursor.execute(
            "SELECT table_schema, table_name, table_type, coalesce(table_comment, ''), coalesce(table_rows, -1) "
            f"FROM information_schema.tables WHERE {where} ORDER BY table_schema, table_name",
            said,
        )
        found = [[str_of(v) for v in row] for row in cursor.fetchall()]
    return [
        Shape(
            schema=schema,
            name=name,
            comment=comment,
            rows=int(rows) if int(rows) >= 0 else None,
            columns=tuple(columns.get((schema, name), ())),
            skip=_not_read(kind),
        )
        for schema, name, kind, comment, rows in found
        if kind != "SEQUENCE"
    ]


def str_of(value: Any) -> str:
    """A cell of the catalogue as text: drivers hand over bytes."""
    return (
        value.decode("utf-8", "replace") if isinstance(value, bytes) else "" if value is None else str(value)
    )


def _not_read(kind: str) -> Text | None:
    return VIEW if "VIEW" in kind.upper() else None


def _column(name: str, kind: str, full: str, comment: str, key: bool) -> Asked:
    quoted = "`" + name.replace("`", "``") + "`"
    column = Column(name, full[:60], comment, key)
    if kind in _WHOLE:
        return Asked(column, quoted, "uint64" if "unsigned" in full else "int64")
    if kind == "bit":
        return Asked(column, f"{quoted} + 0", "uint64")
    if kind in _REAL:
        return Asked(column, quoted, "float64")
    if kind == "date":
        return Asked(column, f"CAST({quoted} AS CHAR)", "date32")
    if kind in ("datetime", "timestamp"):
        return Asked(column, f"CAST({quoted} AS CHAR)", "timestamp")
    if kind in _BINARY:
        return Asked(column, f"LEFT({quoted}, {LONGEST_BYTES})", "string", LONGEST_BYTES)
    if kind in _LONG:
        return Asked(column, f"LEFT({quoted}, {LONGEST_TEXT})", "string", LONGEST_TEXT)
    if kind in _SHAPES:
        return Asked(column, f"LEFT(ST_AsText({quoted}), {LONGEST_BYTES})", "string", LONGEST_BYTES)
    return Asked(column, quoted)
