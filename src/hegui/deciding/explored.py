"""
What all the ways of a question say together: the outcomes still open, the facts that were asked about, what lies beyond.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from hegui.deciding.answer import Outcome
from hegui.deciding.exploring import Leaf, each_once
from hegui.deciding.narrowing import Narrowing
from hegui.deciding.questions import Asked
from hegui.deciding.rows import Row


@dataclass(frozen=True)
class Explored:
    """All ways a question can end for a situation."""

    leaves: tuple[Leaf[Outcome], ...]
    rows: tuple[Row[Any], ...]  # that were judged on their own
    order: tuple[str, ...]  # of the question's outcomes
    complete: bool  # False: the budget was spent
    whole: bool = True  # all ways were walked, not only some
    exact: bool = True  # False: some outcome may be listed that is not possible

    def outcomes(self, all_: Iterable[str]) -> tuple[str, ...]:
        """The outcomes still open, in the order of the question's own."""
        if not self.complete:
            return tuple(all_)
        found = {id for leaf in self.leaves for id in leaf.value.ids}
        return tuple(id for id in all_ if id in found)

    @cached_property
    def narrowing(self) -> Narrowing:
        """Which outcomes stay open when more is known."""
        return Narrowing(self.leaves, self.order)

    @cached_property
    def touched(self) -> frozenset[str]:
        """The facts that were asked about or counted."""
        return frozenset(fact for asked in self.asked for fact in (asked.fact, *asked.behind))

    @cached_property
    def wanted(self) -> tuple[str, ...]:
        """The facts that are not known and were asked about, in the order in which they came up."""
        found: dict[str, None] = {}
        for asked in self.asked:
            if not asked.given:
                found.update(dict.fromkeys(asked.open if asked.fact.startswith("=") else (asked.fact,)))
        for leaf in self.leaves:
            found.update(dict.fromkeys(leaf.value.open))
        return tuple(found)

    @cached_property
    def compared(self) -> Mapping[str, frozenset[int]]:
        """The numbers that each fact is compared with, by itself or in a total."""
        found: dict[str, set[int]] = {}
        for asked in self.asked:
            if asked.test == "at-least":
                for fact in (asked.fact, *asked.open):
                    found.setdefault(fact, set()).add(int(asked.against))
        return {fact: frozenset(numbers) for fact, numbers in found.items()}

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        """Everything that was asked, in order."""
        own = [asked for link in each_once(self.leaves) for asked in link.asked]
        return (*own, *dict.fromkeys(asked for row in self.rows for asked in row.asked))

    @cached_property
    def beyond(self) -> Mapping[int, frozenset[str]]:
        """The outcomes that lie beyond each question, by its id."""
        found: dict[int, set[str]] = {}
        for leaf in self.leaves:
            ids, last = set(leaf.value.ids), leaf.last
            while last is not None and not ids <= (there := found.setdefault(id(last.node), set())):
                there |= ids
                last = last.before
        return {node: frozenset(ids) for node, ids in found.items()}
