"""Which versions of a library were ever published: what makes a range a list."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from hegui.scripts.versions import is_preview, order

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
def unlearned(library: str, learned: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Published releases that were never learned: before the first learned one, after it, after the second …"""
    steps = [order(v) for v in learned]
    gaps: list[list[str]] = [[] for _ in range(len(steps) + 1)]
    at = 0
    for version in versions_of(library):
        while at < len(steps) and steps[at] < order(version):
            at += 1
        if at == len(steps) or steps[at] != order(version):
            gaps[at].append(version)
    return tuple(tuple(gap) for gap in gaps)


def is_foreign(library: str, version: str) -> bool:
    """Whether a version is below 1 though the library's first published release is not: a plugin's own number."""
    known = versions_of(library)
    return bool(known) and order(version)[0][0] == 0 < order(known[0])[0][0]


def without_previews(versions: Iterable[str]) -> tuple[str, ...]:
    """Releases with the same bytes, without the previews whose release is among them."""
    every = tuple(versions)
    released = {order(v)[0] for v in every if not is_preview(v)}
    return tuple(v for v in every if not is_preview(v) or order(v)[0] not in released)


def with_neighbours(
    library: str, learned: tuple[str, ...], versions: tuple[str, ...]
) -> tuple[tuple[str, ...], bool]:
    """Releases with those beside them that were never learned, in order; and whether later ones than all may be there."""
    gaps = unlearned(library, learned)
    at = {version: place for place, version in enumerate(learned)}
    beside = {v for version in versions for gap in (at[version], at[version] + 1) for v in gaps[gap]}
    return tuple(sorted({*versions, *beside}, key=order)), versions[-1] == learned[-1]


def with_later(
    library: str,
    learned: tuple[str, ...],
    versions: tuple[str, ...],
    *,
    careless: bool = False,
    habitual: bool = False,
    always: bool = False,
) -> tuple[tuple[str, ...], bool]:
    """
    Releases that are stated, and whether releases later than all may be there.

    ``careless``: the library's releases often say another's version; then those right after them that were never
    learned may say the version of the one before, one that was never published may stand for any release there that
    was never learned, and the newest for a later one.  So may, where several releases state it
    or where that is ``habitual``, one that was published but never learned; where it is so ``always``, one that nobody
    knows may be a later one.
    """
    gaps, several = unlearned(library, learned), len(versions) > 1
    steps = [order(version) for version in learned]
    after: set[str] = set()
    for version in versions:
        at = bisect_left(steps, order(version))
        if at < len(steps) and steps[at] == order(version):
            after.update(gaps[at + 1] if careless or several else ())
        elif at < len(steps) and (habitual or several or (careless and version not in gaps[at])):
            after.update(gaps[at])
    newest = bool(learned) and order(versions[-1]) == steps[-1]
    if always and learned and order(versions[-1]) > steps[-1]:
        return tuple(sorted({*versions, *gaps[-1]}, key=order)), True
    if newest and not careless:
        return versions, False  # what is stated of the newest is believed; a later one says so itself
    return tuple(sorted({*versions, *after}, key=order)), newest and careless


@cache
def _all() -> dict[str, tuple[str, ...]]:
    if not _FILE.exists():
        return {}
    held = json.loads(_FILE.read_text(encoding="utf-8"))
    return {library: _unpacked(rows) for library, rows in held["libraries"].items()}


def _unpacked(minors: dict[str, list[int | str]]) -> tuple[str, ...]:
    """{"3.4": [0, "1-rc.1", 1]} means 3.4.0, 3.4.1-rc.1 and 3.4.1."""
    return tuple(
        sorted((f"{minor}.{patch}" for minor, patches in minors.items() for patch in patches), key=order)
    )
