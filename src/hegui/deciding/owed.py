"""
Small words for what remains to be done: a duty, a paper, a clock or a note, with its condition where one is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.deciding.answer import Due, Remaining
from hegui.deciding.lawbook import Lawbook
from hegui.text import Text

ALWAYS = Text("", "")


def told_if(
    known: bool | None, law: Lawbook, by: str, text: Text, condition: Text = ALWAYS
) -> Iterator[Remaining]:
    """The duty where it is in force: with its condition where nobody knows, not at all where it does not hold."""
    if known is not False and law.in_force(by):
        yield duty(law, by, text, when(known, condition))


def owed(law: Lawbook, *ids: str, known: bool | None = True, condition: Text = ALWAYS) -> Iterator[Remaining]:
    """The same for several duties, as the shelf words them; those that are not in force that day are left out."""
    if known is False:
        return
    for by in ids:
        if law.in_force(by):
            yield duty(law, by, law.provision(by).wording, when(known, condition))


def duty(law: Lawbook, by: str, text: Text, condition: Text = ALWAYS) -> Remaining:
    return Remaining("duty", conditional(text, condition), law.provision(by))


def note(law: Lawbook, by: str, text: Text) -> Remaining:
    return Remaining("note", text, law.provision(by))


def paper(law: Lawbook, by: str, text: Text, condition: Text = ALWAYS) -> Remaining:
    return Remaining("paper", conditional(text, condition), law.provision(by))


def clock(law: Lawbook, by: str, text: Text, due: Due, condition: Text = ALWAYS) -> Remaining:
    """``due`` from ``law.due(...)``."""
    return Remaining("clock", conditional(text, condition), law.provision(by), due)


def conditional(text: Text, condition: Text) -> Text:
    """``If it is larger or above: report to ...``"""
    if condition == ALWAYS:
        return text
    return Text(f"{condition.zh}：{text.zh}", f"{condition.en[:1].upper()}{condition.en[1:]}: {text.en}")


def when(settled: bool | None, condition: Text) -> Text:
    """No condition where the matter is settled."""
    return ALWAYS if settled else condition


def both(first: Text, second: Text) -> Text:
    if ALWAYS in (first, second):
        return second if first == ALWAYS else first
    return Text(f"{first.zh}、{second.zh}", f"{first.en} and {second.en}")


def first_of(law: Lawbook, *ids: str) -> str:
    """The first of these duties that is in force; the last where none is."""
    return next((id for id in ids if law.in_force(id)), ids[-1])


def given_reaches(amount: Any, number: float) -> bool | None:
    """Does a count as it was given reach the number?  None where nobody knows."""
    if amount is None:
        return None
    low, high = (amount.get("min", 0), amount.get("max")) if isinstance(amount, dict) else (amount, amount)
    if low >= number:
        return True
    return False if high is not None and high < number else None
