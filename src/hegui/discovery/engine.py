"""
Reads a table once and counts what every value of every column is.

    part --[columns]--> bytes and offsets --[walk: every value]--+
                                          --[probe: a sample]----+--> Counter --> Tally of a unit --[merge]--> Tally

A table of several parts, or of columns that can be read alone, is cut into units that threads take from a queue
(``units.py``); a small table of one part is counted batch by batch.  What could not be read comes back as Skipped.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import date
from functools import partial
from itertools import chain, islice

from hegui.discovery import births
from hegui.discovery.kept import Kept, Shelf
from hegui.discovery.nouns import Tally
from hegui.discovery.own import OwnDetector
from hegui.discovery.units import (
    Counted,
    Unit,
    count,
    counters_of,
    planned,
    settle,
    units_of,
    with_walkers,
)
from hegui.discovery.watching import Watching
from hegui.model import Part, Skipped, Table

AHEAD = 2  # units that wait for each thread
# memory of a column is taken again for the next: given back, it costs a quarter of the decoding to have it cleared
KEEPS_MEMORY = {"_RJEM_MALLOC_CONF": "dirty_decay_ms:-1,muzzy_decay_ms:-1,narenas:2"}


def tally(
    table: Table,
    day: date,
    *,
    threads: int = 2,
    identifier: str | None = None,
    sketch: Collection[str] = (),
    watching: Watching | None = None,
    own: tuple[OwnDetector, ...] = (),
    kept: Kept | None = None,
    spread: bool = False,
) -> tuple[list[Tally], list[Skipped]]:
    """One Tally a column, in the order of ``table.columns``, and the parts that could not be read.

    Distinct values are sketched for ``identifier``, for the columns named in ``sketch``, and for those whose first rows
    show that they hold an identifier of a person; of identity numbers alone where the first rows of ``identifier``
    hold them, for nothing tells people apart better.  What is ``kept`` of a part that did not change is taken instead of
    reading it, and what was read is kept.  ``spread``: units are counted on a Spark cluster.
    """
    for name, value in {"POLARS_MAX_THREADS": str(max(threads, 1)), **KEEPS_MEMORY}.items():
        os.environ.setdefault(name, value)  # read once, when polars is first imported
    watching = watching or Watching()
    asked = frozenset(
        n for n, c in enumerate(table.columns) if c.key or c.name == identifier or c.name in sketch
    )
    skipped: list[Skipped] = []
    if table.spread is not None:
        from hegui.discovery.cluster import counted_in_partitions

        found, lost = counted_in_partitions(table, identifier, asked, watching, own)
        return _born_until(day, found), lost
    shelf = (
        kept.of(table, (identifier, sorted(asked), own))
        if kept is not None and table.parts is not None
        else None
    )
    parts = _parts(table, skipped)
    ahead = list(islice(parts, 2))
    if len(ahead) == 1 and len(units := list(units_of(table, ahead[0], first=True))) == 1:
        found, lost = _one(table, units[0], identifier, asked, threads, watching, own, shelf)
    else:
        sketched = _plan(table, ahead, identifier, asked, shelf)
        found, lost = _many(table, chain(ahead, parts), sketched, threads, watching, own, shelf, spread)
    return _born_until(day, found), list(dict.fromkeys([*skipped, *lost, *watching.left(table)]))


def _born_until(day: date, found: list[Tally]) -> list[Tally]:
    for each in found:
        each.births = births.until(each.births, day.toordinal())
    return found


def _parts(table: Table, skipped: list[Skipped]) -> Iterator[Part]:
    if table.parts is None:
        yield Part("", lambda columns: table.batches(), table.rows)
        return
    for part in table.parts():
        if isinstance(part, Skipped):
            skipped.append(part)
        else:
            yield part


# --- one part -----------------------------------------------------------------------------------------------------------


def _one(
    table: Table,
    unit: Unit,
    identifier: str | None,
    sketch: frozenset[int],
    threads: int,
    watching: Watching,
    own: tuple[OwnDetector, ...],
    shelf: Shelf | None,
) -> tuple[list[Tally], list[Skipped]]:
    """Batch by batch: one is in work, its columns shared out among threads, while the next is read."""
    mark = unit.part.mark() if shelf is not None else None
    if shelf is not None and (known := shelf.tallies(unit, mark, None)) is not None:
        watching.read(table, sum(t.rows for t in known))
        return list(known), []
    counters = counters_of(table, sketch, own=own)
    skipped: list[Skipped] = []
    settled = False
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        waiting: list[Future[None]] = []
        try:
            for batch, walker in with_walkers(table, unit.part.read(None), skipped):
                for one in waiting:
                    one.result()
                waiting = []
                if watching.ends():
                    break
                if not settled and any(counter.begun for counter in counters):
                    settle(counters, identifier)
                    settled = True
                watching.read(table, batch.num_rows * len(counters))
                if walker.compiled and threads > 1:
                    waiting = [pool.submit(c.add, batch.column(n), walker) for n, c in enumerate(counters)]
                    continue
                for n, counter in enumerate(counters):
                    counter.add(batch.column(n), walker)
        except KeyboardInterrupt:  # the source kept silent for too long after a person asked to stop
            if not watching.ends():
                raise
        for one in waiting:
            one.result()
    found = [counter.tally() for counter in counters]
    if shelf is not None and not watching.cut and not skipped:
        shelf.keep(unit, mark, None, tuple(found))
    return found, skipped


# --- many units ---------------------------------------------------------------------------------------------------------


def _plan(
    table: Table, ahead: list[Part], identifier: str | None, asked: frozenset[int], shelf: Shelf | None
) -> frozenset[int]:
    """The places of the columns that are sketched, as they were settled before or from the first rows."""
    if shelf is None:
        return planned(table, ahead, identifier, asked)[0]
    marks = [part.mark() for part in ahead]
    known = shelf.plan(marks)
    if known is not None:
        return known
    sketched, sure = planned(table, ahead, identifier, asked)
    if sure:
        shelf.keep_plan(marks, sketched)
    return sketched


def _many(
    table: Table,
    parts: Iterator[Part],
    sketched: frozenset[int],
    threads: int,
    watching: Watching,
    own: tuple[OwnDetector, ...],
    shelf: Shelf | None,
    spread: bool,
) -> tuple[list[Tally], list[Skipped]]:
    found = [Tally() for _ in table.columns]
    lost: dict[int, tuple[Skipped, ...]] = {}
    marks: dict[int, str | None] = {}  # of the units in work

    def add(unit: Unit, tallies: tuple[Tally, ...]) -> None:
        for place, one in zip(unit.columns, tallies, strict=True):
            found[place] = found[place].merge(one)

    def units() -> Iterator[tuple[int, Unit]]:
        """What is not kept."""
        number = 0
        for n, part in enumerate(parts):
            mark = part.mark() if shelf is not None else None
            for unit in units_of(table, part, first=n == 0):
                number += 1
                if shelf is not None and (known := shelf.tallies(unit, mark, sketched)) is not None:
                    add(unit, known)
                    watching.read(table, sum(t.rows for t in known))
                    continue
                marks[number] = mark
                yield number, unit

    work = partial(count, table, sketched=sketched, watching=watching, own=own)
    if spread:
        from hegui.discovery.cluster import counted_there

        done = counted_there(table, units(), sketched, watching, own)
    else:
        done = _shared_out(units(), threads, watching, work)
    for number, unit, counted in done:
        add(unit, counted.tallies)
        lost[number] = counted.skipped
        mark = marks.pop(number)
        if shelf is not None and counted.whole and not counted.skipped:
            shelf.keep(unit, mark, sketched, counted.tallies)
    return found, [each for number in sorted(lost) for each in lost[number]]


def _shared_out(
    units: Iterator[tuple[int, Unit]], threads: int, watching: Watching, work: Callable[[Unit], Counted]
) -> Iterator[tuple[int, Unit, Counted]]:
    """The units as they are done, with their numbers; an error in one ends the others too."""
    waiting: dict[Future[Counted], tuple[int, Unit]] = {}
    pool = ThreadPoolExecutor(max(threads, 1))
    try:
        for number, unit in units:
            if watching.ends():
                break
            waiting[pool.submit(work, unit)] = number, unit
            while len(waiting) >= AHEAD * threads:
                for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield *waiting.pop(done), done.result()
        while waiting:
            for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                yield *waiting.pop(done), done.result()
    except BaseException:
        watching.cut = True
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
