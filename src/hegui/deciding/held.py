"""
Facts from an inventory: only what is *held*, each with where it comes from and its error bound.

How many people went abroad since 1 January is not in an inventory: it is counted only in the tables that the user names
as the exported set (``exported``), and a platform's users only in the table named as such (``users``).  What people hold
the same rows in several tables is not known, so a count over tables is a range from the largest table to the sum; where
a table's people could not be counted, or a sample was read, the range has no upper end.  That nothing sensitive was
found is no proof that there is none: it is left to the person.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hegui.deciding.determination import Determination
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.model import Place
from hegui.organisation import covered
from hegui.text import Text

FACES = frozenset({"face"})
Span = dict[str, int]


@dataclass(frozen=True, slots=True)
class Held:
    """One table of an inventory: its people, and what kinds of columns it has."""

    place: Place
    people: tuple[int, int] | None  # low, high; None where they could not be counted
    personal: bool
    sensitive: bool
    faces: bool


@dataclass(frozen=True, slots=True)
class Inventory:
    """The tables of ``hegui inventory --format json``, and whether a sample was read."""

    name: str
    tables: tuple[Held, ...]
    sampled: bool


def fill(
    asked: Determination,
    given: Mapping[str, Any],
    file: Path,
    exported: tuple[str, ...] = (),
    users: tuple[str, ...] = (),
) -> tuple[dict[str, Any], dict[str, str]]:
    """The facts with what the inventory holds, and where each of those comes from; what was given stays as it is."""
    held = read(file)
    facts, told = dict(given), dict[str, str]()
    for name, fact in asked.facts.fields.items():
        tables = _tables(held, fact.held, users)
        if name not in facts and tables and (span := union(tables, held)):
            facts[name], told[name] = span, _source(held, tables)
    flows = next(
        (f for f in asked.facts.fields.values() if f.kind == "rows" and f.rows and _exports(f.rows.fields)),
        None,
    )
    if exported and flows is None:
        raise _useless("--exported", asked)
    if users and not any(f.held == "users" for f in asked.facts.fields.values()):
        raise _useless("--users", asked)
    if flows is not None and flows.rows is not None:
        rows = [dict(row) for row in facts.get(flows.name) or ()]
        for place, pattern in enumerate(exported, start=1):
            while len(rows) < place:
                rows.append({"name": str(safe_name(pattern))})
            for field, span, source in _sent(held, pattern, _exports(flows.rows.fields), rows[place - 1]):
                if field not in rows[place - 1]:
                    rows[place - 1][field], told[f"{flows.name}.{place}.{field}"] = span, source
        if rows:
            facts[flows.name] = rows
    return facts, told


def read(file: Path) -> Inventory:
    """The tables of an inventory.  Raises UsageError for any other file."""
    name = str(safe_name(file.name))
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        columns = raw["columns"] if "columns" in raw else raw["inventory"]["columns"]
        tables: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for column in columns:
            tables.setdefault((column["source"], column["table"]), []).append(column)
        return Inventory(
            name, tuple(_table(*at, those) for at, those in tables.items()), raw.get("sample") is not None
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UsageError(
            Text(f"{name} 不是 hegui 的 JSON 数据清单", f"{name} is not a JSON inventory of hegui"),
            Text("用 hegui inventory … --format json -o inventory.json 生成。", "Make one with hegui inventory … --format json -o inventory.json."),
        ) from None  # fmt: skip


def _table(source: str, table: str, columns: list[dict[str, Any]]) -> Held:
    kinds = {column["sensitivity"] for column in columns}
    counted = [column["people"] for column in columns if column["people"]]
    return Held(
        place=Place(source, table),
        people=(max(int(p["low"]) for p in counted), max(int(p["high"]) for p in counted))
        if counted
        else None,
        personal=bool(kinds & {"personal", "sensitive"}),
        sensitive="sensitive" in kinds,
        faces=any(column["entity"] in FACES for column in columns),
    )


def _tables(held: Inventory, what: str, users: tuple[str, ...]) -> tuple[Held, ...]:
    if what == "people":
        return tuple(t for t in held.tables if t.personal)
    if what == "sensitive_people":
        return tuple(t for t in held.tables if t.sensitive)
    if what == "faces":
        return tuple(t for t in held.tables if t.faces)
    if what == "users" and users:
        return tuple(t for pattern in users for t in _named(held, pattern))
    return ()


def _named(held: Inventory, pattern: str) -> tuple[Held, ...]:
    found = tuple(t for t in held.tables if covered(t.place, (pattern,)))
    if not found:
        raise UsageError(
            Text(f"{held.name} 里没有 {safe_name(pattern)} 指的表", f"{held.name} has no table that {safe_name(pattern)} names"),
            Text("写成 源#表，如 clinic.db#patient；* 代表任意。", "Write source#table, as in clinic.db#patient; * stands for anything."),
        )  # fmt: skip
    return found


def union(tables: tuple[Held, ...], held: Inventory) -> Span:
    """The people of several tables together: at least the largest table, at most the sum."""
    counted = [t.people for t in tables if t.people]
    if not counted:
        return {}
    low = max(low for low, _ in counted)
    if held.sampled or len(counted) < len(tables):
        return {"min": low}
    return {"min": low, "max": sum(high for _, high in counted)}


def _sent(
    held: Inventory, pattern: str, fields: Mapping[str, str], row: Mapping[str, Any]
) -> Iterator[tuple[str, Span, str]]:
    """What the tables of one exported set say of a flow.

    Whose row holds a sensitive value is counted with sensitive data, everyone else without; how many those are the
    inventory does not tell, so each is at most everyone, and without is everyone less those whom the user counted with.
    """
    tables = _named(held, pattern)
    everyone = union(tuple(t for t in tables if t.personal), held)
    if not everyone:
        return
    source = _source(held, tables)
    most = {"max": everyone["max"]} if "max" in everyone else {}
    counted = _span(row.get(fields["exported_sensitive_people"]))
    if any(t.sensitive for t in tables):
        yield fields["exported_sensitive_people"], {"min": 0} | most, source
    if counted is None:
        yield fields["exported_people"], {"min": 0} | most, source
        return
    low = max(everyone["min"] - counted[1], 0)
    high = {"max": max(everyone["max"] - counted[0], low)} if most else {}
    yield fields["exported_people"], {"min": low} | high, source


def _span(given: Any) -> tuple[int, int] | None:
    """The ends of a count that the user gave in full."""
    if isinstance(given, int) and not isinstance(given, bool):
        return given, given
    if (
        isinstance(given, Mapping)
        and isinstance(given.get("min", 0), int)
        and isinstance(given.get("max"), int)
    ):
        return given.get("min", 0), given["max"]
    return None


def _exports(fields: Mapping[str, Any]) -> dict[str, str]:
    return {f.held: name for name, f in fields.items() if f.held.startswith("exported")}


def _source(held: Inventory, tables: tuple[Held, ...]) -> str:
    """``inventory.json: clinic.db#patient 588-614, ...``"""
    listed = [f"{t.place} {t.people[0]}-{t.people[1]}" if t.people else f"{t.place} ?" for t in tables[:8]]
    more = [f"+{len(tables) - 8}"] if len(tables) > 8 else []
    return f"{held.name}{' (sample)' if held.sampled else ''}: {', '.join([*listed, *more])}"


def _useless(option: str, asked: Determination) -> UsageError:
    return UsageError(
        Text(f"问题 {asked.id} 用不到 {option}", f"the question {asked.id} has no use for {option}"),
        Text("去掉该选项。", "Leave the option out."),
    )
