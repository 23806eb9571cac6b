"""
Facts from files: TOML or JSON for one situation, CSV for many, one a row.

A column of a table is the way to a fact: ``ciio``, ``flows.1.people_with_sensitive``.  Where a question has one list of
things, the plain name of a thing's fact (``people_with_sensitive``) means that of the first.  ``id`` and ``on`` are a
row's own name and day.  An empty cell is unknown.
"""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hegui.deciding.declaring import Facts
from hegui.deciding.situation import unknown_field, wrong
from hegui.errors import UsageError
from hegui.masking import safe_name
from hegui.text import Text
from hegui.toml_errors import where_broken

LARGEST = 64 * 1024 * 1024  # bytes of a file of facts


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its line from 1 (the header is line 1), its own name and day where it has them."""

    line: int
    id: str
    on: date | None
    facts: Mapping[str, Any]


def read_facts(file: Path) -> dict[str, Any]:
    """The facts of one situation from a TOML or JSON file.  Raises UsageError with what is wrong.

    The suffix says which it is; without one, as in ``--facts <(...)``, what begins with a brace is JSON.
    """
    name = safe_name(file.name)
    text = _text(file)
    suffix = file.suffix.lower()
    form = "JSON" if suffix == ".json" or (suffix != ".toml" and text.lstrip().startswith("{")) else "TOML"
    try:
        found = json.loads(text, object_pairs_hook=_once) if form == "JSON" else tomllib.loads(text)
    except _Twice as twice:
        raise UsageError(
            Text(
                f"{name} 里的字段重复：{safe_name(str(twice))}",
                f"{name} has the field {safe_name(str(twice))} twice",
            ),
            Text("只留一处。", "Keep one of them."),
        ) from None
    except (ValueError, RecursionError) as broken:
        where = where_broken(broken, text) if isinstance(broken, ValueError) else Text("", "")
        raise UsageError(
            Text(f"{name} 不是合法的 {form}{where.zh}", f"{name} is not valid {form}{where.en}"),
            Text("改正后再试；字段见 --schema。", "Mend it and try again; --schema lists the fields."),
        ) from None
    if not isinstance(found, dict):
        raise UsageError(
            Text(f"{name} 应是一组 字段: 值", f"{name} should hold a set of fields with values"),
            Text("字段见 --schema。", "--schema lists the fields."),
        )
    return found


def read_table(file: Path, kind: type[Facts]) -> Iterator[Row]:
    """The situations of a .csv file, one a row, as they are read."""
    lines = csv.reader(_text(file).splitlines())
    header = [cell.strip() for cell in next(lines, [])]
    ways = [_way(name, kind) for name in header]
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise UsageError(
            Text(f"表头的列重复：{safe_name(twice)}", f"the column {safe_name(twice)} is there twice"),
            Text("只留一列。", "Keep one of them."),
        )
    for line, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            raise UsageError(
                Text(f"第 {line} 行的列比表头多", f"line {line} has more cells than the header"),
                Text("含逗号的值要加双引号。", "Put values with commas in double quotes."),
            )
        yield _row(line, dict(zip(header, ways, strict=True)), dict(zip(header, cells, strict=False)))


def _row(line: int, ways: Mapping[str, tuple[str, ...]], cells: Mapping[str, str]) -> Row:
    facts: dict[str, Any] = {}
    for name, cell in cells.items():
        if cell and (way := ways[name]) and (told := cell.strip()):
            if len(way) == 1:
                facts[name] = told
            else:
                _put(facts, way, told)
    own = cells.get("on", "").strip()
    try:
        on = date.fromisoformat(own) if own else None
    except ValueError:
        raise wrong(
            f"on（第 {line} 行 / line {line}）", Text("日期，如 2026-03-01", "a day such as 2026-03-01")
        ) from None
    return Row(line, str(safe_name(cells.get("id", ""))), on, facts)


def _way(name: str, kind: type[Facts]) -> tuple[str, ...]:
    """The steps to a fact; none for a row's own name and day."""
    if name in ("id", "on") and name not in kind.fields:
        return ()
    steps = tuple(name.split("."))
    lists = [f for f in kind.fields.values() if f.kind == "rows"]
    if len(steps) == 1 and name not in kind.fields and len(lists) == 1:
        rows = lists[0].rows
        if rows is not None and name in rows.fields:
            return (lists[0].name, "1", name)
    here: type[Facts] | None = kind
    for place, step in enumerate(steps):
        if here is None or step not in here.fields:
            raise unknown_field(step, ".".join(steps[:place]), here.fields if here else {})
        fact = here.fields[step]
        here = fact.rows
        if fact.kind == "rows":
            number, *rest = steps[place + 1 :] or ("",)
            if not (number.isascii() and number.isdecimal() and 1 <= int(number) <= 200) or len(rest) != 1:
                raise wrong(name, Text(f"如 {step}.1.字段名", f"as in {step}.1.FIELD"))
            if here is None or rest[0] not in here.fields:
                raise unknown_field(rest[0], f"{step}.{number}", here.fields if here else {})
            return steps
    return steps


def _put(facts: dict[str, Any], way: tuple[str, ...], value: str) -> None:
    if len(way) == 1:
        facts[way[0]] = value
        return
    place, rows = int(way[1]), facts.get(way[0])
    if rows is None:
        rows = facts[way[0]] = []
    while len(rows) < place:
        rows.append({})
    rows[place - 1][way[2]] = value


class _Twice(Exception):
    """A field that a JSON object holds twice."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return made


def _text(file: Path) -> str:
    name = safe_name(file.name)
    try:
        if file.stat().st_size > LARGEST:
            raise UsageError(
                Text(f"{name} 太大", f"{name} is too large"),
                Text("拆成几份。", "Split it."),
            )
        return file.read_text(encoding="utf-8-sig")
    except OSError:
        raise UsageError(
            Text(f"读不了文件 {name}", f"{name} cannot be read"),
            Text("检查路径和读取权限。", "Check the path and that you may read it."),
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            Text(f"{name} 不是 UTF-8 编码", f"{name} is not in UTF-8"),
            Text("用编辑器另存为 UTF-8。", "Save it as UTF-8."),
        ) from None
