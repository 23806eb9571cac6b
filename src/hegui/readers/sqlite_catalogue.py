"""What the tables of an SQLite file look like: columns, notes, keys and what they point to, by its own catalogue."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from hegui.model import Column
from hegui.readers.ddl import parse_create
from hegui.readers.sqlite_sessions import what_happened
from hegui.readers.sqlite_types import quoted
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Shape:
    """A table as the catalogue describes it."""

    name: str
    columns: tuple[Column, ...] | Text  # or why they could not be told
    comment: str
    rows: int | None
    rowid: str  # the name of the row id that no column hides; empty if there is none


def is_data(name: str, sql: str | None) -> bool:
    """Does a table hold data itself: neither SQLite's own nor a virtual one?"""
    if name.startswith("sqlite_"):
        return False
    return not (sql or "").lstrip().upper().startswith("CREATE VIRTUAL")


def described(db: sqlite3.Connection, name: str, sql: str | None) -> Shape:
    """What a table looks like; where that cannot be told, why."""
    try:
        info = db.execute(f"PRAGMA table_xinfo({quoted(name)})").fetchall()
        refers = _references(db, name)
        last = _last_row(db, name)
    except (sqlite3.Error, UnicodeError) as wrong:
        return Shape(name, what_happened(wrong), "", None, "")
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
    return Shape(name, columns, created.comment if created else "", last, rowid)


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
