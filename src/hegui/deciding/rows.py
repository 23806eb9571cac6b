"""
Rows judged each on its own: the flows of an exporter, the items of a data set, the criteria of an annex.

A row is a small function of its own facts.  All that it may turn out to be is found once (``judged_row``), so that the
forks of one row do not multiply those of the next; ``Together`` holds the rows of a situation with what is left of
each, and adds up and counts over them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Any, Generic, NamedTuple, TypeVar

from hegui.deciding.domains import Domain, Range
from hegui.deciding.exploring import Contradiction, Leaf, Run, Spent, Tree, each_once, leaves_of
from hegui.deciding.questions import Asked, State

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Possible(Generic[T]):
    """One thing that a row may turn out to be.

    ``limits``: between which numbers its counts are then, besides what is known of them; ``open``: the facts not known
    on the ways that lead there; ``shared``: what all these ways suppose of facts that rows share, None where they
    differ in that or in the limits.
    """

    value: T
    limits: Mapping[str, Range]
    open: tuple[str, ...]
    shared: Mapping[str, Domain] | None


class Ending(NamedTuple):
    """One way in which a row may end, and what it supposes of the facts.

    ``yes`` and ``no`` are the yes-no facts among them as bits, so that two endings are quickly seen to be at odds;
    ``others`` are all but the row's own yes-no facts.  ``left``: what is left of the facts then, with what was known.
    """

    value: Any
    supposed: Mapping[str, Domain]
    others: Mapping[str, Domain]
    yes: int
    no: int
    left: Mapping[str, Domain]


class Row(Generic[T]):
    """What judging a row gave: all that it may be, the ways that lead there, what was asked, what of the law was used.

    ``ways`` is what it cost: remembered or not, it counts against the budget.  What is found of it later is kept too;
    its possibilities are told as bits.
    """

    __slots__ = (
        "_bits",
        "_limits",
        "_open",
        "_outlook",
        "asked",
        "endings",
        "facts",
        "kinds",
        "possible",
        "used",
        "ways",
    )

    def __init__(
        self, possible: tuple[Possible[T], ...], endings: tuple[Ending, ...], asked: tuple[Asked, ...],
        used: Mapping[str, None], ways: int, facts: tuple[str, ...],
    ) -> None:  # fmt: skip
        self.possible, self.endings, self.asked, self.used, self.ways = possible, endings, asked, used, ways
        self.facts = facts  # that were read, in order
        self.kinds: dict[Any, Any] = {}  # for kinds.py
        self._outlook: tuple[frozenset[T], Mapping[str, None]] | None = None
        self._bits: dict[Holds, int] = {}
        self._open: dict[int, dict[str, None]] = {}
        self._limits: dict[tuple[int, str], Range] = {}

    @property
    def outlook(self) -> tuple[frozenset[T], Mapping[str, None]]:
        """All that it may be, and the facts not known on the ways there."""
        if self._outlook is None:
            values = frozenset([possible.value for possible in self.possible])
            self._outlook = values, self.open((1 << len(self.possible)) - 1)
        return self._outlook

    def bits(self, holds: Holds) -> int:
        """Of what it may be, that of which it holds."""
        found = self._bits.get(holds)
        if found is None:
            found = self._bits[holds] = sum(1 << n for n, p in enumerate(self.possible) if holds(p.value))
        return found

    def values(self, left: int) -> list[T]:
        return [possible.value for n, possible in enumerate(self.possible) if left >> n & 1]

    def open(self, left: int) -> Mapping[str, None]:
        """The facts not known on the ways to what is left."""
        found = self._open.get(left)
        if found is None:
            found = self._open[left] = dict.fromkeys(
                fact for n, possible in enumerate(self.possible) if left >> n & 1 for fact in possible.open
            )
        return found

    def limit(self, left: int, where: str) -> Range:
        """Between which numbers a count of it is, besides what is known of it, while only this is left."""
        found = self._limits.get((left, where))
        if found is None:
            limits = [p.limits.get(where) for n, p in enumerate(self.possible) if left >> n & 1]
            low = min([limit.low if limit else 0 for limit in limits])
            found = self._limits[left, where] = Range(
                low, max([limit.high if limit else inf for limit in limits])
            )
        return found


def judged_row(state: State, about: str, key: Any, function: Callable[[Run], T]) -> Row[T]:
    """The row at this place (``flows.1``) as this way knows it.  ``key`` tells the function from others.

    Of a count only matters between which of the numbers it lies that the function compares it with; a row of which as
    much is known as of an earlier one is the same row.
    """
    spent = state.spent
    tree = spent.tree(("row", about, key))

    def known(fact: str) -> Any:
        domain = state.narrowed.get(fact) or state.base.get(fact)
        if type(domain) is Range:
            edges = tree.facts[fact]
            return bisect_right(edges, domain.low), bisect_right(edges, domain.high)
        return domain

    row: Row[T] | None = tree.seen.find(known) if tree.simple else None
    if row is None:
        row = _judged(state, about, function, tree)
        if tree.simple:
            tree.seen.keep([(fact, known(fact)) for fact in row.facts], row)
    spent.take(row)
    return row


def _judged(state: State, about: str, function: Callable[[Run], T], tree: Tree) -> Row[T]:
    within = about + "."
    here = {
        f: d
        for f, d in state.narrowed.items()
        if f.startswith(within) or ("." not in f and not f.startswith("="))
    }
    spent = Spent(state.spent.left, state.spent.law, state.spent.trees)
    leaves = tuple(leaves_of(function, tree, State(state.base, state.plain, here, spent)))
    asked = tuple(
        dict.fromkeys(
            [*(a for leaf in leaves for a in leaf.asked), *(a for row in spent.inside for a in row.asked)]
        )
    )
    ways = state.spent.left - spent.left
    endings = tuple([_ending(leaf, state, within) for leaf in leaves])
    facts = dict.fromkeys(fact for link in each_once(leaves) for fact in link.node.question.facts)
    return Row(_possible(leaves, endings, within), endings, asked, dict(spent.noted), ways, tuple(facts))


_bits: dict[str, int] = {}  # a bit for each yes-no fact, by its place


def bit_of(fact: str) -> int:
    """The bit of a yes-no fact; 0 where no ending supposed anything of it yet."""
    return _bits.get(fact, 0)


def _ending(leaf: Leaf[Any], state: State, within: str) -> Ending:
    """What the row's own way supposes; what was known before is not its own."""
    yes = no = 0
    own = {fact: domain for fact, domain in leaf.narrowed.items() if domain != state.narrowed.get(fact)}
    supposed, others = {}, {}
    for fact, domain in own.items():
        limit = supposed[fact] = _limit(domain, state.domain(fact, domain))
        if domain == YES:
            yes |= _bits.setdefault(fact, 1 << len(_bits))
        elif domain == NO:
            no |= _bits.setdefault(fact, 1 << len(_bits))
        elif fact.startswith(within):
            others[fact] = limit
        if not fact.startswith(within):
            others[fact] = limit
    return Ending(leaf.value, supposed, others, yes, no, own)


