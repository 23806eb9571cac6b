"""
What is known against a library: published flaws that touch the version seen, or some of the versions it may be.

The ranges are facts of the table ``tables/advisories.json``; a version is touched from ``from`` (included) up to
``below`` (not included).  A flaw whose CVE was numbered in a later year than the day asked about was not known then.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hegui.model import SEVERITIES
from hegui.scripts.nouns import Advisory, Sighting, Verdict
from hegui.scripts.published import between
from hegui.scripts.tables import table, table_of
from hegui.scripts.versions import order

__all__ = ["advisories_of", "table_of"]

Range = tuple[str | None, str | None]  # from (included), below (not included)
_CVE = re.compile(r"CVE-(\d{4})-")


def advisories_of(sighting: Sighting, on: date) -> tuple[Advisory, ...]:
    """The flaws known on a day that certainly or perhaps touch what was seen, the gravest first."""
    known = table("advisories")["libraries"].get(sighting.library)
    if not known:
        return ()
    found = []
    for row in known["advisories"]:
        if _known_since(row["ids"]) > on.year:
            continue
        ranges: list[Range] = [(low, below) for low, below in row["ranges"]]
        verdict = touched(sighting, ranges)
        if verdict:
            found.append(_advisory(sighting, row, ranges, verdict))
    return tuple(sorted(found, key=lambda a: (-SEVERITIES.index(a.severity), a.verdict, a.ids)))


def touched(sighting: Sighting, ranges: list[Range]) -> Verdict | None:
    """Whether the version, or every or some version of the range, lies in one of the vulnerable ranges."""
    if sighting.version:
        return "certainly" if _inside(sighting.version, ranges) else None
    listed = sighting.among or between(sighting.library, sighting.low, sighting.high)
    closed = sighting.high is not None
    if listed and closed:
        hit = [_inside(version, ranges) for version in listed]
        return "certainly" if all(hit) else "perhaps" if any(hit) else None
    for low, below in ranges:
        starts_in = sighting.low is not None and (low is None or order(sighting.low) >= order(low))
        ends_in = below is None or (closed and order(sighting.high or "") < order(below))
        if (starts_in or low in (None, "0")) and ends_in:
            return "certainly"
    for low, below in ranges:
        after = below is not None and sighting.low is not None and order(sighting.low) >= order(below)
        before = low is not None and closed and order(sighting.high or "") < order(low)
        if not after and not before:
            return "perhaps"
    return None


def _inside(version: str, ranges: list[Range]) -> bool:
    here = order(version)
    return any(
        (low is None or here >= order(low)) and (below is None or here < order(below))
        for low, below in ranges
    )


def _advisory(sighting: Sighting, row: dict[str, Any], ranges: list[Range], verdict: Verdict) -> Advisory:
    return Advisory(
        library=sighting.library,
        ids=tuple(row["ids"]),
        severity=row["severity"],
        cwe=tuple(row["cwe"]),
        fixed=_fixed(sighting, ranges),
        verdict=verdict,
    )


def _fixed(sighting: Sighting, ranges: list[Range]) -> str | None:
    """The first version above all that may be meant which no range touches."""
    top = sighting.version or sighting.high or sighting.low
    ends = sorted(
        (below for _, below in ranges if below and (top is None or order(below) > order(top))), key=order
    )
    return next((end for end in ends if not _inside(end, ranges)), None)


def _known_since(ids: list[str]) -> int:
    """The year of the earliest CVE number; 0 where there is none."""
    years = [int(found[1]) for id in ids if (found := _CVE.match(id))]
    return min(years, default=0)
