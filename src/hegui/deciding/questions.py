"""
What a determination may ask about one fact, and what one way through it knows.

A question answers itself from what is known; where both answers are possible it says None, and takes each in turn.
Questions about several rows together are in together.py.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from hegui.deciding.domains import Domain, Options, Range, Value

if TYPE_CHECKING:
    from hegui.deciding.exploring import Spent
    from hegui.deciding.rows import Together


class Asked(NamedTuple):
    """One question that a way asked, and the answer that it went on with.

    ``fact`` is the place of it (``flows.1.people_with_sensitive``), or the name of a total; ``test`` is ``is``,
    ``within`` or ``at-least``; ``by`` the number or provision it was asked under, empty for the fact's own.  ``given``
    is false where the fact was not known and the way tried this answer.
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


class State:
    """What one way knows: what was given, what its own answers say of the facts, and the rows it has judged."""

    __slots__ = ("base", "judged", "narrowed", "plain", "reached", "spent", "summed", "supposes")

    def __init__(
        self, base: Mapping[str, Domain], plain: Mapping[str, Any], narrowed: dict[str, Domain], spent: Spent
    ) -> None:
        self.base, self.plain, self.narrowed, self.spent = base, plain, narrowed, spent
        self.judged: tuple[Together[Any], ...] = ()
        self.reached: Any = None  # of criteria.py: what the criteria reached
        self.summed: Any = None  # of together.py: what was added up last
        self.supposes = False  # has it tried an answer that nobody gave?

    def copy(self) -> State:
        made = State(self.base, self.plain, dict(self.narrowed), self.spent)
        made.judged, made.reached, made.summed = self.judged, self.reached, self.summed
        made.supposes = self.supposes
        return made

    def domain(self, fact: str, default: Domain) -> Domain:
        """What the fact may be, here on this way."""
        return self.narrowed.get(fact) or self.base.get(fact) or default


class Question(Protocol):
    """One question.  ``looks``: it looks at rows; what it saw of them is kept for telling of it.

    ``lasts``: what follows its answer is the same for every situation; ``simple``: its answer goes by what is known of
    single facts; ``fluid``: the facts of which it does not suppose an answer but tells what is possible (``*``: any), so
    that knowing more may lead elsewhere.
    """

    @property
    def lasts(self) -> bool: ...

    @property
    def fluid(self) -> tuple[str, ...]: ...

    @property
    def simple(self) -> bool: ...

    @property
    def looks(self) -> bool: ...

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it looks at."""

    @property
    def edges(self) -> tuple[int, ...]:
        """The numbers it compares them with."""

    def answer(self, state: State) -> Hashable | None:
        """The answer, as far as it is known; None while it may be yes or no."""

    def seen(self, state: State) -> Any:
        """What it sees of the rows, before its answer is taken."""

    def told(self, seen: Any, answer: Any, given: bool) -> tuple[Asked, ...]:
        """The steps to tell of it; none where it asks nothing."""

    def take(self, state: State, answer: Any, given: bool) -> None:
        """Go on with this answer."""


class OfSeveral:
    """What is alike in questions about several rows or criteria: their answer goes by more than single facts."""

    __slots__ = ()
    lasts = True
    simple = False
    looks = False
    fluid = ()
    facts = ()
    edges = ()


@dataclass(slots=True)
class _OfOneFact:
    fact: str
    lasts = True
    simple = True
    looks = False
    _told: dict[tuple[bool, bool], tuple[Asked, ...]] = field(default_factory=dict, init=False)

    @property
    def fluid(self) -> tuple[str, ...]:
        return ()

    @property
    def facts(self) -> tuple[str, ...]:
        return (self.fact,)

    @property
    def edges(self) -> tuple[int, ...]:
        return ()

    def seen(self, state: State) -> None:
        return None


@dataclass(slots=True)
class Is(_OfOneFact):
    """Does the fact have this value?"""

    value: Value
    default: Options

    def answer(self, state: State) -> bool | None:
        domain: Any = state.narrowed.get(self.fact) or state.base.get(self.fact) or self.default
        if self.value not in domain:
            return False
        return True if len(domain) == 1 else None

    def told(self, seen: Any, answer: bool, given: bool) -> tuple[Asked, ...]:
        made = self._told.get((answer, given))
        if made is None:
            made = self._told[answer, given] = (Asked(self.fact, "is", self.value, answer, given),)
        return made

    def take(self, state: State, answer: bool, given: bool) -> None:
        if not given:
            domain = state.domain(self.fact, self.default)
            assert isinstance(domain, frozenset)
            state.narrowed[self.fact] = frozenset({self.value}) if answer else domain - {self.value}


@dataclass(slots=True)
class Within(_OfOneFact):
    """Is the fact's value one of these?"""

    options: Options
    default: Options

    def answer(self, state: State) -> bool | None:
        domain = state.domain(self.fact, self.default)
        assert isinstance(domain, frozenset)
        inside = domain & self.options
        return bool(inside) if not inside or inside == domain else None

    def told(self, seen: Any, answer: bool, given: bool) -> tuple[Asked, ...]:
        made = self._told.get((answer, given))
        if made is None:
            against = " ".join(sorted(map(str, self.options)))
            made = self._told[answer, given] = (Asked(self.fact, "within", against, answer, given),)
        return made

    def take(self, state: State, answer: bool, given: bool) -> None:
        if not given:
            domain = state.domain(self.fact, self.default)
            assert isinstance(domain, frozenset)
            state.narrowed[self.fact] = domain & self.options if answer else domain - self.options


