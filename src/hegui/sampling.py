"""
``--sample``: a share of the rows instead of all, spread evenly over each table.

Rows are taken in blocks of ``BLOCK`` that lie side by side, so that the order of numbers can still be told; which blocks, a
golden-ratio sequence decides: evenly spread, without a period, the same in every run.  Tables of up to ``WHOLE`` rows are
read whole.  Most sources must still be read from end to end: what a sample saves there is the looking, not the reading.

A value that stands in m rows far apart is missed with probability (1 - share)^m.  Numbers of people are scaled up as if
everybody had equally many rows, and are bounded by what cannot be otherwise: at least those that were seen, at most one more
for every row that was not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from hegui.model import People, Skipped
from hegui.readers import WHOLE

if TYPE_CHECKING:
    import pyarrow as pa

    from hegui.discovery.nouns import Verdict

BLOCK = 64
_TURN = (5**0.5 - 1) / 2


class Sampler:
    """Takes a share of one table's batches; afterwards ``read`` of its ``rows`` were taken."""

    def __init__(self, share: float) -> None:
        self.share = share
        self.read = self.rows = 0

    def given(
        self, batches: Callable[[], Iterator[pa.RecordBatch | Skipped]], rows: int | None
    ) -> Iterator[object]:
        """The batches as they come, a sample drawn by the source from about so many rows."""
        for batch in batches():
            if not isinstance(batch, Skipped):
                self.read += batch.num_rows
            yield batch
        self.rows = max(rows or round(self.read / self.share), self.read)

    def through(self, batches: Callable[[], Iterator[pa.RecordBatch | Skipped]]) -> Iterator[object]:
        """The batches with the rows that were taken, and whatever was skipped."""
        first: list[pa.RecordBatch] | None = []
        held = 0
        for batch in batches():
            if isinstance(batch, Skipped):
                yield batch
                continue
            if first is None:
                yield from self._taken(batch)
                continue
            first.append(batch)
            held += batch.num_rows
            if held > WHOLE:
                for early in first:
                    yield from self._taken(early)
                first = None
        for whole in first or ():
            self.read += whole.num_rows
            self.rows += whole.num_rows
            yield whole

    def _taken(self, batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
        import numpy as np
        import pyarrow as pa

        blocks = np.arange(self.rows, self.rows + batch.num_rows) // BLOCK
        taken = (blocks * _TURN) % 1.0 < self.share
        self.rows += batch.num_rows
        self.read += int(np.count_nonzero(taken))
        if taken.any():
            yield _plain(batch).filter(pa.array(taken))

    @property
    def share_read(self) -> float:
        return self.read / self.rows if self.rows else 1.0


def _plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch without string views, which Arrow cannot filter."""
    import pyarrow as pa

    views = {pa.string_view(): pa.large_string(), pa.binary_view(): pa.large_binary()}
    columns = [a.cast(views[a.type]) if a.type in views else a for a in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def scaled(verdicts: tuple[Verdict, ...], taken: Sampler) -> tuple[Verdict, ...]:
    """The verdicts with the people of the whole table instead of those of the sample."""
    if taken.read == taken.rows:
        return verdicts
    return tuple(_scaled(v, taken.read, taken.rows) if v.people else v for v in verdicts)


def _scaled(verdict: Verdict, read: int, rows: int) -> Verdict:
    seen = verdict.people
    assert seen is not None
    if not verdict.sketch:  # the rows are the upper bound
        whole = People(rows, seen.low, rows)
    else:
        different = seen.high >= read  # as far as can be counted, no two rows are about the same person
        estimate = rows if different else distinct(seen.estimate, read, rows)
        whole = People(estimate, min(seen.low, estimate), max(min(rows, seen.high + rows - read), estimate))
    more = whole.estimate / max(seen.estimate, 1)
    return replace(
        verdict,
        people=whole,
        minors=None if verdict.minors is None else round(verdict.minors * more),
        under_14=None if verdict.under_14 is None else round(verdict.under_14 * more),
    )


def distinct(seen: int, read: int, rows: int) -> int:
    """How many different values ``rows`` rows hold, where ``read`` of them, taken at random, held ``seen``.

    As if each had equally many rows: the sample then holds D (1 - (1 - read / rows)^(rows / D)) of them; D is sought.

    >>> distinct(1_000, 1_000, 10_000)        # all different: all are
    10000
    >>> distinct(50, 1_000, 10_000)           # each seen twenty times: there are no others
    50
    """
    low, high = float(seen), float(rows)
    if seen >= read:
        return rows
    missed = 1 - read / rows
    for _ in range(60):
        middle = (low + high) / 2
        if middle * (1 - missed ** (rows / middle)) < seen:
            low = middle
        else:
            high = middle
    return round(low)
