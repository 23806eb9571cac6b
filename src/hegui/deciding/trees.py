"""
The path of an answer as a tree: every question that the function may ask, with the way taken lit.

The whole tree comes from asking when nothing is known; the lit ways are those that the situation leaves open.  Where a
way was not taken, only the outcomes that lie there are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hegui.deciding.answer import Provision, Said
from hegui.deciding.determination import Determination, rows_of
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.questions import Asked
from hegui.deciding.runner import Asking
from hegui.deciding.situation import Situation, situation
from hegui.deciding.telling import Teller
from hegui.text import Text

MOST_FORKS = 60  # branchings of one tree; a page with more would help nobody


@dataclass(frozen=True, slots=True)
class End:
    """Where a way ends: the outcomes, one where it is settled, and the provision of a way that was taken."""

    outcomes: tuple[str, ...]
    by: Provision | None = None


@dataclass(frozen=True, slots=True)
class Fork:
    """A question with what follows each answer.  ``said`` is ``unknown`` where both ways are lit."""

    asked: Text
    said: Said
    value: Text
    provision: Provision | None
    yes: Fork | End
    no: Fork | End


@dataclass(frozen=True, slots=True)
class Tree:
    """One tree: of the whole (``about`` is empty), or of one of its parts."""

    about: str
    root: Fork | End


Question = tuple[str, str, bool | str | int]
Way = tuple[tuple[Asked, ...], tuple[str, ...], str]  # what was asked, the outcomes, by which provision


def trees(determination: Determination, facts: Mapping[str, Any], on: date) -> tuple[Tree, ...]:
    """The tree of the whole, then one for each part.  Empty before the first day of the rules."""
    if on < determination.since:
        return ()
    told, law = situation(determination.facts, facts), determination.book(on)
    found = []
    for place in range(rows_of(determination, told) + 1):
        parts = determination.parts
        about = f"{parts.rows}.{place}" if parts and place else ""
        found.append(Tree(about, _Grower(determination, told, law, place).root()))
    return tuple(found)


class _Grower:
    def __init__(self, determination: Determination, told: Situation, law: Lawbook, place: int) -> None:
        asking = Asking(determination, told, law, place)
        explored = asking.explore()
        nothing = Asking(determination, _bare(told), law, place).explore()
        self.law, self.forks = law, 0
        self.teller = Teller(asking, explored)
        self.order = tuple(determination.outcomes)
        self.taken: list[Way] = [(leaf.asked, leaf.value.ids, leaf.value.by) for leaf in explored.leaves]
        self.all: list[Way] = [(leaf.asked, leaf.value.ids, leaf.value.by) for leaf in nothing.leaves]

    def root(self) -> Fork | End:
        return self._grow(self.taken, self.all, 0, frozenset())

    def _grow(
        self, taken: list[Way], all_: list[Way], depth: int, answered: frozenset[Question]
    ) -> Fork | End:
        """The tree from here: ``taken`` are the lit ways that come through, ``all_`` every way that does.

        A question that was answered on the way here is not drawn again.
        """
        here = next((asked[depth] for asked, _, _ in taken if len(asked) > depth), None)
        if here is None or self.forks >= MOST_FORKS:
            return self._end(taken)
        lit = {answer: ways for answer in (True, False) if (ways := _through(taken, depth, here, answer))}
        beyond = {answer: _through(all_, depth, here, answer) for answer in (True, False)}
        question = (here.fact, here.test, here.against)
        if question in answered and len(lit) == 1:
            (answer,) = lit
            return self._grow(lit[answer], beyond[answer], depth + 1, answered)
        self.forks += len(lit) - 1
        yes, no = (
            self._grow(lit[answer], beyond[answer], depth + 1, answered | {question})
            if answer in lit
            else End(self._ordered({id for _, ids, _ in beyond[answer] for id in ids}))
            for answer in (True, False)
        )
        step = self.teller.step(here, ())
        said: Said = "unknown" if len(lit) > 1 else "yes" if True in lit else "no"
        return Fork(step.asked, said, step.value, step.provision, yes, no)

    def _end(self, taken: list[Way]) -> End:
        by = {by for _, _, by in taken}
        provision = self.law.provision(by.pop()) if len(by) == 1 else None
        return End(self._ordered({id for _, ids, _ in taken for id in ids}), provision)

    def _ordered(self, outcomes: set[str]) -> tuple[str, ...]:
        return tuple(id for id in self.order if id in outcomes)


def _through(ways: list[Way], depth: int, here: Asked, answer: bool) -> list[Way]:
    """The ways that ask the same question at this depth and go on with this answer."""
    return [
        way
        for way in ways
        if len(way[0]) > depth and _same(way[0][depth], here) and way[0][depth].answer is answer
    ]


def _same(one: Asked, other: Asked) -> bool:
    return (one.fact, one.test, one.against) == (other.fact, other.test, other.against)


def _bare(told: Situation) -> Situation:
    """The same things, of which nothing is known."""
    plain: dict[str, Any] = {
        name: [{} for _ in value] for name, value in told.plain.items() if isinstance(value, list)
    }
    return Situation(plain, {})


__all__ = ["End", "Fork", "Tree", "trees"]
