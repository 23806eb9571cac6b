"""
Which detectors a value's shape leaves: by its length, its first byte and the classes of its bytes.

For values that are looked at one by one in Python; the walk asks by tables that ``generated.py`` writes from the same shapes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from hegui.detectors import Detector, Shape
from hegui.discovery import walk

LONGEST_KNOWN = 256  # bytes: what is left for a longer value is worked out each time
PRINTED = range(33, 127)

KINDS = {
    "0": walk.DIGIT,
    "a": walk.LOWER | walk.HEXES,
    "A": walk.UPPER | walk.HEXES,
    "z": walk.LOWER | walk.UPPER | walk.HEXES,
    "@": walk.AT,
    "*": walk.STAR,
    ".": walk.SIGN,
    "文": walk.HIGH,
}


def classes_in(value: bytes) -> int:
    """The classes of a value's bytes, as bits; what ``walk.classes_of`` finds byte by byte.

    >>> classes_in(b"138****0000") == walk.DIGIT | walk.STAR
    True
    """
    found = 0
    for each in frozenset(value.translate(walk.CLASSES)):
        found |= each
    return found


def may_be(shape: Shape, classes: int) -> bool:
    """May a value whose bytes are of these classes have the shape?"""
    return classes & ~_allowed(shape) == 0 and all(classes & KINDS[kind] for kind in shape.has)


class Askers:
    """Some detectors, asked in their order."""

    def __init__(self, detectors: Iterable[Detector]) -> None:
        self._shaped = [(d, d.shape) for d in detectors if d.shape is not None and d.kernel is not None]
        self._known: dict[tuple[int, int, int], tuple[Detector, ...]] = {}

    def fitting(self, value: bytes, classes: int) -> tuple[Detector, ...]:
        """Those whose kernels may accept the value, which is not empty and has bytes of these ``classes``."""
        key = len(value), value[0], classes
        known = self._known.get(key)
        if known is not None:
            return known
        found = tuple(d for d, shape in self._shaped if shape.fits(value) and may_be(shape, classes))
        if len(value) <= LONGEST_KNOWN:
            self._known[key] = found
        return found


def keys_to(raw: bytes, shape: Shape) -> int:
    """The bytes, as bits of a number, that turn ``raw`` into what may have the shape when all of it is XORed with one of them.

    >>> mobile = Shape(length=11, first="1", of="0")
    >>> keys_to(bytes(b ^ 90 for b in b"13800138000"), mobile) >> 90 & 1
    1
    >>> keys_to(b"10:45:00.12", mobile)
    0
    """
    low, high = shape.lengths
    if not low <= len(raw) <= high:
        return 0
    different = frozenset(raw)
    found = _keys(raw[0], shape.first_bytes)
    for byte in different:
        found &= _keys(byte, _bytes(_allowed(shape)))
    for kind in shape.has if found else "":
        any_of_kind = 0
        for byte in different:
            any_of_kind |= _keys(byte, _bytes(KINDS[kind]))
        found &= any_of_kind
    return found


def _allowed(shape: Shape) -> int:
    allowed = 0
    for kind in shape.of:
        allowed |= KINDS[kind]
    return allowed or 255


@cache
def _bytes(classes: int) -> frozenset[int]:
    """The printed bytes of ASCII of these classes."""
    return frozenset(byte for byte in PRINTED if walk.CLASSES[byte] & classes)


@cache
def _keys(byte: int, wanted: frozenset[int]) -> int:
    """The keys that turn a byte into a wanted one, as bits."""
    found = 0
    for each in wanted:
        found |= 1 << (byte ^ each)
    return found
