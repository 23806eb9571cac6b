"""
SQLite files opened so that not a byte of the folder changes, also while an application is writing.

A plain read-only connection to a database in WAL mode writes into the ``-shm`` file beside it (or makes one), so:

- no WAL: read-only, in short pages, so that a writer never waits long;
- a WAL and its ``-shm``: the ``-shm`` is opened read-only too, with SQLite's own locks;
- a WAL without ``-shm`` (left by a crash, or copied): its index is built in memory, without locks;
- a WAL database at rest: opened as unchangeable.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from hegui.text import Text


class Opened:
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
    uri, settings = careful(path)
    db = sqlite3.connect(uri, uri=True, timeout=5, isolation_level=None, check_same_thread=False)
    db.text_factory = _name  # of tables and columns; cells come as bytes
    try:
        for setting in settings:
            db.execute(f"PRAGMA {setting}").fetchall()
    except sqlite3.Error:
        db.close()
        raise
    return db


def careful(path: Path) -> tuple[str, tuple[str, ...]]:
    """The address and the settings of a connection that leaves the folder as it is."""
    how, alone = way_to(path)
    first = ("locking_mode = EXCLUSIVE",) if alone else ()
    uri = f"file:{quote(str(path.absolute()))}?mode=ro{how}"
    return uri, (*first, "query_only = ON", "trusted_schema = OFF", "temp_store = MEMORY")


def _name(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def way_to(path: Path) -> tuple[str, bool]:
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


def marks_of(path: Path) -> tuple[tuple[int, int], ...]:
    """By which a write is noticed: the time of change and the size of the file, and of its WAL."""
    files = [p for p in (path, Path(f"{path}-wal")) if p.exists()]
    return tuple((p.stat().st_mtime_ns, p.stat().st_size) for p in files)


class Damaged(sqlite3.DatabaseError):
    """Row ids that do not rise: the tree of the table is damaged, and reading it would never end."""


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


def what_happened(wrong: sqlite3.Error | UnicodeError) -> Text:
    """What happened, by its code alone: SQLite's own words may quote a cell."""
    if isinstance(wrong, (UnicodeError, Damaged)):
        return _MEANINGS[11]
    code = getattr(wrong, "sqlite_errorcode", 0) & 0xFF
    return _MEANINGS.get(code, Text(f"SQLite 报错（代码 {code}）", f"SQLite reports an error (code {code})"))
