"""
Releases whose files state the version of another (plupload 2.3.2 says 2.3.1 inside): such a statement is a range.

``tables/misstated.json`` has, for a stated version, all releases that state it.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from hegui.scripts.versions import order

FEWEST, CARELESS = (
    2,
    0.02,
)  # stated versions that are not those of all releases that state them; the same by releases
HABITUAL, ALWAYS = (
    0.1,
    0.15,
)  # of the releases: then what was never learned is not believed; nor what nobody knows
_FILE = Path(__file__).parent / "tables" / "misstated.json"


def releases_that_state(library: str, version: str) -> tuple[str, ...]:
    """This version and all releases whose files state it though they are others, in order."""
    return tuple(sorted({version, *_all().get(library, {}).get(version, ())}, key=order))


def carelessness(library: str, releases: int) -> float:
    """How many of a library's stated versions are those of another release, by its number of releases; 0 where hardly any."""
    often = len(_all().get(library, {}))
    share = often / releases if releases else 0.0
    return share if often >= FEWEST and share >= CARELESS else 0.0


@cache
def _all() -> dict[str, dict[str, list[str]]]:
    if not _FILE.exists():
        return {}
    held: dict[str, dict[str, list[str]]] = json.loads(_FILE.read_text(encoding="utf-8"))["libraries"]
    return held
