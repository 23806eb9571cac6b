"""A table in parts: any order, any threads and any way of reading give one and the same tally."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from generators import column
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import feather, orc
from pyarrow import parquet as pq

from discovery.tables import DAY, table, tally_of
from hegui.discovery import units
from hegui.discovery.engine import tally
from hegui.discovery.watching import Watching
from hegui.model import Part, Place, Skipped, Table
from hegui.readers.opening import open_source, source_from
from hegui.text import Text

KINDS = ("resident-id-messy", "mobile-messy", "name", "money", "serial-like-mobile", "day-text", "address")


def in_parts(whole: Table, sizes: list[int], *, order: int = 1, by_column: bool = False) -> Table:
    """The same table cut into parts of so many rows; ``order`` -1: the last part is handed out first but one."""
    (batch,) = whole.batches()

    def read(start: int, size: int, columns: tuple[int, ...] | None) -> Iterator[Any]:
        piece = batch.slice(start, size)
        yield piece if columns is None else piece.select(list(columns))

    def parts() -> Iterator[Part]:
        found, start = [], 0
        for size in sizes:
            found.append(Part(f"from {start}", partial(read, start, size), size, by_column))
            start += size
        yield from [found[0], *found[1:][::order]]

    return replace(whole, parts=parts)


def some(rows: int = 600) -> Table:
    columns: dict[str, Any] = {kind: column(kind, rows, seed=n, empty=0.05) for n, kind in enumerate(KINDS)}
    columns["n"] = pa.array([n * 3 for n in range(rows)])
    columns["born"] = pa.array([date(1960, 1, 1) + timedelta(n * 31) for n in range(rows)])
    return table(columns)


@pytest.mark.parametrize("by_column", [False, True])
@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("order", [1, -1])
def test_order_threads_and_units_make_no_difference(
    by_column: bool, threads: int, order: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "SMALL", 0)
    whole = some()
    sizes = [300, 100, 1, 0, 199]
    right, _ = tally(in_parts(whole, sizes), DAY, threads=1, identifier="resident-id-messy")
    again, _ = tally(
        in_parts(whole, sizes, order=order, by_column=by_column),
        DAY,
        threads=threads,
        identifier="resident-id-messy",
    )
    assert again == right
    assert [t.rows for t in right] == [600] * len(right)


def test_what_every_value_was_asked_for_does_not_depend_on_the_parts() -> None:
    whole = some()
    one, _ = tally(whole, DAY)
    many, _ = tally(in_parts(whole, [200] * 3), DAY)
    for a, b in zip(one, many, strict=True):
        for field in (
            "rows",
            "hits",
            "weak",
            "embedded",
            "lengths",
            "births",
            "distinct",
            "tidied",
            "numbers",
        ):
            assert getattr(a, field) == getattr(b, field), field


@settings(max_examples=30)
@given(
    st.sampled_from([*KINDS, "numbers", "order-no"]),
    st.integers(1, 60),
    st.integers(0, 5),
)
def test_how_a_part_is_cut_into_batches_makes_no_difference(kind: str, cut: int, seed: int) -> None:
    values: Any = (
        pa.array(
            [None if n % 7 == 3 else (n * n % 977 + 10_000_000 * (n % 5)) * (1 - n % 3) for n in range(90)]
        )
        if kind == "numbers"
        else column(kind, 90, seed=seed, empty=0.1)
    )
    assert replaced(tally_of(values, cut=cut)) == replaced(tally_of(values))


def replaced(found: Any) -> Any:
    return replace(
        found, distinct=b""
    )  # whether people are counted is told by the first batch of a table of one part


def test_the_plan_is_made_from_the_first_part_that_can_be_read() -> None:
    whole = table({"a": [None] * 50 + column("mobile", 50), "b": column("mobile", 100)})
    found, _ = tally(in_parts(whole, [50, 50]), DAY)
    assert [bool(t.distinct) for t in found] == [False, True]
    gone = Part("x", lambda columns: iter([Skipped(Place("t"), Text("坏了", "damaged"))]))
    broken = in_parts(whole, [50, 50])
    found, lost = tally(replace(broken, parts=lambda: iter([gone, *list(broken.parts())[1:]])), DAY)  # type: ignore[misc]
    assert [bool(t.distinct) for t in found] == [True, True] and len(lost) == 1


def test_parts_behind_the_first_are_sampled_thinly() -> None:
    whole = table({"a": column("email", 900)})
    (found,), _ = tally(in_parts(whole, [300, 300, 300]), DAY)
    assert found.sampled == 256 + 1 + 2, (
        "rows 0 to 255 and 256 of the first part, the first row of the others"
    )


def test_an_error_in_one_unit_ends_the_table_and_its_threads() -> None:
    def broken(columns: Any) -> Iterator[Any]:
        raise ValueError

    whole = in_parts(some(), [300, 300])
    parts = [*whole.parts(), Part("x", broken)]  # type: ignore[misc]
    with pytest.raises(ValueError):
        tally(replace(whole, parts=lambda: iter(parts)), DAY)


def test_no_parts_and_no_rows_are_an_empty_tally() -> None:
    whole = some()
    found, lost = tally(replace(whole, parts=lambda: iter([])), DAY)
    assert [t.rows for t in found] == [0] * len(found) and not lost


def test_progress_counts_rows_whatever_the_units_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(units, "SMALL", 0)
    told: list[tuple[int, int]] = []
    watching = Watching(told=lambda rows, more: told.append((rows, more)))
    tally(in_parts(some(), [300, 300], by_column=True), DAY, watching=watching)
    assert told == sorted(told) and told[-1][0] == 600 == sum(more for _, more in told)


@pytest.mark.parametrize("by_column", [False, True])
def test_who_asks_to_stop_gets_what_was_counted_and_is_told_how_far(
    by_column: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "SMALL", 0)
    read: list[int] = []
    watching = Watching(
        told=lambda rows, more: read.append(rows), stop=lambda: bool(read) and read[-1] >= 100
    )
    found, lost = tally(in_parts(some(), [100] * 6, by_column=by_column), DAY, threads=1, watching=watching)
    assert 0 < sum(t.rows for t in found) < 600 * len(found)
    assert [s.reason.en for s in lost] == [
        f"interrupted after about row {read[-1]}: the rest was not looked at"
    ]
    assert lost[0].asked


# --- Parquet


def written(path: Path, rows: int = 600, group: int = 250) -> Path:
    (batch,) = some(rows).batches()
    whole = pa.Table.from_batches([batch])  # type: ignore[list-item]
    nested = pa.array([{"city": c, "post": n} for n, c in enumerate(column("address", rows))])
    pq.write_table(whole.append_column("home", nested), path, row_group_size=group)
    return path


def only(path: Path, **said: Any) -> Table:
    (found,) = open_source(source_from(str(path), **said))
    assert isinstance(found, Table)
    return found


def test_a_row_group_is_a_part_and_a_column_is_read_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = only(written(tmp_path / "t.parquet"))
    whole, lost = tally(found, DAY)
    monkeypatch.setattr(units, "SMALL", 0)
    alone, more = tally(found, DAY)
    assert whole == alone and not lost and not more
    assert found.parts is not None
    parts = [p for p in found.parts() if isinstance(p, Part)]
    assert [p.rows for p in parts] == [250, 250, 100] and all(p.by_column for p in parts)
    names = [c.name for c in found.columns]
    for place, name in enumerate(names):
        (batch,) = parts[0].read((place,))
        assert not isinstance(batch, Skipped) and batch.schema.names == [name]


def test_a_name_with_a_dot_is_not_read_alone(tmp_path: Path) -> None:
    pq.write_table(pa.table({"a.b": ["1"], "a": [{"b": "2"}]}), tmp_path / "t.parquet")
    found = only(tmp_path / "t.parquet")
    assert found.parts is not None
    assert [p.by_column for p in found.parts()] == [False]  # type: ignore[union-attr]


def test_the_mark_changes_with_the_file_and_differs_between_row_groups(tmp_path: Path) -> None:
    path = written(tmp_path / "t.parquet")

    def marks() -> list[str | None]:
        found = only(path)
        assert found.parts is not None
        return [p.mark() for p in found.parts() if isinstance(p, Part)]

    first = marks()
    assert first == marks() and len(set(first)) == 3 and None not in first
    written(path, rows=601)
    assert not set(first) & set(marks())


def test_a_damaged_column_of_a_row_group_is_skipped_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(units, "SMALL", 0)
    path = written(tmp_path / "t.parquet")
    chunk = pq.ParquetFile(path).metadata.row_group(1).column(2)
    with path.open("r+b") as file:
        file.seek(chunk.dictionary_page_offset or chunk.data_page_offset)
        file.write(b"\xff" * 200)
    found = only(path)
    tallies, lost = tally(found, DAY)
    assert [str(s.place) for s in lost] == ["t.parquet#name"]
    assert [t.rows for t in tallies] == [350 if c.name == "name" else 600 for c in found.columns]


# --- ORC and Arrow


@pytest.mark.parametrize("form", ["orc", "arrow"])
def test_stripes_and_batches_are_parts(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = pq.read_table(written(tmp_path / "t.parquet", rows=70_000, group=70_000))
    path = tmp_path / f"t.{form}"
    if form == "orc":
        orc.write_table(whole, path, stripe_size=1 << 20, compression="uncompressed")
    else:
        feather.write_feather(whole, path, chunksize=30_000)
    found = only(path)
    assert found.parts is not None
    parts = [p for p in found.parts() if isinstance(p, Part)]
    assert len(parts) > 1 and [p.by_column for p in parts] == [form == "orc"] * len(parts)
    assert len({p.mark() for p in parts}) == len(parts)
    rows = sum(b.num_rows for p in parts for b in p.read((1,)) if not isinstance(b, Skipped))
    assert rows == 70_000
    alone, lost = tally(found, DAY)
    monkeypatch.setattr(units, "SMALL", 10**9)
    together, _ = tally(found, DAY)
    assert alone == together and not lost
    plain, _ = tally(replace(found, parts=None), DAY)
    assert [(t.rows, t.hits, t.lengths, t.births) for t in plain] == [
        (t.rows, t.hits, t.lengths, t.births) for t in alone
    ]


def test_a_damaged_stripe_is_skipped_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.arrow"
    feather.write_feather(
        pa.table({"phone": column("mobile", 3000)}), path, chunksize=1000, compression="lz4"
    )
    data = bytearray(path.read_bytes())
    data[len(data) // 2 - 1000 : len(data) // 2] = b"\xff" * 1000
    path.write_bytes(data)
    found, lost = tally(only(path), DAY)
    assert found[0].rows == 2000 and [s.reason.en for s in lost] == [
        "part 2 is damaged and was not looked at"
    ]
