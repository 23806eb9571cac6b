"""
Runs a determination over everything that may be: the heart of "unknown is never no".

A determination is plain Python.  When it asks about a fact that is not known, the run takes one answer and notes that
the other is still to be tried; it is run again until no answer is left untried.  Each run ends in a leaf: what the
function returned, and what it had asked on the way.  An answer narrows what is known for the rest of that run (a count
that reached 100,000 also reaches 10,000), so branches that contradict themselves are never entered.

``leaves_of`` gives all leaves.  A function that needs rows judged each on its own (the flows of
an exporter, the rows of an annex) calls ``Run.apart``, which explores the row inside the run: the forks of one row do
not multiply those of the next.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from hegui.deciding.domains import Domain, Options, Range, Value

T = TypeVar("T")
BUDGET = 4096  # runs of one exploration; a situation with more open branches is called undetermined

REMEMBERED = 32  # answers kept for a row of which the same is known, while what rows share differs


class BudgetSpent(Exception):
    """More branches than the budget allows: the answer is undetermined, never a hang."""


class Contradiction(Exception):
    """A branch in which facts cannot all be true: it is not one of the possibilities.  Its argument names a fact."""


class Asked(NamedTuple):
    """One question that a run asked, and the answer that it went on with.

    ``fact`` is the way to it (``flows.1.people_with_sensitive``), or the name of a total; ``test`` is ``is``,
    ``at-least`` or ``known``; ``by`` the number or provision it was asked under, empty for the fact's own.
    ``given`` is false where the fact was not known and the run tried this answer.
    """

    fact: str
    test: str
    against: Value | int
    answer: bool
    given: bool
    by: str = ""
    open: tuple[str, ...] = ()  # the facts behind a total that are not known
    behind: tuple[str, ...] = ()  # the facts that were added up
    span: Range | None = None  # what the total may be


@dataclass(frozen=True, slots=True)
class Total:
    """What a derived number is made of: the facts that were added up, and which of them are not known."""

    counted: tuple[str, ...]
    open: Callable[[], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """Where a run ended."""

    value: T
    asked: tuple[Asked, ...]
    narrowed: Mapping[str, Domain] = field(repr=False)  # what the run's own answers said of the facts

    @property
    def supposed(self) -> tuple[Asked, ...]:
        """The answers that the run tried because nobody gave them."""
        return tuple(asked for asked in self.asked if not asked.given)


class Run:
    """One run: answers questions from what is known, then from its script, and notes where it forked."""

    def __init__(
        self,
        base: Mapping[str, Domain],
        narrowed: dict[str, Domain],
        script: tuple[bool, ...],
        spent: Spent,
    ) -> None:
        self.base, self.narrowed, self.script, self.spent = base, narrowed, script, spent
        self.taken: list[bool] = []
        self.forks: list[tuple[bool, ...]] = []
        self.asked: list[Asked] = []

    def domain(self, fact: str, default: Domain) -> Domain:
        """What the fact may be, here in this run."""
        if self.spent.aside and _of_all(fact):
            self.spent.looked.add(fact)
        return self.narrowed.get(fact) or self.base.get(fact) or default

    def peek(self, fact: str, default: Domain) -> Domain:
        """What the fact may be, for a function that goes by it without asking."""
        if self.spent.aside:
            self.spent.peeked.add(fact)
        return self.domain(fact, default)

    def is_(self, fact: str, value: Value, default: Options) -> bool:
        """Does the fact have this value?"""
        domain = self.domain(fact, default)
        assert isinstance(domain, frozenset)
        if value not in domain or len(domain) == 1:
            return self._note(fact, "is", value, value in domain, True)
        answer = self._fork()
        self.narrowed[fact] = frozenset({value}) if answer else domain - {value}
        return self._note(fact, "is", value, answer, False)

    def within(self, fact: str, options: Options, default: Options) -> bool:
        """Is the fact's value one of these?"""
        domain = self.domain(fact, default)
        assert isinstance(domain, frozenset)
        inside = domain & options
        against = " ".join(sorted(str(option) for option in options))
        if not inside or inside == domain:
            return self._note(fact, "within", against, bool(inside), True)
        answer = self._fork()
        self.narrowed[fact] = inside if answer else domain - options
        return self._note(fact, "within", against, answer, False)

    def at_least(
        self, fact: str, number: int, default: Range, by: str = "", total: Total | None = None
    ) -> bool:
        """Does the count reach the number?  ``total``: what it is made of, where it is a total."""
        domain = self.domain(fact, default)
        assert isinstance(domain, Range)
        reached = domain.at_least(number)
        if reached is not None:
            return self._note(fact, "at-least", number, reached, True, by, total, domain)
        answer = self._fork()
        self._note(fact, "at-least", number, answer, False, by, total, domain)
        self.narrowed[fact] = domain.split(number, answer)
        return answer

    def apart(self, function: Callable[[Run], T], about: str) -> tuple[Possible[T], ...]:
        """What a row may turn out to be, judged on its own as this run knows it.  ``about``: its place, ``flows.1``."""
        here = {f: d for f, d in self.narrowed.items() if f.startswith(about + ".") or _of_all(f)}
        key = (about, getattr(function, "key", function), frozenset(here.items()))
        found = self.spent.rows.get(key)
        if found is None:
            found = self.spent.rows[key] = self._judged(function, about, here)
            self.spent.inside.update(dict.fromkeys(found.asked))
        possible: tuple[Possible[T], ...] = found.possible
        return possible

    def _judged(self, function: Callable[[Run], T], about: str, here: dict[str, Domain]) -> Row:
        """A row judged; remembered under what is known of it, with what it asked of the facts that rows share."""
        seen, row = self._remembered(function, about, here, self.base)
        if row is None and self.spent.less is not None:
            _, less = self._remembered(function, about, here, self.spent.less)
            row = self._narrowed(less, here) if less else None
        if row is not None:
            self.spent.note(row.used)
            self.spent.pay(row.runs)
            return row
        left, plain = self.spent.left, self.spent.plain
        self.spent.plain, self.spent.looked, self.spent.peeked, self.spent.aside = False, set(), set(), True
        leaves, used = self.spent.noting(lambda: tuple(leaves_of(function, self.base, here, self.spent)))
        self.spent.aside = False
        asked = tuple(dict.fromkeys(asked for leaf in leaves for asked in leaf.asked))
        shared = {fact: here.get(fact) or self.base.get(fact) for fact in sorted(self.spent.looked)}
        runs = left - self.spent.left
        row = Row(_possible(leaves), asked, shared, used, runs, leaves, frozenset(self.spent.peeked))
        if not self.spent.plain:
            seen[:] = [row, *seen[: REMEMBERED - 1]]
        self.spent.plain = self.spent.plain or plain
        return row

    def _remembered(
        self, function: Callable[[Run], T], about: str, here: dict[str, Domain], base: Mapping[str, Domain]
    ) -> tuple[list[Row], Row | None]:
        """The rows judged with as much known of this one, and that which knew the same of what rows share."""
        own = {f: d for f, d in [*base.items(), *here.items()] if f.startswith(about + ".")}
        key = (about, getattr(function, "key", function), frozenset(own.items()))
        seen = self.spent.memory.setdefault(key, [])
        for row in seen:
            if all((here.get(f) or base.get(f)) == domain for f, domain in row.shared.items()):
                return seen, row
        return seen, None

    def _narrowed(self, row: Row, here: dict[str, Domain]) -> Row | None:
        """The row when more is known: the ways that are still possible.  None where it must be judged anew."""
        less = self.spent.less or {}
        more = {f: d for f, d in self.base.items() if f not in here and less.get(f) != d}
        if row.peeked & set(more):
            return None
        kept = tuple(
            leaf for leaf in row.leaves if all(meets(leaf.narrowed.get(f), d) for f, d in more.items())
        )
        if len(kept) == len(row.leaves) and not any(isinstance(d, Range) for d in more.values()):
            return row
        leaves = tuple(Leaf(leaf.value, leaf.asked, _within(leaf.narrowed, more)) for leaf in kept)
        return Row(_possible(leaves), (), row.shared, row.used, len(kept), leaves, row.peeked)

    def _fork(self) -> bool:
        place = len(self.taken)
        if place < len(self.script):
            answer = self.script[place]
        else:
            answer = False
            self.forks.append((*self.taken, True))
        self.taken.append(answer)
        return answer

    def _note(
        self, fact: str, test: str, against: Value | int, answer: bool, given: bool,
        by: str = "", total: Total | None = None, span: Range | None = None,
    ) -> bool:  # fmt: skip
        if not self.spent.telling and not self.spent.aside:
            return answer
        if total is None:
            self.asked.append(Asked(fact, test, against, answer, given, by))
        else:
            open = () if given else total.open()
            self.asked.append(Asked(fact, test, against, answer, given, by, open, total.counted, span))
        return answer


