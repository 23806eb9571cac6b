"""
What compiled kernels can do that plain Python cannot: read eight or sixteen bytes at a place of memory, and reckon with all at once.

Names for ``lowering.py``, which knows what each becomes; nobody calls them.  Text that lies in many buffers, as Arrow's string
views do, is one memory whose places are addresses.
"""

from __future__ import annotations

from typing import Any

NAMES = (
    "half_at", "joined", "leading_zeros", "ones", "places", "sixteen", "sixteen_at", "trailing_zeros", "uint64", "within", "word_at",
)  # fmt: skip

Octets = Any  # memory of bytes
Halves = Any  # of numbers of 32 bits
Longs = Any  # of numbers of 64 bits


def word_at(data: Octets, place: Any) -> Any:
    """Eight bytes as a word, the first the lowest."""


def half_at(data: Octets, place: Any) -> Any:
    """Four bytes as a word, the first the lowest."""


def uint64(number: Any) -> Any:
    """A number as a word, which has no sign and begins again at 0 behind the highest."""


def ones(word: Any) -> Any:
    """How many bits are set."""


def leading_zeros(word: Any) -> Any:
    """How many bits are 0 above the highest that is set."""


def trailing_zeros(word: Any) -> Any:
    """How many bits are 0 below the lowest that is set."""


def sixteen_at(data: Octets, place: Any) -> Any:
    """Sixteen bytes, with which ``+ - & | ^`` reckon byte by byte."""


def sixteen(first: Any, second: Any) -> Any:
    """Sixteen bytes out of two words."""


def within(bytes: Any, low: int, high: int) -> Any:
    """255 for each of sixteen bytes that is at least ``low`` and at most ``high``, 0 for the others."""


def joined(bytes: Any) -> Any:
    """All the bits that are set in any of sixteen bytes."""


def places(bytes: Any) -> Any:
    """Sixteen bits, the lowest for the first byte: which bytes have their highest bit set."""
