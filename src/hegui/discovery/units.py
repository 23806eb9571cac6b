"""
The unit of work: a part of a table, whole or one column of it, and what its values count to.

What comes out depends on the part and on the plan of the table alone, so units may be counted in any order, by any thread,
on any machine, or may have been counted yesterday.  Memory is that of one batch.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from hegui.discovery.compiling import compiled
from hegui.discovery.counting import Counter
from hegui.discovery.generated import Walker, interpreted
from hegui.discovery.nouns import Tally
from hegui.discovery.own import OwnDetector
from hegui.discovery.watching import Watching
from hegui.model import Part, Skipped, Table

if TYPE_CHECKING:
    import pyarrow as pa

SMALL = 20_000  # rows that are walked before a compiler is worth its wait
_LOADING = Lock()
PEEKED = 8_192  # rows of the first part that the plan of a table is made from


@dataclass(frozen=True, slots=True)
class Unit:
    part: Part
    first: bool  # the first part of its table
    columns: tuple[int, ...]  # places in the table


@dataclass(frozen=True, slots=True)
class Counted:
    """A Tally for each column of a unit, what could not be read of it, and whether it was read to its end."""

    tallies: tuple[Tally, ...]
    skipped: tuple[Skipped, ...] = ()
    whole: bool = True


def units_of(table: Table, part: Part, first: bool) -> Iterator[Unit]:
    """A unit a column where a column can be read alone and is long enough to be worth it; else the part whole."""
    every = tuple(range(len(table.columns)))
    if part.by_column and (part.rows or 0) > SMALL:
        yield from (Unit(part, first, (place,)) for place in every)
    else:
        yield Unit(part, first, every)


def count(
    table: Table,
    unit: Unit,
    sketched: frozenset[int],
    watching: Watching,
    own: tuple[OwnDetector, ...] = (),
) -> Counted:
    """Count the columns of a unit; distinct values are sketched for the columns at the places ``sketched``."""
    counters = [
        Counter(table.columns[place], sketch=place in sketched, decided=True, dense=unit.first, own=own)
        for place in unit.columns
    ]
    every = len(unit.columns) == len(table.columns)
    skipped: list[Skipped] = []
    whole = True
    batches = with_walkers(table, unit.part.read(None if every else unit.columns), skipped)
    with closing(batches):
        for batch, walker in batches:
            if watching.ends():
                whole = False
                break
            for counter, array in zip(counters, batch.columns, strict=True):
                counter.add(array, walker)
            watching.read(table, batch.num_rows * len(counters))
    return Counted(tuple(c.tally() for c in counters), tuple(skipped), whole)


def _compiled() -> Walker:
    """Loaded once: threads that begin together, as those of a resumed run do, must not load machine code at the same time."""
    with _LOADING:
        return compiled()


def with_walkers(
    table: Table, batches: Iterator[pa.RecordBatch | Skipped], skipped: list[Skipped]
) -> Generator[tuple[pa.RecordBatch, Walker]]:
    """The batches, each with the walk to use on it: compiled where the table or the part is large."""
    large = (table.rows or 0) > SMALL
    read = 0
    for batch in batches:
        if isinstance(batch, Skipped):
            skipped.append(batch)
            continue
        read += batch.num_rows
        yield batch, _compiled() if table.compiles and (large or read > SMALL) else interpreted()


# --- the plan: what is decided once for a table ------------------------------------------------------------------


def planned(
    table: Table, parts: list[Part], identifier: str | None, sketch: frozenset[int]
) -> tuple[frozenset[int], bool]:
    """The places of the columns whose distinct values are sketched, by the first rows of the first part that has any.

    And whether all was read that this was to be told from.
    """
    lost: list[Skipped] = []
    for part in parts:
        counters = counters_of(table, sketch, dense=False)
        batches = with_walkers(table, part.read(None), lost)
        with closing(batches):
            for batch, walker in batches:
                if not batch.num_rows:
                    continue
                for counter, array in zip(counters, batch.columns, strict=True):
                    counter.add(array.slice(0, PEEKED), walker)
                if batch.num_rows > PEEKED:
                    settle(counters, identifier)
                return frozenset(n for n, counter in enumerate(counters) if counter.sketched), not lost
    return sketch, not lost


def counters_of(
    table: Table, sketch: frozenset[int], dense: bool = True, own: tuple[OwnDetector, ...] = ()
) -> list[Counter]:
    """A Counter a column; those not in ``sketch`` decide by their first batch whether distinct values matter."""
    return [
        Counter(column, sketch=place in sketch, dense=dense, own=own)
        for place, column in enumerate(table.columns)
    ]


def settle(counters: list[Counter], identifier: str | None) -> None:
    """After the first rows: leave off the sketches that cannot matter, where the identifier tells people apart."""
    best = next((c for c in counters if c.column.name == identifier), None)
    if best is not None and best.tells_people_apart:
        for counter in counters:
            if counter is not best:
                counter.leave_sketch()
