"""DuckDB database files, opened read-only and cut off from everything else: no other file, no extension, no network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.parquet import Leaf, flat, leaves_of, path_of
from hegui.readers.rows import ROWS, Pace
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

_TODO = Text(
    "确认没有程序正在写入，且版本不高于本机的 duckdb。",
    "See that no program is writing to it, and that it is not newer than the duckdb installed here.",
)
_NEEDS = Text(
    "缺少读取 DuckDB 的组件；请安装：pip install 'hegui[duckdb]'",
    "what reads DuckDB is not installed: pip install 'hegui[duckdb]'",
)
_CLOSED = Text(
    "DuckDB 文件打不开：已损坏、已加密、正被占用，或版本更新",
    "the DuckDB file cannot be opened: damaged, encrypted, in use, or of a newer version",
)
_BROKE = Text("读取出错，其余部分未查看", "an error while reading: the rest was not looked at")
_TABLES = """
    SELECT t.schema_name, t.table_name, t.comment, t.estimated_size FROM duckdb_tables() t
    WHERE NOT t.internal AND t.database_name = current_database() ORDER BY 1, 2
"""
_COLUMNS = "SELECT column_name, comment FROM duckdb_columns() WHERE schema_name = ? AND table_name = ?"


@reader(
    "duckdb",
    takes=("*.duckdb", "*.ddb"),
    title=Text("DuckDB 数据库文件", "DuckDB database files"),
    sniffs=lambda head: head[8:12] == b"DUCK",
    needs="duckdb",
)
def read_duckdb(source: Source) -> Iterator[Read]:
    """Yield every table of the file, and a table for each list or map in them."""
    place = Place(source.name)
    try:
        import duckdb
    except ModuleNotFoundError:
        yield Skipped(place, _NEEDS, asked=source.asked)
        return
    tables: list[tuple[str, str, str, int, Any, dict[str, str]]] = []
    try:
        with _opened(source) as session:
            for schema, name, comment, rows in session.execute(_TABLES).fetchall():
                empty = session.sql(f"SELECT * FROM {_quoted(schema, name)} LIMIT 0").to_arrow_reader(1)
                comments = {
                    c: said for c, said in session.execute(_COLUMNS, [schema, name]).fetchall() if said
                }
                tables.append((schema, name, comment or "", rows, empty.schema, comments))
    except (duckdb.Error, OSError, RuntimeError, ValueError):
        raise SourceError(_CLOSED, _TODO) from None
    for schema, name, comment, rows, columns, comments in tables:
        called = name if schema == "main" else f"{schema}.{name}"
        if not wanted(source, called, name):
            continue
        for base, leaves in leaves_of(columns, comments).items():
            if not leaves:
                continue
            at = Place(source.name, f"{called}.{path_of(base)}" if base else called)
            yield Table(
                at,
                tuple(Column(leaf.name, leaf.type, leaf.comment) for leaf in leaves),
                partial(_batches, source, at, _quoted(schema, name), base, tuple(leaves)),
                name=path_of(base) if base else name,
                comment="" if base else comment,
                rows=None if base else rows,
                in_database=True,
            )


def _opened(source: Source) -> Any:
    import duckdb

    return duckdb.connect(
        str(source.path),
        read_only=True,
        config={
            "enable_external_access": "false",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": "256MB",
            "threads": str(max(source.gentle.threads, 1)),
        },
    )


def _quoted(schema: str, name: str) -> str:
    return ".".join('"' + part.replace('"', '""') + '"' for part in (schema, name))


def _batches(
    source: Source, place: Place, name: str, base: tuple[str | int, ...], leaves: tuple[Leaf, ...]
) -> Iterator[pa.RecordBatch | Skipped]:
    import duckdb

    pace = Pace(source.gentle.rate)
    try:
        with _opened(source) as session:
            for batch in session.sql(f"SELECT * FROM {name}").to_arrow_reader(pace.rows(ROWS)):
                rows = flat(batch, base, leaves)
                for start in range(0, rows.num_rows, ROWS):
                    yield rows.slice(start, ROWS)
                pace.passed(batch.num_rows)
    except (duckdb.Error, OSError, RuntimeError, ValueError):
        yield Skipped(place, _BROKE, asked=source.asked)
