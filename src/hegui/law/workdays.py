"""
Working days in China: the State Council's yearly arrangement of holidays and make-up workdays, 2015 to 2026.

One file a year under ``calendar/``; a notice each autumn (as a rule in November) sets the next year.  Until it is
there, days around the festivals are ``open``: they may be worked or not, and a count gives two dates.  A notice out of
season, such as the extension of the Spring Festival of 2020, is foreseen by nobody.  To add a year,
write its file; ``pytest tests/law/test_workdays.py`` compares it day by day with two other calendars.

>>> from datetime import date
>>> shelf().kind(date(2026, 2, 14))      # a Saturday, made up for the Spring Festival
'working'
>>> shelf().kind(date(2027, 2, 4))       # no notice yet for 2027
'open'
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Literal

from hegui.errors import LawError
from hegui.model import Confidence
from hegui.text import Text

HERE = Path(__file__).parent / "calendar"
DAY = timedelta(days=1)

DayKind = Literal["working", "rest", "open"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice of the State Council's General Office; ``changes`` names the holiday a later one put anew."""

    number: str
    published: date
    changes: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Holiday:
    """Days off, first to last, and the weekend days worked for them."""

    festival: str
    first: date
    last: date
    work: frozenset[date]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The holidays of one year, and the day they were last compared."""

    year: int
    notices: tuple[Notice, ...]
    holidays: tuple[Holiday, ...]
    confidence: Confidence
    checked: date


@dataclass(frozen=True, slots=True)
class Festival:
    """A festival in one year, with the days around it that a notice may move."""

    id: str
    day: date
    surely_off: tuple[date, date]
    may_be_off: tuple[date, date]
    at_most_off: int
    may_be_worked: tuple[date, date]
    at_most_worked: int

    def may_move(self, day: date) -> bool:
        first, last = self.may_be_off if day.weekday() < 5 else self.may_be_worked
        return first <= day <= last


@dataclass(frozen=True, slots=True)
class Workdays:
    """The calendar: which days are worked, and where the nth of them lies."""

    arrangements: Mapping[int, Arrangement]
    festivals: tuple[Festival, ...]
    _off: frozenset[date] = field(init=False, repr=False)
    _worked: frozenset[date] = field(init=False, repr=False)
    _open: Mapping[date, tuple[Festival, ...]] = field(init=False, repr=False)
    _surely: frozenset[date] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        holidays = [holiday for year in self.arrangements.values() for holiday in year.holidays]
        unannounced = [f for f in self.festivals if f.day.year not in self.arrangements]
        around: dict[date, tuple[Festival, ...]] = {}
        for festival in unannounced:
            spans = (*festival.may_be_off, *festival.may_be_worked)
            for day in _days(min(spans), max(spans)):
                if festival.may_move(day):
                    around[day] = (*around.get(day, ()), festival)
        object.__setattr__(self, "_off", frozenset(d for h in holidays for d in _days(h.first, h.last)))
        object.__setattr__(self, "_worked", frozenset(d for h in holidays for d in h.work))
        object.__setattr__(self, "_open", around)
        object.__setattr__(self, "_surely", frozenset(d for f in unannounced for d in _days(*f.surely_off)))

    @property
    def first(self) -> date:
        """The first day the calendar knows."""
        return date(min(self.arrangements), 1, 1)

    @property
    def last(self) -> date:
        """The last day it can bound."""
        return date(max(f.day.year for f in self.festivals), 12, 1)

    @property
    def checked(self) -> date:
        """The day the newest year's data were last compared."""
        return self.arrangements[max(self.arrangements)].checked

    def announced(self, day: date) -> bool:
        """Whether no later notice is awaited that could still move the day."""
        return day.year in self.arrangements and day not in self._open

    def kind(self, day: date) -> DayKind:
        """``working``, ``rest``, or ``open`` while the year's notice is awaited; LawError outside the calendar."""
        if not self.first <= day <= self.last:
            raise _outside(day, self.first, self.last)
        if day in self._worked:
            return "working"
        if day in self._off or day in self._surely:
            return "rest"
        if day in self._open:
            return "open"
        return "working" if day.weekday() < 5 else "rest"

    def nth(self, start: date, n: int, step: Literal[1, -1] = 1) -> tuple[date, date]:
        """The nth working day after ``start`` (before it, with step -1), start not counted.

        Two dates: with as many and with as few working days as may be; they are equal where all is announced.
        """
        most = least = 0
        near: date | None = None
        spent: Counter[tuple[str, int, bool]] = Counter()
        day = start
        while True:
            day += step * DAY
            kind = self.kind(day)
            most += kind == "working"
            least += kind == "working"
            if kind == "open":
                weekday = day.weekday() < 5
                moved = self._moved(day, spent, step)
                most += weekday or moved
                least += weekday and not moved
            if near is None and most >= n:
                near = day
            if least >= n:
                return near or day, day

    def on_or_after(self, day: date) -> tuple[date, date]:
        """The first working day from ``day`` on, itself included: two dates, as in ``nth``."""
        near = far = day
        while self.kind(near) == "rest":
            near += DAY
        while self.kind(far) != "working":
            far += DAY
        return near, far

    def _moved(self, day: date, spent: Counter[tuple[str, int, bool]], step: int) -> bool:
        """Whether one more day may be moved here; what is nearest to its end is spent first, which loses none."""
        weekday = day.weekday() < 5

        def ends(festival: Festival) -> int:
            first, last = festival.may_be_off if weekday else festival.may_be_worked
            return last.toordinal() if step > 0 else -first.toordinal()

        for festival in sorted(self._open[day], key=ends):
            key = (festival.id, festival.day.year, weekday)
            if spent[key] < (festival.at_most_off if weekday else festival.at_most_worked):
                spent[key] += 1
                return True
        return False


