"""
Whether anyone still mends it: release cycles and the day care for them ended.

``tables/end_of_life.json`` has the facts of endoflife.date; ``tables/unverified.json`` a few Chinese systems that
are not in it, from memory, marked ``unverified``.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from hegui.scripts.nouns import EndOfLife, Sighting
from hegui.scripts.published import between
from hegui.scripts.tables import table

PRODUCTS = {
    "jquery": "jquery",
    "jquery-ui": "jquery-ui",
    "bootstrap": "bootstrap",
    "vue": "vue",
    "angularjs": "angularjs",
    "@angular/core": "angular",
    "react": "react",
    "react-dom": "react",
    "nextjs": "nextjs",
    "nuxt": "nuxt",
    "svelte": "svelte",
    "ember": "emberjs",
    "ckeditor": "ckeditor",
}  # our library -> product of the table


def end_of_life(sighting: Sighting, on: date) -> EndOfLife | None:
    """Whether what was seen was past its end on a day: certainly, or perhaps where a range crosses cycles."""
    product = PRODUCTS.get(sighting.library)
    if product is None:
        return None
    if sighting.version:
        return cycle_end(product, sighting.version, on)
    listed = sighting.among or between(sighting.library, sighting.low, sighting.high)
    meant = listed or tuple(v for v in (sighting.low, sighting.high) if v)
    ends = [cycle_end(product, version, on) for version in meant]
    over = [end for end in ends if end]
    if not over:
        return None
    last = over[-1]
    sure = len(over) == len(ends) and sighting.high is not None
    if sure:
        return last
    return EndOfLife(last.product, last.cycle, last.ended, last.latest, "perhaps", last.confidence)


def cycle_end(product: str, version: str, on: date) -> EndOfLife | None:
    """The end of the release cycle that a version of a product belongs to, if it was over on a day.

    ``product`` is a name of endoflife.date, or of the small table of Chinese systems.  None: still cared for, or
    not known; ``product_known`` tells the two apart.
    """
    confidence: Literal["secondary", "unverified"] = "secondary"
    known = table("end_of_life")["products"].get(product)
    if known is None:
        known, confidence = _own().get(product), "unverified"
    if known is None:
        return None
    cycle = _cycle(known["cycles"], version)
    if cycle is None:
        return None
    name, _, end, latest = cycle
    if end is True:
        return EndOfLife(product, name, None, latest, "certainly", confidence)
    if not isinstance(end, str) or date.fromisoformat(end) > on:
        return None
    return EndOfLife(product, name, date.fromisoformat(end), latest, "certainly", confidence)


def product_known(product: str) -> bool:
    """Whether a table has this product at all."""
    return product in table("end_of_life")["products"] or product in _own()


def _cycle(cycles: list[list[Any]], version: str) -> list[Any] | None:
    """The cycle whose name is the longest beginning of the version: 1.8.3 belongs to 1.8, or to 1."""
    parts = _parts(version)
    named = {tuple(_parts(row[0])): row for row in cycles}
    sizes = range(len(parts), 0, -1)
    return next((named[tuple(parts[:size])] for size in sizes if tuple(parts[:size]) in named), None)


def _parts(version: str) -> list[str]:
    """V10 SP1 and 10.1 both begin with 10."""
    return re.split(r"[. -]", version.lower().removeprefix("v"))


@cache
def _own() -> dict[str, Any]:
    file = Path(__file__).parent / "tables" / "unverified.json"
    held: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))["products"]
    return held
