"""
Arrow arrays as the walk takes them: where the bytes of each value lie; dates as numpy arrays.

Everything that Arrow can hold comes out as ``Texts`` or ``Days``: slices, views, dictionaries and large
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

    from hegui.discovery.generated import Walker


@dataclass(slots=True, repr=False)
class Texts:
    """``count`` values of UTF-8: the n-th lies ``starts[n]`` behind ``address`` and has ``sizes[n]`` bytes, -1 for a null."""

    address: int
    starts: NDArray[np.int64]
    sizes: NDArray[np.int32]
    count: int
    keep: Any  # the Arrow buffers that own the memory, the one that ``address`` points to first

    def __getitem__(self, row: int) -> bytes:
        return ctypes.string_at(self.address + int(self.starts[row]), max(int(self.sizes[row]), 0))

    def data(self) -> bytes:
        """All bytes behind ``address``, for plain Python."""
        return bytes(self.keep[0]) if self.keep[0] is not None else b""


@dataclass(slots=True, repr=False)
class Days:
    """Days since 1970-01-01 of the values that are not null, and how many of them have a time of day."""

    days: NDArray[np.int64]
    moments: int
    count: int


def texts_of(array: pa.Array, walker: Walker | None = None) -> Texts:
    """A string array of any kind; nothing is copied but the places, where the walk is compiled."""
    import pyarrow as pa

    if pa.types.is_dictionary(array.type):
        array = array.dictionary_decode()
    if pa.types.is_fixed_size_binary(array.type):
        array = array.cast(pa.binary())
    if (
        walker is not None
        and walker.compiled
        and (pa.types.is_string_view(array.type) or pa.types.is_binary_view(array.type))
    ):
        return _of_views(array, walker)
    narrow = pa.types.is_string(array.type) or pa.types.is_binary(array.type)  # bytes are laid out like text
    wide = pa.types.is_large_string(array.type) or pa.types.is_large_binary(array.type)
    if not narrow and not wide:
        array, wide = array.cast(pa.large_string()), True
    return _of_offsets(array, wide)


def _of_offsets(array: pa.Array, wide: bool) -> Texts:
    import numpy as np

    valid, offsets, data = array.buffers()
    count, start = len(array), array.offset
    if count == 0:
        return Texts(0, np.zeros(0, np.int64), np.zeros(0, np.int32), 0, (None,))
    places = np.frombuffer(offsets, dtype=np.int64 if wide else np.int32, count=start + count + 1)[start:]
    sizes = np.diff(places).astype(np.int32, copy=False)
    if array.null_count and valid is not None:
        present = np.unpackbits(np.frombuffer(valid, np.uint8), count=start + count, bitorder="little")[
            start:
        ]
        sizes[present == 0] = -1
    return Texts(_address(data), places[:-1].astype(np.int64), sizes, count, (data, valid, offsets))


def _of_views(array: pa.Array, walker: Walker) -> Texts:
    """Short values lie in their views, long ones in one of many buffers: the places are addresses."""
    import numpy as np

    valid, views, *buffers = array.buffers()
    count = len(array)
    heads = np.array([_address(buffer) for buffer in buffers] or [0], np.int64)
    starts, sizes = np.empty(count, np.int64), np.empty(count, np.int32)
    assert walker.spans is not None
    walker.spans(
        _address(views), _address(views), _address(valid), int(array.null_count == 0), array.offset, count,
        heads.ctypes.data, starts.ctypes.data, sizes.ctypes.data,
    )  # fmt: skip
    return Texts(0, starts, sizes, count, (None, valid, views, *buffers))


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