YES: Domain = frozenset({True})
NO: Domain = frozenset({False})


def _limit(narrowed: Domain, known: Domain) -> Domain:
    """What the way itself supposes of a count: without the ends that it had before."""
    if not isinstance(narrowed, Range) or not isinstance(known, Range):
        return narrowed
    low = narrowed.low if narrowed.low > known.low else 0
    return Range(low, narrowed.high if narrowed.high < known.high else inf)


def _possible(
    leaves: tuple[Leaf[T], ...], endings: tuple[Ending, ...], within: str
) -> tuple[Possible[T], ...]:
    """The ways of a row by what they say; the limits of one are the union of its ways'."""
    by_value: dict[T, list[tuple[Leaf[T], Ending]]] = {}
    for leaf, ending in zip(leaves, endings, strict=True):
        by_value.setdefault(leaf.value, []).append((leaf, ending))
    made = []
    for value, those in by_value.items():
        first, *others = (ending.supposed for _, ending in those)
        limits = {
            fact: _union([domain, *(other[fact] for other in others)])
            for fact, domain in first.items()
            if isinstance(domain, Range) and all(fact in other for other in others)
        }
        open = dict.fromkeys(asked.fact for leaf, _ in those for asked in leaf.asked if not asked.given)
        made.append(Possible(value, limits, tuple(open), _alike([first, *others], within)))
    return tuple(made)


