"""
What compiled kernels can do that plain Python cannot: read a word of eight bytes at a place of memory, count its bits.

Names for ``lowering.py``, which knows what each becomes; nobody calls them.  Text that lies in many buffers, as Arrow's string
views do, is one memory whose places are addresses.
"""

from __future__ import annotations

from typing import Any

NAMES = ("half_at", "leading_zeros", "ones", "trailing_zeros", "uint64", "word_at")

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