@dataclass(frozen=True, slots=True)
class Possible(Generic[T]):
    """One thing that a row may turn out to be.

    ``ranges``: what its counts are then, where that is less than what was given; ``open``: the facts not known on the
    ways that lead there.
    """

    value: T
    ranges: Mapping[str, Range]
    open: tuple[str, ...]


def _possible(leaves: tuple[Leaf[T], ...]) -> tuple[Possible[T], ...]:
    """The leaves of a row by what they say; the counts of a way are the union of its leaves'."""
    by_value: dict[T, list[Leaf[T]]] = {}
    for leaf in leaves:
        by_value.setdefault(leaf.value, []).append(leaf)
    made = []
    for value, those in by_value.items():
        told = {fact for leaf in those for fact, domain in leaf.narrowed.items() if isinstance(domain, Range)}
        everywhere = [fact for fact in sorted(told) if all(fact in leaf.narrowed for leaf in those)]
        ranges = {fact: _union([leaf.narrowed[fact] for leaf in those]) for fact in everywhere}
        open = tuple(dict.fromkeys(asked.fact for leaf in those for asked in leaf.supposed))
        made.append(Possible(value, ranges, open))
    return tuple(made)


def _union(domains: list[Domain]) -> Range:
    ranges = [domain for domain in domains if isinstance(domain, Range)]
    return Range(min(r.low for r in ranges), max(r.high for r in ranges))


