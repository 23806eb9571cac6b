"""
The law on a day: what checks, determinations and reports ask.

>>> from datetime import date
>>> law = Law(date(2026, 1, 1))
>>> law.cite("csl.fix-and-report-flaws").article_text.zh
'第二十四条第一款'
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from hegui.errors import LawError
from hegui.law import finding, loading
from hegui.law.articles import parts, printed
from hegui.law.kinds import Duty, Fact, Instrument, Listing, PenaltyRule, PenaltyText, Version
from hegui.law.money import range_of
from hegui.law.moving import across
from hegui.model import Citation, Penalty
from hegui.text import Text

COMPARE: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
}


@dataclass(frozen=True, slots=True)
class Law:
    """The shelf as it stands on one day.  Every method raises LawError for an id the shelf does not hold."""

    on: date

    def duty(self, id: str) -> Duty:
        """The duty with this id, in force that day or not."""
        return finding.duty(id)

    def in_force(self, duty_id: str) -> bool:
        """False before the instrument's first day, after the duty's last, and always for a draft."""
        return self.article_of(finding.duty(duty_id)) is not None

    def article_of(self, duty: Duty) -> str | None:
        """The duty's article number that day, ``"24.1"``; None while it is not in force."""
        if duty.until and duty.until <= self.on:
            return None
        return _in_force(duty.articles, self.on)

    def number(self, id: str) -> int | float:
        """The value in force that day; LawError before the first."""
        return self.fact(id).value

    def fact(self, id: str) -> Fact:
        """The value that day with its unit, comparison, article and confidence."""
        number = finding.number(id)
        values = [value for day, value in number.values if day <= self.on]
        if not values:
            raise self._too_early(id, number.values[0][0])
        return Fact(
            id=id,
            instrument=number.instrument,
            text=number.text,
            value=values[-1],
            unit=number.unit,
            wording=number.wording,
            compare=number.compare,
            confidence=number.confidence,
            article=_in_force(number.articles, self.on) or number.articles[0][1],
        )

    def reaches(self, number_id: str, amount: float) -> bool:
        """Whether the amount meets the number as the text words it: 以上 includes it, 超过 does not."""
        fact = self.fact(number_id)
        return COMPARE[fact.compare](amount, fact.value)

    def cite(self, duty_id: str) -> Citation:
        """The duty as one cites it that day; LawError while it is not in force (ask ``in_force`` first)."""
        duty = finding.duty(duty_id)
        article = self.article_of(duty)
        if article is None:
            raise self._too_early(duty_id, duty.articles[0][0])
        instrument = finding.instrument(duty.instrument)
        version = instrument.version(self.on)
        assert version is not None  # lint: a dated article belongs to a version
        return Citation(
            duty=duty.id,
            instrument=instrument.name,
            article=article,
            article_text=article_text(instrument, article, version),
            in_force=version.in_force,
            wording=duty.text,
            confidence=duty.confidence,
            official=_official(instrument, article, version),
            other_number=other_number(instrument, duty, article, version),
            penalties=self.penalties(duty_id),
            guide=duty.guide,
        )

    def penalties(self, duty_id: str) -> tuple[Penalty, ...]:
        """What a breach of the duty may cost that day, a line each step."""
        return tuple(line for rule in self.penalty_rules(duty_id) for line in self._lines(rule))

    def penalties_in(self, instrument_id: str, article: str) -> tuple[Penalty, ...]:
        """What stands in an article that day for those who break other articles; each step once."""
        lines = []
        for rule in finding.all_penalties():
            text = self.penalty_text(rule)
            if rule.instrument != instrument_id or text is None:
                continue
            if text.article == article or text.article.startswith(f"{article}."):
                lines += self._lines(rule)
        return tuple(dict.fromkeys(lines))

    def penalty_rules(self, duty_id: str) -> tuple[PenaltyRule, ...]:
        """The rules behind ``penalties``, with their amounts as numbers."""
        return tuple(finding.penalty(id) for id in finding.duty(duty_id).penalties)

    def penalty_text(self, rule: PenaltyRule) -> PenaltyText | None:
        """The rule as it stands that day."""
        return max((t for t in rule.texts if t.since <= self.on), key=lambda t: t.since, default=None)

    def listings(self, suffix: str = "") -> tuple[Listing, ...]:
        """The dated lists in force that day whose id ends so."""
        return tuple(
            found
            for found in finding.all_listings()
            if found.id.endswith(suffix)
            and found.since <= self.on
            and not (found.until and found.until <= self.on)
        )

    def sensitive_under(self, entity_id: str) -> tuple[str, ...]:
        """The standards in force that day that list the entity as sensitive, the newest first.

        They recommend; the ground is PIPL 28.
        """
        return _sensitive_under(self.on, entity_id)

    def _lines(self, rule: PenaltyRule) -> list[Penalty]:
        text = self.penalty_text(rule)
        if text is None:
            return []
        instrument = finding.instrument(rule.instrument)
        version = instrument.version(self.on)
        number = article_text(instrument, text.article, version)
        article = Text(f"{instrument.short.zh}{number.zh}", f"{instrument.short.en} {number.en}")
        return [Penalty(range_of(tier), article) for tier in text.tiers]

    def _too_early(self, id: str, first: date | None) -> LawError:
        when = first.isoformat() if first else "—"
        return LawError(
            Text(
                f"{id} 在 {self.on.isoformat()} 尚未施行或已失效（起始日 {when}）",
                f"{id} is not in force on {self.on.isoformat()} (first day: {when})",
            ),
            Text("换一个日期（--on）。", "Ask for another day (--on)."),
        )


