"""
Reads a table once and counts what every value of every column is.

    batches --[columns]--> bytes and offsets --[walk: every value]--+
                                             --[probe: a sample]----+--> Counter of the column --> Tally

One batch is in work while the next is read; the columns of a batch are shared out among threads.  Up to ``SMALL`` rows the walk
runs interpreted, above compiled; both count alike.  What could not be read comes back as Skipped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import TYPE_CHECKING

from hegui.discovery.counting import Counter
from hegui.discovery.generated import Walker, compiled, interpreted
from hegui.discovery.nouns import Tally
from hegui.model import Skipped, Table

if TYPE_CHECKING:
    import pyarrow as pa

SMALL = 20_000  # rows that are walked before a compiler is worth its wait


def tally(
    table: Table,
    day: date,
    *,
    threads: int = 2,
    identifier: str | None = None,
    sketch: Collection[str] = (),
) -> tuple[list[Tally], list[Skipped]]:
    """One Tally a column, in the order of ``table.columns``, and the parts that could not be read.

    Distinct values are sketched for ``identifier``, for the columns named in ``sketch``, and for those whose first batch
    shows that they hold an identifier of a person; of identity numbers alone where the first batch of ``identifier``
    holds them, for nothing tells people apart better.
    """
    counters = [
        Counter(column, day, sketch=column.name == identifier or column.name in sketch)
        for column in table.columns
    ]
    skipped: list[Skipped] = []
    settled = False
    with ThreadPoolExecutor(max(threads, 1)) as pool:
        waiting: list[Future[None]] = []
        for batch, walker in _with_walkers(table, skipped):
            for one in waiting:
                one.result()
            if not settled:
                settled = _settle(counters, identifier)
            if walker.compiled and threads > 1:
                waiting = [
                    pool.submit(counter.add, batch.column(n), walker) for n, counter in enumerate(counters)
                ]
                continue
            waiting = []
            for n, counter in enumerate(counters):
                counter.add(batch.column(n), walker)
        for one in waiting:
            one.result()
    return [counter.tally() for counter in counters], skipped


def _settle(counters: list[Counter], identifier: str | None) -> bool:
    """After the first batch: leave off the sketches that cannot matter.  False before that batch."""
    if not any(counter.begun for counter in counters):
        return False
    best = next((c for c in counters if c.column.name == identifier), None)
    if best is not None and best.tells_people_apart:
        for counter in counters:
            if counter is not best:
                counter.leave_sketch()
    return True


def _with_walkers(table: Table, skipped: list[Skipped]) -> Iterator[tuple[pa.RecordBatch, Walker]]:
    """The batches, each with the walk to use on it."""
    large = (table.rows or 0) > SMALL
    read = 0
    for batch in table.batches():
        if isinstance(batch, Skipped):
            skipped.append(batch)
            continue
        read += batch.num_rows
        yield batch, compiled() if large or read > SMALL else interpreted()
