"""
What a determination's function gets when it reads a fact: something to ask, which may not be known.

Inside the function ``flow.important_data`` is a plain bool and ``flow.people >= 100_000`` a plain comparison: where the
fact is not known, the function is led through both answers, one after the other.  A choice is compared with its answers,
a list is walked or judged row by row.  How facts are declared is in declaring.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from hegui.deciding.criteria import Criterion, Highest
from hegui.deciding.domains import YES_OR_NO, Options, Range
from hegui.deciding.exploring import Run
from hegui.deciding.questions import AtLeast, Is, MayBe, Question, Reads, State, Within, given
from hegui.deciding.rows import Adding
from hegui.deciding.together import HowMany, IsAny, Judge, OfRows, Reaches, how_many
from hegui.errors import PluginError
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.deciding.declaring import Fact, Facts

T = TypeVar("T")
F = TypeVar("F", bound="Facts")


def asked_for(facts: Facts, fact: Fact) -> Any:
    """What the function gets for a fact that the outcome may depend on."""
    where, run = facts.place(fact.name), facts._run
    if fact.kind == "yes-no":
        return run.ask(Is, where, True, YES_OR_NO)
    if fact.kind == "choice":
        return Chosen(run, where, cast("Options", fact.domain))
    domain = cast("Range", fact.domain)
    return Count(run, lambda number, by: (AtLeast, where, number, domain, by))


def read_without_asking(facts: Facts, fact: Fact) -> Any:
    """A fact as it was given: a day or a moment as such, the rest as it is; None where nobody said."""
    where = facts.place(fact.name)
    if facts._run is not None:
        facts._run.ask(Reads, (where,))
    value = given(facts._situation, where)
    if value is None:
        facts.missed[where] = None
        return None
    if fact.kind == "day":
        return date.fromisoformat(value)
    return datetime.fromisoformat(value) if fact.kind == "moment" else value


class Count:
    """A number that may not be known: compare it, or take it as true where it is not zero."""

    __slots__ = ("question", "run")

    def __init__(
        self, run: Run, question: Callable[[int, str], tuple[Callable[..., Question], *tuple[Any, ...]]]
    ) -> None:
        self.run, self.question = run, question

    def reaches(self, number: int, by: str = "") -> bool:
        """Is it ``number`` or more?  ``by``: the number of the law it is compared with."""
        reached: bool = self.run.ask(*self.question(number, by))
        return reached

    def meets(self, compare: str, value: float, by: str = "") -> bool:
        """``self COMPARE value``, as the shelf words it."""
        whole = int(value)
        if compare == ">=":
            return self.reaches(whole, by)
        if compare == ">":
            return self.reaches(whole + 1, by)
        if compare == "<":
            return not self.reaches(whole, by)
        if compare == "<=":
            return not self.reaches(whole + 1, by)
        return self.reaches(whole, by) and not self.reaches(whole + 1, by)

    def __ge__(self, other: int | date) -> bool:
        return self.reaches(_whole(other))

    def __gt__(self, other: int | date) -> bool:
        return self.reaches(_whole(other) + 1)

    def __lt__(self, other: int | date) -> bool:
        return not self.reaches(_whole(other))

    def __le__(self, other: int | date) -> bool:
        return not self.reaches(_whole(other) + 1)

    def __bool__(self) -> bool:
        return self.reaches(1)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, int | date):
            return NotImplemented
        return self.reaches(_whole(other)) and not self.reaches(_whole(other) + 1)

    __hash__ = None  # type: ignore[assignment]  # a number that is not known has no place in a set


def _whole(value: int | date) -> int:
    return value.toordinal() if isinstance(value, date) else value


class Chosen:
    """An answer of a choice that may not be known: compare it with the answers, or settle it."""

    __slots__ = ("default", "run", "where")

    def __init__(self, run: Run, where: str, default: Options) -> None:
        self.run, self.where, self.default = run, where, default

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, str):
            return NotImplemented
        if other not in self.default:
            raise PluginError(
                Text(f"事实 {self.where} 没有选项 {other}", f"the fact {self.where} has no option {other}"),
                Text("在声明里加上该选项。", "Add the option to its declaration."),
            )
        answer: bool = self.run.ask(Is, self.where, other, self.default)
        return answer

    __hash__ = None  # type: ignore[assignment]  # an answer that is not known has no place in a dict

    def one_of(self, options: Iterable[str]) -> bool:
        """Is it one of these answers?"""
        answer: bool = self.run.ask(Within, self.where, frozenset(options), self.default)
        return answer

    def may_be(self, option: str) -> bool:
        """Is this answer still possible?  Supposes nothing."""
        possible: bool = self.run.ask(MayBe, self.where, option, self.default)
        return possible

    def settled(self) -> str:
        """The answer itself: each that is possible is tried."""
        options = [option for option in sorted(map(str, self.default)) if self.may_be(option)]
        return next((option for option in options[:-1] if self == option), options[-1])


class Rows(Generic[F]):
    """A list of things: walk it, or judge each thing on its own.

    While nobody has described any, it holds one thing of which nothing is known.
    """

    def __init__(self, facts: Facts, fact: Fact) -> None:
        self.facts, self.fact = facts, fact
        assert fact.rows is not None
        self.kind = cast("type[F]", fact.rows)
        self.where = facts.place(fact.name)

    def __len__(self) -> int:
        if self.facts._run is None:
            return how_many(self.facts._situation, self.where)
        number: int = self.facts._run.ask(HowMany, self.where)
        return number

    def __iter__(self) -> Iterator[F]:
        return (self[place] for place in range(1, len(self) + 1))

    def __getitem__(self, place: int) -> F:
        """The thing at this place, counted from 1."""
        return self.kind(self.facts._run, self.facts._situation, f"{self.where}.{place}")

    def judged(self, judge: Callable[..., T], *others: Any) -> Judged[F, T]:
        """Judge each thing on its own with ``judge(thing, *others)``: the forks of one do not multiply the next's.

        ``others``: what the function needs besides; it should have settled what the things share, such as who we are.
        """
        kind, where = self.kind, self.where

        def of_row(state: State, place: int) -> Callable[[Run], T]:
            def alone(run: Run) -> T:
                return judge(kind(run, run.plain, f"{where}.{place}"), *_moved(others, run))

            return alone

        run = self.facts._run
        run.ask(Judge, where, (judge.__qualname__, _named(others)), of_row)
        run.judged += 1
        return Judged(self, run.judged - 1)


def highest(
    facts: F, criteria: Sequence[Criterion], judge: Callable[..., int], others: Sequence[tuple[Any, ...]]
) -> None:
    """Ask how high the criteria go, each judged on its own by ``judge(facts, *others[which], least)``."""
    kind, place = type(facts), facts._about

    def of(which: int, least: int) -> Callable[[Run], int]:
        def alone(run: Run) -> int:
            return judge(kind(run, run.plain, place), *_moved(others[which], run), least)

        return alone

    facts._run.ask(Highest, judge.__qualname__, criteria, of)


def _moved(others: tuple[Any, ...], run: Run) -> list[Any]:
    """The same things for another run: facts that it asks, and its own book of law."""
    law = run.spent.law
    moved = []
    for other in others:
        if hasattr(other, "_run"):
            moved.append(type(other)(run, run.plain, other._about))
        else:
            moved.append(law if type(other) is type(law) else other)
    return moved


def _named(others: tuple[Any, ...]) -> tuple[Any, ...]:
    """What tells one call of a judge from another."""
    return tuple(other for other in others if isinstance(other, str | int | bool))


@dataclass(frozen=True, slots=True)
class Judged(Generic[F, T]):
    """Rows that were judged, with all that each may turn out to be.  ``which``: the how-manieth rows of this run."""

    rows: Rows[F]
    which: int

    @property
    def run(self) -> Run:
        return self.rows.facts._run

    def any(self, holds: Callable[[T], bool], name: str) -> bool:
        """Is there one of which it holds?  ``name`` tells this question from others of the function."""
        found: bool = self.run.ask(IsAny, self.which, holds, name)
        return found

    def ends(self, outcome: str, by: Callable[[T], str]) -> OfRows:
        """The outcome on the grounds of the rows: ``by(row)`` is the provision of each, or empty where it has none."""
        return OfRows(outcome, self.which, by)

    def count(self, holds: Callable[[T], bool], name: str) -> Count:
        """Of how many it holds."""
        what = Adding(name, "", Range(0), holds)
        return Count(self.run, lambda number, by: (Reaches, self.which, what, True, number, by))

    def total(
        self, fact: str, holds: Callable[[T], bool], name: str, *, once: Chosen | None = None, told: str = ""
    ) -> Count:  # fmt: skip
        """The people of those of which it holds, each counted once.

        ``once`` says whether the same people are in several: ``none`` adds up, ``all`` takes the largest; while it is not
        known there is a range from the largest to the sum.  ``told``: the fact that gives the total itself.
        """
        default = cast("Range", self.rows.kind.fields[fact].domain)
        shared = (once.where, once.default) if once is not None else ("", frozenset())
        what = Adding(name, fact, default, holds, *shared, told)
        return Count(self.run, lambda number, by: (Reaches, self.which, what, False, number, by))
