"""
Looks for one ending of each row with which all holds that a way says of the rows together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, NamedTuple

from hegui.deciding.domains import Domain, Range, meet
from hegui.deciding.questions import State
from hegui.deciding.rows import NO, YES, Adding, Ending, Holds, Row, bit_of

SEARCHED = 2_000  # choices that are looked at; a way for which they do not suffice counts as possible


_NOBODY = Range(0, 0)


Values = tuple[Any, ...]  # what a row is, by each function that judged it


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


class Kind(NamedTuple):
    """One way to be what a row may be: with the limits of its counts and what it supposes of facts that rows share.

    ``ways``: the endings that come to it, one of each function.
    """

    limits: Mapping[str, Range]
    shared: tuple[tuple[str, Domain], ...]
    ways: list[Way]

    def allows(self, fact: str, domain: Domain) -> bool:
        """Can it be so while the fact is in ``domain``?"""
        bit = bit_of(fact)
        if domain == YES:
            return not all(way.no & bit for way in self.ways)
        if domain == NO:
            return not all(way.yes & bit for way in self.ways)
        return any(all(ending.allows(fact, domain) for ending in way.endings) for way in self.ways)


class Choice(NamedTuple):
    """A kind as far as the way tells kinds apart: of which things it holds that the way speaks of, and what it adds."""

    some: tuple[bool, ...]
    adds: tuple[Range | None, ...]
    shared: tuple[tuple[str, Domain], ...]


class Unsure(Exception):
    """Too many choices to look at them all."""


class Search:
    """Looks for a choice of each row with which all holds that one way says; asked again, it begins with the one that did."""

    def __init__(self, state: State, said: list[Said], between: list[Between]) -> None:
        self.state, self.between = state, between
        self.some = [each for each in said if each.some]
        self.none = [each for each in said if not each.some]
        self.totals = {fact for each in between for fact in (each.what.once, each.what.told)}
        self.where = state.judged[0].where
        self.kinds = [
            self._kinds(f"{self.where}.{place}.", rows)
            for place, rows in enumerate(zip(*(each.rows for each in state.judged), strict=True), start=1)
        ]
        self.found_before: tuple[Choice, ...] = ()
        self.last: tuple[Choice, ...] = ()
        self.possible = True
        self.known: dict[str, Domain] = {}  # what is known besides the state
        self.choices: list[list[Choice]] = []
        self.left = 0

    def _kinds(self, own: str, rows: tuple[Row[Any], ...]) -> dict[Choice, list[Kind]]:
        """The choices of a row, each with the kinds that come to it."""
        found: dict[Choice, list[Kind]] = {}
        possible: dict[Any, bool] = {}  # by what a kind supposes of facts that rows share
        for values, kinds in kinds_of(rows, own):
            of = self._of(values)
            if of is None:
                continue
            some, counted = of
            for kind in kinds:
                if kind.shared not in possible:
                    possible[kind.shared] = all(
                        meet(d, self.state.domain(fact, d)) for fact, d in kind.shared
                    )
                if not possible[kind.shared]:
                    continue
                adds = [
                    self._added(own, kind.limits, each) if holds else None
                    for each, holds in zip(self.between, counted, strict=True)
                ]
                if not any(span is not None and span.low > span.high for span in adds):
                    found.setdefault(Choice(some, tuple(adds), kind.shared), []).append(kind)
        return found

    def _of(self, values: Values) -> tuple[tuple[bool, ...], tuple[bool, ...]] | None:
        """Of which things it holds, and in which numbers it counts; None for what the way says there is none of."""
        if any(each.holds(values[each.which]) for each in self.none):
            return None
        some = tuple([bool(each.holds(values[each.which])) for each in self.some])
        return some, tuple([bool(each.what.holds(values[each.which])) for each in self.between])

    def _added(self, own: str, limits: Mapping[str, Range], each: Between) -> Range:
        """What a row adds to a number in which it counts."""
        if each.counts:
            return Range(1, 1)
        fact = own + each.what.fact
        known: Any = self.state.domain(fact, each.what.default)
        limit = limits.get(fact)
        return Range(max(known.low, limit.low), min(known.high, limit.high)) if limit else known

    def found(self) -> bool:
        """Is there such a choice?"""
        self.known = {}
        self.possible = self._look([list(row) for row in self.kinds])
        if self.possible:
            self.found_before = self.last
        return self.possible

    def stands(self, fact: str, domain: Domain) -> bool:
        """Is the one that was found before one with the fact in ``domain`` too?"""
        if not self.found_before or fact in self.totals:
            return False
        row, _, name = fact.removeprefix(f"{self.where}.").partition(".")
        taken = []
        for place, choice in enumerate(self.found_before):
            narrow: Choice | None = choice
            if not name or str(place + 1) == row:
                if not any(kind.allows(fact, domain) for kind in self.kinds[place][choice]):
                    return False
                if isinstance(domain, Range):
                    narrow = self._narrow(choice, name, domain)
            if narrow is None:
                return False
            taken.append(narrow)
        if not isinstance(domain, Range):
            return True
        self.known = {fact: domain}
        return self._holds(taken)

    def found_with(self, fact: str, domain: Domain) -> bool:
        """Is there one while the fact is in ``domain``?"""
        self.known = {fact: domain}
        row, _, name = fact.removeprefix(f"{self.where}.").partition(".")
        choices = []
        for place, kinds in enumerate(self.kinds):
            if name and str(place + 1) != row:
                left = list(kinds)
            else:
                left = [
                    choice for choice, those in kinds.items() if any(k.allows(fact, domain) for k in those)
                ]
            if self.found_before and (first := self.found_before[place]) in left:
                left.remove(first)
                left.insert(0, first)
            if name and str(place + 1) == row and isinstance(domain, Range):
                left = [narrow for choice in left if (narrow := self._narrow(choice, name, domain))]
            choices.append(left)
        found = self._look(choices)
        if found and not isinstance(domain, Range):  # a choice of a narrower count is another one
            self.found_before = self.found_before or self.last
        return found

    def _narrow(self, choice: Choice, name: str, domain: Range) -> Choice | None:
        """The choice while a count of its row is in ``domain``; None where it cannot be."""
        adds = list(choice.adds)
        for number, span in enumerate(adds):
            each = self.between[number]
            if span is None or each.counts or each.what.fact != name:
                continue
            low, high = max(span.low, domain.low), min(span.high, domain.high)
            if low > high:
                return None
            adds[number] = Range(low, high)
        return choice._replace(adds=tuple(adds))

    def _look(self, choices: list[list[Choice]]) -> bool:
        self.choices, self.left = choices, SEARCHED
        return all(choices) and self._chosen([], {})

    def _domain(self, fact: str, default: Domain) -> Domain:
        """What the fact may be, with what is known besides the way."""
        told, known = self.state.domain(fact, default), self.known.get(fact)
        if known is None:
            return told
        if isinstance(told, Range) and isinstance(known, Range):
            return Range(max(told.low, known.low), min(told.high, known.high))
        assert isinstance(told, frozenset)
        assert isinstance(known, frozenset)
        return told & known

    def _chosen(self, taken: list[Choice], shared: dict[str, Domain]) -> bool:
        """Can the rows that are left be chosen so that all holds?"""
        if len(taken) == len(self.choices):
            if not self._holds(taken):
                return False
            self.last = tuple(taken)
            return True
        for choice in self.choices[len(taken)]:
            if self.left == 0:
                raise Unsure
            self.left -= 1
            with_it = both(shared, dict(choice.shared)) if choice.shared else shared
            if (
                with_it is not None
                and self._may_hold([*taken, choice])
                and self._chosen([*taken, choice], with_it)
            ):
                return True
        return False

    def _may_hold(self, taken: list[Choice]) -> bool:
        """Not yet refuted: there may still be one where there must be, and no total is too large already or too small."""
        rest = self.choices[len(taken) :]
        for number in range(len(self.some)):
            if not any(c.some[number] for c in taken) and not any(
                c.some[number] for row in rest for c in row
            ):
                return False
        for number, between in enumerate(self.between):
            ranges = [span for choice in taken if (span := choice.adds[number]) is not None]
            most = [max((c.adds[number] or _NOBODY).high for c in row) for row in rest]
            apart, together = self._once(between)
            lows, highs = [r.low for r in ranges], [*(r.high for r in ranges), *most]
            if (max(lows, default=0) if together else sum(lows)) > between.high:
                return False
            if (sum(highs) if apart else max(highs, default=0)) < between.low:
                return False
        return True

    def _holds(self, taken: list[Choice]) -> bool:
        return all(
            any(choice.some[number] for choice in taken) for number in range(len(self.some))
        ) and self._adds_up(taken)

    def _adds_up(self, taken: list[Choice]) -> bool:
        """Do all totals come to what the way says?  A total that holds others' rows besides its own holds their people."""
        spans: list[tuple[Between, frozenset[int], Range]] = []
        added = [
            {row: span for row, choice in enumerate(taken) if (span := choice.adds[number]) is not None}
            for number in range(len(self.between))
        ]
        for number in sorted(range(len(added)), key=lambda number: len(added[number])):
            between, rows = self.between[number], frozenset(added[number])
            inside: list[tuple[frozenset[int], Range]] = []
            for other, theirs, span in reversed(spans):
                alike = (other.what.fact, other.counts) == (between.what.fact, between.counts)
                if alike and theirs <= rows and all(theirs.isdisjoint(those) for those, _ in inside):
                    inside.append((theirs, span))
            alone = rows.difference(*(those for those, _ in inside))
            parts = [span for _, span in inside] + [added[number][row] for row in sorted(alone)]
            total = self._total(between, parts, len(rows))
            if total is None:
                return False
            spans.append((between, rows, total))
        return True

    def _total(self, between: Between, parts: list[Range], rows: int) -> Range | None:
        """What the total may be, within what the way says of it; None where there is nothing."""
        apart, together = self._once(between)
        low = (max if together else sum)([part.low for part in parts] or [0])
        high = (sum if apart else max)([part.high for part in parts] or [0])
        if between.what.told and rows:
            told = self._domain(between.what.told, Range(0))
            assert isinstance(told, Range)
            low, high = max(low, told.low), min(high, told.high)
        low, high = max(low, between.low), min(high, between.high)
        return Range(low, high) if low <= high else None

    def _once(self, between: Between) -> tuple[bool, bool]:
        """May the same people be in no two rows; may all be in one?"""
        if not between.what.once or between.counts:
            return True, False
        once: Any = self._domain(between.what.once, between.what.ways)
        return "none" in once, "all" in once


def kinds_of(rows: tuple[Row[Any], ...], own: str) -> list[tuple[Values, list[Kind]]]:
    """All that a row may be, by the functions that judged it together: what contradicts itself is left out."""
    key = (own, *map(id, rows[1:]))
    kept = rows[0].kinds.get(key)
    if kept is None:
        found: dict[Values, dict[Any, Kind]] = {}
        for way in _together(rows):
            those = found.setdefault(tuple([ending.value for ending in way.endings]), {})
            limits, shared = {}, []
            for fact, domain in way.others.items():
                if not fact.startswith(own):
                    shared.append((fact, domain))
                elif isinstance(domain, Range):
                    limits[fact] = domain
            alike = tuple(limits.items()), tuple(shared)
            kind = those.get(alike)
            if kind is None:
                kind = those[alike] = Kind(limits, tuple(shared), [])
            kind.ways.append(way)
        # the rows are kept so that their ids stay theirs
        kept = rows[0].kinds[key] = (
            rows,
            [(values, list(those.values())) for values, those in found.items()],
        )
    kinds: list[tuple[Values, list[Kind]]] = kept[1]
    return kinds


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
