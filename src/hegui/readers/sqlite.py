"""
SQLite files, read without leaving a trace: not a byte of the folder changes, also while an application is writing.

A plain read-only connection to a database in WAL mode writes into the ``-shm`` file beside it (or makes one), so:

- no WAL: read-only, in short pages, so that a writer never waits long;
- a WAL and its ``-shm``: the ``-shm`` is opened read-only too, with SQLite's own locks;
- a WAL without ``-shm`` (left by a crash, or copied): its index is built in memory, without locks;
- a WAL database at rest: opened as unchangeable.

SQLite lets text sit in an integer column; every value is read as what it is.  Comments of columns are the ``--`` notes
of the CREATE statement.  Views show what tables hold and are noted, not read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped, Table
from hegui.readers import Source, reader, sqlite_arrow, sqlite_types
from hegui.readers.adbc import Session
from hegui.readers.choosing import wanted
from hegui.readers.ddl import parse_create
from hegui.readers.exports import is_export
from hegui.readers.rows import (
    BYTES,
    CUT,
    LONGEST_BYTES,
    LONGEST_TEXT,
    ROWS,
    Pace,
    broke_off,
    weight,
)
from hegui.readers.sqlite_types import quoted
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

MAGIC = b"SQLite format 3\x00"
FEW = 10_000  # rows, below which a second connection is not worth opening
FIRST = 2048  # rows that tell what columns without a declared type hold


def is_sqlite(head: bytes) -> bool:
    return head.startswith(MAGIC)


@reader(
    "sqlite",
    takes=("*.db", "*.sqlite", "*.sqlite3", "*.db3", "sqlite:"),
    title=Text("SQLite 数据库文件", "SQLite database files"),
    sniffs=is_sqlite,
)
def read_sqlite(source: Source) -> Iterator[Read]:
    """Yield every table of the file; views and virtual tables are noted as not read."""
    assert source.path is not None
    _check_header(source.path)
    try:
        with _Open(source.path) as db:
            listed = db.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
            ).fetchall()
            tables = [
                _described(db, name, sql)
                for kind, name, sql in listed
                if kind == "table" and _is_data(name, sql)
            ]
            others = [(kind, name) for kind, name, sql in listed if kind == "view" or not _is_data(name, sql)]
    except (sqlite3.Error, UnicodeError) as wrong:  # SQLite's own message may hold bytes of the file
        raise SourceError(_what(wrong), _TODO) from None
    for shape in tables:
        place = Place(source.name, shape.name)
        if not wanted(source, shape.name):
            continue
        if isinstance(shape.columns, Text):
            yield Skipped(place, shape.columns, asked=source.asked)
            continue
        yield Table(
            place,
            shape.columns,
            partial(_batches, source, shape, place),
            name=shape.name,
            comment=shape.comment,
            rows=shape.rows,
            export=is_export(source),
            in_database=True,
        )
    for kind, name in others:
        if name.startswith("sqlite_") or not wanted(source, name):
            continue
        yield Skipped(Place(source.name, name), _VIEW if kind == "view" else _VIRTUAL)


_VIEW = Text("视图，只转述各表的内容；各表已读", "a view: it shows what tables hold, and those are read")
_VIRTUAL = Text(
    "虚拟表，不运行其模块；其存储内容在随附的普通表中",
    "a virtual table: its module is not run; what it stores lies in plain tables beside it",
)
_TODO = Text(
    "用拥有该文件的应用打开它，或从备份中恢复；也可用 --exclude 排除。",
    "Open it with the application it belongs to, or restore it from a backup; --exclude leaves it out.",
)


def _check_header(path: Path) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except PermissionError:
        raise SourceError(
            Text("没有读取该数据库文件的权限", "no permission to read this database file"),
            Text("以有读权限的用户运行。", "Run as a user who may read it."),
        ) from None
    if head != MAGIC:
        raise SourceError(
            Text(
                "不是 SQLite 数据库，或整库已加密（如 SQLCipher）",
                "not an SQLite database, or encrypted as a whole (as SQLCipher does)",
            ),
            Text(
                "确认文件无误；若已加密，请在 [[protection]] 中声明，或导出一份供检查。",
                "Make sure it is the right file; if it is encrypted, declare that in [[protection]] or export a copy to check.",
            ),
        )


# --- opening without a trace ---------------------------------------------------------------------------------------


class _Open:
    """A connection that cannot write; closed at the end of the ``with``."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> sqlite3.Connection:
        self.db = connect(self.path)
        return self.db

    def __exit__(self, *_: object) -> None:
        self.db.close()


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection that leaves the folder as it is."""
    uri, settings = _careful(path)
    db = sqlite3.connect(uri, uri=True, timeout=5, isolation_level=None, check_same_thread=False)
    db.text_factory = _name  # of tables and columns; cells come as bytes
    try:
        for setting in settings:
            db.execute(f"PRAGMA {setting}").fetchall()
    except sqlite3.Error:
        db.close()
        raise
    return db


def _careful(path: Path) -> tuple[str, tuple[str, ...]]:
    """The address and the settings of a connection that leaves the folder as it is."""
    how, alone = _way(path)
    first = ("locking_mode = EXCLUSIVE",) if alone else ()
    uri = f"file:{quote(str(path.absolute()))}?mode=ro{how}"
    return uri, (*first, "query_only = ON", "trusted_schema = OFF", "temp_store = MEMORY")


def _name(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _way(path: Path) -> tuple[str, bool]:
    """How to open a database so that nothing beside it changes; and whether its WAL index is built in memory."""
    with path.open("rb") as file:
        in_wal_mode = file.read(20)[18:20] == b"\x02\x02"
    if not in_wal_mode:
        return "", False
    wal, shared = Path(f"{path}-wal"), Path(f"{path}-shm")
    if not wal.exists() or not wal.stat().st_size:
        return "&immutable=1", False
    if shared.exists():
        return "&readonly_shm=1", False
    from os import name

    return f"&vfs={'win32' if name == 'nt' else 'unix'}-none", True


# --- what a table looks like -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Shape:
    name: str
    columns: tuple[Column, ...] | Text  # or why they could not be told
    comment: str
    rows: int | None
    rowid: str  # the name of the row id that no column hides; empty if there is none


def _is_data(name: str, sql: str | None) -> bool:
    if name.startswith("sqlite_"):
        return False
    return not (sql or "").lstrip().upper().startswith("CREATE VIRTUAL")


def _described(db: sqlite3.Connection, name: str, sql: str | None) -> _Shape:
    try:
        info = db.execute(f"PRAGMA table_xinfo({quoted(name)})").fetchall()
        refers = _references(db, name)
        last = _last_row(db, name)
    except (sqlite3.Error, UnicodeError) as wrong:
        return _Shape(name, _what(wrong), "", None, "")
    created = parse_create(sql or "")
    notes = {c.name.lower(): c.comment for c in created.columns} if created else {}
    columns = tuple(
        Column(
            str(row[1]),
            str(row[2]).lower(),
            notes.get(str(row[1]).lower(), ""),
            bool(row[5]),
            refers.get(str(row[1]), ""),
        )
        for row in info
        if row[6] != 1
    )
    hidden = {c.name.lower() for c in columns}
    bare = "WITHOUT" in (sql or "").upper().rsplit(")", 1)[-1]
    rowid = "" if bare else next((r for r in ("rowid", "_rowid_", "oid") if r not in hidden), "")
    return _Shape(name, columns, created.comment if created else "", last, rowid)


def _references(db: sqlite3.Connection, name: str) -> dict[str, str]:
    """Column -> the table and column its foreign key points to."""
    found = {}
    for _, _, table, column, key, *_ in db.execute(f"PRAGMA foreign_key_list({quoted(name)})").fetchall():
        found[str(column)] = f"{table}.{key or _key_of(db, str(table))}"
    return found


def _key_of(db: sqlite3.Connection, table: str) -> str:
    """The primary key, which a foreign key means that names no column."""
    info = db.execute(f"PRAGMA table_xinfo({quoted(table)})").fetchall()
    return next((str(row[1]) for row in info if row[5]), "")


def _last_row(db: sqlite3.Connection, name: str) -> int | None:
    """The highest row id: as good as a count for a progress bar, and free."""
    try:
        found = db.execute(f"SELECT max(_rowid_) FROM {quoted(name)}").fetchone()
    except (sqlite3.OperationalError, UnicodeError):
        return None
    return found[0] if found and isinstance(found[0], int) and found[0] >= 0 else None


# --- rows --------------------------------------------------------------------------------------------------------------


def _batches(source: Source, shape: _Shape, place: Place) -> Iterator[pa.RecordBatch | Skipped]:
    read = 0
    try:
        assert source.path is not None
        before = _marks(source.path)
        with _Open(source.path) as db:
            for part in _parts(db, source, shape, place):
                if not isinstance(part, Skipped):
                    read += part.num_rows
                yield part
        if _way(source.path)[1] and before != _marks(source.path):
            yield Skipped(place, _MOVED, asked=source.asked)
    except (sqlite3.Error, UnicodeError) as wrong:
        yield Skipped(
            place,
            broke_off(_what(wrong), read),
            asked=source.asked,
        )
    except OSError:
        yield Skipped(place, Text("文件读取中断", "reading the file broke off"), asked=source.asked)


_MOVED = Text(
    "读取期间数据库有写入，这张表可能没有读全",
    "the database was written to while it was read: this table may be incomplete",
)


def _marks(path: Path) -> tuple[tuple[int, int], ...]:
    files = [p for p in (path, Path(f"{path}-wal")) if p.exists()]
    return tuple((p.stat().st_mtime_ns, p.stat().st_size) for p in files)


def _parts(
    db: sqlite3.Connection, source: Source, shape: _Shape, place: Place
) -> Iterator[pa.RecordBatch | Skipped]:
    assert not isinstance(shape.columns, Text)
    assert source.path is not None
    db.text_factory = bytes
    pace = Pace(source.gentle.rate)
    cut = read = 0
    most = sum(size for _, size in _marks(source.path))  # every row takes a byte and more
    for batch, shortened in _pages(db, source.path, shape, shape.columns, pace):
        cut += shortened
        yield batch
        pace.passed(batch.num_rows)
        read += batch.num_rows
        if read > most:
            raise _Damaged
    if cut:
        yield Skipped(place, CUT.fill(n=cut))


def _shortened(array: pa.Array, rows: list[tuple[Any, ...]], at: int) -> int:
    """How many values of a column are as long as is looked at: they were longer."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if not pa.types.is_string(array.type) or (pc.max(pc.binary_length(array)).as_py() or 0) < LONGEST_BYTES:
        return 0
    long = [row[at] for row in rows if isinstance(row[at], bytes) and len(row[at]) >= LONGEST_BYTES]
    return sum(1 for v in long if len(v) == LONGEST_BYTES or len(v) >= LONGEST_TEXT)


