"""How many people: what was declared and what was seen, with the error of an estimate kept to the end."""

from __future__ import annotations

from typing import Literal

from hegui.checks.amounts import amount
from hegui.errors import LawError
from hegui.law import Law
from hegui.model import Holding, Inventory, People
from hegui.organisation import Organisation
from hegui.text import Text

Reach = Literal["yes", "perhaps", "no"]


def headcount(held: Inventory, us: Organisation) -> People | None:
    """The people whose personal information is handled, or None where nobody knows.

    The organisation's own number settles it, unless more people than that were seen: then what was seen counts.
    """
    seen = held.people
    if us.people is None:
        return seen
    if seen is None or us.people >= seen.low:
        return People(us.people, us.people, us.people)
    return seen


def most_of(holdings: tuple[Holding, ...]) -> People | None:
    """The people behind some columns of several tables: at least the largest column's, at most all of them together."""
    counted = [held.people for held in holdings if held.people]
    if not counted:
        return None
    largest = max(counted, key=lambda people: people.estimate)
    return People(largest.estimate, max(p.low for p in counted), sum(p.high for p in counted))


def reach(people: People | None, number: str, law: Law) -> Reach:
    """Is the law's number of people reached: for certain, perhaps (inside the error), or not?"""
    if people is None:
        return "no"
    try:
        if law.reaches(number, people.low):
            return "yes"
        return "perhaps" if law.reaches(number, people.high) else "no"
    except LawError:  # the number was not yet in force on the day asked about
        return "no"


def counted(people: People) -> Text:
    """The number in words, to stand right after a Chinese word: `` 1,200,000 人``, or ``约 …`` with its range."""
    if people.low == people.high:
        return Text(" {n}", "{n}").fill(n=amount(people.estimate, "people"))
    return Text("约 {n} 人（{low} 至 {high} 人）", "about {n} people ({low} to {high})").fill(
        n=people.estimate, low=people.low, high=people.high
    )


def about(people: People | None) -> Text:
    """The same as an aside, or nothing where it is not known."""
    if people is None:
        return Text("", "")
    return Text("，涉及{people}", ", of {people}").fill(people=counted(people))
