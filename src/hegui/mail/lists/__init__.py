"""
Lists of services and endings that mails lead to or come from: one text file each, dated, with its source and confidence.

    # 免费邮箱 · Free mail providers
    # checked: 2026-11-25
    # confidence: secondary
    # source: npm freemail 1.7.0 names all but ...
    gmail.com outlook.com ...

The last line shows what follows the head: any number of items a line, in lower case.  A domain stands for itself and whatever lies
under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from hegui.text import Text


@dataclass(frozen=True, slots=True)
class About:
    """What a list holds, when it was last looked at, on what it rests."""

    title: Text
    checked: date
    confidence: str  # "secondary": another source names them; "unverified": from memory
    source: str


@lru_cache(64)
def listed(name: str) -> frozenset[str]:
    """The items of a list, by the name of its file."""
    lines = _file(name).splitlines()
    return frozenset(item for line in lines if not line.startswith("#") for item in line.split())


@lru_cache(64)
def about(name: str) -> About:
    """The head of a list."""
    title, *told = [
        line.removeprefix("#").strip() for line in _file(name).splitlines() if line.startswith("#")
    ]
    zh, _, en = title.partition(" · ")
    facts = {key: value for key, _, value in (line.partition(": ") for line in told)}
    return About(Text(zh, en), date.fromisoformat(facts["checked"]), facts["confidence"], facts["source"])


def names() -> tuple[str, ...]:
    """The lists there are."""
    return tuple(
        sorted(f.name.removesuffix(".txt") for f in files(__name__).iterdir() if f.name.endswith(".txt"))
    )


def _file(name: str) -> str:
    return (files(__name__) / f"{name}.txt").read_text(encoding="utf-8")