@cache
def _sensitive_under(on: date, entity_id: str) -> tuple[str, ...]:
    listed = [
        found
        for found in Law(on).listings(".sensitive")
        if any(entity_id in category.entities for category in found.categories)
    ]
    listed.sort(key=lambda found: found.since, reverse=True)
    return tuple(loading.instrument(found.instrument).short.en for found in listed)


def article_text(instrument: Instrument, article: str, version: Version | None) -> Text:
    """The article as printed: the paragraph is left out where the article has only one."""
    return printed(
        article, single=_is_single(instrument.id, article, version), standard=instrument.kind == "standard"
    )


def other_number(instrument: Instrument, duty: Duty, article: str, version: Version) -> Text | None:
    """The duty's number on the other side of an amendment, with the day; None where it never moved."""
    for day, other in reversed(duty.articles):
        if day is None or other == article:
            continue
        numbered = article_text(instrument, other, instrument.version(day))
        if day > version.in_force:
            return Text(f"{day.isoformat()} 起：{numbered.zh}", f"from {day.isoformat()}: {numbered.en}")
        since = version.in_force.isoformat()
        return Text(f"{since} 前：{numbered.zh}", f"before {since}: {numbered.en}")
    return None


def _is_single(id: str, article: str, version: Version | None) -> bool:
    numbers = parts(article)
    if version is None or numbers is None:
        return False
    counts = loading.shape(id).get(version.in_force.isoformat(), {}).get("paragraphs", ())
    return len(counts) >= numbers[0] and counts[numbers[0] - 1] == 1


def _official(instrument: Instrument, article: str, version: Version) -> str | None:
    from hegui.law.official import quoted

    return quoted(instrument.id, version.in_force, article)


def _in_force(articles: tuple[tuple[date | None, str], ...], on: date) -> str | None:
    held = [article for day, article in articles if day is not None and day <= on]
    return held[-1] if held else None


def then_and_now(instrument_id: str, article: int, on: date) -> dict[date, int | None]:
    """The number an article that holds on ``on`` bears in each version; None where it has no counterpart."""
    instrument = finding.instrument(instrument_id)
    here = instrument.version(on)
    if here is None:
        return {}
    return {v.in_force: across(instrument, article, here.in_force, v.in_force) for v in instrument.versions}
