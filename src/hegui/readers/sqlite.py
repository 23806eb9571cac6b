"""
SQLite files, read without leaving a trace: not a byte of the folder changes, also while an application is writing.

How that is done stands in ``sqlite_sessions.py``.  Comments of columns are the ``--`` notes of the CREATE
statement.  Views show what tables hold and are noted, not read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.exports import is_export
from hegui.readers.rows import CUT, Pace, broke_off
from hegui.readers.sqlite_catalogue import Shape, described, is_data
from hegui.readers.sqlite_rows import pages
from hegui.readers.sqlite_sessions import Damaged, Opened, marks_of, way_to, what_happened
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

MAGIC = b"SQLite format 3\x00"


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
        with Opened(source.path) as db:
            listed = db.execute(
                "SELECT type, name, sql FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
            ).fetchall()
            tables = [
                described(db, name, sql)
                for kind, name, sql in listed
                if kind == "table" and is_data(name, sql)
            ]
            others = [(kind, name) for kind, name, sql in listed if kind == "view" or not is_data(name, sql)]
    except (sqlite3.Error, UnicodeError) as wrong:  # SQLite's own message may hold bytes of the file
        raise SourceError(what_happened(wrong), _TODO) from None
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


# --- rows --------------------------------------------------------------------------------------------------------------


def _batches(source: Source, shape: Shape, place: Place) -> Iterator[pa.RecordBatch | Skipped]:
    read = 0
    try:
        assert source.path is not None
        before = marks_of(source.path)
        with Opened(source.path) as db:
            for part in _parts(db, source, shape, place):
                if not isinstance(part, Skipped):
                    read += part.num_rows
                yield part
        if way_to(source.path)[1] and before != marks_of(source.path):
            yield Skipped(place, _MOVED, asked=source.asked)
    except (sqlite3.Error, UnicodeError) as wrong:
        yield Skipped(
            place,
            broke_off(what_happened(wrong), read),
            asked=source.asked,
        )
    except OSError:
        yield Skipped(place, Text("文件读取中断", "reading the file broke off"), asked=source.asked)


_MOVED = Text(
    "读取期间数据库有写入，这张表可能没有读全",
    "the database was written to while it was read: this table may be incomplete",
)


def _parts(
    db: sqlite3.Connection, source: Source, shape: Shape, place: Place
) -> Iterator[pa.RecordBatch | Skipped]:
    assert not isinstance(shape.columns, Text)
    assert source.path is not None
    db.text_factory = bytes
    pace = Pace(source.gentle.rate)
    cut = read = 0
    most = sum(size for _, size in marks_of(source.path))  # every row takes a byte and more
    for batch, shortened in pages(db, source.path, shape, shape.columns, pace):
        cut += shortened
        yield batch
        pace.passed(batch.num_rows)
        read += batch.num_rows
        if read > most:
            raise Damaged
    if cut:
        yield Skipped(place, CUT.fill(n=cut))