def meets(one: Domain | None, other: Domain) -> bool:
    """Can a fact be in both?"""
    if isinstance(one, Range) and isinstance(other, Range):
        return one.low <= other.high and other.low <= one.high
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return not one.isdisjoint(other)
    return True


def _within(narrowed: Mapping[str, Domain], more: Mapping[str, Domain]) -> dict[str, Domain]:
    """What is left of the counts when more is known."""
    made = dict(narrowed)
    for fact, domain in more.items():
        held = made.get(fact)
        if isinstance(held, Range) and isinstance(domain, Range):
            made[fact] = Range(max(held.low, domain.low), min(held.high, domain.high))
    return made


def _of_all(fact: str) -> bool:
    """Is it a fact that the rows share?  Not one of another row, nor a total."""
    return "." not in fact and not fact.startswith("=")


@dataclass(frozen=True, slots=True)
class Row:
    """What judging a row gave: what it may be, what was asked, of which shared facts, and the values of law used."""

    possible: tuple[Possible[Any], ...]
    asked: tuple[Asked, ...]
    shared: Mapping[str, Domain | None]
    used: tuple[str, ...]
    runs: int  # what it cost: remembered or not, it counts against the budget
    leaves: tuple[Leaf[Any], ...]
    peeked: frozenset[str]  # the facts that were looked at without asking


@dataclass(slots=True)
class Spent:
    """How many runs are left, the rows that were judged already in this exploration, and what was asked about them.

    ``memory`` outlives the exploration: rows by what is known of them.  ``used`` is where the book of law notes what it
    was asked; ``plain`` is set by a function that reads facts which decide nothing, and keeps a row out of the memory.
    """

    left: int
    memory: dict[Any, list[Row]] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    rows: dict[Any, Row] = field(default_factory=dict)
    inside: dict[Asked, None] = field(default_factory=dict)
    plain: bool = False
    clashed: dict[str, None] = field(default_factory=dict)  # the facts that made a branch impossible
    looked: set[str] = field(default_factory=set)  # the shared facts that the row now judged looked at
    peeked: set[str] = field(
        default_factory=set
    )  # the facts that the row now judged looked at without asking
    aside: bool = False  # a row is being judged
    sums: dict[Any, Any] = field(default_factory=dict)  # totals that were added up in this exploration
    less: Mapping[str, Domain] | None = (
        None  # what was known when the rows were judged before, of which more is known now
    )
    telling: bool = True  # False: only the outcomes are wanted, not what is behind them

    def pay(self, runs: int) -> None:
        """Count runs against the budget; BudgetSpent when there are none left."""
        if self.left < runs:
            raise BudgetSpent
        self.left -= runs

    def note(self, used: tuple[str, ...]) -> None:
        self.used.update(dict.fromkeys(used))

    def noting(self, doing: Callable[[], T]) -> tuple[T, tuple[str, ...]]:
        """Do it, and tell what of the law it used; that stays noted for the whole too."""
        before = dict(self.used)
        self.used.clear()
        try:
            return doing(), tuple(self.used)
        finally:
            inside = dict(self.used)
            self.used.clear()
            self.used.update(before | inside)


def leaves_of(
    function: Callable[[Run], T],
    base: Mapping[str, Domain],
    narrowed: Mapping[str, Domain],
    spent: Spent,
    *,
    deeply: int | None = None,
) -> Iterator[Leaf[T]]:
    """Every way the function can end, the way of "no" first.  Raises BudgetSpent when there are too many.

    ``deeply``: after so many ways those that part early come first, for who only wants to see how different they are.
    """
    scripts: deque[tuple[bool, ...]] = deque([()])
    ended = 0
    while scripts:
        spent.pay(1)
        wide = deeply is not None and ended >= deeply
        run = Run(base, dict(narrowed), scripts.popleft() if wide else scripts.pop(), spent)
        try:
            value = function(run)
        except Contradiction as clash:
            spent.clashed.update(dict.fromkeys(clash.args))
            scripts += run.forks
            continue
        scripts += run.forks  # the deepest fork is tried next
        ended += 1
        yield Leaf(value, tuple(run.asked), run.narrowed)
