"""
Tables of a server whose driver hands over rows: what is asked for a column, and batches of what comes back.

What is asked is written so that no value can fail: the server turns what is neither a number nor text into text, dates in
ISO 8601, and long values are cut there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.model import Column, Place, Skipped
from hegui.readers import Source
from hegui.readers.rows import CUT, ROWS, Pace, broke_off, cut_short, gathered, text_array, typed_array
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

SETTINGS_UNSEEN = Text(
    "试验性读取：未查看服务器设置（账号、授权、监听、审计、TLS）",
    "an experimental reader: the server's settings were not looked at (accounts, grants, listeners, audit, TLS)",
)
STRAYS = Text("{n} 个值无法转换，未查看", "{n} values could not be converted: not looked at")


@dataclass(frozen=True, slots=True)
class Asked:
    """A column, what is asked for it, and the kind of Arrow array that comes back."""

    column: Column
    select: str  # empty: the column cannot be read
    kind: str = "string"  # or "int64", "float64", "date32", "timestamp"
    most: int = 0  # characters or bytes of a value that are asked for at most


def batches(
    source: Source,
    place: Place,
    columns: Sequence[Asked],
    rows: Callable[[Pace], Iterator[Sequence[Any]]],
    errors: tuple[type[Exception], ...],
    what: Callable[[Exception], Text],
) -> Iterator[pa.RecordBatch | Skipped]:
    """What ``rows`` yields, in batches; how it broke off, in words of our own; what was not looked at."""
    import pyarrow as pa

    pace = Pace(source.gentle.rate)
    names = [c.column.name for c in columns]
    read = strays = cut = 0
    try:
        for some in gathered(rows(pace), pace.rows(ROWS)):
            arrays = []
            for at, column in enumerate(columns):
                array, lost = _array([row[at] for row in some], column.kind)
                arrays.append(array)
                strays += lost
                cut += cut_short(array, column.most) if column.most else 0
            read += len(some)
            yield pa.RecordBatch.from_arrays(arrays, names=names)
            pace.passed(len(some))
    except SourceError as wrong:
        yield Skipped(place, wrong.text, asked=source.asked)
    except errors as wrong:
        yield Skipped(
            place,
            broke_off(what(wrong), read),
            asked=source.asked,
        )
    if cut:
        yield Skipped(place, CUT.fill(n=cut))
    if strays:
        yield Skipped(place, STRAYS.fill(n=strays), asked=source.asked)


def _array(values: list[Any], kind: str) -> tuple[pa.Array, int]:
    import pyarrow as pa

    if kind == "string":
        return text_array(values), 0
    if kind in ("int64", "float64"):
        return typed_array(values, pa.int64() if kind == "int64" else pa.float64())
    wanted = pa.date32() if kind == "date32" else pa.timestamp("us")
    text = text_array(values)
    try:
        return text.cast(wanted), 0
    except pa.ArrowException:
        pass
    kept = [_cast(value, wanted) for value in text]
    array = pa.array(kept, wanted)
    return array, array.null_count - text.null_count


def _cast(value: pa.Scalar, wanted: pa.DataType) -> Any:
    import pyarrow as pa

    try:
        return value.cast(wanted).as_py()
    except pa.ArrowException:
        return None