def _pages(
    db: sqlite3.Connection, path: Path, shape: _Shape, columns: tuple[Column, ...], pace: Pace
) -> Iterator[tuple[pa.RecordBatch, int]]:
    """Batches bounded in rows and bytes, each with how many values were cut.

    By row id, so that no transaction lasts longer than a page; through adbc once the first rows have told what the columns
    hold.  A page that does not come out of adbc is read the slow way; where its types were not why, so is the rest.
    """
    import pyarrow as pa

    names = [c.name for c in columns]
    kinds = [sqlite_types.declared_kind(c.type) for c in columns]
    if not shape.rowid:
        cursor = db.execute(f"SELECT {_asked(columns, kinds)} FROM {quoted(shape.name)}")
        while rows := _some(cursor, pace.rows(ROWS)):
            batch, kinds, cut = _batch(rows, kinds, names)
            yield batch, cut
        return
    after: int | None = None
    size = FIRST
    with _fast(db, path, shape) as fast:
        while True:
            quick = fast if after is not None else None
            most = pace.rows(size if quick or after is None else ROWS)
            where = "" if after is None else f" WHERE {shape.rowid} > {after}"
            page = f", {shape.rowid} FROM {quoted(shape.name)}{where} ORDER BY {shape.rowid} LIMIT {most}"
            if quick:
                known = [k or pa.string() for k in kinds]
                found = sqlite_arrow.page(quick, f"SELECT {_quick(columns, known)}{page}", most, known, names)
                if found is not None:
                    batch, cut, last = found
                    if not batch.num_rows:
                        return
                    yield batch, cut
                    after, size = _next(last, after), sqlite_arrow.rows_like(batch)
                    continue
            cursor = db.execute(f"SELECT {_asked(columns, kinds)}{page}")
            rows = _some(cursor, most)
            cursor.close()
            if not rows:
                return
            batch, wider, cut = _batch(rows, kinds, names)
            if quick and wider == kinds:
                fast = None  # values too long, or an error: such a page seldom comes alone
            kinds = wider
            yield batch, cut
            after, size = _next(rows[-1][-1], after), sqlite_arrow.rows_like(batch)


