"""What hegui.toml declares, as of the day asked about.  What is not declared is unknown, never "no"."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hegui.checks import breach, to_confirm
from hegui.model import Holding, Place, Ruling
from hegui.organisation import Declared, Done, MailOf, Organisation, Purpose, covered
from hegui.text import Text


def declaration(field: str) -> Place:
    """Where the organisation would declare it: the place of a finding about the organisation as a whole."""
    return Place("hegui.toml", f"declarations.{field}")


def done(what: Done | None, us: Organisation, place: Place | None = None) -> bool:
    """Was it done by the day asked about, for this place?  A declaration without ``covers`` is for all."""
    if what is None or what.on > us.today:
        return False
    return place is None or not what.covers or covered(place, what.covers)


def speaks(us: Organisation) -> bool:
    """Is there an organisation that says anything of itself?  Without a hegui.toml there is none to be asked about its rules."""
    return replace(us, mail=MailOf()) != Organisation(today=us.today)


def lacking(field: Declared, us: Organisation) -> Callable[..., Ruling]:
    """How a missing declaration is judged: a question, or a breach where the organisation itself says it was not done."""
    return breach if field in us.declarations.not_done else to_confirm


def how_to_declare(field: Declared, us: Organisation) -> Text:
    """The last half-sentence of such a ruling."""
    if field in us.declarations.not_done:
        return Text(
            "本单位已申报尚未做到（not_done）", "the organisation itself says that it was not done (not_done)"
        )
    return Text(
        "请提供已履行的材料，或在 hegui.toml 的 [declarations] 中申报 {field}",
        "show that it was done, or declare {field} under [declarations] in hegui.toml",
    ).fill(field=field)


def purposes(held: Holding, us: Organisation) -> tuple[Purpose, ...]:
    """The declared purposes that cover a column."""
    return us.purposes_of(held.place, held.entity.id if held.entity else "")


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes the 28th where it must."""
    return months_after(day, 12 * years)


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last of that month.

    >>> months_after(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
