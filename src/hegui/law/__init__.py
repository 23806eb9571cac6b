"""
The law shelf: duties, numbers, penalties and lists of China's cyber, data and personal-information law, by date.

    Law(date(2026, 1, 1)).cite("csl.fix-and-report-flaws")    a provision as it stood that day
    Law(day).number("pipl.officer-people"), .reaches(id, n)   a number, compared as its text words it
    instruments(), duties(), numbers(), guides()              to browse
    search("漏洞"), explain("csl.fix-and-report-flaws", day)
    import_text("pipl.docx")                                  official wording, quoted from then on

One folder an instrument under ``shelf/``; to add one, write its law.toml and duties.toml (numbers.toml,
penalties.toml and lists/ where it has them) and run ``python -m hegui.law.lint``.  The shelf states duties in our
own words.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hegui.law import finding
    from hegui.law.articles import cn_number as cn_number
    from hegui.law.articles import printed as printed
    from hegui.law.covering import Coverage as Coverage
    from hegui.law.covering import coverage as coverage
    from hegui.law.dated import Law as Law
    from hegui.law.dated import then_and_now as then_and_now
    from hegui.law.explaining import Explanation as Explanation
    from hegui.law.explaining import explain as explain
    from hegui.law.finding import duty as duty
    from hegui.law.finding import instrument as instrument
    from hegui.law.finding import number as number
    from hegui.law.kinds import Duty as Duty
    from hegui.law.kinds import Instrument as Instrument
    from hegui.law.loading import guides as guides
    from hegui.law.loading import roles as roles
    from hegui.law.official import Imported as Imported
    from hegui.law.official import import_text as import_text
    from hegui.law.official import imported as imported
    from hegui.law.official import quoted as quoted
    from hegui.law.reading import Provision as Provision
    from hegui.law.reading import article as article
    from hegui.law.searching import Hit as Hit
    from hegui.law.searching import search as search

    instruments = finding.all_instruments
    duties = finding.all_duties
    numbers = finding.all_numbers
    penalties = finding.all_penalties
    listings = finding.all_listings

_HOMES = {
    "Law": "dated",
    "then_and_now": "dated",
    "coverage": "covering",
    "Coverage": "covering",
    "Duty": "kinds",
    "Instrument": "kinds",
    "instrument": "finding",
    "duty": "finding",
    "number": "finding",
    "guides": "loading",
    "roles": "loading",
    "cn_number": "articles",
    "printed": "articles",
    "import_text": "official",
    "Imported": "official",
    "imported": "official",
    "quoted": "official",
    "search": "searching",
    "Hit": "searching",
    "article": "reading",
    "Provision": "reading",
    "explain": "explaining",
    "Explanation": "explaining",
}
_RENAMED = {
    "instruments": "all_instruments",
    "duties": "all_duties",
    "numbers": "all_numbers",
    "penalties": "all_penalties",
    "listings": "all_listings",
}

__all__ = [*_HOMES, *_RENAMED]


def __getattr__(name: str) -> Any:
    """Each public name is imported on first use."""
    if name in _RENAMED:
        return getattr(import_module("hegui.law.finding"), _RENAMED[name])
    if name in _HOMES:
        return getattr(import_module(f"hegui.law.{_HOMES[name]}"), name)
    raise AttributeError(name)
