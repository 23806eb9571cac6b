"""
What a function found, remembered by what it read to find it.

A function reads one thing, and what it reads next depends on that alone; so what it read, in order, is a way through a
tree, and whoever reads the same finds the same.  What it never read may differ: rows with other blanks in facts that do
not matter share what was found.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

T = TypeVar("T")
MOST = 1000  # results that are remembered; then it begins anew


class _Reading(Generic[T]):
    """Something that is read, and what comes after each thing that was read there."""

    __slots__ = ("after", "what")

    def __init__(self, what: str) -> None:
        self.what = what
        self.after: dict[Hashable, _Reading[T] | T] = {}


class Recall(Generic[T]):
    """The memory of one function."""

    __slots__ = ("kept", "start")

    def __init__(self) -> None:
        self.start: _Reading[T] | T | None = None
        self.kept = 0

    def find(self, read: Callable[[str], Hashable]) -> T | None:
        """What was found when as much was read as ``read`` gives now; None where that was never so."""
        here = self.start
        while isinstance(here, _Reading):
            here = here.after.get(read(here.what))
        return here

    def keep(self, reads: Iterable[tuple[str, Hashable]], found: T) -> None:
        """Remember what was found after reading all this, in order."""
        if self.kept >= MOST:
            self.forget()
        self.kept += 1
        before: _Reading[T] | None = None
        seen: Hashable = None
        for what, value in reads:
            here = self.start if before is None else before.after.get(seen)
            if not isinstance(here, _Reading):
                here = self._put(before, seen, _Reading(what))
            assert here.what == what  # it depends on nothing but what was read before
            before, seen = here, value
        self._put(before, seen, found)

    def _put(self, before: _Reading[T] | None, seen: Hashable, here: Any) -> Any:
        if before is None:
            self.start = here
        else:
            before.after[seen] = here
        return here

    def forget(self) -> None:
        self.start, self.kept = None, 0
