"""Runs a check on an example, or on a case built in a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from hegui.checks import Check, room
from hegui.checks.examples import TODAY, organisation
from hegui.model import Ruling

VALUES = {
    "pipl.officer-people": (">=", 1_000_000),
    "audit.large-processor-people": (">", 10_000_000),
    "audit.large-processor-years": (">=", 2),
    "netdata.ten-million": (">=", 10_000_000),
    "pipl.impact-assessment-years": (">=", 3),
    "csl.log-months": (">=", 6),
    "csr.listing-people": (">", 1_000_000),
    "face.filing-people": (">=", 100_000),
}


class FakeLaw:
    on = TODAY

    def number(self, id: str) -> int:
        return VALUES[id][1]

    def reaches(self, id: str, amount: float) -> bool:
        word, value = VALUES[id]
        return amount >= value if word == ">=" else amount > value


def law_of(day: date = TODAY) -> Any:
    return FakeLaw()


def judged(check: Check | str, case: Any) -> list[Ruling]:
    """All rulings of a check on an example's result: a thing, or (thing, organisation)."""
    made = room.all()[check] if isinstance(check, str) else check
    thing, us = case if isinstance(case, tuple) else (case, organisation())
    return list(made(thing, us, law_of(us.today)))


def open_rulings(check: Check | str, case: Any) -> list[Ruling]:
    return [r for r in judged(check, case) if r.verdict != "met"]


def verdicts(check: Check | str, case: Any) -> list[str]:
    return [r.verdict for r in judged(check, case)]
