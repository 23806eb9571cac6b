"""
Questions about several rows together: is there one that ..., how many are there, how many people in all.

What was answered stays true for the rest of the way: after "there is none", what would have made it "yes" is left out
of every later count and total; after "there is one", at least one row keeps what made it so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hegui.deciding.answer import Outcome
from hegui.deciding.domains import Domain, Range
from hegui.deciding.exploring import Run
from hegui.deciding.questions import Asked, OfSeveral, State
from hegui.deciding.questions import given as given_at
from hegui.deciding.rows import Adding, Holds, Judging, Sum, Together, judged_row, sum_of


@dataclass(slots=True)
class Judge(OfSeveral):
    """Judge every row on its own; it is no step, and what it finds is kept on the way."""

    where: str
    key: Any
    judge: Callable[[State, int], Callable[[Run], Any]]  # the function of the row at a place, counted from 1

    def answer(self, state: State) -> bool:
        return True

    def seen(self, state: State) -> None:
        return None

    def told(self, seen: Any, answer: bool, given: bool) -> tuple[Asked, ...]:
        return ()

    def take(self, state: State, answer: bool, given: bool) -> None:
        spent, key = state.spent, (self.where, self.key)
        before = spent.judged.get(key)
        if before is not None and before.facts.isdisjoint(state.narrowed):
            for row in before.rows:
                spent.take(row)
        else:
            before = Judging(
                self.where,
                tuple(
                    judged_row(state, f"{self.where}.{place}", self.key, self.judge(state, place))
                    for place in range(1, how_many(state.plain, self.where) + 1)
                ),
            )
            if before.facts.isdisjoint(state.narrowed):
                spent.judged[key] = before
        state.judged = (*state.judged, before.all())


@dataclass(slots=True)
class HowMany(OfSeveral):
    """How many rows there are; it is no step."""

    where: str

    def answer(self, state: State) -> int:
        return how_many(state.plain, self.where)

    def seen(self, state: State) -> None:
        return None

    def told(self, seen: Any, answer: int, given: bool) -> tuple[Asked, ...]:
        return ()

    def take(self, state: State, answer: int, given: bool) -> None:
        return None


def how_many(situation: Mapping[str, Any], where: str) -> int:
    """The rows that a situation describes; one of which nothing is known, where it describes none."""
    return max(1, len(given_at(situation, where) or ()))


@dataclass(frozen=True, slots=True)
class OfRows:
    """Where a way ends on the grounds of its rows; which they are is seen once it ended."""

    id: str
    which: int  # the rows: those that were judged first, second ...
    by: Callable[[Any], str]

    def outcome(self, state: State) -> Outcome:
        """The outcome on a way that ended so."""
        first, *others = dict.fromkeys(
            by for value in state.judged[self.which].values() if (by := self.by(value))
        )
        return Outcome(self.id, first, also=tuple(others))


@dataclass(slots=True)
class IsAny(OfSeveral):
    """Is there a row of which it holds?  ``name`` tells this question from others of the function."""

    which: int
    holds: Holds
    name: str
    looks = True

    def answer(self, state: State) -> bool | None:
        span = narrowed(self.name, state.judged[self.which].is_any(self.holds), state)
        return span.at_least(1)

    def seen(self, state: State) -> Together[Any]:
        return state.judged[self.which]

    def told(self, seen: Together[Any], answer: bool, given: bool) -> tuple[Asked, ...]:
        open = () if given else seen.wavering(self.holds)
        span = seen.is_any(self.holds)
        return (Asked(f"={self.name}", "at-least", 1, answer, given, "", open, (), span),)

    def take(self, state: State, answer: bool, given: bool) -> None:
        rows = state.judged[self.which]
        if not given:
            state.narrowed[f"={self.name}"] = Range(int(answer), int(answer))
        changed = rows.with_some(self.holds) if answer else rows.with_none(self.holds)
        if changed is not rows:
            state.judged = (*state.judged[: self.which], changed, *state.judged[self.which + 1 :])


@dataclass(slots=True)
class Reaches(OfSeveral):
    """Does a number that rows make together reach this one: of how many it holds, or how many people they have?"""

    which: int
    what: Adding
    counts: bool  # the rows themselves, not what they add up to
    number: int
    by: str = ""
    looks = True

    def answer(self, state: State) -> bool | None:
        state.summed = self._sum(state)
        reached: bool | None = state.summed.span.at_least(self.number)
        return reached

    def seen(self, state: State) -> tuple[Together[Any], Sum]:
        return state.judged[self.which], state.summed

    def told(self, seen: tuple[Together[Any], Sum], answer: bool, given: bool) -> tuple[Asked, ...]:
        rows, found = seen
        open = () if given else tuple(dict.fromkeys([*rows.wavering(self.what.holds), *found.vague]))
        return (Asked(
            f"={self.what.name}", "at-least", self.number, answer, given, self.by, open, found.behind, found.span
        ),)  # fmt: skip

    def take(self, state: State, answer: bool, given: bool) -> None:
        if not given:
            state.narrowed[self.what.key] = state.summed.span.split(self.number, answer)

    def _sum(self, state: State) -> Sum:
        rows = state.judged[self.which]
        made = Sum(rows.how_many(self.what.holds), (), ()) if self.counts else sum_of(rows, self.what, state)
        said = state.narrowed.get(self.what.key)
        return made if said is None else Sum(_within(said, made.span), made.behind, made.vague)


def narrowed(name: str, span: Range, state: State) -> Range:
    """What earlier comparisons on this way said of the number still holds."""
    said = state.narrowed.get(f"={name}")
    return span if said is None else _within(said, span)


def _within(said: Domain, span: Range) -> Range:
    assert isinstance(said, Range)
    low, high = max(said.low, span.low), min(said.high, span.high)
    return Range(low, high) if low <= high else span