def _quick(columns: tuple[Column, ...], kinds: list[pa.DataType]) -> str:
    return ", ".join(
        sqlite_arrow.expression(quoted(c.name), k, not sqlite_types.holds_text(c.type))
        for c, k in zip(columns, kinds, strict=True)
    )


def _fast(db: sqlite3.Connection, path: Path, shape: _Shape) -> AbstractContextManager[Session | None]:
    """adbc's connection, for a table that is worth it and a database whose texts are UTF-8."""
    encoding = db.execute("PRAGMA encoding").fetchone()[0]
    if (shape.rows or 0) < FEW or encoding != b"UTF-8":
        return nullcontext()
    return sqlite_arrow.opened(*_careful(path))


def _batch(
    rows: list[tuple[Any, ...]], kinds: list[pa.DataType | None], names: list[str]
) -> tuple[pa.RecordBatch, list[pa.DataType | None], int]:
    """A batch, the kinds of its columns where they are wider now, and how many values were cut."""
    import pyarrow as pa

    fitted = [sqlite_types.fitted([row[at] for row in rows], kind) for at, kind in enumerate(kinds)]
    batch = pa.RecordBatch.from_arrays([array for array, _ in fitted], names=names)
    cut = sum(_shortened(batch.column(at), rows, at) for at in range(len(names)))
    return batch, [kind for _, kind in fitted], cut


