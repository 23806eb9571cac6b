"""
All that one row may be, as the functions that judged it see it together.

Each way in which the row may end by all of them at once is a bit; what a row may be while a fact is so, or without what
a way rules out, is then a number, found once and kept with the row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from hegui.deciding.domains import Domain, Range, meet
from hegui.deciding.rows import Adding, Ending, Holds, Row

KEPT = 512  # of what is found of one row, how much of each sort is kept

Values = tuple[Any, ...]  # what a row is, by each function that judged it
Shared = tuple[tuple[str, Domain], ...]  # what is supposed of facts that rows share


class Said(NamedTuple):
    """What a way says of the rows that were judged ``which``-th: there is one of which it holds, or none."""

    which: int
    holds: Holds
    some: bool


@dataclass(slots=True)
class Between:
    """What a way says of a number that rows make together: from ``low`` to ``high``."""

    which: int
    what: Adding
    counts: bool
    low: int = 0
    high: float = inf


class Way(NamedTuple):
    """An ending of a row by each function that judged it; its yes-no facts as bits, and what it supposes of others."""

    endings: tuple[Ending, ...]
    yes: int
    no: int
    others: Mapping[str, Domain]


class Choice(NamedTuple):
    """What a row may be as far as a way tells: of which things it holds that the way speaks of (bits), and what it adds."""

    some: int
    adds: tuple[Range | None, ...]
    shared: Shared


class Kind(NamedTuple):
    """One thing that a row may be, with the limits of its counts and what it supposes of facts that rows share.

    ``ways``: those that come to it, as bits.
    """

    values: Values
    limits: Mapping[str, Range]
    shared: Shared
    ways: int


class Kinds:
    """All that a row may be by the functions that judged it together; what contradicts itself is left out."""

    def __init__(self, rows: tuple[Row[Any], ...], own: str) -> None:
        self.rows, self.own = rows, own
        self.ways = _together(rows)
        self.every = (1 << len(self.ways)) - 1
        self.kinds = self._kinds()
        self.sharing: dict[Shared, int] = {}
        for kind in self.kinds:
            self.sharing[kind.shared] = self.sharing.get(kind.shared, 0) | kind.ways
        self.left = self._left()
        self._holding: dict[tuple[int, Holds], int] = {}
        self._allowing: dict[tuple[str, Domain], int] = {}
        self._choices: dict[Any, Mapping[Choice, int]] = {}

    def _kinds(self) -> list[Kind]:
        found: dict[Values, dict[Any, Kind]] = {}
        for bit, way in enumerate(self.ways):
            those = found.setdefault(tuple([ending.value for ending in way.endings]), {})
            limits, shared = {}, []
            for fact, domain in way.others.items():
                if not fact.startswith(self.own):
                    shared.append((fact, domain))
                elif isinstance(domain, Range):
                    limits[fact] = domain
            alike = tuple(limits.items()), tuple(shared)
            before = those[alike].ways if alike in those else 0
            values = tuple([ending.value for ending in way.endings])
            those[alike] = Kind(values, limits, tuple(shared), before | 1 << bit)
        return [kind for those in found.values() for kind in those.values()]

    def _left(self) -> dict[str, dict[Domain, int]]:
        """By each fact what the ways leave of it, and which ways these are."""
        ways: dict[int, tuple[Ending, int]] = {}
        for bit, way in enumerate(self.ways):
            for ending in way.endings:
                _, before = ways.get(id(ending), (ending, 0))
                ways[id(ending)] = ending, before | 1 << bit
        found: dict[str, dict[Domain, int]] = {}
        for ending, those in ways.values():
            for fact, domain in ending.left.items():
                by_domain = found.setdefault(fact, {})
                by_domain[domain] = by_domain.get(domain, 0) | those
        return found

    def holding(self, which: int, holds: Holds) -> int:
        """The ways of which it holds, by the function that judged ``which``-th."""
        found = self._holding.get((which, holds))
        if found is None:
            found = sum(kind.ways for kind in self.kinds if holds(kind.values[which]))
            self._holding[which, holds] = found
        return found

    def allowing(self, fact: str, domain: Domain) -> int:
        """The ways that are possible while the fact is in ``domain``."""
        left = self.left.get(fact)
        if left is None:
            return self.every
        found = self._allowing.get((fact, domain))
        if found is None:
            found = self.every
            for own, ways in left.items():
                if not meet(own, domain):
                    found &= ~ways
            if len(self._allowing) >= KEPT:
                self._allowing.clear()
            self._allowing[fact, domain] = found
        return found

    def alike(self, asked: Iterable[tuple[int, Holds]]) -> list[int]:
        """The ways that come to the same for whoever asks only these things of the row, as bits."""
        holding = [self.holding(which, holds) for which, holds in asked]
        found: dict[Any, int] = {}
        for kind in self.kinds:
            key = (*[bool(kind.ways & ways) for ways in holding], *kind.limits.items(), kind.shared)
            found[key] = found.get(key, 0) | kind.ways
        return list(found.values())

    def choices(
        self, left: int, some: Sequence[Said], between: Sequence[Between], known: Sequence[Range]
    ) -> Mapping[Choice, int]:
        """What the row may be while only these ways are ``left``, each with the ways that come to it.

        ``some``: of what there must be some; ``known``: what is known of the count that it would add to each number.
        """
        holding = tuple([self.holding(each.which, each.holds) for each in some])
        adding = tuple([self.holding(each.which, each.what.holds) for each in between])
        counts = tuple([each.what.fact if not each.counts else "" for each in between])
        key = (left, holding, adding, counts, tuple(known))
        found = self._choices.get(key)
        if found is None:
            if len(self._choices) >= KEPT:
                self._choices.clear()
            found = self._choices[key] = self._chosen(left, holding, adding, counts, known)
        return found

    def _chosen(
        self,
        left: int,
        holding: Sequence[int],
        adding: Sequence[int],
        counts: Sequence[str],
        known: Sequence[Range],
    ) -> dict[Choice, int]:
        found: dict[Choice, int] = {}
        each = [(ways, self.own + fact, span) for ways, fact, span in zip(adding, counts, known, strict=True)]
        for kind in self.kinds:
            if not kind.ways & left:
                continue
            adds = [
                (_added(span, kind.limits.get(where)) if kind.limits else span)
                if kind.ways & counted
                else None
                for counted, where, span in each
            ]
            if any(span is not None and span.low > span.high for span in adds):
                continue
            some = sum(1 << number for number, ways in enumerate(holding) if kind.ways & ways)
            choice = Choice(some, tuple(adds), kind.shared)
            found[choice] = found.get(choice, 0) | kind.ways
        return found


def _added(known: Range, limit: Range | None) -> Range:
    """What is left of a count within the limits of a kind."""
    return Range(max(known.low, limit.low), min(known.high, limit.high)) if limit else known


def kinds_of(rows: tuple[Row[Any], ...], own: str) -> Kinds:
    """All that a row may be, by the functions that judged it together; kept with the row."""
    key = (own, *map(id, rows[1:]))  # the rows are kept so that their ids stay theirs
    found: Kinds | None = rows[0].kinds.get(key)
    if found is None:
        if len(rows[0].kinds) >= KEPT:
            rows[0].kinds.clear()
        found = rows[0].kinds[key] = Kinds(rows, own)
    return found


def _together(rows: tuple[Row[Any], ...]) -> list[Way]:
    """The endings of a row by each function that do not contradict each other."""
    first, *others = rows
    ways = [Way((ending,), ending.yes, ending.no, ending.others) for ending in first.endings]
    for row in others:
        ways = [
            Way((*endings, ending), yes | ending.yes, no | ending.no, joined)
            for endings, yes, no, supposed in ways
            for ending in row.endings
            if not (yes & ending.no or no & ending.yes)
            if (joined := both(supposed, ending.others)) is not None
        ]
    return ways


def both(one: Mapping[str, Domain], other: Mapping[str, Domain]) -> dict[str, Domain] | None:
    """What two suppose together; None where they contradict each other."""
    made = dict(one)
    for fact, domain in other.items():
        known = made.get(fact)
        if known is None:
            made[fact] = domain
        elif isinstance(known, Range) and isinstance(domain, Range):
            low, high = max(known.low, domain.low), min(known.high, domain.high)
            if low > high:
                return None
            made[fact] = Range(low, high)
        elif isinstance(known, frozenset) and isinstance(domain, frozenset):
            if known.isdisjoint(domain):
                return None
            made[fact] = known & domain
    return made
