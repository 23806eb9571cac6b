"""
What a question is: its facts, its function, its outcomes, and what remains to be done once they are known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from hegui.deciding.answer import Outcome, Remaining
from hegui.deciding.criteria import OfCriteria
from hegui.deciding.declaring import Facts
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.situation import Situation
from hegui.deciding.together import OfRows
from hegui.text import Text

Judge = Callable[..., Outcome | OfRows | OfCriteria]
Remains = Callable[..., Iterable[Remaining]]


@dataclass(frozen=True)
class Parts:
    """A question that is also answered for each of several things: each flow of an exporter."""

    rows: str  # the fact that lists them
    judge: Judge  # (row, this, law) -> Outcome
    name: str = ""  # the row's fact that names it
    remains: Remains | None = None


@dataclass
class Determination:
    """A question: its facts, its function, its outcomes from the lightest to the gravest."""

    id: str
    title: Text
    facts: type[Facts]
    outcomes: Mapping[str, Text]
    since: date  # before this day no such rule was in force
    judge: Judge
    about: str  # the docstring of its file
    home: str
    totals: Mapping[str, Text] = field(default_factory=dict)
    ordered: bool = False  # outcomes rise with the numbers: more is never lighter
    turning: tuple[date, ...] = ()  # days on which its rules changed
    parts: Parts | None = None
    remaining: Remains | None = None
    meanwhile: Remains | None = None
    earlier: Remains | None = None
    own: Mapping[str, Any] = field(default_factory=dict)  # what a list of the user's own adds to the law
    adopts: Callable[[Determination, Mapping[str, Any]], Determination] | None = None  # (question, list)

    def book(self, on: date) -> Lawbook:
        """The law of the day, with what the user's own list adds to it."""
        return Lawbook(on, own=self.own)

    def each(self, rows: str, *, name: str = "") -> Callable[[Judge], Judge]:
        """Also answer for each row: ``judge(row, this, law)``."""

        def register(judge: Judge) -> Judge:
            self.parts = Parts(rows, judge, name)
            return judge

        return register

    def remains(self, function: Remains) -> Remains:
        """What remains to be done: ``(outcome, by, given, law)``, called once there is an outcome."""
        self.remaining = function
        return function

    def remains_while_open(self, function: Remains) -> Remains:
        """What is to be done although the outcome is open, such as clocks that run: ``(open, given, law)``."""
        self.meanwhile = function
        return function

    def remains_before(self, function: Remains) -> Remains:
        """What other law asked for before such a rule was in force: ``(given, law)``."""
        self.earlier = function
        return function

    def remains_of_each(self, function: Remains) -> Remains:
        """What remains for one row: ``(outcome, by, given_row, law)``."""
        assert self.parts is not None
        self.parts = Parts(self.parts.rows, self.parts.judge, self.parts.name, function)
        return function


def rows_of(determination: Determination, told: Situation) -> int:
    """How many things the situation describes that are answered one by one."""
    return len(told.plain.get(determination.parts.rows) or ()) if determination.parts else 0
