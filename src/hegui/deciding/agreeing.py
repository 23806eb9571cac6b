"""
Can the rows all be as a way says, at the same time?

A way supposes things of rows together: some flow is counted, the people of those that are counted are fewer than
100,000.  Each may be possible by itself, and not with the others.  ``agree`` looks for one ending of each row with which
everything holds that the way says; a way for which there is none is no possibility, and leads to no outcome.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import inf
from typing import Any, NamedTuple

from hegui.deciding.domains import Domain, Range
from hegui.deciding.exploring import Leaf, links
from hegui.deciding.questions import State
from hegui.deciding.rows import Adding, Holds, Row
from hegui.deciding.together import IsAny, Reaches

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


class Kind(NamedTuple):
    """One thing that a row may be: by each function that judged it, with the limits of its counts and what it supposes
    of facts that rows share."""

    values: Values
    limits: Mapping[str, Range]
    shared: Mapping[str, Domain]


class Choice(NamedTuple):
    """A kind as far as the way tells kinds apart: of which things it holds that the way speaks of, and what it adds."""

    some: tuple[bool, ...]
    adds: tuple[Range | None, ...]
    shared: tuple[tuple[str, Domain], ...]


class Unsure(Exception):
    """Too many choices to look at them all."""


def agree(leaf: Leaf[Any]) -> bool:
    """Is there one ending of each row with which all that the way says holds?  Raises Unsure where nobody can tell."""
    state = leaf.state
    if not state.judged or not state.supposes:
        return True
    said, between = _what_it_says(leaf)
    if not said and not between:
        return True
    return _plainly(state, said, between) or _Search(state, said, between).found()


def _plainly(state: State, said: list[Said], between: list[Between]) -> bool:
    """Is one thing left of each row, and so no choice that could be at odds with another?

    Each total was kept within what its rows can add up to; only totals of the same counts could contradict each other.
    """
    if len(state.judged) > 1 or len({each.what.fact for each in between}) < len(between):
        return False
    shared: dict[str, Domain] | None = {}
    values = []
    for row in state.judged[0].left:
        if len(row) != 1 or row[0].shared is None or shared is None:
            return False
        values.append(row[0].value)
        shared = _both(shared, row[0].shared)
    if shared is None or not all(meet(domain, state.domain(fact, domain)) for fact, domain in shared.items()):
        return False
    return all(any(each.holds(value) for value in values) for each in said if each.some)


def told_of(leaf: Leaf[Any]) -> list[str]:
    """The facts that give a total of rows itself, of those that the way asks about."""
    return [each.what.told for each in _what_it_says(leaf)[1] if each.what.told]


def _what_it_says(leaf: Leaf[Any]) -> tuple[list[Said], list[Between]]:
    said: list[Said] = []
    between: dict[tuple[int, str], Between] = {}
    for link in links(leaf.last):
        question: Any = link.node.question
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


class _Search:
    def __init__(self, state: State, said: list[Said], between: list[Between]) -> None:
        self.state, self.between = state, between
        self.some = [each for each in said if each.some]
        self.none = [each for each in said if not each.some]
        own = state.judged[0].where
        self.choices = [
            list(dict.fromkeys(self._choices(f"{own}.{place}.", kinds_of(rows, f"{own}.{place}."))))
            for place, rows in enumerate(zip(*(each.rows for each in state.judged), strict=True), start=1)
        ]
        self.left = SEARCHED

    def _choices(self, own: str, kinds: Iterable[Kind]) -> Iterator[Choice]:
        told: dict[Values, tuple[tuple[bool, ...], tuple[bool, ...]] | None] = {}
        for values, limits, shared in kinds:
            if values not in told:
                told[values] = self._of(values)
            of = told[values]
            if of is None:
                continue
            some, counted = of
            adds = [
                self._added(own, limits, each) if holds else None
                for each, holds in zip(self.between, counted, strict=True)
            ]
            if any(span is not None and span.low > span.high for span in adds):
                continue
            if all(meet(domain, self.state.domain(fact, domain)) for fact, domain in shared.items()):
                yield Choice(some, tuple(adds), tuple(shared.items()))

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
        if not all(self.choices):
            return False
        return self._chosen([], {})

    def _chosen(self, taken: list[Choice], shared: dict[str, Domain]) -> bool:
        """Can the rows that are left be chosen so that all holds?"""
        if len(taken) == len(self.choices):
            return self._holds(taken)
        for choice in self.choices[len(taken)]:
            if self.left == 0:
                raise Unsure
            self.left -= 1
            with_it = _both(shared, dict(choice.shared)) if choice.shared else shared
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
            told = self.state.domain(between.what.told, Range(0))
            assert isinstance(told, Range)
            low, high = max(low, told.low), min(high, told.high)
        low, high = max(low, between.low), min(high, between.high)
        return Range(low, high) if low <= high else None

    def _once(self, between: Between) -> tuple[bool, bool]:
        """May the same people be in no two rows; may all be in one?"""
        if not between.what.once or between.counts:
            return True, False
        once: Any = self.state.domain(between.what.once, between.what.ways)
        return "none" in once, "all" in once


def kinds_of(rows: tuple[Row[Any], ...], own: str) -> list[Kind]:
    """All that a row may be, by the functions that judged it together: what contradicts itself is left out."""
    key = (own, *map(id, rows[1:]))
    kept = rows[0].kinds.get(key)
    if kept is None:
        found: dict[Any, Kind] = {}
        for endings in product(*(row.endings for row in rows)):
            first, *others = endings
            if any(first.yes & other.no or first.no & other.yes for other in others):
                continue
            supposed: Mapping[str, Domain] | None = first.supposed
            for other in others:
                supposed = _both(supposed, other.supposed) if supposed is not None else None
            if supposed is None:
                continue
            values = tuple(ending.value for ending in endings)
            limits = {f: d for f, d in supposed.items() if f.startswith(own) and isinstance(d, Range)}
            shared = {f: d for f, d in supposed.items() if not f.startswith(own)}
            found[values, tuple(limits.items()), tuple(shared.items())] = Kind(values, limits, shared)
        kept = rows[0].kinds[key] = (
            rows,
            list(found.values()),
        )  # the rows are kept so that their ids stay theirs
    kinds: list[Kind] = kept[1]
    return kinds


def _both(one: Mapping[str, Domain], other: Mapping[str, Domain]) -> dict[str, Domain] | None:
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


def meet(one: Domain, other: Domain) -> bool:
    """Can a fact be in both?"""
    if isinstance(one, Range) and isinstance(other, Range):
        return one.low <= other.high and other.low <= one.high
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return not one.isdisjoint(other)
    return True


__all__ = ["SEARCHED", "Unsure", "agree", "told_of"]
