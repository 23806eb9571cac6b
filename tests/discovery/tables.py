"""Tables in memory for the tests of discovery."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pyarrow as pa

from hegui.discovery import generated
from hegui.discovery.counting import Counter
from hegui.discovery.engine import tally
from hegui.discovery.nouns import Tally
from hegui.model import Column, Place, Skipped, Table

DAY = date(2026, 11, 1)


def table(
    columns: dict[str, Any], *, cut: int = 0, rows: int | None = None, more: Sequence[Skipped] = ()
) -> Table:
    """A table of the columns given (lists or Arrow arrays), in batches of ``cut`` rows."""
    arrays = [v if isinstance(v, pa.Array) else pa.array(v) for v in columns.values()]
    whole = pa.RecordBatch.from_arrays(arrays, names=list(columns))

    def batches() -> Iterator[Any]:
        yield from more
        for start in range(0, whole.num_rows, cut or max(whole.num_rows, 1)):
            yield whole.slice(start, cut or None)

    return Table(Place("t", "x"), tuple(Column(name) for name in columns), batches, rows=rows)


def tally_of(values: Any, *, cut: int = 0, rows: int | None = None) -> Tally:
    """The tally of one column."""
    (found,), skipped = tally(table({"c": values}, cut=cut, rows=rows), DAY)
    assert not skipped
    return found


def parts(arrays: list[Any], walker: generated.Walker | None = None) -> list[Tally]:
    """A tally for each array, as if each were a part of its own."""
    found = []
    for array in arrays:
        counter = Counter(Column("c"), sketch=True)
        counter.add(
            array if isinstance(array, pa.Array) else pa.array(array, pa.string()),
            walker or generated.interpreted(),
        )
        found.append(counter.tally())
    return found
