"""
A duty explained: the article then and now, the handbook's case, what a breach may cost, what to do.

``explain`` takes a duty id or an article (``csl 24``, ``网络安全法第二十四条``); the command line turns a check's or a
finding's id into the duty they judge.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hegui.errors import LawError
from hegui.law import finding, loading
from hegui.law.dated import Law, article_text
from hegui.law.kinds import Duty, Guide, Instrument
from hegui.law.official import quoted
from hegui.law.reading import article, named
from hegui.model import Penalty
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of a duty on a day.  ``articles``: its number by first day; ``article`` None: not in force."""

    duty: Duty
    instrument: Instrument
    binds: Text
    article: Text | None
    articles: tuple[tuple[date, Text], ...]
    official: str | None
    penalties: tuple[Penalty, ...]
    guide: Guide | None
    remedy: Text


def explain(asked: str, on: date) -> tuple[Explanation, ...]:
    """One explanation for a duty id, one for each duty of an article; LawError where nothing is known by that name."""
    if (cited := named(asked)) and asked not in {duty.id for duty in finding.all_duties()}:
        provision = article(*cited, on)
        if not provision.duties:
            raise LawError(
                Text(
                    f"{provision.instrument.short.zh}{provision.printed.zh}没有收录义务",
                    f"the shelf states no duty under {provision.instrument.short.en} {provision.printed.en}",
                ),
                Text(
                    f"用 hegui law show {cited[0]} {cited[1]} 查看该条。",
                    f"See the article with hegui law show {cited[0]} {cited[1]}.",
                ),
            )
        return tuple(_explained(duty, on) for duty in provision.duties)
    return (_explained(finding.duty(asked), on),)


def _explained(duty: Duty, on: date) -> Explanation:
    law = Law(on)
    instrument = finding.instrument(duty.instrument)
    number, version = law.article_of(duty), instrument.version(on)
    held = number is not None and version is not None
    return Explanation(
        duty=duty,
        instrument=instrument,
        binds=loading.roles().get(duty.binds, Text(duty.binds, duty.binds)),
        article=article_text(instrument, number, version) if number and version else None,
        articles=tuple(
            (day, article_text(instrument, each, instrument.version(day)))
            for day, each in duty.articles
            if day
        ),
        official=quoted(instrument.id, version.in_force, number) if number and version else None,
        penalties=law.penalties(duty.id) if held else (),
        guide=loading.guides().get(duty.guide),
        remedy=duty.remedy,
    )
