"""
Arrow arrays as the walk takes them: bytes, offsets and a flag a row; numbers and dates as numpy arrays.

Everything that Arrow can hold comes out as one of ``Texts``, ``Numbers`` or ``Days``: slices, views, dictionaries and large
strings included.  Binary values are walked as they are.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray


@dataclass(slots=True, repr=False)
class Texts:
    """``count`` values of UTF-8: the n-th is ``data[offsets[n]:offsets[n + 1]]``, if ``present[n]`` or there are no nulls."""

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    present: NDArray[np.uint8]
    nulls: bool
    count: int
    keep: Any  # the Arrow buffers that own the memory

    def __getitem__(self, row: int) -> bytes:
        if self.nulls and not self.present[row]:
            return b""
        return bytes(self.data[self.offsets[row] : self.offsets[row + 1]])


@dataclass(slots=True, repr=False)
class Days:
    """Days since 1970-01-01 of the values that are not null, and how many of them have a time of day."""

    days: NDArray[np.int64]
    moments: int
    count: int


def texts_of(array: pa.Array) -> Texts:
    """A string array of any kind; nothing is copied but the offsets."""
    import numpy as np
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_fixed_size_binary(array.type):
        array = array.cast(pa.binary())
    narrow = pa.types.is_string(array.type) or pa.types.is_binary(array.type)  # bytes are laid out like text
    wide = pa.types.is_large_string(array.type) or pa.types.is_large_binary(array.type)
    if not narrow and not wide:
        array, wide = array.cast(pa.large_string()), True
    valid, offsets, data = array.buffers()
    count, start = len(array), array.offset
    places = (
        np.frombuffer(offsets, dtype=np.int64 if wide else np.int32, count=start + count + 1)[start:]
        if count
        else (np.zeros(1, np.int64))
    )
    nulls = array.null_count > 0 and valid is not None
    present = _bits(valid, start, count) if nulls else np.zeros(1, np.uint8)
    return Texts(_bytes(data), places.astype(np.int64), present, nulls, count, (valid, offsets, data))


def _bytes(buffer: pa.Buffer | None) -> NDArray[np.uint8]:
    """The buffer as an array that numba takes for a writable one, so that kernels are compiled once; nobody writes."""
    import numpy as np

    if buffer is None or buffer.size == 0:
        return np.zeros(1, np.uint8)
    return np.frombuffer((ctypes.c_uint8 * buffer.size).from_address(buffer.address), dtype=np.uint8)


def _bits(buffer: pa.Buffer, start: int, count: int) -> NDArray[np.uint8]:
    import numpy as np

    packed = np.frombuffer(buffer, dtype=np.uint8)
    return np.unpackbits(packed, count=start + count, bitorder="little")[start:].copy()


def days_of(array: pa.Array) -> Days:
    """A date or timestamp array, in China's time where it bears a zone."""
    import numpy as np
    import pyarrow as pa

    present = array.drop_null()
    moments = 0
    if pa.types.is_timestamp(array.type):
        seconds = (
            present.cast(pa.timestamp("s", tz=array.type.tz), safe=False)
            .cast(pa.int64())
            .to_numpy(zero_copy_only=False)
        )
        if array.type.tz is not None:
            seconds = seconds + 8 * 3600
        moments = int(np.count_nonzero(seconds % 86_400))
        return Days(seconds // 86_400, moments, len(array))
    days = present.cast(pa.date32()).cast(pa.int32()).to_numpy(zero_copy_only=False)
    return Days(days.astype(np.int64), moments, len(array))
