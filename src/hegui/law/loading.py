"""
Reads the shelf's TOML files into its nouns, one instrument at a time and only when it is asked for.

Whoever writes a file badly learns which file and which entry; nothing is guessed or filled in.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from hegui.errors import LawError
from hegui.law.kinds import (
    Category,
    Duty,
    Guide,
    Instrument,
    Listing,
    Moved,
    Number,
    PenaltyRule,
    PenaltyText,
    Tier,
    Version,
)
from hegui.text import Text

HERE = Path(__file__).parent
SHELF = HERE / "shelf"
GUIDES = HERE / "guides"
ROLES = HERE / "roles"

Entry = dict[str, Any]
T = TypeVar("T")


@cache
def instrument_ids() -> tuple[str, ...]:
    """Every folder of the shelf that holds a law.toml, by name."""
    return tuple(sorted(file.parent.name for file in SHELF.glob("*/law.toml")))


@cache
def instrument(id: str) -> Instrument:
    file = SHELF / id / "law.toml"
    return _made(file, id, lambda: _instrument(id, _read(file)))


@cache
def duties(id: str) -> tuple[Duty, ...]:
    """The duties of one instrument, in the order of its file."""
    return _each(SHELF / id / "duties.toml", "duty", lambda entry: _duty(id, entry))


@cache
def penalties(id: str) -> tuple[PenaltyRule, ...]:
    return _each(SHELF / id / "penalties.toml", "penalty", lambda entry: _penalty(id, entry))


@cache
def numbers(id: str) -> tuple[Number, ...]:
    return _each(SHELF / id / "numbers.toml", "number", lambda entry: _number(id, entry))


@cache
def listings(id: str) -> tuple[Listing, ...]:
    files = sorted((SHELF / id / "lists").glob("*.toml"))
    return tuple(_made(file, file.stem, partial(_listing, id, _read(file))) for file in files)


@cache
def shape(id: str) -> dict[str, Entry]:
    """How many paragraphs and items each article has, by version: ``{"2026-01-01": {"paragraphs": [...], ...}}``.

    Empty for instruments whose text nobody had at hand.
    """
    return _read(SHELF / id / "shape.toml")


@cache
def guides() -> dict[str, Guide]:
    found = [_made(file, file.stem, partial(_guide, _read(file))) for file in sorted(GUIDES.glob("*.toml"))]
    return {guide.id: guide for guide in found}


@cache
def roles() -> dict[str, Text]:
    """Who a duty can bind: role ids with their names."""
    return {
        id: _text(entry)
        for file in sorted(ROLES.glob("*.toml"))
        for id, entry in _read(file).get("role", {}).items()
    }


def _instrument(id: str, raw: Entry) -> Instrument:
    versions = tuple(Version(v["in_force"], v.get("adopted"), v["articles"]) for v in raw.get("version", ()))
    counts = {v.in_force: v.articles for v in versions}
    moved = tuple(
        _moved(date.fromisoformat(day), entry, counts) for day, entry in sorted(raw.get("moved", {}).items())
    )
    return Instrument(
        id=raw["id"],
        name=_text(raw),
        short=_text(raw["short"]),
        kind=raw["kind"],
        issuer=_text(raw["issuer"]),
        number=raw["number"],
        confidence=raw["confidence"],
        checked=raw["checked"],
        compared_with=_text(raw["compared_with"]),
        section=raw["section"],
        url=raw.get("url", ""),
        versions=tuple(sorted(versions, key=lambda v: v.in_force)),
        moved=moved,
    )


def _moved(day: date, raw: Entry, counts: dict[date, int]) -> Moved:
    to: dict[int, int] = {}
    for span in raw.get("ranges", ()):
        first, _, last = span["old"].partition("-")
        for old in range(int(first), int(last or first) + 1):
            to[old] = old + span["by"]
    for merge in raw.get("merged", ()):
        to.update({int(old): int(merge["new"]) for old in merge["old"]})
    return Moved(day, to, frozenset(int(new) for new in raw.get("new", ())))


def _duty(id: str, raw: Entry) -> Duty:
    return Duty(
        id=raw["id"],
        instrument=id,
        text=_text(raw),
        binds=raw["binds"],
        articles=_dated(raw["article"]),
        guide=raw["guide"],
        penalties=tuple(raw["penalty"]),
        remedy=_text(raw["remedy"]),
        confidence=raw["confidence"],
        until=raw.get("until"),
    )


def _penalty(id: str, raw: Entry) -> PenaltyRule:
    texts = tuple(
        PenaltyText(date.fromisoformat(day), entry["article"], tuple(_tier(tier) for tier in entry["tiers"]))
        for day, entry in sorted(raw["since"].items())
    )
    return PenaltyRule(raw["id"], id, _text(raw), raw["confidence"], texts)


def _tier(raw: Entry) -> Tier:
    return Tier(_text(raw), raw["who"], raw.get("min"), raw.get("max"), raw.get("unit", ""))


def _number(id: str, raw: Entry) -> Number:
    article = raw["article"]
    values = tuple((date.fromisoformat(day), value) for day, value in sorted(raw["value"].items()))
    dated = _dated(article) if isinstance(article, dict) else ((values[0][0], article),)
    return Number(
        id=raw["id"],
        instrument=id,
        text=_text(raw),
        unit=raw["unit"],
        wording=raw["wording"],
        compare=raw["compare"],
        articles=dated,
        confidence=raw["confidence"],
        checked=raw["checked"],
        values=values,
    )


def _listing(id: str, raw: Entry) -> Listing:
    return Listing(
        id=raw["id"],
        instrument=id,
        title=_text(raw),
        article=raw["article"],
        confidence=raw["confidence"],
        since=raw["since"],
        until=raw.get("until"),
        categories=tuple(
            Category(c["id"], _text(c), tuple(c.get("entities", ()))) for c in raw.get("category", ())
        ),
        rows=tuple(raw.get("row", ())),
    )


def _guide(raw: Entry) -> Guide:
    return Guide(
        id=raw["id"],
        title=_text(raw["title"]),
        case=_text(raw["case"]),
        why=_text(raw["why"]),
        prevention=tuple(_text(line) for line in raw["prevention"]),
        duties=tuple(raw["duties"]),
        confidence=raw["confidence"],
        note=_text(raw["note"]) if "note" in raw else None,
    )


def _dated(raw: dict[str, str]) -> tuple[tuple[date | None, str], ...]:
    return tuple(
        (None if day == "draft" else date.fromisoformat(day), article) for day, article in sorted(raw.items())
    )


def _text(raw: Entry) -> Text:
    return Text(raw["zh"], raw["en"])


def _each(file: Path, table: str, make: Callable[[Entry], T]) -> tuple[T, ...]:
    made = []
    for position, entry in enumerate(_read(file).get(table, ()), start=1):
        name = str(entry.get("id", f"{table} {position}"))
        made.append(_made(file, name, partial(make, entry)))
    return tuple(made)


def _made(file: Path, name: str, make: Callable[[], T]) -> T:
    where = f"{file.parent.name}/{file.name}"
    try:
        return make()
    except KeyError as missing:
        raise LawError(
            Text(
                f"法规库 {where} 的条目 {name} 缺少字段 {missing.args[0]}",
                f"the shelf's {where}: entry {name} lacks the field {missing.args[0]}",
            ),
            Text("补上该字段。", "Add the field."),
        ) from missing
    except (TypeError, ValueError, AttributeError) as wrong:
        raise LawError(
            Text(
                f"法规库 {where} 的条目 {name} 有字段形式不对",
                f"the shelf's {where}: entry {name} has an ill-formed field",
            ),
            Text("对照 docs/law-shelf.md 中的格式修改。", "Compare it with the format in docs/law-shelf.md."),
        ) from wrong


def _read(file: Path) -> Entry:
    try:
        with file.open("rb") as opened:
            return tomllib.load(opened)
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        where = f"{file.parent.name}/{file.name}"
        raise LawError(
            Text(
                f"法规库文件 {where} 不是合格的 TOML：{wrong}",
                f"the shelf's {where} is not valid TOML: {wrong}",
            ),
            Text("改正所指的那一行。", "Correct the line it names."),
        ) from wrong
