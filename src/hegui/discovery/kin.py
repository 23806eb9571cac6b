"""
What the tables of one source say of each other before any value is read: which points to which, and whom each is about.

    Kin(tables).sheet_of(table) -> its names as they were read, knowing where its columns point

A column points where its foreign key says, else where its name does (``pointing.py``); a list that stands inside the rows of
another table points to that.  Whom a table is about is told from its
own words and columns first; then the tables that point to it are asked again, knowing that, and so on for a few rounds: an
answer is a pupil's because its exam is, and the exam because it names its pupil.  All this takes names alone, so it can be known
before the first table is read.  Where a source tells its tables one after the other, they are counted as they come and judged
once all are known: a verdict takes a table's names and its tallies, never its values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hegui.discovery.naming.sheet import NO_CUSTOM, Custom, Sheet, Targets, knowing, sheet_of
from hegui.discovery.pointing import Target, modules_of, names_of, shard_of, snake, stem_of, without_module
from hegui.discovery.references import named_by_comments, named_by_reference
from hegui.masking import safe_name
from hegui.model import Column, Place, Skipped, Table

if TYPE_CHECKING:
    import pyarrow as pa

ROUNDS = 3  # from an answer to its paper, to the exam, to the pupil
COMMON, COMMON_SHARE = 10, 0.4  # tables that have a column, before it is the system's
LINKED = 3  # tables that point to persons, before one that does not is held to be about none


class Kin:
    """The tables of one source.  Their names are read when something is first asked, and again once more are known."""

    def __init__(self, tables: Iterable[Table] = ()) -> None:
        self._tables = {table.place: outline(table) for table in tables}
        self._sheets: dict[Place, Sheet] = {}

    def add(self, table: Table) -> None:
        self._tables[table.place] = outline(table)
        self._sheets = {}

    def knows(self, table: Table) -> bool:
        return table.place in self._tables

    def sheet_of(self, table: Table) -> Sheet:
        """The names of a table, read with what is known of the others; of a table that is none of them, by itself."""
        if not self.knows(table):
            return sheet_of(named_by_reference(table))
        if not self._sheets:
            self._sheets = _together([*self._tables.values()])
        sheet = self._sheets[table.place]
        return sheet if self._tables[table.place].columns == table.columns else sheet.narrowed(table)


def outline(table: Table) -> Table:
    """The table without its rows: all that the others of its source need to know."""
    return replace(table, batches=_no_rows, parts=None, spread=None)


def _no_rows() -> Iterator[pa.RecordBatch | Skipped]:
    return iter(())


def _together(tables: list[Table]) -> dict[Place, Sheet]:
    """Read each table alone, then ask those that point to others again: all at once, so that their order is nothing."""
    tables = named_by_comments(tables)
    sheets = {table.place: sheet_of(named_by_reference(table)) for table in tables}
    phone_book = _Names(tables)
    points = {table.place: phone_book.pointed_to_by(table) for table in tables}
    bare = {table.place: phone_book.named_by(table) for table in tables}
    around = _around(tables)
    news = {place for place in sheets if sheets[place].subject.kind != "unknown"}
    for (
        place,
        named,
    ) in bare.items():  # a column just called employee: it names somebody, or it names no table
        both = zip(points[place], named, strict=True)
        points[place] = tuple(to or (who if who and _of_persons(sheets[who]) else None) for to, who in both)
    custom = Custom(_linked(points, sheets), _common(sheets.values()))
    for_all = custom != NO_CUSTOM
    for n in range(ROUNDS):
        asked = [
            place
            for place, to in points.items()
            if (for_all and not n) or news.intersection(filter(None, (*to, around.get(place))))
        ]
        told = {
            place: knowing(
                sheets[place],
                _targets(points[place], sheets),
                custom,
                _target(sheets[around[place]]) if place in around else None,
            )
            for place in asked
        }
        news = {place for place, sheet in told.items() if sheet.subject != sheets[place].subject}
        sheets |= told
        if not news:
            break
    return sheets


def _around(tables: list[Table]) -> dict[Place, Place]:
    """For each list inside the rows of another table, that table: ``$[]`` for ``$[].orders[]``."""
    by_source: dict[str, list[Place]] = {}
    for table in tables:
        by_source.setdefault(table.place.source, []).append(table.place)
    found = {}
    for place in (table.place for table in tables if table.place.path.endswith("[]")):
        outer = [
            other
            for other in by_source[place.source]
            if other != place and (not other.path or place.path.startswith(other.path + "."))
        ]
        if outer:
            found[place] = max(outer, key=lambda other: len(other.path))
    return found


def _linked(points: dict[Place, tuple[Place | None, ...]], sheets: dict[Place, Sheet]) -> bool:
    """Is it the custom of this source that tables about persons point to them?"""
    persons = {place for place, sheet in sheets.items() if _of_persons(sheet)}
    return sum(not persons.isdisjoint(filter(None, to)) for to in points.values()) >= LINKED


def _common(sheets: Iterable[Sheet]) -> frozenset[str]:
    """Names of columns that most tables have, whatever they are about: those of the system."""
    tables = [{reading.called for reading in sheet.readings} for sheet in sheets]
    counts = Counter(name for names in tables for name in names)
    least = max(COMMON, len(tables) * COMMON_SHARE)
    return frozenset(name for name, count in counts.items() if count >= least)


def _of_persons(sheet: Sheet) -> bool:
    return _target(sheet).of_persons


def _targets(points: tuple[Place | None, ...], sheets: dict[Place, Sheet]) -> Targets:
    return tuple(_target(sheets[place]) if place else None for place in points)


def _target(sheet: Sheet) -> Target:
    subject, table = sheet.subject, sheet.table
    return Target(
        safe_name(table.name or table.place.path),
        subject.kind,
        subject.id,
        subject.clinical,
        subject.strong,
        subject.human > 0,
    )


class _Names:
    """By which names the tables of a source are called, the surest first."""

    def __init__(self, tables: list[Table]) -> None:
        modules = modules_of(table.name for table in tables)
        self._declared: dict[str, Place] = {}
        self._whole: dict[str, list[Place]] = {}
        self._bare: dict[str, list[Place]] = {}  # without the name of the module
        self._keys = {table.place: _keys(table) for table in tables}
        self._shards = {table.place: shard_of(table.name) for table in tables}
        for table in tables:
            self._declared.setdefault(table.name.lower(), table.place)
            names = names_of(table.name)
            for name in names:
                self._whole.setdefault(name, []).append(table.place)
            for name in without_module(table.name, modules) - names:
                self._bare.setdefault(name, []).append(table.place)

    def pointed_to_by(self, table: Table) -> tuple[Place | None, ...]:
        """For each column the table it points to; the key of a table points nowhere."""
        return tuple(self._pointed_to(column, table) for column in table.columns)

    def _pointed_to(self, column: Column, table: Table) -> Place | None:
        if column.refers:
            target = column.refers.rpartition(".")[0] or column.refers
            found = self._declared.get(target.lower())
            return None if found == table.place else found
        stem = stem_of(column.name)
        if not stem or (column.key and len(self._keys[table.place]) == 1):
            return None
        return self._by_name(stem, table) or self._by_name(stem.rpartition("_")[2], table)

    def named_by(self, table: Table) -> tuple[Place | None, ...]:
        """For each column that is called like a table, and no more, that table."""
        return tuple(self._by_name(snake(column.name), table) for column in table.columns)

    def _by_name(self, name: str, table: Table) -> Place | None:
        """The one table that is called so; where several are, the part that bears the same number, else none."""
        shard = shard_of(table.name)
        for called in (self._whole, self._bare):
            places = [place for place in called.get(name, ()) if place != table.place]
            if len(places) > 1 and shard:
                places = [place for place in places if self._shards[place] == shard] or places
            if places:
                return places[0] if len(places) == 1 else None
        return None


def _keys(table: Table) -> list[str]:
    return [column.name for column in table.columns if column.key]
