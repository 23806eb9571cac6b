"""
Records of known vulnerabilities in the OSV format, as the databases behind osv.dev publish them.  Schema: ossf.github.io/osv-schema.

Identifiers, ranges, versions and severities are read; summaries and links are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from hegui.model import Severity

EventKind = Literal["introduced", "fixed", "last_affected", "limit"]
_EVENTS: tuple[EventKind, ...] = ("introduced", "fixed", "last_affected", "limit")


class Affected(msgspec.Struct, array_like=True, omit_defaults=True):
    """What one record says of one package: ranges, each a list of (kind, version), and versions one by one."""

    ranges: list[list[tuple[EventKind, str]]] = []
    versions: list[str] = []


class Record(msgspec.Struct):
    """One record, without what hegui does not use."""

    id: str
    modified: str
    aliases: list[str]
    severity: Severity | None
    score: float | None  # CVSS base score
    affected: list[tuple[str, str, Affected]]  # ecosystem, name as its registry compares it, what


def record(data: bytes) -> Record | None:
    """A record from its JSON; None where it was withdrawn.  Raises ValueError where it is none."""
    said = msgspec.json.decode(data)
    if not isinstance(said, dict) or not isinstance(said.get("id"), str):
        raise ValueError
    if said.get("withdrawn"):
        return None
    score, severity = _severity(said)
    return Record(
        said["id"], str(said.get("modified", "")), [a for a in said.get("aliases") or [] if isinstance(a, str)],
        severity, score, list(_affected(said)),
    )  # fmt: skip


def _affected(said: dict[str, Any]) -> Iterator[tuple[str, str, Affected]]:
    for each in said.get("affected") or []:
        package = each.get("package") or {}
        ecosystem, name = package.get("ecosystem"), package.get("name")
        if not ecosystem or not name:
            continue
        made = Affected(versions=[str(v) for v in each.get("versions") or []])
        for one in each.get("ranges") or []:
            if one.get("type") not in ("SEMVER", "ECOSYSTEM"):
                continue
            events = [
                (kind, str(event[kind]))
                for event in one.get("events") or []
                for kind in _EVENTS
                if kind in event
            ]
            if events:
                made.ranges.append(events)
        ecosystem = canonical_ecosystem(ecosystem)
        yield ecosystem, canonical_name(ecosystem, name), made


def canonical_ecosystem(ecosystem: str) -> str:
    """Without the name of a repository behind Maven; releases of distributions stay.

    >>> canonical_ecosystem("Maven:https://repo.example"), canonical_ecosystem("Debian:12")
    ('Maven', 'Debian:12')
    >>> canonical_ecosystem("Red Hat:enterprise_linux:9::appstream")
    'Red Hat:enterprise_linux:9'
    """
    if ecosystem.startswith("Red Hat:"):
        return ecosystem.partition("::")[0]
    return "Maven" if ecosystem.startswith("Maven:") else ecosystem


def canonical_name(ecosystem: str, name: str) -> str:
    """A name as its registry compares it.

    >>> canonical_name("PyPI", "Ruamel.Yaml"), canonical_name("npm", "JSONStream")
    ('ruamel-yaml', 'JSONStream')
    """
    family = ecosystem.partition(":")[0]
    if family == "PyPI":
        return re.sub(r"[-_.]+", "-", name).lower()
    if family in ("Packagist", "NuGet"):
        return name.lower()
    if family == "crates.io":
        return name.lower().replace("_", "-")
    return name


# --- severity ---------------------------------------------------------------------------------------------------


_WORDS: dict[str, Severity] = {
    "CRITICAL": "critical", "HIGH": "high", "IMPORTANT": "high", "MODERATE": "medium", "MEDIUM": "medium", "LOW": "low",
}  # fmt: skip


def _severity(said: dict[str, Any]) -> tuple[float | None, Severity | None]:
    """The highest base score of the CVSS vectors, and the severity by it; else the word that the database has."""
    if said["id"].startswith("MAL-"):
        return None, "critical"
    own = [s for each in said.get("affected") or [] for s in each.get("severity") or []]
    scores = [
        score
        for each in (*(said.get("severity") or []), *own)
        if (score := cvss_score(str(each.get("score", "")))) is not None
    ]
    if scores:
        return max(scores), severity_of(max(scores))
    words = [said.get("database_specific"), *(a.get("database_specific") for a in said.get("affected") or [])]
    words += [a.get("ecosystem_specific") for a in said.get("affected") or []]
    for each in words:
        word = each.get("severity") if isinstance(each, dict) else None
        if isinstance(word, str) and word.upper() in _WORDS:
            return None, _WORDS[word.upper()]
    return None, None


def severity_of(score: float) -> Severity:
    """The qualitative scale of CVSS 3.1, section 5: 4.0, 7.0 and 9.0 begin a grade."""
    return "critical" if score >= 9 else "high" if score >= 7 else "medium" if score >= 4 else "low"


_V3 = {
    "AV": {"N": 0.85, "A": 0.62, "L": 0.55, "P": 0.2}, "AC": {"L": 0.77, "H": 0.44}, "UI": {"N": 0.85, "R": 0.62},
    "C": {"H": 0.56, "L": 0.22, "N": 0}, "I": {"H": 0.56, "L": 0.22, "N": 0}, "A": {"H": 0.56, "L": 0.22, "N": 0},
}  # fmt: skip
_PRIVILEGES = {"U": {"N": 0.85, "L": 0.62, "H": 0.27}, "C": {"N": 0.85, "L": 0.68, "H": 0.5}}


def cvss_score(vector: str) -> float | None:
    """The base score of a CVSS 3.0 or 3.1 vector (specification 3.1, section 7.1); None for other versions.

    >>> cvss_score("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), cvss_score("CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N")
    (9.8, 6.1)
    """
    if not vector.startswith("CVSS:3"):
        return None
    parts = dict(part.split(":", 1) for part in vector.split("/")[1:] if ":" in part)
    try:
        chosen = {name: values[parts[name]] for name, values in _V3.items()}
        scope = parts["S"]
        privileges = _PRIVILEGES[scope][parts["PR"]]
    except KeyError:
        return None
    missing = 1 - (1 - chosen["C"]) * (1 - chosen["I"]) * (1 - chosen["A"])
    changed = 7.52 * (missing - 0.029) - 3.25 * (missing - 0.02) ** 15
    impact = 6.42 * missing if scope == "U" else changed
    if impact <= 0:
        return 0.0
    ease = 8.22 * chosen["AV"] * chosen["AC"] * privileges * chosen["UI"]
    return _rounded_up(min(impact + ease if scope == "U" else 1.08 * (impact + ease), 10))


def _rounded_up(score: float) -> float:
    """Appendix A: up to one decimal, without the errors of floating point."""
    whole = round(score * 100_000)
    return whole / 100_000 if whole % 10_000 == 0 else (whole // 10_000 + 1) / 10
