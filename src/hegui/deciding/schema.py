"""The JSON Schema (2020-12) of a question's facts, with descriptions in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hegui.deciding.declaring import LONGEST, Fact, Facts
from hegui.deciding.determination import Determination
from hegui.deciding.situation import MOST_ROWS


def json_schema(determination: Determination) -> dict[str, Any]:
    """What ``hegui decide QUESTION --facts`` takes; a fact that is left out is unknown."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{determination.title.zh} · {determination.title.en}",
        "description": "每项事实都可以不写：不写即未知，不是“否”。 · Any fact may be left out: it is then unknown, never no.",
        **_object(determination.facts),
    }


def _object(kind: type[Facts]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _field(fact) for name, fact in kind.fields.items()},
    }


def _field(fact: Fact) -> dict[str, Any]:
    described: dict[str, Any] = {"description": _described(fact)}
    if fact.by:
        described["x-provision"] = list(fact.by)
    if fact.kind == "rows":
        assert fact.rows is not None
        return described | {"type": "array", "maxItems": MOST_ROWS, "items": _object(fact.rows)}
    example = fact.example.isoformat() if fact.kind in ("day", "moment") else fact.example
    return described | _FORM[fact.kind](fact) | {"examples": [example]}


def _described(fact: Fact) -> str:
    note = f"（{fact.note.zh}）" if fact.note.zh else ""
    options = "；".join(f"{o.id}＝{o.text.zh}" for o in fact.options)
    such = f"。例：{fact.such.zh}" if fact.such.zh else ""
    chinese = f"{fact.question.zh}{note}{f'。{options}' if options else ''}{such}"
    note = f" ({fact.note.en})" if fact.note.en else ""
    options = "; ".join(f"{o.id} = {o.text.en}" for o in fact.options)
    such = f". E.g. {fact.such.en}" if fact.such.en else ""
    return f"{chinese} · {fact.question.en}{note}{f'. {options}' if options else ''}{such}"


def _count(fact: Fact) -> dict[str, Any]:
    whole = {"type": "integer", "minimum": 0, "maximum": fact.high}
    span = {
        "type": "object", "additionalProperties": False, "minProperties": 1, "properties": {"min": whole, "max": whole},
    }  # fmt: skip
    return {"oneOf": [whole, {"type": "string", "pattern": r"^\d*(\.\.\d*)?$"}, span, {"type": "null"}]}


_FORM: dict[str, Callable[[Fact], dict[str, Any]]] = {
    "yes-no": lambda fact: {"type": ["boolean", "null"]},
    "count": _count,
    "choice": lambda fact: {"enum": [*(option.id for option in fact.options), None]},
    "day": lambda fact: {"type": ["string", "null"], "format": "date"},
    "moment": lambda fact: {"type": ["string", "null"], "format": "date-time"},
    "text": lambda fact: {"type": ["string", "null"], "maxLength": LONGEST},
}
