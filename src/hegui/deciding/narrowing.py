"""
Which outcomes stay open when one more fact is known, seen in the ways that were walked before it was.

A way stays possible where what it supposes is still so, and where the rows can still all be as it says.  The choice of
rows with which it was found possible is looked at first: mostly it is one with the fact too.  Answers that leave the
same kinds of a row leave the same outcomes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from hegui.deciding.agreeing import agree_with
from hegui.deciding.criteria import OfCriteria
from hegui.deciding.domains import Domain, Range, meet
from hegui.deciding.exploring import Leaf, each_once
from hegui.deciding.kinds import Kinds, kinds_of
from hegui.deciding.rows import Holds
from hegui.deciding.searching import Search, place_of
from hegui.deciding.together import IsAny, Reaches


class Narrowing:
    """The ways of one exploration by their outcomes.  ``order``: the outcomes in the order of the question's own."""

    def __init__(self, leaves: Iterable[Leaf[Any]], order: Iterable[str]) -> None:
        found: dict[str, list[Leaf[Any]]] = {id: [] for id in order}
        self.all = list(leaves)
        self.of_criteria = [leaf for leaf in self.all if isinstance(leaf.ended, OfCriteria)]
        for leaf in self.all:
            for id in leaf.value.ids:
                found[id].append(leaf)
        self.order = tuple(found)
        self.leaves = {id: those for id, those in found.items() if those}
        self._kinds: dict[int, list[tuple[Kinds, list[int]]]] = {}
        self.seen: dict[tuple[int, ...], tuple[str, ...]] = {}  # by the kinds that are left of a row

    def open(self, fact: str, domain: Domain) -> tuple[str, ...]:
        """The outcomes that stay open when the fact is in ``domain``.  Raises Unsure where nobody can tell."""
        if self.of_criteria:
            ids = {id for leaf in self.of_criteria for id in leaf.ended.ids_with(leaf.state, fact, domain)}
            return tuple([id for id in self.order if id in ids])
        place, _ = place_of(fact)
        if not place or isinstance(domain, Range) or fact in self.supposed:
            return self._open(fact, domain)
        still = [place]
        for kinds, alike in self.kinds(place):
            allowed = kinds.allowing(fact, domain)
            still += [bool(ways & allowed) for ways in alike]
        kept = tuple(still)
        if kept not in self.seen:
            self.seen[kept] = self._open(fact, domain)
        return self.seen[kept]

    def _open(self, fact: str, domain: Domain) -> tuple[str, ...]:
        return tuple([id for id, leaves in self.leaves.items() if _one_stays(leaves, fact, domain)])

    @cached_property
    def supposed(self) -> set[str]:
        """The facts of which some way supposes an answer itself, not one of its rows."""
        return {fact for leaf in self.all for fact in leaf.state.narrowed}

    @cached_property
    def asked(self) -> dict[tuple[int, Holds], None]:
        """What the ways ask of rows."""
        questions: Any = (link.node.question for link in each_once(self.all))
        return dict.fromkeys(
            [
                (each.which, each.holds if isinstance(each, IsAny) else each.what.holds)
                for each in questions
                if isinstance(each, IsAny | Reaches)
            ]
        )

    def kinds(self, place: int) -> list[tuple[Kinds, list[int]]]:
        """All that the row at this place may be, by the functions that judged it on some way, and what of it is alike."""
        if place not in self._kinds:
            found: dict[int, Kinds] = {}
            for leaf in self.all:
                judged = leaf.state.judged
                if judged and place <= len(judged[0].rows):
                    kinds = kinds_of(
                        tuple([each.rows[place - 1] for each in judged]), f"{judged[0].where}.{place}."
                    )
                    found[id(kinds)] = kinds
            self._kinds[place] = [
                (kinds, kinds.alike([(w, holds) for w, holds in self.asked if w < len(kinds.rows)]))
                for kinds in found.values()
            ]
        return self._kinds[place]


def _one_stays(leaves: list[Leaf[Any]], fact: str, domain: Domain) -> bool:
    left = []
    for place, leaf in enumerate(leaves):
        narrowed = leaf.state.narrowed.get(fact)
        if narrowed is None or meet(narrowed, domain):
            if _stands(leaf, fact, domain):
                leaves[0], leaves[place] = leaf, leaves[0]  # the next fact's answer mostly leaves it too
                return True
            left.append(leaf)
    return any(agree_with(leaf, fact, domain) for leaf in left)


def _stands(leaf: Leaf[Any], fact: str, domain: Domain) -> bool:
    """Does the choice with which the way was found possible stand with the fact?"""
    if not leaf.state.supposes or not leaf.state.judged:
        return True
    search: Search | None = leaf.search
    return search is not None and search.stands(fact, domain)
