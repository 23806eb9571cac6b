"""
What only Spark reaches: tables of its catalogue, Parquet and ORC in a cluster's file system, databases through JDBC.

    catalog://            every table        catalog://sales    of a database        catalog://sales.orders    one
    hdfs://ns/warehouse/orders               also viewfs, s3a, abfss, gs, oss, obs, cosn
    jdbc:postgresql://user@host/database     also mysql, mariadb, sqlserver, oracle; the driver's jar is given to Spark

Rows stay where they are: Spark hands each partition to the function that counts, and only tallies come back.  Without
PYSPARK_SUBMIT_ARGS or spark-submit, Spark runs on this machine; see docs/spark.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError, UsageError
from hegui.masking import safe_name
from hegui.model import Column, Place, Read, Skipped, Spread, Table
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.parquet import Leaf, flat, leaves_of, path_of
from hegui.readers.rows import ROWS
from hegui.readers.servers import VIEW, place_of
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

    from hegui.spark import Work

_NOT_THERE = Text("Spark 的目录里没有这个库或表", "Spark's catalogue has no such database or table")
_LIST_THEM = Text("用 catalog:// 列出全部。", "catalog:// lists them all.")
_NO_FILES = Text(
    "Spark 读不到这个路径，或其中不是 Parquet、ORC 文件",
    "Spark cannot read this path, or it holds no Parquet or ORC files",
)
_CHECK_PATH = Text(
    "检查路径与权限；其他格式可先登记为目录中的表，再用 catalog:// 查看。",
    "Check the path and the rights; other formats can be made tables of the catalogue and read by catalog://.",
)
_NO_DATABASE = Text("Spark 通过 JDBC 连不上这个数据库", "Spark cannot reach this database through JDBC")
_CHECK_DRIVER = Text(
    "检查地址和密码；驱动的 jar 用 --packages 或 --jars 交给 Spark（见 docs/spark.md）。",
    "Check the address and the password; give the driver's jar to Spark with --packages or --jars (see docs/spark.md).",
)
_UNREADABLE = Text("Spark 读不出这张表", "Spark cannot read this table")


@reader(
    "spark-catalog",
    takes=("catalog:",),
    title=Text("Spark 目录中的表", "Tables of Spark's catalogue"),
    needs="spark",
)
def read_catalog(source: Source) -> Iterator[Read]:
    """Yield the tables of the catalogue, of one of its databases, or one of them."""
    session = _session()
    for name in _tables_of(source, session):
        path = name.removeprefix("spark_catalog.")
        if not wanted(source, path, path.rpartition(".")[2]):
            continue
        place = Place(source.name, path)
        try:
            kept = session.catalog.getTable(name)
            if kept.tableType == "VIEW":
                yield Skipped(place, VIEW)
                continue
            frame = session.table(name)
        except Exception:  # Spark's own words may quote what it read
            yield Skipped(place, _UNREADABLE, asked=source.asked)
            continue
        yield from _tables(source, frame, path, kept.description or "")


@reader(
    "spark-files",
    takes=("hdfs:", "viewfs:", "s3a:", "abfss:", "gs:", "oss:", "obs:", "cosn:"),
    title=Text(
        "集群文件系统中的 Parquet、ORC（经 Spark）",
        "Parquet and ORC in a cluster's file system (through Spark)",
    ),
    needs="spark",
    experimental=True,
)
def read_cluster_files(source: Source) -> Iterator[Read]:
    """Yield what a file or a folder of one table holds."""
    session = _session()
    for form in ("orc", "parquet") if source.target.rstrip("/").endswith(".orc") else ("parquet", "orc"):
        with suppress(Exception):
            frame = session.read.format(form).load(source.target)
            break
    else:
        raise SourceError(_NO_FILES, _CHECK_PATH)
    yield from _tables(source, frame, "", "")


@reader(
    "spark-jdbc",
    takes=("jdbc+postgresql:", "jdbc+mysql:", "jdbc+mariadb:", "jdbc+sqlserver:", "jdbc+oracle:"),
    title=Text("数据库（经 Spark 的 JDBC）", "Databases through Spark's JDBC"),
    needs="spark",
    experimental=True,
)
def read_jdbc(source: Source) -> Iterator[Read]:
    """Yield the tables of a database."""
    session = _session()
    where = parts_of(source.target)
    kind = KINDS[where.scheme.removeprefix("jdbc+")]
    url = kind.url(where.host, where.port, where.database)
    options = {"url": url, "driver": kind.driver, "user": where.user}
    if source.password is not None:
        options["password"] = source.password
    options = {name: value for name, value in options.items() if value}

    def load(**more: str) -> DataFrame:
        return session.read.format("jdbc").options(**options, **more).load()

    try:
        listed = [(str(r[0]), str(r[1])) for r in load(query=kind.tables).collect()]
    except Exception:
        raise SourceError(_NO_DATABASE, _CHECK_DRIVER) from None
    for schema, name in sorted(listed):
        path = place_of(schema, name, kind.usual or where.database)
        if not wanted(source, path, name):
            continue
        try:
            frame = load(dbtable=f"{kind.quoted(schema)}.{kind.quoted(name)}")
        except Exception:
            yield Skipped(Place(source.name, path), _UNREADABLE, asked=source.asked)
            continue
        yield from _tables(source, frame, path, "", name)


def _session() -> SparkSession:
    from hegui import spark

    try:
        return spark.session()
    except UsageError as wrong:
        raise SourceError(wrong.text, wrong.todo) from None


def _tables_of(source: Source, session: SparkSession) -> Iterator[str]:
    """Names of tables as Spark takes them, with their database."""
    asked = source.target.partition("://")[2].strip("/")
    catalog = session.catalog
    try:
        if asked and catalog.tableExists(asked):
            yield asked
            return
        if asked and not catalog.databaseExists(asked):
            raise SourceError(_NOT_THERE, _LIST_THEM)
        for database in [asked] if asked else [d.name for d in catalog.listDatabases()]:
            for table in catalog.listTables(database):
                if not table.isTemporary:
                    yield ".".join(_quoted(part) for part in (*(table.namespace or [database]), table.name))
    except SourceError:
        raise
    except Exception:
        raise SourceError(_NOT_THERE, _LIST_THEM) from None


def _quoted(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else "`" + name.replace("`", "``") + "`"


# --- a frame as tables ------------------------------------------------------------------------------------------------------


def _tables(source: Source, frame: DataFrame, path: str, comment: str, name: str = "") -> Iterator[Table]:
    """The table itself, and one for each list or map in it."""
    from pyspark.sql.pandas.types import to_arrow_schema

    frame, comments = _readable(frame)
    for base, leaves in leaves_of(to_arrow_schema(frame.schema), comments).items():
        inner = path_of(base)
        if not leaves or (inner and not wanted(source, f"{path}.{inner}" if path else inner)):
            continue
        lying = _Lying(frame, base, tuple(leaves))
        place = Place(source.name, path)
        yield Table(
            place / safe_name(inner) if inner else place,
            tuple(Column(leaf.name, leaf.type, leaf.comment) for leaf in leaves),
            lying.fetched,
            name=(inner or name or path.rpartition(".")[2] or source.name),
            comment=comment,
            in_database=True,
            spread=Spread(lying.head, lying.run),
        )


def _readable(frame: DataFrame) -> tuple[DataFrame, dict[str, str]]:
    """The frame with the columns that Arrow does not know as text, and the comments of its columns."""
    from pyspark.sql.pandas.types import to_arrow_type

    columns, comments = [], {}
    for field in frame.schema.fields:
        column = _column(field.name)
        try:
            to_arrow_type(field.dataType)
        except Exception:
            column = column.cast("string").alias(field.name)
        columns.append(column)
        comments[field.name] = str((field.metadata or {}).get("comment") or "")
    return frame.select(*columns), comments


def _column(name: str) -> Any:
    from pyspark.sql.functions import col

    return col("`" + name.replace("`", "``") + "`")


@dataclass(frozen=True, slots=True)
class _Lying:
    """Rows where they lie."""

    frame: DataFrame
    base: tuple[str | int, ...]
    leaves: tuple[Leaf, ...]

    def run(self, work: Work) -> list[bytes]:
        from hegui import spark

        return spark.run(*self._through(self.frame, work))

    def head(self, rows: int) -> Iterator[pa.RecordBatch]:
        from hegui import spark

        for found in spark.run(*self._through(self.frame.limit(rows), _written)):
            yield from _batches(found)

    def fetched(self) -> Iterator[pa.RecordBatch | Skipped]:
        """All rows, brought here a partition at a time."""
        from hegui import spark

        for found in spark.stream(*self._through(self.frame, _written)):
            yield from _batches(found)

    def _through(self, frame: DataFrame, work: Work) -> tuple[DataFrame, Work]:
        """The columns that are needed, under names that mapInArrow can take, and the work on the batches as they were."""
        needed = [name for name in frame.columns if not self.base or name == self.base[0]]
        plain = frame.select(*(_column(name).alias(f"c{n}") for n, name in enumerate(needed)))
        return plain, partial(_flattened, work, needed, self.base, self.leaves)


def _flattened(
    work: Work,
    names: list[str],
    base: tuple[str | int, ...],
    leaves: tuple[Leaf, ...],
    batches: Iterator[pa.RecordBatch],
) -> Iterator[bytes]:
    """On a worker: structs and lists as in Parquet files."""
    yield from work(flat(batch.rename_columns(names), base, leaves) for batch in batches)


def _written(batches: Iterator[pa.RecordBatch]) -> Iterator[bytes]:
    """Each batch as bytes that travel."""
    import pyarrow as pa

    for batch in batches:
        for start in range(0, batch.num_rows, ROWS):
            sink = pa.BufferOutputStream()
            with pa.ipc.new_stream(sink, batch.schema) as out:
                out.write_batch(batch.slice(start, ROWS))
            yield sink.getvalue().to_pybytes()


def _batches(found: bytes) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    yield from pa.ipc.open_stream(found)


# --- JDBC -------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of database is spoken to through JDBC."""

    driver: str
    url: Callable[[str, int | None, str], str]
    tables: str  # schema and name of each table
    usual: str  # the schema that everybody means; empty: the database's own name
    quotes: tuple[str, str] = ('"', '"')

    def quoted(self, name: str) -> str:
        first, last = self.quotes
        return first + name.replace(last, last * 2) + last


