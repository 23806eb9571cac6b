"""
How a determination declares its facts.

A class of facts lists them in the order of the articles::

    class Flow(Facts):
        \"\"\"One stream of data to one kind of recipient.\"\"\"

        important_data: bool = yes_no(
            Text("有关部门或地区是否告知、公布其为重要数据", "Has an authority told you, or published, that these are important data"),
            such=Text("主管部门来函告知某批测绘数据是重要数据", "the authority wrote that a set of survey data is"),
            by="cbdt.assessment-important-data", example=False,
        )
        people: Count = count(Text("...", "..."), by="expguide3.count-people", example=52_000)

``such`` is a case from practice that makes the answer yes (or one option), where it helps also one that does not;
``example`` is a value of the right form, for files.

From this one declaration come the questions on the terminal, the JSON Schema, what bad input is told, the columns of a
table and the page in docs/determinations.md.  What a function gets when it reads one of them is in asking.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Self, TypeVar, cast

from hegui.deciding.asking import Chosen, Count, Rows, asked_for, highest, read_without_asking
from hegui.deciding.criteria import Criterion, OfCriteria
from hegui.deciding.domains import YES_OR_NO, Domain, Range
from hegui.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from hegui.deciding.exploring import Run

Kind = Literal["yes-no", "count", "choice", "day", "moment", "text", "rows"]
LONGEST = 200  # characters of a text fact
MOST = 10**12  # of a count
NOTHING = Text("", "")


class Facts:
    """What a question may be told.  ``fields`` are its facts in order; ``excludes`` pairs that cannot both hold."""

    fields: ClassVar[dict[str, Fact]] = {}
    excludes: ClassVar[tuple[Exclusive, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.fields = {name: f for name, f in vars(cls).items() if isinstance(f, Fact)}

    def __init__(self, run: Run, situation: Mapping[str, Any], about: str = "") -> None:
        self._run, self._situation, self._about = run, situation, about
        self.missed: dict[str, None] = {}  # of facts as they were given: what was looked for and nobody said

    @classmethod
    def given(cls, situation: Mapping[str, Any]) -> Self:
        """The facts as they were given, without asking: plain values, None where nobody said."""
        return cls(cast("Run", None), situation)

    def place(self, name: str) -> str:
        """The way to a fact of this thing: ``flows.1.people``."""
        return f"{self._about}.{name}" if self._about else name

    def highest(
        self, criteria: Sequence[Criterion], judge: Callable[..., int], others: Sequence[tuple[Any, ...]],
        outcomes: Sequence[str], by: str,
    ) -> OfCriteria:  # fmt: skip
        """The outcome of the highest rank that a criterion reaches, from 0 for the first outcome on.

        ``judge(self, *others[n], least)`` tells the rank of the criterion, 0 where it does not go above ``least``.
        """
        highest(self, criteria, judge, others)
        return OfCriteria(outcomes, by)


@dataclass(frozen=True, slots=True)
class Exclusive:
    """Two answers that cannot both be true, and why."""

    first: tuple[str, bool | str]
    second: tuple[str, bool | str]
    because: Text


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice."""

    id: str
    text: Text


@dataclass
class Fact:
    """One fact as it is declared; reading it on a Facts object asks for it."""

    kind: Kind
    question: Text
    by: tuple[str, ...]  # duty ids; the first that is in force that day is cited
    example: Any
    note: Text
    such: Text = NOTHING  # a case from practice
    options: tuple[Option, ...] = ()
    rows: type[Facts] | None = None
    decides: bool = True  # False: it dates what remains to be done, and never changes the outcome
    held: str = ""  # what of an inventory fills it: "people", "sensitive_people" ...
    high: int = MOST
    name: str = ""
    cells: dict[str, Any] = field(
        default_factory=dict, repr=False, compare=False
    )  # words that were read already

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, facts: Facts | None, owner: type | None = None) -> Any:
        if facts is None:
            return self
        if self.kind == "rows":
            return Rows(facts, self)
        if facts._run is None or not self.decides:
            return read_without_asking(facts, self)
        return asked_for(facts, self)

    @cached_property
    def domain(self) -> Domain:
        """All that the fact may be while nobody has said."""
        if self.kind == "yes-no":
            return YES_OR_NO
        if self.kind == "choice":
            return frozenset(option.id for option in self.options)
        if self.kind == "day":
            return Range(date(1980, 1, 1).toordinal(), date(2199, 12, 31).toordinal())
        return Range(0, self.high)


def yes_no(
    question: Text,
    *,
    by: str | tuple[str, ...],
    example: bool,
    such: Text,
    note: Text = NOTHING,
    decides: bool = True,
) -> bool:
    """A question with the answers yes and no.  ``decides=False``: it only tells what remains to be done."""
    return cast("bool", Fact("yes-no", question, _ids(by), example, note, such, decides=decides))


def count(
    question: Text, *, by: str | tuple[str, ...], example: int, note: Text = NOTHING, held: str = "",
    high: int = MOST, decides: bool = True,
) -> Count:  # fmt: skip
    """How many; may be given as a range.  ``held``: the figure of an inventory that may fill it."""
    return cast(
        "Count",
        Fact("count", question, _ids(by), example, note, held=held, high=high, decides=decides),
    )


def choice(
    question: Text, options: dict[str, Text], *, by: str | tuple[str, ...], example: str, such: Text = NOTHING, note: Text = NOTHING,
) -> Chosen:  # fmt: skip
    """One of several answers; ``such`` where the options do not speak for themselves."""
    listed = tuple(Option(id, text) for id, text in options.items())
    return cast("Chosen", Fact("choice", question, _ids(by), example, note, such, options=listed))


def day(
    question: Text, *, by: str | tuple[str, ...], example: date, note: Text = NOTHING
) -> date | None:  # fmt: skip
    """A day from which something runs; it never changes the outcome, and is None where it was not given."""
    return cast("date", Fact("day", question, _ids(by), example, note, decides=False))


def deciding_day(
    question: Text, *, by: str | tuple[str, ...], example: date, note: Text = NOTHING
) -> Count:  # fmt: skip
    """A day that the outcome depends on: compare it with other days."""
    return cast("Count", Fact("day", question, _ids(by), example, note))


def moment(
    question: Text, *, by: str | tuple[str, ...], example: datetime, note: Text = NOTHING
) -> datetime | None:  # fmt: skip
    """A moment with its zone, from which hours run; None where it was not given."""
    return cast("datetime", Fact("moment", question, _ids(by), example, note, decides=False))


def words(question: Text, *, example: str, note: Text = NOTHING) -> str | None:
    """A name for the reader, such as that of a flow; it decides nothing."""
    return cast("str", Fact("text", question, (), example, note, decides=False))


F = TypeVar("F", bound=Facts)


def several(kind: type[F], question: Text, *, by: str | tuple[str, ...] = ()) -> Rows[F]:
    """A list of things, each with facts of its own."""
    return cast("Rows[F]", Fact("rows", question, _ids(by), [], NOTHING, rows=kind))


def _ids(by: str | tuple[str, ...]) -> tuple[str, ...]:
    return (by,) if isinstance(by, str) else by
