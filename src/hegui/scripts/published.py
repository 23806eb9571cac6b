"""Which versions of a library were ever published: what makes a range a list."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from functools import cache
from pathlib import Path

from hegui.scripts.versions import order

_FILE = Path(__file__).parent / "tables" / "published.json"


def versions_of(library: str) -> tuple[str, ...]:
    """Published releases in their order, as far as the npm registry knew them on the day of the table."""
    return _all().get(library, ())


def between(library: str, low: str | None, high: str | None) -> tuple[str, ...]:
    """The published releases from ``low`` to ``high``, both included; None is open."""
    known = versions_of(library)
    start = bisect_left(known, order(low), key=order) if low else 0
    stop = bisect_right(known, order(high), key=order) if high else len(known)
    return known[start:stop]


@cache
def _all() -> dict[str, tuple[str, ...]]:
    if not _FILE.exists():
        return {}
    held = json.loads(_FILE.read_text(encoding="utf-8"))
    return {library: _unpacked(rows) for library, rows in held["libraries"].items()}


def _unpacked(minors: dict[str, list[int]]) -> tuple[str, ...]:
    """{"3.4": [0, 1]} means 3.4.0 and 3.4.1."""
    return tuple(
        sorted((f"{minor}.{patch}" for minor, patches in minors.items() for patch in patches), key=order)
    )
