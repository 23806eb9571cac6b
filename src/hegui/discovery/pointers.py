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

NAMES = ("bytes_at", "half_at", "int64", "ints_at", "leading_zeros", "longs_at", "ones", "uint64", "word_at")
BYTES: Any = types.CPointer(types.uint8)  # type: ignore[no-untyped-call]
int64: Any = types.int64
uint64: Any = types.uint64


nothing: Any = types.void


def _at(kind: Any, bits: int) -> Any:
    """Memory from an address on, as an array of ``kind`` without an end."""

    def at(typing: Any, address: Any) -> Any:
        def lower(context: Any, builder: Any, signature: Any, args: Any) -> Any:
            return builder.inttoptr(args[0], ir.IntType(bits).as_pointer())

        return kind(types.int64), lower

    return intrinsic(at)


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


def _leading_zeros(typing: Any, word: Any) -> Any:
    def lower(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        return builder.ctlz(args[0], ir.Constant(ir.IntType(1), 0))

    return types.int64(types.uint64), lower


def _little() -> bool:
    from sys import byteorder

    return byteorder == "little"


bytes_at: Any = _at(BYTES, 8)
ints_at: Any = _at(types.CPointer(types.int32), 32)  # type: ignore[no-untyped-call]
longs_at: Any = _at(types.CPointer(types.int64), 64)  # type: ignore[no-untyped-call]
leading_zeros: Any = intrinsic(_leading_zeros)
word_at: Any = intrinsic(_word_at)
half_at: Any = intrinsic(_half_at)
ones: Any = intrinsic(_ones)
