"""
From rows to Arrow: batches bounded in rows and in bytes, at a pace that a production source can bear.

Whatever a source holds becomes a number, a date, a time, or text; bytes are shown as the text they spell, else in hex.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 65_536  # rows of a batch at most
BYTES = 32 << 20  # and about so many bytes
LONGEST_TEXT = 1_000_000  # characters of one value that are looked at
LONGEST_BYTES = 4096  # bytes of one binary value that are looked at


class Pace:
    """Keeps reading to ``rate`` rows a second (0: no limit)."""

    def __init__(
        self,
        rate: int,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.rate, self._now, self._sleep = rate, now, sleep
        self._due = now()

    def rows(self, most: int) -> int:
        """How many rows to read in one go: at most what half a second allows."""
        return max(1, min(most, self.rate // 2)) if self.rate else most

    def passed(self, rows: int) -> None:
        """Rest until so many more rows are within the rate."""
        if not self.rate:
            return
        now = self._now()
        self._due = max(self._due, now - 1.0) + rows / self.rate
        if self._due > now:
            self._sleep(self._due - now)


def text_of(value: bytes) -> str:
    """The text that bytes spell: UTF-8, else GB18030 that reads as Chinese, else hex of what is looked at.

    >>> text_of("张".encode()), text_of("张三丰".encode("gb18030")), text_of(b"\\x00\\xff")
    ('张', '张三丰', '00ff')
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            text = value.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_text(text, strict=encoding != "utf-8"):
            return text
    return value[:LONGEST_BYTES].hex()


def _reads_as_text(text: str, strict: bool) -> bool:
    for char in text[:LONGEST_BYTES]:
        code = ord(char)
        if code < 32 and char not in "\t\r\n":
            return False
        if (
            strict
            and code > 127
            and not ("一" <= char <= "鿿" or "　" <= char <= "〿" or "＀" <= char <= "￯" or char in "“”‘’—…·")
        ):
            return False
    return True


def text_array(values: Sequence[Any]) -> pa.Array:
    """Text from values of any kind; bytes that are UTF-8 are taken over whole and fast."""
    import pyarrow as pa
    import pyarrow.compute as pc

    try:
        text = pa.array(values, pa.binary()).cast(pa.string())
        if not pc.any(pc.match_substring(text, "\0")).as_py():  # a zero byte: rather binary than text
            return text
        return pa.array([shown(v) for v in values], pa.string())
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError, UnicodeError):
        return pa.array([shown(v) for v in values], pa.large_string()).cast(pa.string())


def shown(value: Any) -> str | None:
    """One value as text that Arrow can hold."""
    if value is None:
        return None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode() if not value.isascii() else value
    if isinstance(value, (bytes, bytearray, memoryview)):
        return text_of(bytes(value))
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def text_of_binary(array: pa.Array) -> pa.Array:
    """Text from an Arrow array of bytes, as ``text_array`` has it; what is UTF-8 is taken over without a copy to Python."""
    import numpy as np
    import pyarrow as pa

    try:
        text = array.cast(pa.string())
        data = text.buffers()[2]
        if (
            data is None or np.frombuffer(data, np.uint8).all()
        ):  # no zero byte, which is rather binary than text
            return text
    except pa.ArrowInvalid:
        pass
    return pa.array([shown(v) for v in array.to_pylist()], pa.string())


def of_kind(array: pa.Array, kind: pa.DataType) -> pa.Array:
    """A driver's array as the kind that its column has in all batches.  Raises ArrowException where it cannot be."""
    import pyarrow as pa

    if array.type == kind:
        return array
    if isinstance(array.type, pa.BaseExtensionType):
        array = array.storage
    if pa.types.is_string(kind) and (pa.types.is_binary(array.type) or pa.types.is_large_binary(array.type)):
        return text_of_binary(array)
    if pa.types.is_float32(array.type):
        return array.cast(pa.string()).cast(kind)  # 1.1 stays 1.1
    return array.cast(kind)


def in_steps(batch: pa.RecordBatch, most: int) -> Iterator[pa.RecordBatch]:
    """A batch in pieces of at most so many rows; nothing is copied."""
    for start in range(0, batch.num_rows, most):
        yield batch.slice(start, most)


def cut_short(array: pa.Array, most: int) -> int:
    """How many texts are as long as was asked for at most: ``LONGEST_TEXT`` characters, or fewer bytes (in hex or not)."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if array.nbytes < most or (pc.max(pc.binary_length(array)).as_py() or 0) < most:
        return 0
    if most >= LONGEST_TEXT:
        return pc.sum(pc.greater_equal(pc.utf8_length(array), most)).as_py() or 0
    size = pc.binary_length(array)
    return pc.sum(pc.is_in(size, pa.array([most, 2 * most], size.type))).as_py() or 0


def broke_off(what: Text, read: int) -> Text:
    """Why the rest of a table is missing, and from which row on."""
    if not read:
        return Text("{what}；一行也没有读到", "{what}; no row was read").fill(what=what)
    return Text("{what}；第 {row} 行之后未读到", "{what}; what follows row {row} was not read").fill(
        what=what, row=read
    )


CUT = Text(
    "{n} 个过长的值（图片、文件、长文）只看了开头",
    "{n} long values (images, files, long texts): only their beginning was looked at",
)


def typed_array(values: Sequence[Any], kind: pa.DataType) -> tuple[pa.Array, int]:
    """An array of the kind asked for, and how many values would not go into it (they are null there)."""
    import pyarrow as pa

    if pa.types.is_string(kind):
        return text_array(values), 0
    try:
        return pa.array(values, kind), 0
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError, OverflowError, ValueError):
        pass
    kept, strays = [], 0
    for value in values:
        try:
            pa.scalar(value, kind)
            kept.append(value)
        except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError, OverflowError, ValueError):
            kept.append(None)
            strays += 1
    return pa.array(kept, kind), strays


def batch_of(
    rows: Sequence[Sequence[Any]], kinds: Sequence[pa.DataType], names: Sequence[str]
) -> tuple[pa.RecordBatch, int]:
    """A record batch from rows, and how many values would not go into their column."""
    import pyarrow as pa

    arrays, strays = [], 0
    for at, kind in enumerate(kinds):
        array, lost = typed_array([row[at] for row in rows], kind)
        arrays.append(array)
        strays += lost
    return pa.RecordBatch.from_arrays(arrays, names=list(names)), strays


def weight(row: Sequence[Any]) -> int:
    """About how many bytes a row holds."""
    return sum(len(v) if isinstance(v, (str, bytes)) else 8 for v in row)


def gathered(rows: Iterator[Sequence[Any]], most: int = ROWS) -> Iterator[list[Sequence[Any]]]:
    """Rows in lists bounded in number and in bytes; where reading breaks off, what was read before comes out first."""
    held: list[Sequence[Any]] = []
    size = 0
    broken: Exception | None = None
    try:
        for row in rows:
            held.append(row)
            size += weight(row)
            if len(held) >= most or size >= BYTES:
                yield held
                held, size = [], 0
    except Exception as wrong:
        broken = wrong
    if held:
        yield held
    if broken is not None:
        raise broken
