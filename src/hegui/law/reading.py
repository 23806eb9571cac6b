"""
An article with what the shelf knows about it: ``hegui law show csl 24``.

An article can be named as people do: ``csl 24``, ``csl.24.1``, ``网络安全法第二十四条``, ``PIPL Art 51``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from hegui.errors import LawError
from hegui.law import finding
from hegui.law.articles import from_cn, parts
from hegui.law.dated import Law, article_text, then_and_now
from hegui.law.existing import exists
from hegui.law.kinds import Duty, Instrument, Version
from hegui.law.official import quoted
from hegui.model import Penalty
from hegui.text import Text

_CITED = re.compile(
    r"(?P<name>.+?)[\s.,:：》]*(?:第|art(?:icle)?\.?|§)?\s*"
    r"(?P<number>\d+|[零〇一二三四五六七八九十百]+)(?:条|(?P<inner>(?:\.\d+|\s*[(（]\d+[)）]){0,2}))"
    r"(?:第(?P<paragraph>[一二三四五六七八九十]+)款)?(?:第(?P<item>[一二三四五六七八九十]+)项)?\s*$",
    re.IGNORECASE,
)


_CALLED = {
    "pipl": "个保法",
    "csl": "网安法",
    "dsl": "数安法",
    "netdata": "网数条例",
    "minorslaw": "未保法",
    "antifraud": "反诈法",
    "ciio": "关基条例",
}  # what people call them, beside the names on the shelf


@dataclass(frozen=True, slots=True)
class Provision:
    """An article on a day.  ``numbers``: what it is called in each version; ``official`` only if imported."""

    instrument: Instrument
    version: Version
    article: str
    printed: Text
    numbers: tuple[tuple[date, Text | None], ...]
    duties: tuple[Duty, ...]
    official: str | None
    penalties: tuple[Penalty, ...] = ()  # what stands in this article that day


def article(instrument_id: str, number: str | int, on: date) -> Provision:
    """The article with this number in the version in force that day; LawError where that version has none."""
    instrument = finding.instrument(instrument_id)
    version = instrument.version(on)
    asked = _item_of_the_only_paragraph(instrument, version, str(number))
    if version is None:
        raise LawError(
            Text(
                f"{instrument.short.zh}在 {on.isoformat()} 尚未施行",
                f"{instrument.short.en} is not in force on {on.isoformat()}",
            )
        )
    if not exists(instrument, version.in_force, asked):
        raise LawError(
            Text(f"{instrument.short.zh}没有这一条：{asked}", f"{instrument.short.en} has no {asked}"),
            Text(
                f"{version.in_force.isoformat()} 施行的文本共 {version.articles} 条。",
                f"The text in force from {version.in_force.isoformat()} has {version.articles} articles.",
            ),
        )
    law = Law(on)
    duties = tuple(
        duty
        for duty in finding.all_duties()
        if duty.instrument == instrument_id and _within(law.article_of(duty), asked)
    )
    return Provision(
        instrument,
        version,
        asked,
        article_text(instrument, asked, version),
        _numbers(instrument, asked, on),
        duties,
        quoted(instrument_id, version.in_force, asked),
        law.penalties_in(instrument_id, asked),
    )


def _item_of_the_only_paragraph(instrument: Instrument, version: Version | None, asked: str) -> str:
    """Article 51(3) is item 3 where the article has one paragraph, which is never named."""
    number, dot, inner = asked.partition(".")
    if version is None or not dot or "." in inner or exists(instrument, version.in_force, asked):
        return asked
    item = f"{number}.1.{inner}"
    return item if exists(instrument, version.in_force, item) else asked


def named(asked: str) -> tuple[str, str] | None:
    """``("csl", "24.1")`` for any way of naming an article of the shelf; None where it names none."""
    found = _CITED.fullmatch(asked.strip())
    if not found:
        return None
    instrument = _instrument(found["name"])
    if instrument is None:
        return None
    try:
        number = str(from_cn(found["number"]))
        for inner in (found["paragraph"], found["item"]):
            if inner or (inner is found["paragraph"] and found["item"]):
                number += f".{from_cn(inner) if inner else 1}"
    except ValueError:
        return None
    return instrument, number + "".join(f".{n}" for n in re.findall(r"\d+", found["inner"] or ""))


def _instrument(name: str) -> str | None:
    wanted = re.sub(r"[\s《》]", "", name).casefold()
    for known in finding.all_instruments():
        names = (
            known.id,
            known.name.zh,
            known.name.zh.removeprefix("中华人民共和国"),
            known.name.en,
            known.short.zh,
            known.short.en,
        )
        if wanted == _CALLED.get(known.id) or wanted in {
            re.sub(r"\s", "", each).casefold() for each in names
        }:
            return known.id
    return None


def _within(article: str | None, asked: str) -> bool:
    return article is not None and (article == asked or article.startswith(f"{asked}."))


def _numbers(instrument: Instrument, asked: str, on: date) -> tuple[tuple[date, Text | None], ...]:
    first = parts(asked)
    if first is None:
        return ()
    found = then_and_now(instrument.id, first[0], on)
    return tuple(
        (day, article_text(instrument, str(number), None) if number else None)
        for day, number in sorted(found.items())
    )
