"""
How a determination declares its facts, and how its function asks for them.

A class of facts lists them in the order of the articles::

    class Flow(Facts):
        \"\"\"One stream of data to one kind of recipient.\"\"\"

        important_data: bool = yes_no(
            Text("有关部门或地区是否告知、公布其为重要数据", "Has an authority told you, or published, that these are important data"),
            by="cbdt.assessment-important-data", example=False,
        )
        people: Count = count(Text("...", "..."), by="expguide3.count-people", example=52_000)

From this one declaration come the questions on the terminal, the JSON Schema, what bad input is told, the columns of a
table and the page in docs/determinations.md.  Inside the function ``flow.important_data`` is a plain bool and
``flow.people >= 100_000`` a plain comparison: where the fact is not known, the runner tries both answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Self, TypeVar, cast

from hegui.deciding.domains import YES_OR_NO, Domain, Options, Range, known, only
from hegui.deciding.exploring import Contradiction, Total
from hegui.errors import PluginError
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.deciding.exploring import Possible, Run

Kind = Literal["yes-no", "count", "choice", "day", "moment", "text", "rows"]
LONGEST = 200  # characters of a text fact
MOST = 10**12  # of a count


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

    def tells(self, *names: str) -> bool:
        """Has anything been said about one of these facts?  Asks nothing."""
        if self._run is not None:
            self._run.spent.plain = True
        return any(_given(self._situation, self.place(name)) is not None for name in names)

    def apart(self, about: str, judge: Callable[..., T], *others: Any) -> tuple[Possible[T], ...]:
        """Judge one criterion on its own: all that ``judge(self, *others)`` may turn out to be.

        Where nothing is left open, what it asks are steps of this run too.
        """

        def alone(run: Run) -> T:
            return judge(type(self)(run, self._situation, self._about), *others)

        alone.key = (judge.__qualname__, _named(others))  # type: ignore[attr-defined]
        found = self._run.apart(alone, about)
        if len(found) == 1 and not found[0].open:
            judge(self, *others)
        return found


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
    options: tuple[Option, ...] = ()
    rows: type[Facts] | None = None
    decides: bool = True  # False: it dates what remains to be done, and never changes the outcome
    held: str = ""  # what of an inventory fills it: "people", "sensitive_people" ...
    high: int = MOST
    name: str = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, facts: Facts | None, owner: type | None = None) -> Any:
        if facts is None:
            return self
        where = facts.place(self.name)
        if self.kind == "rows":
            return Rows(facts, self)
        if facts._run is None or not self.decides:
            found = _typed(self, _given(facts._situation, where))
            if facts._run is not None:
                facts._run.spent.plain = True
            elif found is None:
                facts.missed[where] = None
            return found
        if self.kind == "yes-no":
            return facts._run.is_(where, True, YES_OR_NO)
        if self.kind == "choice":
            return Chosen(facts._run, where, cast("Options", self.domain))
        return Count(facts._run, where, cast("Range", self.domain))

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


def _given(situation: Mapping[str, Any], where: str) -> Any:
    """What was given for a fact that decides nothing; None where nothing was."""
    here: Any = situation
    for step in where.split("."):
        if isinstance(here, dict):
            here = here.get(step)
        elif isinstance(here, list):
            here = here[int(step) - 1] if int(step) <= len(here) else None
    return here


def _typed(fact: Fact, value: Any) -> Any:
    """A day or a moment as such; everything else as it was given."""
    if value is None or fact.kind not in ("day", "moment"):
        return value
    return date.fromisoformat(value) if fact.kind == "day" else datetime.fromisoformat(value)


# --- declaring ----------------------------------------------------------------------------------------------------


def yes_no(
    question: Text,
    *,
    by: str | tuple[str, ...],
    example: bool,
    note: Text | None = None,
    decides: bool = True,
) -> bool:
    """A question with the answers yes and no.  ``decides=False``: it only tells what remains to be done."""
    return cast("bool", Fact("yes-no", question, _ids(by), example, note or Text("", ""), decides=decides))


def count(
    question: Text, *, by: str | tuple[str, ...], example: int, note: Text | None = None, held: str = "",
    high: int = MOST, decides: bool = True,
) -> Count:  # fmt: skip
    """How many; may be given as a range.  ``held``: the figure of an inventory that may fill it."""
    return cast(
        "Count",
        Fact(
            "count", question, _ids(by), example, note or Text("", ""), held=held, high=high, decides=decides
        ),
    )


def choice(
    question: Text, options: dict[str, Text], *, by: str | tuple[str, ...], example: str, note: Text | None = None
) -> Chosen:  # fmt: skip
    """One of several answers."""
    listed = tuple(Option(id, text) for id, text in options.items())
    return cast("Chosen", Fact("choice", question, _ids(by), example, note or Text("", ""), options=listed))


def day(
    question: Text, *, by: str | tuple[str, ...], example: date, note: Text | None = None
) -> date | None:  # fmt: skip
    """A day from which something runs; it never changes the outcome, and is None where it was not given."""
    return cast("date", Fact("day", question, _ids(by), example, note or Text("", ""), decides=False))


def deciding_day(
    question: Text, *, by: str | tuple[str, ...], example: date, note: Text | None = None
) -> Count:  # fmt: skip
    """A day that the outcome depends on: compare it with other days."""
    return cast("Count", Fact("day", question, _ids(by), example, note or Text("", "")))


def moment(
    question: Text, *, by: str | tuple[str, ...], example: datetime, note: Text | None = None
) -> datetime | None:  # fmt: skip
    """A moment with its zone, from which hours run; None where it was not given."""
    return cast("datetime", Fact("moment", question, _ids(by), example, note or Text("", ""), decides=False))


def words(question: Text, *, example: str, note: Text | None = None) -> str | None:
    """A name for the reader, such as that of a flow; it decides nothing."""
    return cast("str", Fact("text", question, (), example, note or Text("", ""), decides=False))


F = TypeVar("F", bound=Facts)


def several(kind: type[F], question: Text, *, by: str | tuple[str, ...] = ()) -> Rows[F]:
    """A list of things, each with facts of its own."""
    return cast("Rows[F]", Fact("rows", question, _ids(by), [], Text("", ""), rows=kind))


def _ids(by: str | tuple[str, ...]) -> tuple[str, ...]:
    return (by,) if isinstance(by, str) else by


# --- asking -------------------------------------------------------------------------------------------------------


class Count:
    """A number that may not be known: compare it, or take it as true where it is not zero."""

    __slots__ = ("default", "run", "total", "where")

    def __init__(self, run: Run, where: str, default: Range, total: Total | None = None) -> None:
        self.run, self.where, self.default, self.total = run, where, default, total

    @property
    def range(self) -> Range:
        """What it may be, without asking."""
        domain = self.run.peek(self.where, self.default)
        assert isinstance(domain, Range)
        return domain

    def reaches(self, number: int, by: str = "") -> bool:
        """Is it ``number`` or more?  ``by``: the number of the law it is compared with."""
        return self.run.at_least(self.where, number, self.default, by, self.total)

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
        return self.run.is_(self.where, other, self.default)

    __hash__ = None  # type: ignore[assignment]  # an answer that is not known has no place in a dict

    def one_of(self, options: Iterable[str]) -> bool:
        """Is it one of these answers?"""
        return self.run.within(self.where, frozenset(options), self.default)

    def may_be(self, option: str) -> bool:
        """Is this answer still possible?  Asks nothing."""
        domain = self.run.peek(self.where, self.default)
        return isinstance(domain, frozenset) and option in domain

    def settled(self) -> str:
        """The answer itself: the runner tries each that is possible."""
        options = sorted(str(option) for option in self.default if self.may_be(str(option)))
        return next((option for option in options[:-1] if self == option), options[-1])


T = TypeVar("T")


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
        return max(1, len(_given(self.facts._situation, self.where) or ()))

    def __iter__(self) -> Iterator[F]:
        return (self[place] for place in range(1, len(self) + 1))

    def __getitem__(self, place: int) -> F:
        """The thing at this place, counted from 1."""
        return self.kind(self.facts._run, self.facts._situation, f"{self.where}.{place}")

    def judged(self, judge: Callable[..., T], *others: Any) -> Judged[F, T]:
        """Judge each thing on its own with ``judge(thing, *others)``: the forks of one do not multiply the next's.

        ``others``: what the function needs besides; it should have settled what the things share, such as who we are.
        """
        named = _named(others)
        return Judged(
            self, tuple(self._apart(place, judge, others, named) for place in range(1, len(self) + 1))
        )

    def _apart(
        self, place: int, judge: Callable[..., T], others: tuple[Any, ...], named: tuple[Any, ...]
    ) -> tuple[Possible[T], ...]:
        def alone(run: Run) -> T:
            situation = self.facts._situation
            moved = [type(o)(run, situation, o._about) if isinstance(o, Facts) else o for o in others]
            return judge(self.kind(run, situation, about), *moved)

        about = f"{self.where}.{place}"
        alone.key = (judge.__qualname__, named)  # type: ignore[attr-defined]
        return self.facts._run.apart(alone, about)


def _named(others: tuple[Any, ...]) -> tuple[Any, ...]:
    """What tells one call of a judge from another."""
    return tuple(other for other in others if isinstance(other, str | int | bool))


class Judged(Generic[F, T]):
    """Rows with all that each may turn out to be."""

    def __init__(self, rows: Rows[F], leaves: tuple[tuple[Possible[T], ...], ...]) -> None:
        self.rows, self.leaves = rows, leaves
        self.wanted: list[Callable[[T], bool]] = []  # what some row is known to be
        self.run = rows.facts._run

    def any(self, holds: Callable[[T], bool], name: str) -> bool:
        """Is there one of which it holds?  ``name`` tells this question from others of the function.

        The answer stays true for the rest of the run: after "no", what would have made it "yes" is left out of every
        later count and total; after "yes", at least one row keeps what made it so.
        """
        without = tuple(tuple(leaf for leaf in row if not holds(leaf.value)) for row in self.leaves)
        must = not all(without) or not all(_satisfied(without, wanted) for wanted in self.wanted)
        may = _satisfied(self.leaves, holds)
        if not self._total(name, Range(int(must and may), int(may)), holds):
            if may:
                self.leaves = without
            return False
        self.wanted.append(holds)
        self._keep()
        return True

    def _keep(self) -> None:
        """Where one row alone can still be what was found of some row, it is."""
        for wanted in self.wanted:
            able = [place for place, row in enumerate(self.leaves) if any(wanted(leaf.value) for leaf in row)]
            if len(able) == 1:
                kept = tuple(leaf for leaf in self.leaves[able[0]] if wanted(leaf.value))
                self.leaves = (*self.leaves[: able[0]], kept, *self.leaves[able[0] + 1 :])

    def possible(self) -> tuple[T, ...]:
        """All that some row may turn out to be, each once, in order.  Asks nothing."""
        return tuple(dict.fromkeys(leaf.value for row in self.leaves for leaf in row))

    def count(self, holds: Callable[[T], bool], name: str) -> Count:
        """Of how many it holds."""
        must = sum(all(holds(leaf.value) for leaf in row) for row in self.leaves)
        may = sum(any(holds(leaf.value) for leaf in row) for row in self.leaves)
        return self._total(name, Range(must, may), holds)

    def total(
        self, fact: str, holds: Callable[[T], bool], name: str, *, once: Chosen | None = None, told: str = ""
    ) -> Count:  # fmt: skip
        """The people of those of which it holds, each counted once.

        ``once`` says whether the same people are in several: ``none`` adds up, ``all`` takes the largest; while it is not
        known there is a range from the largest to the sum.  ``told``: the fact that gives the total itself.
        """
        apart = once is None or once.may_be("none")
        together = once is not None and once.may_be("all")
        key = (name, apart, together, *self._known_of(fact))
        summed = self.run.spent.sums.get(key)
        if summed is None:
            summed = self.run.spent.sums[key] = self._summed(fact, holds, once, apart, together)
        span, added, vague = summed
        if told and added:
            several = len(added) > 1
            span = self._told(told, span)
            added = (*added, told)
            vague = (*vague, *[told] * (several and not span.known))
        return self._total(name, span, holds, added, vague)

    def _known_of(self, fact: str) -> Iterator[Any]:
        """What a sum of this fact goes by: the leaves left of each row, and what the run itself said of the fact.

        The exploration keeps its rows, so the ids of their leaves stay theirs as long as the sums.
        """
        for place, row in enumerate(self.leaves, start=1):
            yield tuple(map(id, row))
            yield self.run.narrowed.get(f"{self.rows.where}.{place}.{fact}")

    def _summed(
        self, fact: str, holds: Callable[[T], bool], once: Chosen | None, apart: bool, together: bool
    ) -> tuple[Range, tuple[str, ...], tuple[str, ...]]:
        """The sum, the facts that were added up, and which of them are not known."""
        declared = self.rows.kind.fields[fact]
        lows, highs, vague, added = [], [], [], []
        for place, row in enumerate(self.leaves, start=1):
            where = f"{self.rows.where}.{place}.{fact}"
            counted = [leaf for leaf in row if holds(leaf.value)]
            if not counted:
                continue
            ranges = [self._range(leaf, where, declared) for leaf in counted]
            added.append(where)
            highs.append(max(r.high for r in ranges))
            lows.append(min(r.low for r in ranges) if len(counted) == len(row) else 0)
            if not all(r.known for r in ranges):
                vague.append(where)
        if not highs:
            return Range(0, 0), (), ()
        several = len(highs) > 1
        low = (max if together and several else sum)(lows)
        high = (sum if apart or not several else max)(highs)
        if once is not None and several:
            added.append(once.where)
            vague += [once.where] * (apart and together)
        return Range(low, high), tuple(added), tuple(vague)

    def _told(self, fact: str, span: Range) -> Range:
        """What is left of a total when the total itself was given; it must be one that the rows can add up to."""
        self.run.spent.plain |= fact in self.run.base  # two counts are compared with each other
        domain = self.run.peek(fact, span)
        assert isinstance(domain, Range)
        low, high = max(domain.low, span.low), min(domain.high, span.high)
        if low > high:
            raise Contradiction(fact)
        return Range(low, high)

    def _range(self, leaf: Possible[T], where: str, declared: Fact) -> Range:
        found = leaf.ranges.get(where) or self.run.domain(where, declared.domain)
        assert isinstance(found, Range)
        return found

    def _total(
        self, name: str, span: Range, holds: Callable[[T], bool],
        added: tuple[str, ...] = (), vague: tuple[str, ...] = (),
    ) -> Count:  # fmt: skip
        """A derived number: what earlier comparisons of this run said of it still holds."""

        def open() -> tuple[str, ...]:
            wavering = (row for row in self.leaves if len({holds(leaf.value) for leaf in row}) > 1)
            facts = [fact for row in wavering for leaf in row for fact in leaf.open]
            return tuple(dict.fromkeys([*facts, *vague]))

        where = f"={name}"
        said = self.run.narrowed.get(where)
        if isinstance(said, Range):
            low, high = max(said.low, span.low), min(said.high, span.high)
            span = Range(low, high) if low <= high else span
            self.run.narrowed[where] = span
        return Count(self.run, where, span, Total(added, open))


def _satisfied(rows: tuple[tuple[Possible[T], ...], ...], wanted: Callable[[T], bool]) -> bool:
    return any(wanted(leaf.value) for row in rows for leaf in row)


__all__ = [
    "Chosen", "Count", "Exclusive", "Fact", "Facts", "Judged", "Option", "Rows", "choice", "count", "day",
    "deciding_day", "field", "known", "moment", "only", "several", "words", "yes_no",
]  # fmt: skip
