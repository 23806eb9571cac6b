"""
Looks the shelf over: ``python -m hegui.law.lint [INSTRUMENT...]`` prints what is wrong, a line each, and ends with 1.

Every entry has both languages, a confidence and its dates; every cited article exists in its version; a number's
comparison follows from its wording; ids are unique and what they refer to is there.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import get_args

from hegui.errors import LawError
from hegui.law import finding, loading
from hegui.law.articles import parts
from hegui.law.existing import exists
from hegui.law.kinds import Compare, Duty, Instrument, Kind, Number, PenaltyRule, Who
from hegui.model import Confidence
from hegui.text import Text

WORDING: dict[str, tuple[str, ...]] = {
    "以上": (">=",),
    "以下": ("<=",),
    "不满": ("<",),
    "超过": (">",),
    "不超过": ("<=",),
    "不得超过": ("<=",),
    "至少": (">=",),
    "不少于": (">=",),
    "不低于": (">=",),
    "内": ("<=",),
    "之内": ("<=",),
    "以内": ("<=",),
    "满": (">=",),
    "达到": (">=",),
    "未满": ("<",),
    "低于": ("<",),
    "少于": ("<",),
    "不足": ("<",),
    "每": (">=", "<="),
    "": ("==", ">=", "<="),
}
"""The word of the text -> the comparisons it allows: 以上 and 以下 include the number, 不满 and 超过 do not."""

UNITS = frozenset(
    [
        "hours",
        "minutes",
        "days",
        "working-days",
        "months",
        "years",
        "people",
        "users",
        "records",
        "CNY",
        "percent",
        "characters",
        "pixels",
        "seconds",
        "times",
        "items",
        "share",
        "questions",
        "times-per-year",
        "articles",
        "levels",
        "reposts",
        "views",
        "ratio",
        "days-detention",
        "years-prison",
    ]
)
TIER_UNITS = frozenset(
    {"", "CNY", "share-of-turnover", "times-gains", "times-price", "days-detention", "years-prison"}
)


def problems(only: tuple[str, ...] = ()) -> Iterator[str]:
    """One line for each thing that is wrong; nothing where the shelf is in order."""
    for id in only or loading.instrument_ids():
        try:
            yield from _instrument(loading.instrument(id))
            for duty in loading.duties(id):
                yield from _duty(duty)
            for penalty in loading.penalties(id):
                yield from _penalty(penalty)
            for number in loading.numbers(id):
                yield from _number(number)
            for listing in loading.listings(id):
                yield from _texts(listing.id, [listing.title, *(c.name for c in listing.categories)])
                yield from _confidence(listing.id, listing.confidence)
        except LawError as wrong:
            yield wrong.text.en
    if not only:
        yield from _whole()


def _instrument(it: Instrument) -> Iterator[str]:
    yield from _texts(it.id, [it.name, it.short, it.issuer, it.compared_with])
    yield from _confidence(it.id, it.confidence)
    if it.kind not in get_args(Kind):
        yield f"{it.id}: unknown kind {it.kind}"
    if it.kind != "draft" and not it.versions:
        yield f"{it.id}: no version and not a draft"
    if not isinstance(it.checked, date):
        yield f"{it.id}: checked is not a date"
    days = {v.in_force for v in it.versions}
    for moved in it.moved:
        if moved.in_force not in days:
            yield f"{it.id}: moved.{moved.in_force} is no version"
            continue
        old = max(v.articles for v in it.versions if v.in_force < moved.in_force)
        new = next(v.articles for v in it.versions if v.in_force == moved.in_force)
        if set(moved.to) != set(range(1, old + 1)):
            yield f"{it.id}: the moved table does not name every old article once"
        if set(moved.to.values()) | moved.new != set(range(1, new + 1)) or set(moved.to.values()) & moved.new:
            yield f"{it.id}: the moved table does not give every new article"


def _duty(duty: Duty) -> Iterator[str]:
    it = loading.instrument(duty.instrument)
    yield from _texts(duty.id, [duty.text, duty.remedy])
    yield from _confidence(duty.id, duty.confidence)
    if duty.binds not in loading.roles():
        yield f"{duty.id}: unknown role {duty.binds}"
    if duty.guide and duty.guide not in loading.guides():
        yield f"{duty.id}: unknown guide {duty.guide}"
    if not duty.articles:
        yield f"{duty.id}: no article"
    for day, article in duty.articles:
        if day is None and it.kind != "draft":
            yield f"{duty.id}: article.draft in an instrument that is no draft"
        if day is not None and not exists(it, day, article):
            yield f"{duty.id}: {it.id} has no {article} in the version of {day}"
    for id in duty.penalties:
        try:
            finding.penalty(id)
        except LawError as wrong:
            yield f"{duty.id}: {wrong.text.en}"
    if it.moved and not duty.until:
        yield from _moved(it, duty)


def _moved(it: Instrument, duty: Duty) -> Iterator[str]:
    """A duty older than an amendment is dated on both sides, and its numbers follow the moved table."""
    dated = {day: article for day, article in duty.articles if day}
    for moved in it.moved:
        before = [article for day, article in duty.articles if day and day < moved.in_force]
        if not before:
            continue
        now = dated.get(moved.in_force)
        if now is None:
            yield f"{duty.id}: no article from {moved.in_force}"
        elif (old := parts(before[-1])) and (new := parts(now)) and moved.to.get(old[0]) != new[0]:
            yield f"{duty.id}: {before[-1]} moved to {moved.to.get(old[0])}, not to {now}"


def _penalty(rule: PenaltyRule) -> Iterator[str]:
    it = loading.instrument(rule.instrument)
    yield from _texts(rule.id, [rule.text, *(tier.text for text in rule.texts for tier in text.tiers)])
    yield from _confidence(rule.id, rule.confidence)
    for text in rule.texts:
        if it.kind != "draft" and not exists(it, text.since, text.article):
            yield f"{rule.id}: {it.id} has no {text.article} in the version of {text.since}"
        for tier in text.tiers:
            if tier.who not in get_args(Who) or tier.unit not in TIER_UNITS:
                yield f"{rule.id}: unknown who or unit ({tier.who}, {tier.unit})"
            if not tier.unit and (tier.min is not None or tier.max is not None):
                yield f"{rule.id}: an amount without a unit"
            if tier.min is not None and tier.max is not None and tier.min > tier.max:
                yield f"{rule.id}: min above max"


def _number(number: Number) -> Iterator[str]:
    it = loading.instrument(number.instrument)
    yield from _texts(number.id, [number.text])
    yield from _confidence(number.id, number.confidence)
    if number.unit not in UNITS:
        yield f"{number.id}: unknown unit {number.unit!r}"
    if number.compare not in get_args(Compare) or number.compare not in WORDING.get(number.wording, ()):
        yield f"{number.id}: {number.wording!r} does not read as {number.compare}"
    if not number.values:
        yield f"{number.id}: no value"
    if not isinstance(number.checked, date):
        yield f"{number.id}: checked is not a date"
    for day, article in number.articles:
        since = it.version(day) if day else None
        if since and not exists(it, since.in_force, article):
            yield f"{number.id}: {it.id} has no {article!r} on {day}"
        if day and since is None and it.kind != "draft":
            yield f"{number.id}: dated {day}, before {it.id} is in force"
    for _, value in number.values:
        if isinstance(value, bool) or not isinstance(value, int | float):
            yield f"{number.id}: a value that is no number"


def _whole() -> Iterator[str]:
    named = (
        finding.all_duties(),
        finding.all_numbers(),
        finding.all_penalties(),
        finding.all_listings(),
    )
    for things in named:
        for id, count in Counter(thing.id for thing in things).items():
            if count > 1:
                yield f"{id}: {count} entries have this id"
    known = {duty.id for duty in finding.all_duties()}
    for guide in loading.guides().values():
        yield from _texts(
            guide.id, [guide.title, guide.case, guide.why, *guide.prevention, *filter(None, [guide.note])]
        )
        for id in guide.duties:
            if id not in known:
                yield f"guide {guide.id}: unknown duty {id}"


def _texts(id: str, texts: list[Text]) -> Iterator[str]:
    for text in texts:
        if not text.zh.strip() or not text.en.strip():
            yield f"{id}: a text lacks a language"
        elif any("\u4e00" <= sign <= "\u9fff" for sign in text.en):
            yield f"{id}: Chinese in an English text"


def _confidence(id: str, confidence: str) -> Iterator[str]:
    if confidence not in get_args(Confidence):
        yield f"{id}: unknown confidence {confidence}"


def main(names: tuple[str, ...]) -> int:
    """Print the problems and how much there is; 1 where there are any."""
    found = list(problems(names))
    counted = f"{len(finding.all_instruments())} instruments, {len(finding.all_duties())} duties"
    sys.stdout.write("\n".join([*found, f"{counted}, {len(found)} problems", ""]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(tuple(sys.argv[1:])))
