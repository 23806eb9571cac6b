"""
Which outcomes stay open when one more fact is known, seen in the ways that were walked before it was.

A way stays possible where what it supposes is still so, and where the rows can still all be as it says.  The choice of
rows with which it was found possible is looked at first: mostly it is one with the fact too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hegui.deciding.agreeing import agree_with
from hegui.deciding.criteria import OfCriteria
from hegui.deciding.domains import Domain, meet
from hegui.deciding.exploring import Leaf
from hegui.deciding.searching import Search


class Narrowing:
    """The ways of one exploration by their outcomes.  ``order``: the outcomes in the order of the question's own."""

    def __init__(self, leaves: Iterable[Leaf[Any]], order: Iterable[str]) -> None:
        found: dict[str, list[Leaf[Any]]] = {id: [] for id in order}
        self.of_criteria = [leaf for leaf in leaves if isinstance(leaf.ended, OfCriteria)]
        for leaf in leaves if not self.of_criteria else ():
            for id in leaf.value.ids:
                found[id].append(leaf)
        self.leaves = {id: those for id, those in found.items() if those}
        self.order = tuple(found)

    def open(self, fact: str, domain: Domain) -> tuple[str, ...]:
        """The outcomes that stay open when the fact is in ``domain``.  Raises Unsure where nobody can tell."""
        if self.of_criteria:
            ids = {id for leaf in self.of_criteria for id in leaf.ended.ids_with(leaf.state, fact, domain)}
            return tuple([id for id in self.order if id in ids])
        return tuple([id for id, leaves in self.leaves.items() if _one_stays(leaves, fact, domain)])


def _one_stays(leaves: list[Leaf[Any]], fact: str, domain: Domain) -> bool:
    left = []
    for leaf in leaves:
        narrowed = leaf.state.narrowed.get(fact)
        if narrowed is None or meet(narrowed, domain):
            if _stands(leaf, fact, domain):
                return True
            left.append(leaf)
    return any(agree_with(leaf, fact, domain) for leaf in left)


def _stands(leaf: Leaf[Any], fact: str, domain: Domain) -> bool:
    """Does the choice with which the way was found possible stand with the fact?"""
    if not leaf.state.supposes or not leaf.state.judged:
        return True
    search: Search | None = leaf.search
    return search is not None and search.stands(fact, domain)
