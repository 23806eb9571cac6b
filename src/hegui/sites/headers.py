"""
Headers of an answer that protect who reads it: Strict-Transport-Security, and those that a browser acts on.

Standards: RFC 6797 (HSTS; ``max-age`` that is no number makes the header void), Fetch standard (X-Content-Type-Options), RFC 7034.

>>> hsts('max-age="31536000"; includeSubDomains').seconds, hsts("max-age=abc"), hsts("max-age=0").seconds
(31536000, None, 0)
"""

from __future__ import annotations

from dataclasses import dataclass

Headers = tuple[tuple[str, str], ...]
ENOUGH = 15_768_000  # seconds of max-age: half a year, as the usual advice has it


@dataclass(frozen=True, slots=True)
class Hsts:
    seconds: int
    subdomains: bool
    preload: bool


def values(headers: Headers, name: str) -> list[str]:
    """Every value of a header, by its name in any case."""
    return [value for key, value in headers if key.lower() == name.lower()]


def value(headers: Headers, name: str) -> str:
    """The first value of a header; "" where it is not there."""
    return next(iter(values(headers, name)), "")


def hsts(text: str) -> Hsts | None:
    """What Strict-Transport-Security says; None where it says nothing that counts."""
    told: dict[str, str] = {}
    for part in text.split(";"):
        name, _, given = part.strip().partition("=")
        name = name.strip().lower()
        if not name:
            continue
        if name in told:
            return None  # a directive given twice voids the header
        told[name] = given.strip().strip('"')
    age = told.get("max-age", "")
    if not (age.isascii() and age.isdigit()):
        return None
    return Hsts(int(age), "includesubdomains" in told, "preload" in told)


def missing(headers: Headers, *, https: bool, framing_by_policy: bool) -> tuple[str, ...]:
    """The headers that would protect a page and are not there, or say nothing that counts."""
    found = []
    if https:
        told = hsts(value(headers, "strict-transport-security"))
        if told is None or told.seconds == 0:
            found.append("strict-transport-security")
        elif told.seconds < ENOUGH:
            found.append("strict-transport-security-short")
    if value(headers, "x-content-type-options").strip().lower() != "nosniff":
        found.append("x-content-type-options")
    frames = value(headers, "x-frame-options").strip().lower()
    if not framing_by_policy and frames not in ("deny", "sameorigin"):
        found.append("x-frame-options")
    return tuple(found)
