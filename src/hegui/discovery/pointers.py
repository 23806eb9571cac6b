"""
Bytes of memory as compiled kernels take them: by address, not as arrays.

Text that lies in many buffers, as Arrow's string views do, is then one ``data`` whose places are addresses.  Only compiled code
imports this.
"""

from __future__ import annotations

from typing import Any

from llvmlite import ir
from numba.core import types
from numba.extending import intrinsic

BYTES: Any = types.CPointer(types.uint8)  # type: ignore[no-untyped-call]
int64: Any = types.int64
uint64: Any = types.uint64


def _bytes_at(typing: Any, address: Any) -> Any:
    """The bytes from an address on: ``bytes_at(address)[n]`` is the n-th."""

    def lower(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.inttoptr(args[0], ir.IntType(8).as_pointer())

    return BYTES(types.int64), lower


def _word_at(typing: Any, data: Any, place: Any) -> Any:
    """Eight bytes as a number, the first the lowest."""

    def lower(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        place = builder.gep(args[0], [args[1]])
        word = builder.load(builder.bitcast(place, ir.IntType(64).as_pointer()))
        word.align = 1
        return word if _little() else builder.bswap(word)

    return types.uint64(BYTES, types.int64), lower


def _half_at(typing: Any, data: Any, place: Any) -> Any:
    """Four bytes as a number, the first the lowest."""

    def lower(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        half = builder.load(builder.bitcast(builder.gep(args[0], [args[1]]), ir.IntType(32).as_pointer()))
        half.align = 1
        return builder.zext(half if _little() else builder.bswap(half), ir.IntType(64))

    return types.uint64(BYTES, types.int64), lower


def _ones(typing: Any, word: Any) -> Any:
    """How many bits are set."""

    def lower(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.ctpop(args[0])

    return types.int64(types.uint64), lower


def _little() -> bool:
    from sys import byteorder

    return byteorder == "little"


bytes_at: Any = intrinsic(_bytes_at)
word_at: Any = intrinsic(_word_at)
half_at: Any = intrinsic(_half_at)
ones: Any = intrinsic(_ones)
