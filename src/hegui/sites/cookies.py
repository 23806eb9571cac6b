"""
Cookies that a server sets: their names and flags, never their values.

Standard: RFC 6265 and its revision (SameSite, the prefixes ``__Host-`` and ``__Secure-``).

>>> c = cookie("JSESSIONID=abc; Path=/; HttpOnly", "https://a.cn/")
>>> c.name, c.session, c.http_only, c.secure, c.same_site
('JSESSIONID', True, True, False, '')
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SESSION = re.compile(
    r"sess|sid$|^sid|auth|token|jwt|login|passport|remember|user_?id|uid$|account", re.IGNORECASE
)
_STATISTICS = re.compile(r"^_ga|^_gid|^hm_l|^cnzz|^um_?|^_pk_|^_fbp|^sajssdk|^sensorsdata", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cookie:
    """One Set-Cookie header.  ``session``: its name says that it stands for a login."""

    name: str
    session: bool
    secure: bool
    http_only: bool
    same_site: str  # "strict", "lax", "none", "" where it is not given
    tracks: bool  # its name is that of a known measuring script
    lasting: bool  # it outlives the browser's session


def cookie(header: str, address: str = "") -> Cookie | None:
    """What a Set-Cookie header says; None where it sets none."""
    first, *rest = header.split(";")
    name, equals, _ = first.partition("=")
    name = name.strip()
    if not equals or not name:
        return None
    flags = {}
    for part in rest:
        key, _, given = part.strip().partition("=")
        flags[key.strip().lower()] = given.strip().lower()
    return Cookie(
        name=name,
        session=bool(_SESSION.search(name)),
        secure="secure" in flags,
        http_only="httponly" in flags,
        same_site=flags.get("samesite", ""),
        tracks=bool(_STATISTICS.search(name)),
        lasting="max-age" in flags or "expires" in flags,
    )


def faults(told: Cookie, *, https: bool) -> tuple[str, ...]:
    """What a cookie lacks: secure, http-only, same-site, and what its prefix promises and does not hold."""
    found = []
    if https and not told.secure:
        found.append("secure")
    if not told.http_only:
        found.append("http-only")
    if not told.same_site:
        found.append("same-site")
    if told.same_site == "none" and not told.secure:
        found.append("same-site-none-insecure")
    if told.name.startswith(("__Host-", "__Secure-")) and not told.secure:
        found.append("prefix")
    return tuple(found)
