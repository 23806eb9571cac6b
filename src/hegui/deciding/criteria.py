"""
Criteria of which any one is enough and the highest counts, as in the annex of the incident rules.

Each criterion is judged on its own and reaches a rank.  What the others reached only saves questions: a criterion is
asked no more than whether it goes higher.  Knowing one more fact can change nothing but the criteria that look at it,
so that what stays open then is found without going through the others again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hegui.deciding.answer import Outcome
from hegui.deciding.domains import Domain
from hegui.deciding.exploring import BUDGET, Run, Spent
from hegui.deciding.questions import Asked, OfSeveral, State, given
from hegui.deciding.rows import Row, judged_row


class Criterion(NamedTuple):
    """One of them: its id, and the facts it looks at."""

    id: str
    facts: tuple[str, ...]


class Turn(NamedTuple):
    """Which criterion it was, the rank that was reached before it, and all that it may reach above that."""

    which: int
    least: int
    ranks: frozenset[int]


class Found(NamedTuple):
    """All ranks that may be reached from the least on, the facts that would tell, what was asked, and in which order."""

    ranks: tuple[int, ...]
    open: tuple[str, ...]
    asked: tuple[Asked, ...]
    turns: tuple[Turn, ...]


@dataclass(slots=True)
class Highest(OfSeveral):
    """How high do the criteria go?  Those of which something was told come first."""

    name: str
    criteria: Sequence[Criterion]
    judge: Callable[[int, int], Callable[[Run], int]]  # (which criterion, the rank that is reached already)
    looks = True

    def answer(self, state: State) -> bool:
        return True

    def seen(self, state: State) -> Found:
        found = self._found(state)
        state.reached = Reached(self, found)
        return found

    def told(self, seen: Found, answer: bool, given: bool) -> tuple[Asked, ...]:
        return seen.asked

    def take(self, state: State, answer: bool, given: bool) -> None:
        return None

    def _found(self, state: State) -> Found:
        told = [any(given(state.plain, fact) is not None for fact in each.facts) for each in self.criteria]
        least, may_be, highest = (
            0,
            {0},
            dict[str, int](),
        )  # ``highest``: that may be reached, by the fact not known
        asked: list[Asked] = []
        turns: list[Turn] = []
        for which in sorted(range(len(told)), key=lambda which: not told[which]):
            row = self.judged(state, which, least)
            ranks, open = row.outlook
            turns.append(Turn(which, least, ranks))
            for fact in open:
                highest[fact] = max(ranks | {highest.get(fact, 0)})
            if not open and len(ranks) == 1:
                asked += row.asked
            least = max(least, min(ranks))
            may_be |= ranks
        return Found(
            (least, *sorted([rank for rank in may_be if rank > least])),
            tuple([fact for fact, rank in highest.items() if rank > least]),
            tuple(asked),
            tuple(turns),
        )

    def judged(self, state: State, which: int, least: int) -> Row[int]:
        """What this criterion may reach above ``least``."""
        return judged_row(state, self.criteria[which].id, (self.name, (least,)), self.judge(which, least))


class Reached(NamedTuple):
    """What the criteria reached on one way."""

    question: Highest
    found: Found

    def ranks_with(self, state: State, fact: str, domain: Domain) -> set[int]:
        """All that they may reach on this way when the fact is in ``domain``."""
        question, law = self.question, state.spent.law
        used, spent = dict(law.used), Spent(BUDGET, law, state.spent.trees)
        within = State({**state.base, fact: domain}, state.plain, dict(state.narrowed), spent)
        least, may_be = 0, set[int]()
        for which, before, ranks in self.found.turns:
            if fact in question.criteria[which].facts or least != before:
                ranks, _ = question.judged(within, which, least).outlook
            least = max(least, min(ranks))
            may_be |= ranks
        law.used.clear()
        law.used.update(used | spent.noted)
        return {least, *[rank for rank in may_be if rank > least]}


@dataclass(frozen=True, slots=True)
class OfCriteria:
    """Where a way ends with the highest of the criteria: the outcome of each rank, and the provision that says so."""

    ids: Sequence[str]
    by: str

    def outcome(self, state: State) -> Outcome:
        """The outcome on a way that ended so; what may be reached besides stays open."""
        found = state.reached.found
        first, *others = [self.ids[rank] for rank in found.ranks]
        return Outcome(first, by=self.by, others=tuple(others), open=found.open)

    def ids_with(self, state: State, fact: str, domain: Domain) -> set[str]:
        """The outcomes that it leaves open when the fact is in ``domain``."""
        return {self.ids[rank] for rank in state.reached.ranks_with(state, fact, domain)}
