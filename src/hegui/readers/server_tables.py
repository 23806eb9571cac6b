"""
Tables of a server whose driver hands over rows: what is asked for a column, and batches of what comes back.

What is asked is written so that no value can fail: the server turns what is neither a number nor text into text, dates in
ISO 8601, and long values are cut there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from hegui.errors import SourceError
from hegui.model import Column, Place, Skipped, Table
from hegui.readers import Source
from hegui.readers.choosing import wanted
from hegui.readers.rows import CUT, ROWS, Pace, broke_off, cut_short, gathered, text_array, typed_array
from hegui.readers.servers import NO_RIGHT, place_of
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

SETTINGS_UNSEEN = Text(
    "试验性读取：未查看服务器设置（账号、授权、监听、审计、TLS）",
    "an experimental reader: the server's settings were not looked at (accounts, grants, listeners, audit, TLS)",
)
STRAYS = Text("{n} 个值无法转换，未查看", "{n} values could not be converted: not looked at")
ZEROS = Text("{n} 个零日期按空值处理", "{n} zero dates were taken for empty")


@dataclass(frozen=True, slots=True)
class Asked:
    """A column, what is asked for it, and the kind of Arrow array that comes back."""

    column: Column
    select: str  # empty: the column cannot be read
    kind: str = "string"  # or "int64", "uint64", "float64", "date32", "timestamp"
    most: int = 0  # characters or bytes of a value that are asked for at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A table as the catalogue of a server has it."""

    schema: str
    name: str
    comment: str
    rows: int | None  # as the server estimates it
    columns: tuple[Asked, ...]
    skip: Text | None = None  # why it is not read


S = TypeVar("S", bound=Listed)


def _no_notes(shape: S, place: Place) -> Iterator[Skipped]:
    yield from ()


def tables(
    source: Source,
    listed: Sequence[S],
    usual: str | None,
    read: Callable[[S, Place], Iterator[pa.RecordBatch | Skipped]],
    notes: Callable[[S, Place], Iterator[Skipped]] = _no_notes,
    sampled: Callable[[S], bool] = lambda shape: False,
) -> Iterator[Table | Skipped]:
    """The tables that are asked for.

    ``usual``: the schema that everybody means, empty for none; None: tables may be asked for by their name alone.
    ``notes``: what to say of a table before it comes.
    """
    for shape in listed:
        whole = f"{shape.schema}.{shape.name}"
        path = place_of(shape.schema, shape.name, usual or "")
        if not wanted(source, path, shape.name if usual is None else whole):
            continue
        place = Place(source.name, path)
        if shape.skip is not None:
            yield Skipped(place, shape.skip, asked=source.asked and shape.skip is NO_RIGHT)
            continue
        yield from notes(shape, place)
        yield Table(
            place,
            tuple(c.column for c in shape.columns),
            partial(read, shape, place),
            name=shape.name,
            comment=shape.comment,
            rows=shape.rows,
            in_database=True,
            sampled=sampled(shape),
        )


class Broken(Exception):
    """Reading a table broke off; ``what`` happened, in words of our own."""

    def __init__(self, what: Text) -> None:
        super().__init__()
        self.what = what


@dataclass(slots=True)
class Lost:
    """Values of a table that did not come out as they are: how many would not convert, and how many were zero dates."""

    strays: int = 0
    zeros: int = 0


def told(
    source: Source,
    place: Place,
    columns: Sequence[Asked],
    batches: Iterator[pa.RecordBatch],
    pace: Pace,
    lost: Lost,
) -> Iterator[pa.RecordBatch | Skipped]:
    """The batches of a table at the source's pace; how they broke off, and what of them was not looked at.

    ``batches`` may raise Broken and SourceError, and counts in ``lost``.
    """
    read = cut = 0
    try:
        for batch in batches:
            read += batch.num_rows
            cut += sum(cut_short(batch.column(at), c.most) for at, c in enumerate(columns) if c.most)
            yield batch
            pace.passed(batch.num_rows)
    except Broken as wrong:
        yield Skipped(place, broke_off(wrong.what, read), asked=source.asked)
    except SourceError as wrong:
        yield Skipped(place, wrong.text, asked=source.asked)
    if cut:
        yield Skipped(place, CUT.fill(n=cut))
    if lost.zeros:
        yield Skipped(place, ZEROS.fill(n=lost.zeros))
    if lost.strays:
        yield Skipped(place, STRAYS.fill(n=lost.strays), asked=source.asked)


def batches(
    source: Source,
    place: Place,
    columns: Sequence[Asked],
    rows: Callable[[Pace], Iterator[Sequence[Any]]],
    errors: tuple[type[Exception], ...],
    what: Callable[[Exception], Text],
) -> Iterator[pa.RecordBatch | Skipped]:
    """What ``rows`` yields, in batches; how it broke off, in words of our own; what was not looked at."""
    pace, lost = Pace(source.gentle.rate), Lost()
    yield from told(source, place, columns, _gathered(columns, rows, errors, what, pace, lost), pace, lost)


def _gathered(
    columns: Sequence[Asked],
    rows: Callable[[Pace], Iterator[Sequence[Any]]],
    errors: tuple[type[Exception], ...],
    what: Callable[[Exception], Text],
    pace: Pace,
    lost: Lost,
) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    names = [c.column.name for c in columns]
    try:
        for some in gathered(rows(pace), pace.rows(ROWS)):
            arrays = []
            for at, column in enumerate(columns):
                array, strays = _array([row[at] for row in some], column.kind)
                arrays.append(array)
                lost.strays += strays
            yield pa.RecordBatch.from_arrays(arrays, names=names)
    except errors as wrong:
        raise Broken(what(wrong)) from None


def arrow_type(kind: str) -> pa.DataType:
    """The type of an array of that kind."""
    import pyarrow as pa

    kinds = {
        "int64": pa.int64(),
        "uint64": pa.uint64(),
        "float64": pa.float64(),
        "date32": pa.date32(),
        "timestamp": pa.timestamp("us"),
    }
    return kinds.get(kind, pa.string())


def cast_text(text: pa.Array, kind: str) -> tuple[pa.Array, int]:
    """An array of the kind asked for out of one of text, and how many values would not go into it (they are null there)."""
    import pyarrow as pa

    wanted = arrow_type(kind)
    try:
        return text.cast(wanted), 0
    except pa.ArrowException:
        pass
    array = pa.array([_cast(value, wanted) for value in text], wanted)
    return array, array.null_count - text.null_count


def _array(values: list[Any], kind: str) -> tuple[pa.Array, int]:
    if kind == "string":
        return text_array(values), 0
    if kind in ("int64", "float64"):
        return typed_array(values, arrow_type(kind))
    return cast_text(text_array(values), kind)


def _cast(value: pa.Scalar, wanted: pa.DataType) -> Any:
    import pyarrow as pa

    try:
        return value.cast(wanted).as_py()
    except pa.ArrowException:
        return None
