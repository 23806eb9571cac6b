"""One ruling a table rather than one a column: how checks over the inventory keep a report readable."""

from __future__ import annotations

from collections.abc import Iterable

from hegui.model import Holding, Place
from hegui.text import Text, joined

SHOWN = 8  # columns or tables named in one sentence; the rest are counted

Group = tuple[Place, tuple[Holding, ...]]


def table_of(held: Holding) -> Place:
    """The place of the table that holds a column."""
    path = held.place.path
    ending = f".{held.column}"
    if path.endswith(ending):
        return Place(held.place.source, path[: -len(ending)])
    return Place(held.place.source, path.rpartition(".")[0])


def by_table(holdings: Iterable[Holding]) -> list[Group]:
    """Holdings gathered by table, in the order in which the tables first appear."""
    return _gathered((table_of(held), held) for held in holdings)


def by_source(holdings: Iterable[Holding]) -> list[Group]:
    """Holdings gathered by source."""
    return _gathered((Place(held.place.source), held) for held in holdings)


def _gathered(pairs: Iterable[tuple[Place, Holding]]) -> list[Group]:
    groups: dict[Place, list[Holding]] = {}
    for place, held in pairs:
        groups.setdefault(place, []).append(held)
    return [(place, tuple(held)) for place, held in groups.items()]


def in_full(holdings: Iterable[Holding]) -> list[Holding]:
    """Without masked columns: what was de-identified is treated as ordinary personal information (GB/T 45574-2025)."""
    return [held for held in holdings if held.protection != "masked"]


def kind(held: Holding) -> Text:
    """What a column holds, in words: its entity's name, or plain "personal information"."""
    return held.entity.name if held.entity else Text("个人信息", "personal information")


def listed(holdings: Iterable[Holding]) -> Text:
    """The columns with what they hold: ``id_no（居民身份证号）、phone（手机号码）等 12 列``."""
    return shortened(
        [Text("{c}（{k}）", "{c} ({k})").fill(c=held.column, k=kind(held)) for held in holdings],
        Text("等 {n} 列", " and others, {n} columns in all"),
    )


def tables_listed(holdings: Iterable[Holding]) -> Text:
    """The tables that hold these columns: ``patient、visit 等 12 张表``."""
    names = [place.path or place.source for place, _ in by_table(holdings)]
    return shortened(
        [Text(name, name) for name in names], Text(" 等 {n} 张表", " and others, {n} tables in all")
    )


def spread(holdings: tuple[Holding, ...]) -> Text:
    """``，分布于：patient、visit``; nothing where the source is itself the only table."""
    if all(not place.path for place, _ in by_table(holdings)):
        return Text("", "")
    return Text("，分布于：{tables}", ", in: {tables}").fill(tables=tables_listed(holdings))


def shortened(names: list[Text], rest: Text) -> Text:
    if len(names) <= SHOWN:
        return joined(names)
    shown, tail = joined(names[:SHOWN]), rest.fill(n=len(names))
    return Text(shown.zh + tail.zh, shown.en + tail.en)