@dataclass(slots=True)
class AtLeast(_OfOneFact):
    """Does the count, or the day, reach the number?"""

    number: int
    default: Range
    by: str = ""

    @property
    def edges(self) -> tuple[int, ...]:
        return (self.number,)

    def answer(self, state: State) -> bool | None:
        domain: Any = state.narrowed.get(self.fact) or state.base.get(self.fact) or self.default
        if domain.low >= self.number:
            return True
        return False if domain.high < self.number else None

    def told(self, seen: Any, answer: bool, given: bool) -> tuple[Asked, ...]:
        made = self._told.get((answer, given))
        if made is None:
            asked = Asked(self.fact, "at-least", self.number, answer, given, self.by)
            made = self._told[answer, given] = (asked,)
        return made

    def take(self, state: State, answer: bool, given: bool) -> None:
        if not given:
            domain = state.domain(self.fact, self.default)
            assert isinstance(domain, Range)
            state.narrowed[self.fact] = domain.split(self.number, answer)


@dataclass(slots=True)
class MayBe(_OfOneFact):
    """Is this answer still possible?  It supposes nothing and is no step."""

    option: Value
    default: Options

    @property
    def fluid(self) -> tuple[str, ...]:
        return (self.fact,)

    def answer(self, state: State) -> bool:
        domain = state.domain(self.fact, self.default)
        return isinstance(domain, frozenset) and self.option in domain

    def told(self, seen: Any, answer: bool, given: bool) -> tuple[Asked, ...]:
        return ()

    def take(self, state: State, answer: bool, given: bool) -> None:
        return None


@dataclass(slots=True)
class Reads:
    """What was given for facts that decide nothing: what follows is this situation's own."""

    facts: tuple[str, ...]
    lasts = False
    fluid = ()
    simple = False
    looks = False
    edges = ()

    def answer(self, state: State) -> tuple[Any, ...]:
        return tuple(given(state.plain, fact) for fact in self.facts)

    def seen(self, state: State) -> None:
        return None

    def told(self, seen: Any, answer: Any, given: bool) -> tuple[Asked, ...]:
        return ()

    def take(self, state: State, answer: Any, given: bool) -> None:
        return None


def given(situation: Mapping[str, Any], where: str) -> Any:
    """What a situation says of the fact at this place, as it was given; None where it says nothing."""
    if "." not in where:
        return situation.get(where)
    here: Any = situation
    for step in where.split("."):
        if isinstance(here, Mapping):
            here = here.get(step)
        elif isinstance(here, list):
            here = here[int(step) - 1] if int(step) <= len(here) else None
    return here
