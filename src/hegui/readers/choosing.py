"""
Which files, tables and columns of a source are wanted: the patterns of ``include`` and ``exclude``.

    exports/*        a file, or a folder with all that is in it
    patient          a table                  patient*, app.patient
    patient.id_no    a column of a table      *.id_no, a.csv.手机号

A table is asked about by its reader before its columns are known: one of which include names a column is wanted, and loses its
other columns in ``narrowed``.  ``source.met`` keeps the patterns of include that fitted, so that one that fits nothing can be
told: what was asked for by name and is not there is not clean.  ``source.left`` keeps what was left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial
from typing import TYPE_CHECKING

from hegui.masking import safe_name
from hegui.model import Part, Place, Skipped, Spread, Table
from hegui.readers import Source
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

LEFT_OUT = Text("按 exclude 的要求未查看", "left out by exclude")


def wanted(source: Source, *names: str) -> bool:
    """Is a table (by any of its names), or a file by its path in the folder, among those asked for?"""
    for pattern in source.exclude:
        if any(_covers(pattern, name) for name in names):
            source.left.setdefault(pattern, set()).add(names[0])
            return False
    if not source.include:
        return True
    fitting = [pattern for pattern in source.include if any(_covers(pattern, name) for name in names)]
    source.met.update(fitting)
    if fitting:
        return True
    if any(_names_a_column_of(pattern, name, source) for pattern in source.include for name in names):
        source.partly.update(names)
        return True
    source.left.setdefault("", set()).add(names[0])
    return False


def narrowed(source: Source, table: Table) -> tuple[Table | None, list[Skipped]]:
    """The table with the columns that are wanted, None if there are none; and those that exclude left out."""
    inside = table.place.source.removeprefix(f"{source.name}/")
    names = {name for name in (table.name, table.place.path, inside) if name}
    partly = names & {safe_name(name) for name in source.partly} or names & source.partly
    kept, skipped = [], []
    for at, column in enumerate(table.columns):
        whole = [f"{name}.{column.name}" for name in names] + [f"{table.place / column.name}"]
        if any(fnmatchcase(name, p) for p in source.exclude if _may_be_a_column(p) for name in whole):
            skipped.append(Skipped(table.place / column.name, LEFT_OUT))
            continue
        fitting = [p for p in source.include if any(fnmatchcase(name, p) for name in whole)]
        source.met.update(fitting)
        if fitting or not partly:
            kept.append(at)
    if len(kept) == len(table.columns):
        return table, []
    return (_with_columns(table, tuple(kept)) if kept else None), skipped


def _with_columns(table: Table, kept: tuple[int, ...]) -> Table:
    """The same table with the columns at these places only."""

    def batches() -> Iterator[pa.RecordBatch | Skipped]:
        for batch in table.batches():
            yield batch if isinstance(batch, Skipped) else batch.select(list(kept))

    def parts() -> Iterator[Part | Skipped]:
        assert table.parts is not None
        for part in table.parts():
            yield part if isinstance(part, Skipped) else _part_with_columns(part, kept)

    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        batches=batches,
        parts=parts if table.parts is not None else None,
        spread=_spread_with_columns(table.spread, kept) if table.spread is not None else None,
    )


def _spread_with_columns(spread: Spread, kept: tuple[int, ...]) -> Spread:
    return Spread(
        lambda rows: _selected(kept, spread.head(rows)),
        lambda work: spread.run(partial(_of_selected, kept, work)),
    )


def _of_selected(
    kept: tuple[int, ...],
    work: Callable[[Iterator[pa.RecordBatch]], Iterator[bytes]],
    batches: Iterator[pa.RecordBatch],
) -> Iterator[bytes]:
    return work(_selected(kept, batches))


def _selected(kept: tuple[int, ...], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield batch.select(list(kept))


def _part_with_columns(part: Part, kept: tuple[int, ...]) -> Part:
    def read(columns: tuple[int, ...] | None) -> Iterator[pa.RecordBatch | Skipped]:
        places = kept if columns is None else tuple(kept[at] for at in columns)
        if part.by_column:
            yield from part.read(places)
            return
        for batch in part.read(None):
            yield batch if isinstance(batch, Skipped) else batch.select(list(places))

    return replace(part, name=f"{part.name}, columns {kept}", read=read)


def _covers(pattern: str, name: str) -> bool:
    """Does the pattern name this, or a folder that it lies in?"""
    pattern = pattern.rstrip("/")
    short = name.rsplit("/", 1)[-1]
    return (
        fnmatchcase(name, pattern)
        or fnmatchcase(short, pattern)
        or name.startswith(pattern + "/")
        or any(fnmatchcase(part, pattern) for part in name.split("/")[:-1])
    )


def _may_be_a_column(pattern: str) -> bool:
    return "." in pattern or "#" in pattern


def _names_a_column_of(pattern: str, name: str, source: Source) -> bool:
    """``patient.id_no`` names a column of ``patient``; ``*.id_no`` one of any table, but ``*.csv`` files of a folder."""
    head, dot, _ = pattern.rpartition("#")[2].rpartition(".")
    if not dot or not any(fnmatchcase(each, head) for each in (name, name.rsplit("/", 1)[-1])):
        return False
    return bool(head.strip("*?")) or source.path is None or not source.path.is_dir()


def left_out(source: Source) -> Iterator[Skipped]:
    """What include and exclude left out of a source, pattern by pattern: chosen by a person, and not looked at."""
    for pattern, names in source.left.items():
        if pattern:
            said = Text(
                "按 exclude 的 {p} 略去 {n} 个表或文件，未查看", "{n} tables or files left out by exclude {p}"
            )
        else:
            said = Text(
                "按 include 只看指定的，另有 {n} 个表或文件未查看",
                "{n} tables or files that no pattern of include fits",
            )
        yield Skipped(Place(source.name), said.fill(p=safe_name(pattern), n=len(names)))