@cache
def shelf() -> Workdays:
    """The calendar as the shelf holds it."""
    years = [_arrangement(file) for file in sorted(HERE.glob("2*.toml"))]
    raw = tomllib.loads((HERE / "festivals.toml").read_text("utf-8"))
    festivals = [_festival(entry, day) for entry in raw["festival"] for day in entry["days"]]
    return Workdays({year.year: year for year in years}, tuple(festivals))


@cache
def festival_names() -> Mapping[str, Text]:
    """Every festival's name by its id."""
    raw = tomllib.loads((HERE / "festivals.toml").read_text("utf-8"))
    return {entry["id"]: Text(entry["zh"], entry["en"]) for entry in raw["festival"]}


def _arrangement(file: Path) -> Arrangement:
    raw = tomllib.loads(file.read_text("utf-8"))
    return Arrangement(
        year=raw["year"],
        notices=tuple(
            Notice(n["number"], n["published"], n.get("changes", ""), n["confidence"]) for n in raw["notice"]
        ),
        holidays=tuple(
            Holiday(h["festival"], h["first"], h["last"], frozenset(h["work"])) for h in raw["holiday"]
        ),
        confidence=raw["confidence"],
        checked=raw["checked"],
    )


def _festival(raw: dict[str, Any], day: date) -> Festival:
    def span(offsets: list[int]) -> tuple[date, date]:
        return day + offsets[0] * DAY, day + offsets[1] * DAY

    since = max(first for first in raw["surely_off"] if date.fromisoformat(first) <= day)
    return Festival(
        id=raw["id"],
        day=day,
        surely_off=span(raw["surely_off"][since]),
        may_be_off=span(raw["may_be_off"]),
        at_most_off=raw["at_most_off"],
        may_be_worked=span(raw["may_be_worked"]),
        at_most_worked=raw["at_most_worked"],
    )


def _days(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


def _outside(day: date, first: date, last: date) -> LawError:
    return LawError(
        Text(
            f"{day} 不在工作日历内（{first} 至 {last}）",
            f"{day} lies outside the calendar of working days ({first} to {last})",
        ),
        Text(
            "换一个日期；或在法规库补充该年的放假安排。",
            "Ask for another day, or add the year's arrangement to the shelf.",
        ),
    )
