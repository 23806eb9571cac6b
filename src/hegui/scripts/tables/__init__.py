"""
The tables of this room, with their dates: what came with hegui, or newer ones that the user brought with ``hegui update``.

An update lies in ``$XDG_DATA_HOME/hegui/scripts`` (``~/.local/share/hegui/scripts``) in the same form, with
the date and the sha256 of the file that it was read from.  The table with the later date is used.
"""

from __future__ import annotations

import json
import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from hegui.scripts.nouns import TableDate

Name = Literal["advisories", "end_of_life"]
HERE = Path(__file__).parent


def folder_of_updates() -> Path:
    """Where ``hegui update`` keeps tables for this user."""
    given = os.environ.get("XDG_DATA_HOME", "")
    home = Path(given) if given.startswith("/") else Path.home() / ".local" / "share"
    return home / "hegui" / "scripts"


def table(name: Name) -> dict[str, Any]:
    """A table by name, the newest there is."""
    return _table(name, str(folder_of_updates()))


def table_of(name: Name) -> TableDate:
    """Source, date, commit and digest of the table in use: what a report states."""
    held = table(name)
    return TableDate(
        held["source"], date.fromisoformat(held["date"]), held.get("commit", ""), held.get("sha256", "")
    )


def forget() -> None:
    """After an update: the next look reads the tables anew."""
    _table.cache_clear()


@cache
def _table(name: Name, updates: str) -> dict[str, Any]:
    shipped = _read(HERE / f"{name}.json")
    updated = Path(updates) / f"{name}.json"
    try:
        newer = _read(updated)
        if date.fromisoformat(newer["date"]) >= date.fromisoformat(shipped["date"]):
            return newer
    except (OSError, ValueError, KeyError, TypeError):
        pass  # none, or damaged: what came with hegui holds
    return shipped


def _read(file: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return held
