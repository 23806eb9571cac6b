"""
Which components have known vulnerabilities, given the database.

The rules of the OSV schema ("evaluation"): versions listed one by one count by themselves; of several ranges one is enough; events
are sorted; ``introduced: "0"`` lies below every version, pre-releases too; ``last_affected`` is the last that counts.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import msgspec

from hegui.model import Package, Severity
from hegui.supply.osv_records import Affected, EventKind, canonical_name
from hegui.supply.versions import is_rpm, order_of


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that speaks of a version: ``fixed`` is the first version after it that is mended, if one is named."""

    id: str
    aliases: tuple[str, ...]
    severity: Severity | None
    score: float | None
    fixed: str | None


class Matcher:
    """Asks an open database.  Answers for a name and version are kept for the run."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._known: dict[tuple[str, str, str], tuple[Hit, ...] | None] = {}
        self._decode = msgspec.msgpack.Decoder(Affected).decode

    def hits(self, package: Package) -> tuple[Hit, ...] | None:
        """The records that apply; None where the version cannot be compared, so that nothing is concluded."""
        version, _ = asked_version(package)
        if not version:
            return None
        ecosystem, name = package.ecosystem, package.name
        if package.built_from:
            name, _, behind = package.built_from.partition(" ")
            version = behind or version
        key = (ecosystem, canonical_name(ecosystem, name), version)
        if key not in self._known:
            self._known[key] = self._found(*key)
        return self._known[key]

    def _found(self, ecosystem: str, name: str, version: str) -> tuple[Hit, ...] | None:
        rows = self._base.execute(
            "SELECT a.id, f.what, a.aliases, a.severity, a.score FROM affected f "
            "JOIN advisory a ON a.ecosystem = f.ecosystem AND a.id = f.id WHERE f.ecosystem = ? AND f.name = ?",
            (ecosystem, name),
        ).fetchall()
        if not rows:
            return ()
        found: dict[str, Hit] = {}
        order = order_of(ecosystem, version)
        no_epoch = is_rpm(ecosystem) and ":" not in version
        unknown = False
        for id, what, aliases, severity, score in rows:
            affected = self._decode(what)
            if no_epoch:
                affected = _without_epochs(affected)
            hit, fixed = applies(affected, ecosystem, version, order)
            unknown = unknown or (not hit and order is None and bool(affected.ranges))
            if hit:
                fix = _later(ecosystem, found[id].fixed if id in found else None, fixed)
                found[id] = Hit(id, tuple(msgspec.msgpack.decode(aliases)), severity, score, fix)
        return None if unknown and not found else tuple(found.values())


def _without_epochs(affected: Affected) -> Affected:
    """The same, as ``rpm -qa`` would write its versions: an epoch that is not told must not make a version look old."""
    return Affected(
        [[(kind, version.rpartition(":")[2]) for kind, version in events] for events in affected.ranges],
        [version.rpartition(":")[2] for version in affected.versions],
    )


def asked_version(package: Package) -> tuple[str | None, bool]:
    """The version to ask about, and whether it is only the least that will do (Go's standard library)."""
    if package.version is None and package.ecosystem == "Go" and package.name in ("stdlib", "toolchain"):
        return _of_go(package.asks.removeprefix(">=")), True
    version = package.version
    if version is not None and package.ecosystem == "Go":
        version = version.removesuffix("+incompatible")
    return version, False


def _of_go(version: str) -> str:
    """Go writes 1.21rc2 for what Semantic Versioning calls 1.21.0-rc.2."""
    found = re.fullmatch(r"(\d+\.\d+)(\.\d+)?(?:(rc|beta)(\d+))?", version)
    if found is None:
        return version
    return found[1] + (found[2] or ".0") + (f"-{found[3]}.{found[4]}" if found[3] else "")


def applies(affected: Affected, ecosystem: str, version: str, order: Any) -> tuple[bool, str | None]:
    """Is the version affected, and which is the first after it that is not?"""
    hit = version in affected.versions or (order is not None and _listed(affected, ecosystem, order))
    fixes: list[str] = []
    for events in affected.ranges:
        inside, fix = _in_range(events, ecosystem, order) if order is not None else (False, None)
        hit = hit or inside
        if fix and (inside or version in affected.versions):
            fixes.append(fix)
    fixed = min(fixes, key=lambda f: order_of(ecosystem, f)) if fixes else None
    return hit, fixed if hit else None


def _listed(affected: Affected, ecosystem: str, order: Any) -> bool:
    """The same version written otherwise: 1.0 and 1.0.0 for PyPI, v1.0.0 in a lock file and 1.0.0 in a record for Go and Packagist."""
    return any(order_of(ecosystem, v) == order for v in affected.versions)


def _in_range(events: list[tuple[EventKind, str]], ecosystem: str, order: Any) -> tuple[bool, str | None]:
    """Does the range hold the version; and the first fix after it."""
    inside = False
    fix: str | None = None
    for kind, version, at in _sorted(ecosystem, tuple(events)):
        if kind == "introduced":
            inside = inside or at is None or order >= at
            if at is not None and order < at:
                break
        elif kind in ("fixed", "limit"):
            if order >= at:
                inside = False
            elif kind == "fixed":
                fix = version
                break
        elif order > at:
            inside = False
    return inside, fix


@lru_cache(maxsize=50_000)
def _sorted(
    ecosystem: str, events: tuple[tuple[EventKind, str], ...]
) -> tuple[tuple[EventKind, str, Any], ...]:
    """The events from the lowest version up; None stands below all.  One whose version has no order is left out."""
    begins = [(kind, version, None) for kind, version in events if kind == "introduced" and version == "0"]
    others = [
        (kind, version, order_of(ecosystem, version))
        for kind, version in events
        if not (kind == "introduced" and version == "0") and version != "*"
    ]
    told = [each for each in others if each[2] is not None]
    try:
        return (*begins, *sorted(told, key=lambda each: each[2]))
    except TypeError:
        return tuple(begins)


def _later(ecosystem: str, one: str | None, other: str | None) -> str | None:
    """The higher of two versions."""
    if not one or not other:
        return one or other
    a, b = order_of(ecosystem, one), order_of(ecosystem, other)
    return one if a is None or b is None or a >= b else other


# --- one flaw, several ids ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Flaw:
    """One vulnerability with all its identifiers, the best known first, and the highest version that mends it."""

    ids: tuple[str, ...]
    severity: Severity | None
    score: float | None
    fixed: str | None
    malicious: bool


_FIRST = ("MAL-", "CVE-", "GHSA-", "PYSEC-", "GO-", "RUSTSEC-")


def flaws(ecosystem: str, hits: Iterable[Hit]) -> tuple[Flaw, ...]:
    """Hits put together where they share an identifier, malware first, then the gravest."""
    groups: list[tuple[set[str], list[Hit]]] = []
    for hit in hits:
        ids = {hit.id, *hit.aliases}
        joined = [g for g in groups if g[0] & ids]
        groups = [g for g in groups if not g[0] & ids]
        groups.append((ids.union(*(g[0] for g in joined)), [h for g in joined for h in g[1]] + [hit]))
    return tuple(sorted((_flaw(ecosystem, ids, found) for ids, found in groups), key=_gravest))


def _flaw(ecosystem: str, ids: set[str], hits: list[Hit]) -> Flaw:
    grades = ("low", "medium", "high", "critical")
    severities = [h.severity for h in hits if h.severity]
    fixed: str | None = None
    for hit in hits:
        fixed = _later(ecosystem, fixed, hit.fixed)
    scores = [h.score for h in hits if h.score is not None]
    return Flaw(
        tuple(sorted(ids, key=_by_kind)),
        max(severities, key=grades.index) if severities else None,
        max(scores) if scores else None,
        fixed,
        any(id.startswith("MAL-") for id in ids),
    )


def _by_kind(id: str) -> tuple[int, str]:
    return next((n for n, kind in enumerate(_FIRST) if id.startswith(kind)), len(_FIRST)), id


def _gravest(flaw: Flaw) -> tuple[bool, int, str]:
    order = {"critical": 0, "high": 1, "medium": 2, "low": 3, None: 2}
    return not flaw.malicious, order[flaw.severity], flaw.ids[0]
