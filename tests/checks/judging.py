"""Runs a check on an example, or on a case built in a test."""

from __future__ import annotations

from typing import Any

from hegui.checks import Check, room
from hegui.checks.examples import organisation
from hegui.law import Law
from hegui.model import Ruling


def judged(check: Check | str, case: Any) -> list[Ruling]:
    """All rulings of a check on an example's result: a thing, or (thing, organisation)."""
    made = room.all()[check] if isinstance(check, str) else check
    thing, us = case if isinstance(case, tuple) else (case, organisation())
    return list(made(thing, us, Law(us.today)))


def open_rulings(check: Check | str, case: Any) -> list[Ruling]:
    return [r for r in judged(check, case) if r.verdict != "met"]


def verdicts(check: Check | str, case: Any) -> list[str]:
    return [r.verdict for r in judged(check, case)]
