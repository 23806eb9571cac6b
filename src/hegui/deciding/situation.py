"""
What a user tells about a situation, checked at the door: facts by name, each known, unknown, or a range.

``situation(Kind, raw)`` takes what a TOML or JSON file, a row of a table or a program gives.  Everything that is not
declared, of the wrong kind, upside down or at odds with another fact is a UsageError that names the field and what it
may be; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from functools import lru_cache
from math import inf
from types import MappingProxyType
from typing import Any

from hegui.deciding.declaring import LONGEST, MOST, Exclusive, Fact, Facts
from hegui.deciding.domains import Domain, Range
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.text import Text

UNKNOWN = ("", "unknown", "?", "未知", "不知道")
MOST_ROWS = 200  # flows and the like in one situation
MOST_CELLS = 10_000  # words of a table that are read once for each fact
_YES = ("yes", "y", "true", "1", "是", "有")
_NO = ("no", "n", "false", "0", "否", "没有", "无")


@dataclass(frozen=True, slots=True)
class Situation:
    """The facts as given (``plain``: names to JSON values), and what each may still be."""

    plain: Mapping[str, Any]
    base: Mapping[str, Domain]
    judged: dict[Any, Any] = field(default_factory=dict, compare=False)  # of rows.py: its rows, once judged


def situation(kind: type[Facts], raw: Mapping[str, Any]) -> Situation:
    """Check what was given.  Raises UsageError with the field that is wrong and what it may be."""
    base: dict[str, Domain] = {}
    plain = _checked(kind, raw, "", base)
    return Situation(plain, base)


def _checked(
    kind: type[Facts], raw: Mapping[str, Any], about: str, base: dict[str, Domain]
) -> dict[str, Any]:
    fields = kind.fields
    for name in raw:
        if name not in fields:
            raise unknown_field(str(name), about, fields)
    plain: dict[str, Any] = {}
    for name, fact in fields.items():
        if name not in raw:
            continue
        where = f"{about}.{name}" if about else name
        value = raw[name]
        read = fact.cells.get(value) if type(value) is str else None  # as it was read in an earlier row
        if fact.kind == "rows":
            rows = _rows(fact, value, where, base)
            if rows:
                plain[name] = rows
        elif read is not None or (read := read_fact(fact, value, where)) is not None:
            plain[name] = read[0]
            if fact.decides and read[1] is not None:
                base[where] = read[1]
    for pair in kind.excludes:
        _exclude(pair, about, base)
    return plain


def _rows(fact: Fact, value: Any, where: str, base: dict[str, Domain]) -> list[dict[str, Any]]:
    assert fact.rows is not None
    if value is None:
        return []
    if not isinstance(value, Sequence) or isinstance(value, str) or len(value) > MOST_ROWS:
        raise wrong(
            where,
            Text(f"最多 {MOST_ROWS} 项的列表，每项一组事实", f"a list of at most {MOST_ROWS} things, each with its facts"),
        )  # fmt: skip
    rows = []
    for place, row in enumerate(value, start=1):
        if not isinstance(row, Mapping):
            raise wrong(f"{where}.{place}", Text("一组 字段 = 值", "a set of fields with values"))
        rows.append(_checked(fact.rows, row, f"{where}.{place}", base))
    return rows


def read_fact(fact: Fact, value: Any, where: str) -> tuple[Any, Domain | None] | None:
    """A value as given: its JSON form, and what the fact may then be.  None where it says that it is not known."""
    if value is None or (isinstance(value, str) and value.strip().lower() in UNKNOWN):
        return None
    if not isinstance(value, str) or not fact.decides:
        return _READ[fact.kind](fact, value.strip() if isinstance(value, str) else value, where)
    if (read := fact.cells.get(value)) is None:
        read = _READ[fact.kind](fact, value.strip(), where)
        if len(fact.cells) < MOST_CELLS:
            fact.cells[value] = read
    return read


def _yes_no(fact: Fact, value: Any, where: str) -> tuple[bool, Domain]:
    if isinstance(value, str):
        word = value.lower()
        value = True if word in _YES else False if word in _NO else None
    if not isinstance(value, bool):
        raise wrong(
            where,
            Text("true 或 false（是/否）；不知道就不写", "true or false (yes/no); leave it out if not known"),
        )
    return value, frozenset({value})


def _choice(fact: Fact, value: Any, where: str) -> tuple[str, Domain]:
    known = [option.id for option in fact.options]
    if value not in known:
        near = get_close_matches(str(value), known, n=1, cutoff=0.6)
        hint = Text(f"（是否指 {near[0]}？）", f" (did you mean {near[0]}?)") if near else Text("", "")
        raise wrong(where, Text(f"{'、'.join(known)} 之一{hint.zh}", f"one of {', '.join(known)}{hint.en}"))
    return str(value), frozenset({str(value)})


_A_COUNT = Text(
    "不小于 0 的整数，或范围，如 120、\"100..500\"、\"1..\"、{min = 100, max = 500}",
    "a whole number from 0, or a range: 120, \"100..500\", \"1..\", {min = 100, max = 500}",
)  # fmt: skip


def _count(fact: Fact, value: Any, where: str) -> tuple[Any, Domain]:
    low, high = _ends(value, where)
    if low < 0 or high < 0:
        raise wrong(where, _A_COUNT, Text("收到的是负数", "it is below zero"))
    if low > high:
        raise wrong(where, _A_COUNT, Text("范围的上下限颠倒", "the range is upside down"))
    if max(low, 0 if high == inf else high) > fact.high:
        raise wrong(where, Text(f"不大于 {fact.high}", f"at most {fact.high}"))
    span = Range(low, min(high, fact.high))
    if span.known:
        return low, span
    return {"min": low} | ({} if high == inf else {"max": int(high)}), span


def _ends(value: Any, where: str) -> tuple[int, float]:
    if isinstance(value, str):
        low, dots, high = value.replace(",", "").replace("，", "").replace("_", "").partition("..")
        if not dots:
            return _whole(low, where), _whole(low, where)
        return _whole(low, where) if low else 0, _whole(high, where) if high else inf
    if isinstance(value, Mapping):
        if not value or set(value) - {"min", "max"}:
            raise wrong(where, _A_COUNT)
        most = value.get("max")
        return _whole(value.get("min", 0), where), inf if most is None else _whole(most, where)
    return _whole(value, where), _whole(value, where)


def _whole(value: Any, where: str) -> int:
    if isinstance(value, str) and len(value) < 15:
        bare = value.strip().removeprefix("-")
        if bare.isascii() and bare.isdecimal():
            return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(where, _A_COUNT)
    return value


def _day(fact: Fact, value: Any, where: str) -> tuple[str, Domain]:
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong(where, Text("日期，如 2026-03-01", "a day such as 2026-03-01"))
    return value.isoformat(), Range(value.toordinal(), value.toordinal())


def _moment(fact: Fact, value: Any, where: str) -> tuple[str, None]:
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    a_moment = Text(
        "带时区的时刻，如 2026-03-01T14:30:00+08:00", "a moment with its zone: 2026-03-01T14:30:00+08:00"
    )
    if not isinstance(value, datetime):
        raise wrong(where, a_moment)
    if value.utcoffset() is None:
        raise wrong(where, a_moment, Text("缺少时区", "the zone is missing"))
    return value.isoformat(), None


def _words(fact: Fact, value: Any, where: str) -> tuple[str, None]:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise wrong(where, Text(f"不超过 {LONGEST} 字的文字", f"a text of at most {LONGEST} characters"))
    return str(safe_name(value)), None


_READ = {
    "yes-no": _yes_no, "choice": _choice, "count": _count, "day": _day, "moment": _moment, "text": _words,
}  # fmt: skip


def _exclude(pair: Exclusive, about: str, base: dict[str, Domain]) -> None:
    """Two facts that cannot both hold: an error where both are given."""
    places = [f"{about}.{name}" if about else name for name, _ in (pair.first, pair.second)]
    held = [
        _says(base.get(where), value)
        for where, (_, value) in zip(places, (pair.first, pair.second), strict=True)
    ]
    if all(held):
        raise UsageError(
            Text(f"{places[0]} 与 {places[1]} 互相矛盾：{pair.because.zh}",
                 f"{places[0]} and {places[1]} exclude each other: {pair.because.en}"),
            Text("改正其中一项，或把不确定的一项留空。", "Correct one of them, or leave out the one that is not certain."),
        )  # fmt: skip


def clashes(kind: type[Facts], where: str, base: Mapping[str, Domain]) -> bool:
    """Does a fact, as ``base`` has it, exclude another that is known?"""
    about, _, _ = where.rpartition(".")
    own = kind.fields[about.partition(".")[0]].rows if about else kind
    assert own is not None
    return any(
        all(
            _says(base.get(f"{about}.{name}" if about else name), value)
            for name, value in (pair.first, pair.second)
        )
        for pair in own.excludes
    )


def _says(domain: Domain | None, value: bool | str) -> bool:
    if isinstance(domain, Range):
        return domain.low > 0 if value is True else domain.high == 0
    return domain == frozenset({value})


def wrong(where: str, should: Text, found: Text | None = None) -> UsageError:
    """A field that holds what it may not."""
    said = Text(f"（{found.zh}）", f" ({found.en})") if found else Text("", "")
    return UsageError(
        Text(f"事实 {where} 的值不对{said.zh}", f"the fact {where} has a wrong value{said.en}"),
        Text(f"应为{should.zh}。", f"It may be {should.en}."),
    )


def unknown_field(name: str, about: str, known: Mapping[str, Fact]) -> UsageError:
    """A field that is not declared, with what may have been meant."""
    shown = safe_name(f"{about}.{name}" if about else name)
    near = get_close_matches(name, list(known), n=2, cutoff=0.5)
    if near:
        todo = Text(f"是否指 {'、'.join(near)}？", f"Did you mean {', '.join(near)}?")
    else:
        todo = Text(f"可用的字段：{'、'.join(known)}。", f"Known fields: {', '.join(known)}.")
    return UsageError(Text(f"没有这个事实：{shown}", f"there is no fact {shown}"), todo)


def declared(kind: type[Facts], plain: Mapping[str, Any]) -> Mapping[str, Fact]:
    """Every fact of a situation by its place, those of rows too; one row where none is described."""
    lists = tuple(len(plain.get(name) or ()) for name, fact in kind.fields.items() if fact.kind == "rows")
    whose: Any = kind
    return _declared(whose, lists)


@lru_cache(maxsize=256)
def _declared(kind: Any, lists: tuple[int, ...]) -> Mapping[str, Fact]:
    names = [name for name, fact in kind.fields.items() if fact.kind == "rows"]
    plain: dict[str, Any] = {name: [{}] * length for name, length in zip(names, lists, strict=True)}
    return MappingProxyType(dict(places(kind, plain)))


def places(kind: type[Facts], plain: Mapping[str, Any], about: str = "") -> Iterator[tuple[str, Fact]]:
    """The same, one after the other."""
    for name, fact in kind.fields.items():
        where = f"{about}.{name}" if about else name
        if fact.kind != "rows":
            yield where, fact
            continue
        assert fact.rows is not None
        for place, row in enumerate(plain.get(name) or ({},), start=1):
            yield from places(fact.rows, row, f"{where}.{place}")


__all__ = ["MOST", "Situation", "declared", "places", "read_fact", "situation", "unknown_field", "wrong"]
