"""
Can the rows all be as a way says, at the same time?

A way supposes things of rows together: some flow is counted, the people of those that are counted are fewer than
100,000.  Each may be possible by itself, and not with the others.  ``agree`` looks for one ending of each row with which
everything holds that the way says; a way for which there is none is no possibility, and leads to no outcome.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from hegui.deciding.domains import Domain, meet
from hegui.deciding.exploring import Leaf, links
from hegui.deciding.kinds import Between, Said, both
from hegui.deciding.questions import State
from hegui.deciding.searching import Search, Unsure
from hegui.deciding.together import IsAny, Reaches


def agree(leaf: Leaf[Any]) -> bool:
    """Is there one ending of each row with which all that the way says holds?  Raises Unsure where nobody can tell."""
    state = leaf.state
    if not state.judged or not state.supposes:
        return True
    said, between = _what_it_says(leaf)
    if not said and not between:
        return True
    if _plainly(state, said, between):
        return True
    search = leaf.search = Search(state, said, between)
    return search.found()


def agree_with(leaf: Leaf[Any], fact: str, domain: Domain) -> bool:
    """Do the rows of a way that is possible agree too when the fact is in ``domain``?  Raises Unsure as above."""
    state = leaf.state
    if not state.judged or not state.supposes:
        return True
    if leaf.search is None:
        leaf.search = Search(state, *_what_it_says(leaf))
        with suppress(Unsure):
            leaf.search.found()
    search: Search = leaf.search
    return search.possible and search.found_with(fact, domain)


def _plainly(state: State, said: list[Said], between: list[Between]) -> bool:
    """Is one thing left of each row, and so no choice that could be at odds with another?

    Each total was kept within what its rows can add up to; only totals of the same counts could contradict each other.
    """
    if len(state.judged) > 1 or len({each.what.fact for each in between}) < len(between):
        return False
    shared: dict[str, Domain] | None = {}
    values = []
    for row, left in zip(state.judged[0].rows, state.judged[0].left, strict=True):
        if left & (left - 1):
            return False
        possible = row.possible[left.bit_length() - 1]
        if possible.shared is None or shared is None:
            return False
        values.append(possible.value)
        shared = both(shared, possible.shared)
    if shared is None or not all(meet(domain, state.domain(fact, domain)) for fact, domain in shared.items()):
        return False
    return all(any(each.holds(value) for value in values) for each in said if each.some)


def told_of(leaf: Leaf[Any]) -> list[str]:
    """The facts that give a total of rows itself, of those that the way asks about."""
    return [each.what.told for each in _what_it_says(leaf)[1] if each.what.told]


def _what_it_says(leaf: Leaf[Any]) -> tuple[list[Said], list[Between]]:
    """What the way supposes of the rows; answers that were known hold with every choice that is left."""
    said: list[Said] = []
    between: dict[tuple[int, str], Between] = {}
    for link in links(leaf.last):
        question: Any = link.node.question
        if link.given and not (isinstance(question, Reaches) and question.what.told):
            continue
        if isinstance(question, IsAny):
            said.append(Said(question.which, question.holds, link.answer))
        elif isinstance(question, Reaches):
            key = (question.which, question.what.name)
            found = between.setdefault(key, Between(question.which, question.what, question.counts))
            if link.answer:
                found.low = max(found.low, question.number)
            else:
                found.high = min(found.high, question.number - 1)
    return said, list(between.values())
