"""
Version numbers of JavaScript libraries: which strings are one, and in what order they come.

A version looks like ``3.4.1``, ``1.5.0-rc.2`` or ``4.0.0-beta``: at most 20 characters, a first number below 100.
``47a9c871`` and ``c0ab710`` are not versions, and a bare ``3`` is none either.

>>> is_version("3.4.1"), is_version("47a9c871"), is_version("20190812")
(True, False, False)
>>> order("1.9.0-rc.2") < order("1.9.0") < order("1.10.0")
True
>>> order("1.0.0-rc.1") < order("1.0.0-rc.1.1") < order("1.0.0-rc.2")
True
"""

from __future__ import annotations

import re
from functools import lru_cache

Order = tuple[tuple[int, ...], tuple[tuple[int, str], ...]]

_FORM = re.compile(r"\d{1,2}(?:\.\d{1,6}){1,3}(?:-?[a-z]+\.?\d*(?:\.\d+)?)?")
_PARTS = re.compile(r"\d+|[a-z]+")
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")
_BEFORE = frozenset(
    ("a", "alpha", "b", "beta", "c", "canary", "dev", "experimental", "insiders", "m", "milestone", "next", "nightly", "pre", "preview", "rc")
)  # fmt: skip
_RELEASED: tuple[tuple[int, str], ...] = ((2, ""),)


def is_version(text: str) -> bool:
    """Whether a string looks like a version number."""
    return len(text) <= 20 and _FORM.fullmatch(text) is not None


@lru_cache(maxsize=65536)
def order(version: str) -> Order:
    """A key to compare versions by; ``1.2`` equals ``1.2.0``, previews come before their release."""
    text = version.lower()
    head = _NUMBERS.match(text)
    numbers = [int(n) for n in head[0].split(".")] if head else [0]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    rest = _PARTS.findall(text[head.end() if head else 0 :])
    if not rest or rest[0] not in _BEFORE:
        return tuple(numbers), _RELEASED
    return tuple(numbers), tuple((1, p.zfill(9)) if p.isdigit() else (0, p) for p in rest)


def is_preview(version: str) -> bool:
    return order(version)[1] is not _RELEASED
