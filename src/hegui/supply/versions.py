"""
Which of two versions is later, as each ecosystem counts: ``order_of(ecosystem, version)`` gives what compares.

PyPI by ``packaging`` (PEP 440); Maven, Debian, RPM, NuGet and gems by ``univers``; Semantic Versioning 2.0.0, Composer and Alpine
by the rules their tools publish, in own code: univers knows no Composer version of four parts, nor Alpine's ``_git``.
A version that an ecosystem cannot read has no order: None, and then nothing is concluded from it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

_SEMVER = re.compile(
    r"[v=]?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?:-?([0-9A-Za-z][0-9A-Za-z.-]*)|-([0-9A-Za-z.-]+))?(?:\+[\w.-]*)?",
    re.ASCII,
)
_RPMS = frozenset(
    ["Red Hat", "Rocky Linux", "AlmaLinux", "openEuler", "SUSE", "openSUSE", "Mageia", "rpm", "Photon OS"]
)
_UNIVERS = {"Maven": "MavenVersion", "Debian": "DebianVersion", "Ubuntu": "DebianVersion", "NuGet": "NugetVersion",
            "RubyGems": "RubygemsVersion", **dict.fromkeys(_RPMS, "RpmVersion")}  # fmt: skip
_SEMVERS = frozenset(["npm", "Go", "crates.io", "Hex", "Pub", "SwiftURL", "GitHub Actions", "Bitnami"])


def order_of(ecosystem: str, version: str) -> Any:
    """What compares with that of another version of the same ecosystem; None where it cannot be told.

    >>> order_of("npm", "1.10.0") > order_of("npm", "1.9.0-rc.1") > order_of("npm", "1.9.0-beta")
    True
    >>> order_of("PyPI", "1.0.post1") > order_of("PyPI", "1.0"), order_of("PyPI", "not a version")
    (True, None)
    """
    return _order(ecosystem.partition(":")[0], version.strip())


def known(ecosystem: str) -> bool:
    """Can versions of this ecosystem be compared?"""
    family = ecosystem.partition(":")[0]
    return (
        family in _UNIVERS
        or family in _SEMVERS
        or family in ("PyPI", "Packagist", "Alpine", "Alpaquita", "Wolfi")
    )


def is_rpm(ecosystem: str) -> bool:
    """Do its versions have the form of rpm, with an epoch that some lists leave out?"""
    return ecosystem.partition(":")[0] in _RPMS


@lru_cache(maxsize=100_000)
def _order(family: str, version: str) -> Any:
    if family == "PyPI":
        return _pypi(version)
    if family in _SEMVERS:
        return semver(version)
    if family == "Packagist":
        return composer(version)
    if family in ("Alpine", "Alpaquita", "Wolfi"):
        return alpine(version)
    return _by_univers(_UNIVERS[family], version) if family in _UNIVERS else None


def _pypi(version: str) -> Any:
    from packaging.version import InvalidVersion, Version

    try:
        return Version(version)
    except InvalidVersion:
        return None


def _by_univers(kind: str, version: str) -> Any:
    from univers import versions

    made = getattr(versions, kind)
    try:
        return made(version)
    except (versions.InvalidVersion, ValueError, TypeError, AttributeError):
        return None


def semver(version: str) -> Any:
    """Semantic Versioning 2.0.0, section 11; lenient where registries are: missing parts are 0, a fourth counts."""
    found = _SEMVER.fullmatch(version)
    if found is None:
        return None
    numbers = tuple(int(n or 0) for n in found.groups()[:4])
    before = found[5] or found[6]
    if not before:
        return numbers, (1,)
    parts = tuple((0, int(p), "") if p.isdigit() else (1, 0, p) for p in before.split("."))
    return numbers, (0, parts)


_FORMS = {
    "dev": 0,
    "alpha": 1,
    "a": 1,
    "beta": 2,
    "b": 2,
    "rc": 3,
    "c": 3,
    "#": 4,
    "pl": 5,
    "p": 5,
    "patch": 5,
}
"""The order of PHP's version_compare: a number stands between rc and pl, anything unknown before dev."""


def composer(version: str) -> Any:
    """As PHP's ``version_compare`` after Composer's normalising: a leading v does not count, 1.0 is 1.0.0.0."""
    found = re.fullmatch(r"v?(\d+(?:\.\d+)*)(.*)", version.lower().partition("+")[0])
    if found is None:
        return None
    numbers = [int(n) for n in found[1].split(".")]
    order: list[tuple[int, int]] = [(_FORMS["#"], n) for n in numbers + [0] * (4 - len(numbers))]
    for part in re.findall(r"\d+|[a-z]+", found[2]):
        order.append((_FORMS["#"], int(part)) if part.isdigit() else (_FORMS.get(part, -1), 0))
    return (*order, (_FORMS["#"], -1))  # the end lies between rc and pl


_ALPINE = re.compile(r"(\d+(?:\.\d+)*)([a-z])?((?:_[a-z]+\d*)*)(?:~[0-9a-f]+)?(?:-r(\d+))?")
_SUFFIXES = {"alpha": -4, "beta": -3, "pre": -2, "rc": -1, "cvs": 1, "svn": 2, "git": 3, "hg": 4, "p": 5}


def alpine(version: str) -> Any:
    """As apk-tools: digits, a letter, suffixes (``_rc1`` before, ``_p1`` after), the release."""
    found = _ALPINE.fullmatch(version)
    if found is None:
        return None
    suffixes = re.findall(r"_([a-z]+)(\d*)", found[3])
    if any(s not in _SUFFIXES for s, _ in suffixes):
        return None
    order = tuple((_SUFFIXES[s], int(n or 0)) for s, n in suffixes)
    numbers = tuple(int(n) for n in found[1].split("."))
    return numbers, found[2] or "", (*order, (0, 0)), int(found[4] or 0)
