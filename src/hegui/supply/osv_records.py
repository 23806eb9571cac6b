"""
Records of known vulnerabilities in the OSV format, as the databases behind osv.dev publish them.  Schema: ossf.github.io/osv-schema.

Identifiers, ranges, versions and severities are read; summaries and links are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar, Literal

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
    """A record from its JSON or YAML; None where it was withdrawn.  Raises ValueError where it is none."""
    said = msgspec.json.decode(data) if data.lstrip()[:1] == b"{" else _of_yaml(data)
    if not isinstance(said, dict) or not isinstance(said.get("id"), str):
        raise ValueError
    if said.get("withdrawn"):
        return None
    score, severity = _severity(said)
    return Record(
        said["id"], str(said.get("modified", "")), _aliases(said), severity, score, list(_affected(said)),
    )  # fmt: skip


def _of_yaml(data: bytes) -> Any:
    import yaml

    try:
        return yaml.load(data, Loader=_yaml_loader())
    except (yaml.YAMLError, UnicodeError):
        raise ValueError from None


@lru_cache(maxsize=1)
def _yaml_loader() -> Any:
    """Safe, and with every scalar as it is written: a version 1.10 is no number, a day no date."""
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}

    Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null)?$"), ["~", "n", ""])
    return Loader


def _aliases(said: dict[str, Any]) -> list[str]:
    """Other names of the same flaw; that of a distribution's record for a single flaw upstream is one too."""
    aliases = [a for a in said.get("aliases") or [] if isinstance(a, str)]
    upstream = [a for a in said.get("upstream") or [] if isinstance(a, str)]
    return aliases + (upstream if len(upstream) == 1 else [])


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
    """Without the name of a repository behind Maven or Packagist; releases of distributions stay.

    >>> canonical_ecosystem("Maven:https://repo.example"), canonical_ecosystem("Debian:12")
    ('Maven', 'Debian:12')
    >>> canonical_ecosystem("Red Hat:enterprise_linux:9::appstream")
    'Red Hat:enterprise_linux:9'
    """
    if ecosystem.startswith("Red Hat:"):
        return ecosystem.partition("::")[0]
    family = ecosystem.partition(":")[0]
    return family if family in ("Maven", "Packagist") else ecosystem


def canonical_name(ecosystem: str, name: str) -> str:
    """A name as its registry compares it.

    >>> canonical_name("PyPI", "Ruamel.Yaml"), canonical_name("npm", "JSONStream")
    ('ruamel-yaml', 'JSONStream')
    """
    family = ecosystem.partition(":")[0]
    if family == "PyPI":
        return re.sub(r"[-_.]+", "-", name).lower()
    if family in ("Packagist", "NuGet", "Go"):  # some writers of SBOMs put Go's module paths in lower case
        return name.lower()
    if family == "crates.io":
        return name.lower().replace("_", "-")
    return name


# --- severity ---------------------------------------------------------------------------------------------------


_WORDS: dict[str, Severity] = {
    "CRITICAL": "critical", "HIGH": "high", "IMPORTANT": "high", "MODERATE": "medium", "MEDIUM": "medium", "LOW": "low",
    "NEGLIGIBLE": "low", "UNIMPORTANT": "low",
}  # fmt: skip


def _severity(said: dict[str, Any]) -> tuple[float | None, Severity | None]:
    """The highest base score of the CVSS vectors, and the severity by it; else the word that the database has."""
    if said["id"].startswith("MAL-"):
        return None, "critical"
    affected = said.get("affected") or []
    stated = [*(said.get("severity") or []), *(s for each in affected for s in each.get("severity") or [])]
    more = [said.get("database_specific"), *(a.get("database_specific") for a in affected)]
    more += [a.get("ecosystem_specific") for a in affected]
    told = [each for each in more if isinstance(each, dict)]
    vectors = [str(each.get("score", "")) for each in stated]
    vectors += [v for each in told for v in _texts(each.get("cvss"))]  # as RustSec writes it
    if scores := [score for vector in vectors if (score := cvss_score(vector)) is not None]:
        return max(scores), severity_of(max(scores))
    words = [
        *vectors,
        *(w for each in told for w in _texts(each.get("severity")) + _texts(each.get("urgency"))),
    ]
    return None, next((_WORDS[w.upper()] for w in words if w.upper() in _WORDS), None)


def _texts(said: Any) -> list[str]:
    """A text, the texts of a list, or the vector or score of a table."""
    if isinstance(said, dict):
        said = [said.get("vector_string"), said.get("vectorString"), said.get("score")]
    return [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)]


def severity_of(score: float) -> Severity:
    """The qualitative scale of CVSS 3.1, section 5, and 4.0, section 6: 4.0, 7.0 and 9.0 begin a grade."""
    return "critical" if score >= 9 else "high" if score >= 7 else "medium" if score >= 4 else "low"


@lru_cache(maxsize=20_000)
def cvss_score(vector: str) -> float | None:
    """The score of a CVSS vector of version 2, 3.0, 3.1 or 4.0, by Red Hat's ``cvss``; None for anything else.

    Of versions 2 and 3 it is the base score; of version 4 the threat metrics of the vector count, where there are any.

    >>> cvss_score("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"), cvss_score("AV:N/AC:L/Au:N/C:P/I:P/A:P")
    (9.8, 7.5)
    >>> cvss_score("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"), cvss_score("medium")
    (9.3, None)
    """
    from cvss import CVSS2, CVSS3, CVSS4, CVSSError

    made = CVSS4 if vector.startswith("CVSS:4") else CVSS3 if vector.startswith("CVSS:3") else CVSS2
    try:
        return float(made(vector.strip("/ ")).base_score)
    except (CVSSError, ValueError, KeyError):
        return None
