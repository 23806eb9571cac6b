"""
Arrow arrays as the walk takes them: where the bytes of each value lie; dates as numpy arrays.

Everything that Arrow can hold comes out as ``Texts`` or ``Days``: slices, views, dictionaries and large
strings included.  Binary values are walked as they are.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from hegui.discovery.generated import Walker

OFFSETS, LONG_OFFSETS, VIEWS = 0, 1, 2  # how Arrow says where values lie: by 32 bits, by 64, or by views
BLOCK = 512  # values whose places the compiled walk finds at a time
_PAIR = {OFFSETS: Struct("=ii"), LONG_OFFSETS: Struct("=qq")}
_VIEW = Struct("=iiii")


@dataclass(slots=True, repr=False)
class Texts:
    """``count`` values of UTF-8, which are those from ``first`` on in memory that Arrow holds."""

    layout: int
    places: int  # the address of the offsets, or of the views
    data: int  # the address that offsets count from
    valid: int  # the address of the bits of the values that are none; 0 where all are
    first: int
    count: int
    heads: NDArray[np.int64]  # the addresses of the buffers that views name
    keep: tuple[Any, ...]  # the Arrow buffers that own the memory

    def __getitem__(self, row: int) -> bytes:
        """One value; nothing for a null."""
        row += self.first
        if self.valid and not ctypes.string_at(self.valid + row // 8, 1)[0] >> row % 8 & 1:
            return b""
        if self.layout != VIEWS:
            pair = _PAIR[self.layout]
            start, end = pair.unpack(ctypes.string_at(self.places + pair.size // 2 * row, pair.size))
            return ctypes.string_at(self.data + start, end - start)
        size, _, buffer, start = _VIEW.unpack(ctypes.string_at(self.places + 16 * row, 16))
        address = self.places + 16 * row + 4 if size <= 12 else int(self.heads[buffer]) + start
        return ctypes.string_at(address, size)

    def laid_out(self) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
        """For plain Python: all bytes, the places of the values in them, and their sizes, -1 for a null; of offsets only."""
        import numpy as np

        if self.count == 0:
            return np.zeros(0, np.uint8), np.zeros(0, np.int64), np.zeros(0, np.int64)
        valid, offsets, data = self.keep
        behind = self.first + self.count
        kind = np.int64 if self.layout == LONG_OFFSETS else np.int32
        places = np.frombuffer(offsets, kind, count=behind + 1)[self.first :].astype(np.int64)
        sizes = np.diff(places)
        if self.valid:
            bits = np.unpackbits(np.frombuffer(valid, np.uint8), count=behind, bitorder="little")
            sizes[bits[self.first :] == 0] = -1
        return np.frombuffer(data or b"", np.uint8), places[:-1], sizes

    def machine(self) -> tuple[int, ...]:
        """For the compiled walk: what its entries take first; room for the places and sizes of a block comes behind."""
        return (
            0,
            self.layout,
            self.places,
            self.data,
            self.valid,
            int(self.valid == 0),
            self.first,
            self.count,
            int(self.heads.ctypes.data),
        )


@dataclass(slots=True, repr=False)
class Days:
    """Days since 1970-01-01 of the values that are not null, and how many of them have a time of day."""

    days: NDArray[np.int64]
    moments: int
    count: int


def texts_of(array: pa.Array, walker: Walker | None = None) -> Texts:
    """A string array of any kind; nothing is copied, where the walk is compiled."""
    import numpy as np
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_fixed_size_binary(array.type):
        array = array.cast(pa.binary())
    views = pa.types.is_string_view(array.type) or pa.types.is_binary_view(array.type)
    narrow = pa.types.is_string(array.type) or pa.types.is_binary(array.type)  # bytes are laid out like text
    wide = pa.types.is_large_string(array.type) or pa.types.is_large_binary(array.type)
    if (views and not (walker is not None and walker.compiled)) or not (views or narrow or wide):
        array, views, wide = array.cast(pa.large_string()), False, True
    valid, places, *buffers = array.buffers()
    return Texts(
        VIEWS if views else LONG_OFFSETS if wide else OFFSETS,
        _address(places),
        _address(places) if views else _address(buffers[0]),
        _address(valid) if array.null_count else 0,
        array.offset,
        len(array),
        np.array([_address(buffer) for buffer in buffers] or [0], np.int64),
        (valid, places, *buffers),
    )


def _address(buffer: pa.Buffer | None) -> int:
    return int(buffer.address) if buffer is not None else 0


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
