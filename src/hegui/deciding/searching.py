"""
Looks for one ending of each row with which all holds that a way says of the rows together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, cast

from hegui.deciding.domains import Domain, Range, meet
from hegui.deciding.kinds import Between, Choice, Kinds, Said, both, kinds_of
from hegui.deciding.questions import State

SEARCHED = 2_000  # choices that are looked at; a way for which they do not suffice counts as possible


class Unsure(Exception):
    """Too many choices to look at them all."""


class Left(NamedTuple):
    """What the rows from one on may still bring: what there may be some of, and the most that each adds to each number."""

    some: int
    most: list[list[float]]


class Search:
    """Looks for a choice of each row with which all holds that one way says; asked again, it begins with the one that did."""

    def __init__(self, state: State, said: list[Said], between: list[Between]) -> None:
        self.state, self.between = state, between
        some = [each for each in said if each.some]
        none = [each for each in said if not each.some]
        self.every = (1 << len(some)) - 1
        self.totals = {fact for each in between for fact in (each.what.once, each.what.told)}
        self.alike = [(each.what.fact, each.counts) for each in between]
        self.apart = len(set(self.alike)) == len(between)  # no two of the same
        self.where = state.judged[0].where
        self.kinds: list[Kinds] = []
        self.choices: list[Mapping[Choice, int]] = []
        possible: dict[
            tuple[tuple[str, Domain], ...], bool
        ] = {}  # by what is supposed of facts that rows share
        for place, rows in enumerate(zip(*(each.rows for each in state.judged), strict=True), start=1):
            own = f"{self.where}.{place}."
            kinds = kinds_of(rows, own)
            left = kinds.every
            for each in none:
                left &= ~kinds.holding(each.which, each.holds)
            for shared, ways in kinds.sharing.items():
                if shared not in possible:
                    possible[shared] = all(meet(d, state.domain(fact, d)) for fact, d in shared)
                if not possible[shared]:
                    left &= ~ways
            known = [self._known(own, each) for each in between]
            self.kinds.append(kinds)
            self.choices.append(kinds.choices(left, some, between, known))
        self._alone: list[tuple[dict[tuple[str, bool], Range], int]] | None = None
        self.found_before: list[Choice] = []
        self.possible = True
        self.known: dict[str, Domain] = {}  # what is known besides the state
        self.tried: dict[tuple[int, ...], bool] = {}  # by the choices of each row that were left
        self.rows: list[list[Choice]] = []
        self.rest: list[Left] = []
        self.once: list[tuple[bool, bool]] = []
        self.left = 0

    def _known(self, own: str, each: Between) -> Range:
        """What a row may add to a number, as far as its count is known."""
        if each.counts:
            return Range(1, 1)
        known = self.state.domain(own + each.what.fact, each.what.default)
        assert isinstance(known, Range)
        return known

    def alone(self) -> list[tuple[dict[tuple[str, bool], Range], int]]:
        """Of one row alone: the choices with which all holds, by what is left of its counts and the ways that come to them."""
        if self._alone is None:
            self._alone = [
                (left, ways)
                for choice, ways in self.choices[0].items()
                if choice.some == self.every and (left := self._left_of(choice)) is not None
            ]
        return self._alone

    def _left_of(self, choice: Choice) -> dict[tuple[str, bool], Range] | None:
        """What a total of one row says is said of its count; None where that cannot be."""
        left: dict[tuple[str, bool], Range] = {}
        for each, what, span in zip(self.between, self.alike, choice.adds, strict=True):
            if span is None:
                if each.low > 0:
                    return None
                continue
            before = left.get(what, span)
            low, high = max(before.low, each.low), min(before.high, each.high)
            if each.what.told:
                told = self.state.domain(each.what.told, Range(0))
                assert isinstance(told, Range)
                low, high = max(low, told.low), min(high, told.high)
            if low > high:
                return None
            left[what] = Range(low, high)
        return left

    def _alone_with(self, fact: str, domain: Domain) -> bool:
        _, name = place_of(fact)
        allowed = self.kinds[0].allowing(fact, domain)
        return any(
            ways & allowed and ((span := left.get((name, False))) is None or meet(span, domain))
            for left, ways in self.alone()
        )

    def found(self) -> bool:
        """Is there such a choice?"""
        if len(self.kinds) == 1:
            self.possible = bool(self.alone())
            return self.possible
        self.known = {}
        self.possible = self._look([list(row) for row in self.choices])
        return self.possible

    def stands(self, fact: str, domain: Domain) -> bool:
        """Is the one that was found before one with the fact in ``domain`` too?"""
        if len(self.kinds) == 1 and fact not in self.totals:
            return self._alone_with(fact, domain)
        if not self.found_before or fact in self.totals:
            return False
        place, name = place_of(fact)
        for row, choice in enumerate(self.found_before):
            if place in (0, row + 1) and not self.choices[row][choice] & self.kinds[row].allowing(
                fact, domain
            ):
                return False
        if not isinstance(domain, Range) or not self.between:
            return True
        if not place:
            return True  # a count that rows share and that is in no total
        narrow = self._narrow(self.found_before[place - 1], name, domain)
        if narrow is None or narrow == self.found_before[place - 1]:
            return narrow is not None
        taken = list(self.found_before)
        taken[place - 1] = narrow
        self.known = {fact: domain}
        self._set_out()
        return self._adds_up(taken)

    def found_with(self, fact: str, domain: Domain) -> bool:
        """Is there one while the fact is in ``domain``?"""
        if len(self.kinds) == 1 and fact not in self.totals:
            return self._alone_with(fact, domain)
        place, name = place_of(fact)
        counts = isinstance(domain, Range)
        rows: list[list[Choice]] = []
        left: list[int] = []
        for row, choices in enumerate(self.choices):
            some = list(choices)
            if place in (0, row + 1):
                allowed = self.kinds[row].allowing(fact, domain)
                some = [choice for choice, ways in choices.items() if ways & allowed]
                if not some:
                    return False
                left.append(-1 if len(some) == len(choices) else _bits(choices.values(), allowed))
                if place and counts:
                    some = [n for choice in some if (n := self._narrow(choice, name, cast("Range", domain)))]
            rows.append(some)
        if counts or fact in self.totals:
            return self._looked(rows, {fact: domain})
        key = (place, *left)
        if key not in self.tried:
            self.tried[key] = self._looked(rows, {fact: domain})
        return self.tried[key]

    def _looked(self, rows: list[list[Choice]], known: dict[str, Domain]) -> bool:
        """The same, the choice that was found before first."""
        for row, choice in zip(rows, self.found_before, strict=False):
            if row and row[0] != choice and choice in row:
                row.remove(choice)
                row.insert(0, choice)
        self.known = known
        return self._look(rows)

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

    def _look(self, rows: list[list[Choice]]) -> bool:
        if not all(rows):
            return False
        self.rows, self.left = rows, SEARCHED
        self._set_out()
        some, most = 0, list[list[float]]()
        self.rest = [Left(0, [])]
        for row in reversed(rows):
            for choice in row:
                some |= choice.some
            if self.between:
                most = [
                    [
                        max([span.high if span else 0 for span in spans])
                        for spans in zip(*(choice.adds for choice in row), strict=True)
                    ],
                    *most,
                ]
            self.rest.append(Left(some, most))
        self.rest.reverse()
        return some == self.every and self._chosen([], {}, 0)

    def _set_out(self) -> None:
        """Whether in each number the same people may be in no two rows, and whether all may be in one."""
        self.once = [self._once(between) for between in self.between]

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

    def _chosen(self, taken: list[Choice], shared: dict[str, Domain], some: int) -> bool:
        """Can the rows that are left be chosen so that all holds?"""
        place = len(taken)
        if place == len(self.rows):
            if self.between and not self._adds_up(taken):
                return False
            if not self.found_before and not self.known:
                self.found_before = taken
            elif not self.found_before and not any(isinstance(d, Range) for d in self.known.values()):
                self.found_before = taken  # a choice of a narrower count is another one
            return True
        rest, last = self.rest[place + 1], place + 1 == len(self.rows)
        for choice in self.rows[place]:
            if self.left == 0:
                raise Unsure
            self.left -= 1
            if some | choice.some | rest.some != self.every:
                continue  # one of which there must be some is not there any more
            with_it = both(shared, dict(choice.shared)) if choice.shared else shared
            if (
                with_it is not None
                and (last or not self.between or self._may_add_up([*taken, choice], rest.most))
                and self._chosen([*taken, choice], with_it, some | choice.some)
            ):
                return True
        return False

    def _may_add_up(self, taken: list[Choice], rest: list[list[float]]) -> bool:
        """Not yet refuted: no total is too large already or too small."""
        for number, between in enumerate(self.between):
            ranges = [span for choice in taken if (span := choice.adds[number]) is not None]
            apart, together = self.once[number]
            lows, highs = (
                [r.low for r in ranges],
                [*(r.high for r in ranges), *(most[number] for most in rest)],
            )
            if (max(lows, default=0) if together else sum(lows)) > between.high:
                return False
            if (sum(highs) if apart else max(highs, default=0)) < between.low:
                return False
        return True

    def _adds_up(self, taken: list[Choice]) -> bool:
        """Do all totals come to what the way says?  A total that holds others' rows besides its own holds their people."""
        if self.apart:
            for number in range(len(self.between)):
                parts = [span for choice in taken if (span := choice.adds[number]) is not None]
                if self._total(number, parts, len(parts)) is None:
                    return False
            return True
        rows = [0] * len(self.between)  # whose people are in each total, as bits
        for row, choice in enumerate(taken):
            for number, span in enumerate(choice.adds):
                if span is not None:
                    rows[number] |= 1 << row
        spans: list[tuple[tuple[str, bool], int, Range]] = []
        for number in sorted(range(len(rows)), key=lambda number: rows[number].bit_count()):
            those, what = rows[number], self.alike[number]
            parts, inside = list[Range](), 0
            for other, theirs, span in reversed(spans):
                if other == what and not theirs & ~those and not theirs & inside:
                    parts.append(span)
                    inside |= theirs
            parts += [taken[row].adds[number] or _NOBODY for row in _places(those & ~inside)]
            total = self._total(number, parts, those)
            if total is None:
                return False
            spans.append((what, those, total))
        return True

    def _total(self, number: int, parts: list[Range], rows: int) -> Range | None:
        """What the total may be, within what the way says of it; None where there is nothing."""
        between, (apart, together) = self.between[number], self.once[number]
        if len(parts) == 1:
            ((low, high),) = parts
        else:
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


_NOBODY = Range(0, 0)


def _places(bits: int) -> list[int]:
    return [place for place in range(bits.bit_length()) if bits >> place & 1]


def _bits(all_: Iterable[int], some: int) -> int:
    return sum([1 << place for place, ways in enumerate(all_) if ways & some])


@lru_cache(maxsize=4096)
def place_of(fact: str) -> tuple[int, str]:
    """The row whose fact it is, counted from 1, and its name there; 0 for one that rows share."""
    _, _, rest = fact.partition(".")
    row, _, name = rest.partition(".")
    return (int(row), name) if name else (0, "")