def _usual(scheme: str) -> Callable[[str, int | None, str], str]:
    return lambda host, port, database: f"jdbc:{scheme}://{host}{f':{port}' if port else ''}/{database}"


_LISTED = (
    "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' "
    "AND table_schema NOT IN ('information_schema', 'pg_catalog', 'mysql', 'performance_schema', 'sys')"
)
KINDS: dict[str, Any] = {
    "postgresql": Kind("org.postgresql.Driver", _usual("postgresql"), _LISTED, "public"),
    "mysql": Kind("com.mysql.cj.jdbc.Driver", _usual("mysql"), _LISTED, "", ("`", "`")),
    "mariadb": Kind("org.mariadb.jdbc.Driver", _usual("mariadb"), _LISTED, "", ("`", "`")),
    "sqlserver": Kind(
        "com.microsoft.sqlserver.jdbc.SQLServerDriver",
        lambda host, port, database: (
            f"jdbc:sqlserver://{host}{f':{port}' if port else ''};databaseName={database}"
        ),
        _LISTED,
        "dbo",
        ("[", "]"),
    ),
    "oracle": Kind(
        "oracle.jdbc.OracleDriver",
        lambda host, port, database: f"jdbc:oracle:thin:@//{host}:{port or 1521}/{database}",
        "SELECT owner, table_name FROM all_tables WHERE owner = user",
        "",
    ),
}
