"""Duties to be done each year: fresh, due, or a whole calendar year missed."""

from __future__ import annotations

from datetime import date
from typing import Literal

from hegui.checks.declared import years_after
from hegui.law import Law
from hegui.organisation import Done, Organisation

Yearly = Literal["fresh", "due", "missed", "unknown"]


def yearly(what: Done | None, us: Organisation, law: Law, duty: str) -> Yearly:
    """How a yearly duty stands on the day asked about.

    ``fresh`` up to and including the same day of the next year; ``due`` while the year after that of the last time still
    runs; ``missed`` where a whole calendar year under the rule went by without it; ``unknown`` where nothing is declared.
    """
    if what is None or what.on > us.today:
        return "unknown"
    if us.today <= years_after(what.on, 1):
        return "fresh"
    last_whole_year = us.today.year - 1
    if what.on.year < last_whole_year and law.cite(duty).in_force <= date(last_whole_year, 1, 1):
        return "missed"
    return "due"
