"""
What the columns of an SQLite table really hold: a number where every value is one, else text.

SQLite's declared type binds nobody.  A column that is declared a number is looked through for a value that is none, which
costs little; only where one was found, or where nothing is declared, are the values counted by their type.  All in short
pages, so that no transaction lasts long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from hegui.model import Column

if TYPE_CHECKING:
    import sqlite3

    import pyarrow as pa

PAGE = 100_000  # rows looked at in one short transaction
EXACT = 2**53  # a float holds whole numbers exactly up to here
MANY = 400  # columns in one question; SQLite allows an expression of 1,000 terms

Next = Callable[[object, "int | None"], int]


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def kinds(
    db: sqlite3.Connection, table: str, rowid: str, columns: tuple[Column, ...], following: Next
) -> list[pa.DataType]:
    """The Arrow type of each column.  ``rowid``: the name of the row id, or empty; ``following``: checks that row ids rise."""
    import pyarrow as pa

    found: dict[str, pa.DataType] = {c.name: pa.string() for c in columns if holds_text(c.type)}
    numbers = [c for c in columns if c.name not in found]
    if len(numbers) > MANY or not rowid:
        strays = {c.name: "" for c in numbers}
    else:
        strays = dict(_strays(db, table, rowid, numbers))
        found |= {name: pa.string() for name, stray in strays.items() if stray in ("text", "blob")}
        declared = {c.name: kind for c in numbers if (kind := _declared(c.type)) is not None}
        found |= {name: kind for name, kind in declared.items() if name not in strays}
    found |= _counted(db, table, rowid, [c for c in numbers if c.name not in found], following)
    return [found[c.name] for c in columns]


def holds_text(declared: str) -> bool:
    """SQLite's own rule: with one of these in its type, a column turns numbers into text."""
    return "int" not in declared and any(word in declared for word in ("char", "clob", "text"))


def _declared(declared: str) -> pa.DataType | None:
    """The number that a column holds by SQLite's own rule, unless a value is something else."""
    import pyarrow as pa

    if "int" in declared:
        return pa.int64()
    if any(word in declared for word in ("real", "floa", "doub")):
        return pa.float64()
    return None


def _usual(declared: str) -> str:
    import pyarrow as pa

    kind = _declared(declared)
    if kind is None:
        return "('integer', 'real', 'null')"
    return "('integer', 'null')" if kind == pa.int64() else "('real', 'null')"


def _strays(
    db: sqlite3.Connection, table: str, rowid: str, columns: list[Column]
) -> Iterator[tuple[str, str]]:
    """Columns with a value that is not of their declared type, and the type of the first such value."""
    start, left = "", columns
    while left:
        page = f"WHERE 1{start} ORDER BY {rowid} LIMIT 1 OFFSET {PAGE - 1}"
        end = db.execute(f"SELECT {rowid} FROM {quoted(table)} {page}").fetchone()
        within = start + (f" AND {rowid} <= {end[0]}" if end else "")
        while left and (types := _first_stray(db, table, left, within)):
            gone = {c.name: t for c, t in zip(left, types, strict=True) if f"'{t}'" not in _usual(c.type)}
            yield from gone.items()
            left = [c for c in left if c.name not in gone]
        if end is None:
            return
        start = f" AND {rowid} > {end[0]}"


def _first_stray(db: sqlite3.Connection, table: str, columns: list[Column], within: str) -> list[str]:
    """The types in the first row in which a column holds what it is not declared to; empty if there is none."""
    told = ", ".join(f"typeof({quoted(c.name)})" for c in columns)
    stray = " OR ".join(f"typeof({quoted(c.name)}) NOT IN {_usual(c.type)}" for c in columns)
    row = db.execute(f"SELECT {told} FROM {quoted(table)} WHERE ({stray}){within} LIMIT 1").fetchone()
    return [v.decode() if isinstance(v, bytes) else str(v) for v in row or ()]


def _counted(
    db: sqlite3.Connection, table: str, rowid: str, columns: list[Column], following: Next
) -> dict[str, pa.DataType]:
    import pyarrow as pa

    seen = {c.name: [False] * 4 for c in columns}
    for found in _stored(db, table, rowid, columns, following):
        for at, column in enumerate(columns):
            for which in range(4):
                seen[column.name][which] |= bool(found[at * 4 + which])
    kinds = {}
    for name, (whole, real, other, wide) in seen.items():
        if other or (real and wide) or not (whole or real):
            kinds[name] = pa.string()
        else:
            kinds[name] = pa.float64() if real else pa.int64()
    return kinds


def _stored(
    db: sqlite3.Connection, table: str, rowid: str, columns: list[Column], following: Next
) -> Iterator[tuple[Any, ...]]:
    if not columns:
        return
    names = [quoted(c.name) for c in columns]
    told = ", ".join(
        f"max(typeof({n}) = 'integer'), max(typeof({n}) = 'real'), max(typeof({n}) IN ('text', 'blob')), "
        f"max(typeof({n}) = 'integer' AND ({n} > {EXACT} OR {n} < -{EXACT}))"
        for n in names
    )
    if len(names) * 4 > 1900:  # SQLite's limit of columns in a result
        yield tuple(v for n in names for v in (True, False, True, False))
        return
    if not rowid:
        yield db.execute(f"SELECT {told} FROM {quoted(table)}").fetchone()
        return
    after: int | None = None
    while True:
        where = "" if after is None else f" WHERE {rowid} > {after}"
        page = f"SELECT *, {rowid} AS hegui_row FROM {quoted(table)}{where} ORDER BY {rowid} LIMIT {PAGE}"
        found = db.execute(f"SELECT {told}, max(hegui_row) FROM ({page})").fetchone()
        if found[-1] is None:
            return
        yield found
        after = following(found[-1], after)
