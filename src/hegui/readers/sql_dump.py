"""
SQL dumps: what mysqldump, pg_dump, sqlite3 ``.dump`` and the usual tools write, plain or gzip.

CREATE TABLE gives columns, types and comments; INSERT and COPY give rows.  The dump is walked once to learn its tables
and once more for each table's rows; nothing in it is run.  Values are text.  A table without CREATE takes its columns
from the INSERT, else they are called ``column 1`` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.ddl import is_name, parse_create, unquoted
from hegui.readers.encodings import encoding_of, text_of_head
from hegui.readers.files import Broken, head_of, why
from hegui.readers.rows import ROWS, Pace, batch_of, gathered
from hegui.readers.sql_scan import Loss, Rows, Scan, Statement
from hegui.readers.sql_values import Value
from hegui.readers.streams import Mark
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

RUNS = 1000  # stretches of a table's rows that are remembered one by one
LINES_NAMED = 5

_SIGNS = re.compile(
    r"^(?:-- (?:MySQL|MariaDB|PostgreSQL database|phpMyAdmin SQL) ?(?:dump|Dump)?\b"
    r"|CREATE\s+TABLE\s|(?:INSERT|REPLACE)\s+(?:IGNORE\s+)?INTO\s+\S+[\s\S]{0,20000}?\bVALUES?\b|COPY\s+\S+\s[^\n]*FROM\s+stdin)",
    re.IGNORECASE | re.MULTILINE,
)
_NO_BACKSLASH = re.compile(
    r"PostgreSQL database|standard_conforming_strings|FROM stdin;|^PRAGMA foreign_keys|^BEGIN TRANSACTION;|\[dbo\]|^Insert into \S+ \("
    r"|\bcharacter varying\b",
    re.MULTILINE,
)
_COMMENT = re.compile(
    r"COMMENT\s+ON\s+(?P<what>TABLE|COLUMN)\s+(?P<name>[\s\S]+?)\s+IS\s+(?P<said>[NnEe]?'[\s\S]*')\s*\Z",
    re.IGNORECASE,
)
_PART = re.compile(r'"(?:[^"]|"")*"|[^\s."]+')


def is_sql(head: bytes) -> bool:
    codec = encoding_of(head[: 1 << 16]) or ("utf-8" if head[:2] in (b"--", b"CR", b"IN", b"/*") else None)
    return codec is not None and _SIGNS.search(text_of_head(head[: 1 << 18], codec)) is not None


@reader(
    "sql",
    takes=("*.sql", "*.dump"),
    title=Text(
        "SQL 转储文件（mysqldump、pg_dump 等，可 gz 压缩）",
        "SQL dumps (mysqldump, pg_dump and others, also gzip)",
    ),
    sniffs=is_sql,
)
def read_sql(source: Source) -> Iterator[Read]:
    """Yield every table that the dump creates or fills."""
    assert source.path is not None
    place = Place(source.name)
    try:
        head = head_of(source.path, 1 << 18)
    except Broken as wrong:
        raise SourceError(why(wrong), Text("检查文件是否完整。", "Check that the file is whole.")) from None
    codec = encoding_of(head) or "utf-8"
    backslash = _NO_BACKSLASH.search(text_of_head(head, codec)) is None
    seen = _Seen()
    broken: Skipped | None = None
    try:
        _learn(Scan(source.path, codec, backslash), seen)
    except Broken as wrong:
        broken = Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )
    if not seen.tables and broken is None:
        yield Skipped(place, Text("没有建表语句，也没有数据行", "it creates no table and holds no rows"))
    for table in seen.tables.values():
        path = f"{table.schema}.{table.name}" if table.schema not in ("", "public", "dbo") else table.name
        if not wanted(source, path, table.name):
            continue
        yield Table(
            Place(source.name, path),
            tuple(table.columns),
            partial(_batches, source, Place(source.name, path), table, codec, backslash),
            name=table.name,
            comment=table.comment,
            rows=table.rows,
            export=True,
        )
    if seen.losses:
        yield Skipped(
            place,
            Text(
                "{n} 条语句过长或已损坏，未查看", "{n} statement(s) too long or damaged: not looked at"
            ).fill(n=seen.losses),
            asked=source.asked,
        )
    if broken is not None:
        yield broken


# --- what the dump holds ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Run:
    """A stretch of the dump that holds rows of a table."""

    start: Mark
    statements: int = 1  # INSERT and COPY statements in it, of whatever table


@dataclass(slots=True)
class _Shape:
    schema: str
    name: str
    columns: list[Column] = field(default_factory=list)
    comment: str = ""
    runs: list[_Run] = field(default_factory=list)
    rows: int | None = None


@dataclass(slots=True)
class _Seen:
    tables: dict[tuple[str, str], _Shape] = field(default_factory=dict)
    losses: int = 0
    last: _Shape | None = None

    def table(self, schema: str, name: str) -> _Shape:
        key = (schema.lower(), name.lower())
        if key not in self.tables and not schema:  # "member" may be what was created as "shop.member"
            same = [t for (_, n), t in self.tables.items() if n == key[1]]
            if len(same) == 1:
                return same[0]
        return self.tables.setdefault(key, _Shape(schema, name))


def _learn(scan: Scan, seen: _Seen) -> None:
    for found in scan.statements():
        if isinstance(found, Loss):
            seen.losses += 1
        elif isinstance(found, Statement):
            _described(found, seen)
            seen.last = None
        else:
            _filled(found, scan, seen)
    if scan.broken is not None:
        raise scan.broken


def _described(found: Statement, seen: _Seen) -> None:
    created = parse_create(found.sql)
    if created is not None and not all(map(is_name, (created.name, *(c.name for c in created.columns)))):
        seen.losses += 1
        return
    if created is not None:
        table = seen.table(created.schema or found.schema, created.name)
        table.columns = list(created.columns)
        table.comment = created.comment
        return
    comment = _COMMENT.match(found.sql)
    if comment is None:
        return
    parts = [unquoted(p) for p in _PART.findall(comment["name"])]
    said = unquoted(comment["said"])
    if comment["what"].upper() == "TABLE" and parts:
        seen.table(parts[-2] if len(parts) > 1 else found.schema, parts[-1]).comment = said
    elif len(parts) > 1:
        table = seen.table(parts[-3] if len(parts) > 2 else found.schema, parts[-2])
        table.columns = [
            Column(c.name, c.type, said, c.key) if c.name == parts[-1] else c for c in table.columns
        ]


def _filled(found: Rows, scan: Scan, seen: _Seen) -> None:
    table = seen.table(found.schema, found.table)
    if seen.last is table and table.runs:
        table.runs[-1].statements += 1
    elif len(table.runs) < RUNS:
        table.runs.append(_Run(scan.mark()))
    else:
        table.runs[
            -1
        ].statements += 1_000_000_000  # too many stretches: from here on to the end, passing over the others
    seen.last = table
    known = {c.name.lower() for c in table.columns}
    if found.columns:
        table.columns += [Column(name) for name in found.columns if name.lower() not in known]
    elif not table.columns:
        width = scan.first_width(found)
        table.columns = [Column(f"column {at + 1}") for at in range(width)]


# --- rows -----------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Lost:
    count: int = 0
    lines: list[int] = field(default_factory=list)

    def add(self, line: int) -> None:
        self.count += 1
        if len(self.lines) < LINES_NAMED:
            self.lines.append(line)


def _batches(
    source: Source, place: Place, table: _Shape, codec: str, backslash: bool
) -> Iterator[pa.RecordBatch | Skipped]:
    import pyarrow as pa

    lost = _Lost()
    pace = Pace(source.gentle.rate)
    names = [c.name for c in table.columns]
    kinds = [pa.string()] * len(names)
    try:
        for rows in gathered(_rows(source, table, codec, backslash, lost), pace.rows(ROWS)):
            batch, _ = batch_of(rows, kinds, names)
            yield batch
            pace.passed(len(rows))
    except Broken as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )
    if lost.count:
        lines = "、".join(map(str, lost.lines)) + ("…" if lost.count > len(lost.lines) else "")
        yield Skipped(
            Place(place.source, place.path, line=lost.lines[0]),
            Text(
                "{n} 处数据行看不懂或列数不符，未查看（第 {lines} 行）",
                "{n} row(s) that make no sense or have the wrong number of values: not looked at (lines {lines})",
            ).fill(n=lost.count, lines=lines),
            asked=source.asked,
        )


def _rows(source: Source, table: _Shape, codec: str, backslash: bool, lost: _Lost) -> Iterator[list[Value]]:
    assert source.path is not None
    for run in table.runs:
        scan = Scan(source.path, codec, backslash, run.start)
        scan.schema = table.schema
        left = run.statements
        for found in scan.statements():
            if not isinstance(found, Rows):
                continue
            if found.table.lower() == table.name.lower() and found.schema.lower() == table.schema.lower():
                yield from _placed(scan, found, table, lost)
            left -= 1
            if not left:
                break
        if scan.broken is not None:
            raise scan.broken


def _placed(scan: Scan, found: Rows, table: _Shape, lost: _Lost) -> Iterator[list[Value]]:
    """The rows of one statement, their values in the order of the table's columns."""
    width = len(table.columns)
    order = {c.name.lower(): at for at, c in enumerate(table.columns)}
    places = [order[name.lower()] for name in found.columns] if found.columns else list(range(width))
    straight = places == list(range(width))
    for row in scan.rows(found):
        if isinstance(row, Loss):
            lost.add(row.line)
        elif len(row) != len(places):
            lost.add(scan.line)
        elif straight:
            yield row
        else:
            full: list[Value] = [None] * width
            for at, value in zip(places, row, strict=True):
                full[at] = value
            yield full
