"""The cases beside each determination: ``<question>.cases.toml``, written for lawyers to read."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import hegui.determinations

HOME = Path(hegui.determinations.__file__).parent
FIELDS = {"zh", "en", "on", "facts", "expected", "article", "note", "parts", "open"}


@dataclass(frozen=True)
class Case:
    question: str
    zh: str
    en: str
    on: date
    facts: dict[str, Any]
    expected: str
    article: str  # a duty or number id among the grounds; empty where nothing is decided
    note: str
    parts: list[str]
    open: list[str]


def file_of(question: str) -> Path:
    return HOME / f"{question.replace('-', '_')}.cases.toml"


def cases(question: str) -> list[Case]:
    raw = tomllib.loads(file_of(question).read_text(encoding="utf-8"))
    said = raw.get(
        "unless_said", {}
    )  # what a case answers that does not name the fact; "unknown" takes it away
    found = []
    for entry in raw["case"]:
        assert set(entry) <= FIELDS, f"{question}: unknown {set(entry) - FIELDS}"
        found.append(
            Case(
                question, entry["zh"], entry["en"], entry["on"], said | entry.get("facts", {}), entry["expected"],
                entry.get("article", ""), entry["note"], entry.get("parts", []), entry.get("open", []),
            )
        )  # fmt: skip
    return found