def _alike(ways: list[Mapping[str, Domain]], within: str) -> Mapping[str, Domain] | None:
    """What the ways suppose of facts that rows share; None where they differ in that or in their counts."""
    telling = [
        {f: d for f, d in way.items() if not f.startswith(within) or isinstance(d, Range)} for way in ways
    ]
    if any(way != telling[0] for way in telling[1:]):
        return None
    return {f: d for f, d in telling[0].items() if not f.startswith(within)}


def _union(domains: Iterable[Domain]) -> Range:
    ranges = [domain for domain in domains if isinstance(domain, Range)]
    return Range(min(r.low for r in ranges), max(r.high for r in ranges))


Holds = Callable[[Any], bool]


class Judging(Generic[T]):
    """Rows that were judged together, and what was found of them on the ways that go on from there.

    What a row may be is kept as bits, one for each of its possibilities.
    """

    __slots__ = ("facts", "holding", "rows", "sums", "where")

    def __init__(self, where: str, rows: tuple[Row[T], ...]) -> None:
        self.where, self.rows = where, rows
        self.facts = frozenset(fact for row in rows for fact in row.facts)
        self.holding: dict[Holds, tuple[int, ...]] = {}
        self.sums: dict[Any, Sum] = {}  # what was added up already

    def bits(self, holds: Holds) -> tuple[int, ...]:
        """Of which possibilities of each row it holds."""
        found = self.holding.get(holds)
        if found is None:
            found = self.holding[holds] = tuple([row.bits(holds) for row in self.rows])
        return found

    def all(self) -> Together[T]:
        """The rows while nothing of them is ruled out yet."""
        return Together(self, tuple([(1 << len(row.possible)) - 1 for row in self.rows]))


@dataclass(frozen=True, slots=True)
class Together(Generic[T]):
    """The rows of a situation on one way: what is left of each, and of which some row is known to be one."""

    judging: Judging[T]
    left: tuple[int, ...]
    wanted: tuple[Holds, ...] = ()

    @property
    def where(self) -> str:
        return self.judging.where

    @property
    def rows(self) -> tuple[Row[T], ...]:
        return self.judging.rows

    def how_many(self, holds: Holds) -> Range:
        """Of how many it may hold."""
        must = may = 0
        for left, bits in zip(self.left, self.judging.bits(holds), strict=True):
            must += not left & ~bits
            may += bool(left & bits)
        return Range(must, may)

    def is_any(self, holds: Holds) -> Range:
        """Is there one of which it holds?  From 0 to 1 while nobody knows."""
        some = must = False
        holding = self.judging.bits(holds)
        for left, bits in zip(self.left, holding, strict=True):
            some = some or bool(left & bits)
            must = must or not left & ~bits
        if not some:
            return _NO
        if not must and self.wanted:
            must = not all(
                any(
                    left & ~bits & able
                    for left, bits, able in zip(self.left, holding, self.judging.bits(w), strict=True)
                )
                for w in self.wanted
            )
        return _YES if must else _MAYBE

    def with_none(self, holds: Holds) -> Together[T]:
        """What is left after "there is none"."""
        left = tuple([left & ~bits for left, bits in zip(self.left, self.judging.bits(holds), strict=True)])
        return self if left == self.left else Together(self.judging, left, self.wanted)

    def with_some(self, holds: Holds) -> Together[T]:
        """What is left after "there is one": where one row alone can still be it, it is."""
        left, wanted = list(self.left), (*self.wanted, holds)
        for each in wanted:
            bits = self.judging.bits(each)
            able = [place for place, row in enumerate(left) if row & bits[place]]
            if len(able) == 1:
                left[able[0]] &= bits[able[0]]
        return Together(self.judging, tuple(left), wanted)

    def values(self) -> tuple[T, ...]:
        """All that some row may turn out to be, each once, in order."""
        return tuple(
            dict.fromkeys(
                value for row, left in zip(self.rows, self.left, strict=True) for value in row.values(left)
            )
        )

    def wavering(self, holds: Holds) -> tuple[str, ...]:
        """The facts not known for which it is open whether it holds of a row."""
        found: dict[str, None] = {}
        for row, left, bits in zip(self.rows, self.left, self.judging.bits(holds), strict=True):
            if left & bits and left & ~bits:
                found.update(row.open(left))
        return tuple(found)


