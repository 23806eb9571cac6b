"""
Finds an entry of the shelf by its id, loading as little as possible: the id's first word is its instrument.

``csl.fix-and-report-flaws`` is looked for in the folder ``csl`` first, and only then everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Protocol, TypeVar

from hegui.errors import LawError
from hegui.law import loading
from hegui.law.kinds import Duty, Instrument, Listing, Number, PenaltyRule
from hegui.masking import safe_name
from hegui.text import Text


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def instrument(id: str) -> Instrument:
    """The instrument with this id; LawError if the shelf has none."""
    if id in loading.instrument_ids():
        return loading.instrument(id)
    raise _unknown(id, Text("法规", "instrument"), loading.instrument_ids())


@cache
def duty(id: str) -> Duty:
    """The duty with this id; LawError, with what may have been meant, if the shelf has none."""
    if id in loading.instrument_ids():
        name = loading.instrument(id).short
        raise LawError(
            Text(
                f"{id} 是一件法规（{name.zh}），不是一项义务",
                f"{id} is an instrument ({name.en}), not a duty",
            ),
            Text(
                f"用 hegui law show {id} 查看它的全部义务。", f"See all its duties with hegui law show {id}."
            ),
        )
    return _find(id, loading.duties, Text("义务", "duty"))


@cache
def number(id: str) -> Number:
    return _find(id, loading.numbers, Text("数值", "number"))


@cache
def penalty(id: str) -> PenaltyRule:
    return _find(id, loading.penalties, Text("罚则", "penalty"))


def all_instruments() -> tuple[Instrument, ...]:
    return tuple(loading.instrument(id) for id in loading.instrument_ids())


def all_duties() -> tuple[Duty, ...]:
    """Every duty of the shelf, by instrument."""
    return _all(loading.duties)


def all_numbers() -> tuple[Number, ...]:
    return _all(loading.numbers)


def all_penalties() -> tuple[PenaltyRule, ...]:
    return _all(loading.penalties)


def all_listings() -> tuple[Listing, ...]:
    return _all(loading.listings)


def _all(load: Callable[[str], tuple[N, ...]]) -> tuple[N, ...]:
    return tuple(thing for id in loading.instrument_ids() for thing in load(id))


def _find(id: str, load: Callable[[str], tuple[N, ...]], what: Text) -> N:
    home = id.partition(".")[0]
    if home in loading.instrument_ids():
        for thing in load(home):
            if thing.id == id:
                return thing
    elsewhere = {thing.id: thing for thing in _all(load)}
    if id in elsewhere:
        return elsewhere[id]
    raise _unknown(id, what, elsewhere)


def _unknown(id: str, what: Text, known: Iterable[str]) -> LawError:
    from difflib import get_close_matches

    near = get_close_matches(id, list(known), n=3, cutoff=0.5)
    todo = Text(
        "用 hegui law search 查找，或用 hegui law list 列出全部。",
        "Look for it with hegui law search, or list all with hegui law list.",
    )
    if near:
        todo = Text(f"是否指 {'、'.join(near)}？", f"Did you mean {', '.join(near)}?")
    shown = safe_name(id)
    return LawError(Text(f"法规库中没有这一{what.zh}：{shown}", f"the shelf has no {what.en} {shown}"), todo)
