"""
Report forms: one file a form.  A form turns a Report or an Inventory into text or bytes, and shows nothing raw.

To add one, write a file here::

    @form("html", title=Text("网页", "Web page"), takes=("report",))
    def html(what: Report | Inventory, lang: Lang, view: View) -> str: ...

What a form prints was read somewhere else: names and comments of columns, paths of files.  They have passed
``safe_name``, and a form still treats them as hostile: it escapes for its own medium and never runs them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from hegui.errors import UsageError
from hegui.model import Inventory, Report
from hegui.plugins import Room
from hegui.text import Lang, Text, joined

Kind = Literal["report", "inventory"]


@dataclass(frozen=True, slots=True)
class View:
    """Where a text is shown: ``width`` in columns of a terminal, and whether it may be coloured."""

    colour: bool = False
    width: int = 100


Make = Callable[[Report | Inventory, Lang, View], str | bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of report; ``binary`` ones are bytes and need a file to go to."""

    id: str
    title: Text
    takes: tuple[Kind, ...]
    binary: bool
    make: Make


room: Room[Form] = Room("hegui.reports")


def form(id: str, *, title: Text, takes: tuple[Kind, ...], binary: bool = False) -> Callable[[Make], Make]:
    """Register a function that writes a report or an inventory."""

    def register(make: Make) -> Make:
        room.add(id, Form(id, title, takes, binary, make))
        return make

    return register


def forms(kind: Kind) -> tuple[Form, ...]:
    """The forms that a check-up ("report") or an inventory can be written in."""
    return tuple(f for f in room.all().values() if kind in f.takes)


def write(
    form: str, what: Report | Inventory, lang: Lang = "zh", *, colour: bool = False, width: int = 100
) -> str | bytes:
    """Write a report or an inventory: a string, or bytes for a binary form (xlsx).

    ``lang`` is the language shown first; html, json and sarif carry both.  Raises UsageError for a form that
    does not exist, that does not take this, or whose extra is not installed.
    """
    kind: Kind = "report" if isinstance(what, Report) else "inventory"
    chosen = room.get(form)
    if chosen is None or kind not in chosen.takes:
        name = Text("检查报告", "a check-up") if kind == "report" else Text("数据清单", "an inventory")
        known = joined([Text(f.id, f.id) for f in forms(kind)])
        raise UsageError(
            Text("{name}没有 {form} 格式", "{name} has no form {form}").fill(name=name, form=form),
            Text("可用格式：{known}。", "Use one of: {known}.").fill(known=known),
        )
    return chosen.make(what, lang, View(colour, width))


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``--format json`` of a check-up; docs/report.schema.json is a copy."""
    from hegui.reports.shape import schema

    return schema()