_NO, _YES, _MAYBE = Range(0, 0), Range(1, 1), Range(0, 1)


class Adding(NamedTuple):
    """A total over rows: what is added up, of which rows, and whether the same people are in several of them.

    ``once`` is the choice that says so: ``none`` adds up, ``all`` takes the largest.  ``told``: the fact that gives the
    total itself.
    """

    name: str
    fact: str
    default: Range
    holds: Holds
    once: str = ""
    ways: Domain = frozenset()
    told: str = ""

    @property
    def key(self) -> str:
        """Under which a way keeps what it says of the total."""
        return f"={self.name}"


class Sum(NamedTuple):
    """What a total may be, which facts were added up, and which of them are not known."""

    span: Range
    behind: tuple[str, ...]
    vague: tuple[str, ...]


def sum_of(rows: Together[Any], what: Adding, state: State) -> Sum:
    """The people of those of which it holds, each counted once.

    While it is not known whether people are in several rows there is a range from the largest row to the sum.
    """
    once: Any = state.domain(what.once, what.ways) if what.once else ("none",)
    apart, together = "none" in once, "all" in once
    key = (what.name, apart, together, rows.left)
    made = rows.judging.sums.get(key)
    if made is None:
        made = rows.judging.sums[key] = _added(rows, what, state, apart, together)
    if not what.told or not made.behind:
        return made
    span = _met(made.span, state.domain(what.told, made.span), what.told)
    vague = [what.told] * (len(made.behind) > 1 and not span.known)
    return Sum(span, (*made.behind, what.told), (*made.vague, *vague))


def _added(rows: Together[Any], what: Adding, state: State, apart: bool, together: bool) -> Sum:
    lows, highs, vague, behind = [], [], [], []
    for place, (row, left, bits) in enumerate(
        zip(rows.rows, rows.left, rows.judging.bits(what.holds), strict=True), start=1
    ):
        counted = left & bits
        if not counted:
            continue
        where = f"{rows.where}.{place}.{what.fact}"
        known = state.domain(where, what.default)
        assert isinstance(known, Range)
        limit = row.limit(counted, where)
        low, high = max(limit.low, known.low), min(limit.high, known.high)
        behind.append(where)
        highs.append(high)
        lows.append(low if counted == left else 0)
        if low != high:
            vague.append(where)
    if not highs:
        return Sum(Range(0, 0), (), ())
    several = len(highs) > 1
    low = (max if together and several else sum)(lows)
    high = (sum if apart or not several else max)(highs)
    span = Range(low, high)
    if what.once and several:
        behind.append(what.once)
        vague += [what.once] * (apart and together)
    return Sum(span, tuple(behind), tuple(vague))


def _met(span: Range, told: Domain, fact: str) -> Range:
    """What is left of a total when the total itself was given; it must be one that the rows can add up to."""
    assert isinstance(told, Range)
    low, high = max(told.low, span.low), min(told.high, span.high)
    if low > high:
        raise Contradiction(fact)
    return Range(low, high)
