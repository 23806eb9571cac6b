"""
Proves an answer again: the same question, facts and values of law must give the same bytes.

The values of the law come from the file itself, so the proof holds after the shelf has moved on.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hegui.deciding.answer import Answer
from hegui.deciding.determination import Determination
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.telling import answer, to_json
from hegui.errors import HeguiError, UsageError
from hegui.masking import safe_name
from hegui.text import Text


@dataclass(frozen=True, slots=True)
class Replayed:
    """The answer as it comes out now, whether it is the file's byte for byte, and how the shelf differs since."""

    answer: Answer
    same: bool
    moved: tuple[str, ...]  # ids whose value on the shelf is another today


def replay(file: Path, find: Callable[[str], Determination]) -> Replayed:
    """Answer again what a file made by ``--format json`` answered.  Raises UsageError for any other file."""
    name = safe_name(file.name)
    try:
        text = file.read_text(encoding="utf-8")
        kept: dict[str, Any] = json.loads(text)
        question, on = str(kept["question"]), date.fromisoformat(kept["on"])
        facts, law, provenance = kept["facts"], kept["law"], kept["provenance"]
        if not all(isinstance(part, dict) for part in (facts, law, provenance)):
            raise TypeError
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(
            Text(f"{name} 不是 hegui decide 写的 JSON 答案", f"{name} is not a JSON answer of hegui decide"),
            Text(
                "用 hegui decide … --format json -o 答案.json 生成。",
                "Make one with hegui decide … --format json -o answer.json.",
            ),
        ) from None
    determination = find(question)
    try:
        if determination.adopts and "own list" in law:
            determination = determination.adopts(determination, law["own list"])
        book = Lawbook(on, law, determination.own)
        made = answer(determination, facts, on, law=book, provenance=provenance)
    except HeguiError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UsageError(
            Text(f"{name} 里的法律数值不完整", f"the values of law in {name} are not whole"),
            Text(
                "文件被改动过，或由另一版 hegui 写成。",
                "It was changed, or another version of hegui wrote it.",
            ),
        ) from None
    return Replayed(made, to_json(made) == text, _moved(determination.book(on), law))


def _moved(book: Lawbook, kept: dict[str, Any]) -> tuple[str, ...]:
    moved = []
    for key, value in kept.items():
        kind, _, id = key.partition(" ")
        try:
            now = book._look(kind, id)
        except (HeguiError, KeyError):
            now = None
        if json.loads(json.dumps(now, default=str)) != value:
            moved.append(id)
    return tuple(moved)