class _Damaged(sqlite3.DatabaseError):
    """Row ids that do not rise: the tree of the table is damaged, and reading it would never end."""


def _next(row: object, after: int | None) -> int:
    if not isinstance(row, int) or (after is not None and row <= after):
        raise _Damaged
    return row


def _some(cursor: sqlite3.Cursor, most: int) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    size = 0
    while len(rows) < most and size < BYTES:
        found = cursor.fetchmany(min(256, most - len(rows)))
        if not found:
            break
        rows += found
        size += sum(map(weight, found))
    return rows


def _asked(columns: tuple[Column, ...], kinds: list[pa.DataType | None]) -> str:
    return ", ".join(_expression(c, k) for c, k in zip(columns, kinds, strict=True))


def _expression(column: Column, kind: pa.DataType | None) -> str:
    import pyarrow as pa

    name = quoted(column.name)
    number = name if kind is None or not pa.types.is_string(kind) else f"CAST({name} AS TEXT)"
    return (
        f"CASE typeof({name}) WHEN 'text' THEN substr({name}, 1, {LONGEST_TEXT}) "
        f"WHEN 'blob' THEN substr({name}, 1, {LONGEST_BYTES}) ELSE {number} END"
    )


# --- what went wrong -----------------------------------------------------------------------------------------------------

_MEANINGS = {
    5: Text("数据库正被写入而锁定", "the database is locked by a writer"),
    6: Text("数据库正被写入而锁定", "the database is locked by a writer"),
    7: Text("内存不足", "not enough memory"),
    8: Text(
        "数据库有未完成的写入（热日志），只读方式无法打开",
        "an unfinished write (hot journal) lies beside the database: it cannot be opened read-only",
    ),
    10: Text("磁盘读取出错", "the disk could not be read"),
    11: Text("数据库文件已损坏", "the database file is damaged"),
    14: Text("无法打开数据库文件", "the database file cannot be opened"),
    18: Text("有值超过 SQLite 的长度上限", "a value exceeds SQLite's limit of length"),
    26: Text("不是 SQLite 数据库，或已加密", "not an SQLite database, or encrypted"),
}


def _what(wrong: sqlite3.Error | UnicodeError) -> Text:
    """What happened, by its code alone: SQLite's own words may quote a cell."""
    if isinstance(wrong, (UnicodeError, _Damaged)):
        return _MEANINGS[11]
    code = getattr(wrong, "sqlite_errorcode", 0) & 0xFF
    return _MEANINGS.get(code, Text(f"SQLite 报错（代码 {code}）", f"SQLite reports an error (code {code})"))
