"""
Tables of one form, told once: the shards of a table (user_0 … user_255), the lists of each month, the exports of each day.

Their names differ in numbers alone; their columns are called alike and were judged alike.  JSON, CSV and workbooks have every
table by itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hegui.model import Holding, Inventory, Place
from hegui.reports.counting import by_table
from hegui.reports.words import name
from hegui.text import Text

LEAST = 3  # tables that are told together
SHOWN = 3  # of their names
_NUMBER = re.compile(r"\d+")

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Series:
    """Tables of one form, or a single table."""

    tables: dict[Key, list[Holding]]

    @property
    def columns(self) -> list[Holding]:
        """Those of the first."""
        return next(iter(self.tables.values()))

    @property
    def many(self) -> int:
        return len(self.tables)

    @property
    def key(self) -> Key:
        """Source and table; of many with ``*`` for the numbers in which they differ."""
        source, table = next(iter(self.tables))
        if self.many == 1:
            return source, table
        return tuple(_shared([key[part] for key in self.tables]) for part in (0, 1))  # type: ignore[return-value]

    @property
    def title(self) -> str:
        """Where the tables lie, in words for a heading."""
        source, table = self.key
        return name(source) if _says(source, table) else f"{name(source)} · {name(table)}"

    @property
    def count(self) -> Text:
        """How many tables they are; nothing for one."""
        if self.many == 1:
            return Text("", "")
        return Text("{n} 张同样的表", "{n} tables alike").fill(n=self.many)

    @property
    def members(self) -> list[str]:
        """What each is called."""
        return [name(source if _says(source, table) else table) for source, table in self.tables]

    def alike(self, place: int) -> list[Holding]:
        """The column at a place, in each table."""
        return [columns[place] for columns in self.tables.values()]


def in_series(inventory: Inventory) -> list[Series]:
    """All tables, those of one form together, where the first of them was read."""
    every = by_table(inventory)
    forms: dict[object, dict[Key, list[Holding]]] = {}
    for key, held in every.items():
        forms.setdefault((*(_NUMBER.sub("*", part) for part in key), *map(_form, held)), {})[key] = held
    made: list[Series] = []
    for tables in forms.values():
        together = [tables] if len(tables) >= LEAST else [{key: held} for key, held in tables.items()]
        made += map(Series, together)
    order = {key: number for number, key in enumerate(every)}
    return sorted(made, key=lambda series: order[next(iter(series.tables))])


def of_one_form(places: list[Place]) -> list[tuple[str, list[int]]]:
    """Which places are the same column of tables whose names differ in numbers alone, after what they have in common.

    One that is like no two others stands by itself.
    """
    forms: dict[tuple[str, str], list[int]] = {}
    for number, place in enumerate(places):
        where, column = _where(place)
        forms.setdefault((_NUMBER.sub("*", where), column), []).append(number)
    found: list[tuple[str, list[int]]] = []
    for (_, column), numbers in forms.items():
        if len(numbers) >= LEAST:
            found.append((_shared([_where(places[n])[0] for n in numbers]) + column, numbers))
        else:
            found += [(str(places[n]), [n]) for n in numbers]
    return sorted(found, key=lambda one: one[1][0])


def _where(place: Place) -> tuple[str, str]:
    """The source and the table, and the column behind them."""
    shown = str(place)
    if not place.path:
        return shown, ""
    end = max(shown.rfind("#"), shown.rfind("."))
    return shown[:end], shown[end:]


def people_of(alike: list[Holding]) -> Text | None:
    """About how many people one of the columns tells of: of a single table; of many, how many each has.  None: not known."""
    counts = [held.people.estimate for held in alike if held.people]
    if not counts:
        return None
    low, high = min(counts), max(counts)
    if len(alike) == 1:
        return Text(f"{low:,}", f"{low:,}")
    return Text("每张 {n}", "{n} each").fill(n=low if low == high else f"{low:,}–{high:,}")


def _form(held: Holding) -> tuple[object, ...]:
    entity = held.entity.id if held.entity else ""
    return (
        held.column,
        entity,
        held.sensitivity,
        held.protection,
        held.grade,
        held.grade_candidate,
        held.corrected,
    )


def _says(source: str, table: str) -> bool:
    """Does a source say already what the table is called?"""
    return not table or source == table or source.endswith("/" + table)


def _shared(names: list[str]) -> str:
    """What names that differ in numbers alone have in common, with ``*`` for a number that is not the same in all."""
    texts = _NUMBER.split(names[0])
    numbers = [_NUMBER.findall(each) for each in names]
    same = [n[0] if len(set(n)) == 1 else "*" for n in zip(*numbers, strict=True)]
    return "".join(piece for pair in zip(texts, [*same, ""], strict=True) for piece in pair)
