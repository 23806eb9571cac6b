"""
What a TLS server offers, in at most eight connections: one for each old version, two for weak suites, TLCP, SM suites, its certificate.

Weak suites are asked for all in one hello; the server's pick shows one, and a second hello without it shows another.  What is
refused by an alert or by closing is not offered; silence and a reset are unknown, never "no".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hegui.sites.hellos import (
    NAMES,
    RFC8998_SUITES,
    SSL3,
    TLCP,
    TLCP_SUITES,
    TLS10,
    TLS11,
    TLS12,
    TLS13,
    USUAL_SUITES,
    WEAK,
    Heard,
    client_hello,
)  # fmt: skip

Say = Callable[[bytes, str], Heard]
"""Sends a hello over a connection of its own and hears the answer; the second argument says what for."""


@dataclass(slots=True)
class Offers:
    """True: offered; False: plainly refused; None: not known."""

    versions: dict[str, bool | None] = field(default_factory=dict)
    weak: list[str] = field(default_factory=list)
    weak_known: bool = True
    tlcp: bool | None = None
    tlcp_certificates: tuple[bytes, ...] = ()
    rfc8998: bool | None = None


def offers(host: str, say: Say) -> Offers:
    """Ask for everything but the certificate, which an ordinary handshake shows: seven hellos at most."""
    found = Offers()
    for version in (SSL3, TLS10, TLS11):
        answer = say(client_hello(version, USUAL_SUITES, host), f"{NAMES[version]} hello")
        found.versions[NAMES[version]] = _offered(answer, answer.version == version)
    left = tuple(WEAK)
    for _ in range(2):
        answer = say(client_hello(TLS12, left, host), "weak suites hello")
        picked = answer.end == "hello" and answer.suite in WEAK
        if not picked:
            found.weak_known = found.weak_known and (_offered(answer, False) is False or bool(found.weak))
            break
        found.weak.append(WEAK[answer.suite])
        left = tuple(s for s in left if s != answer.suite)
    answer = say(client_hello(TLCP, TLCP_SUITES, extensions=False), "TLCP hello")
    found.tlcp = _offered(answer, answer.version == TLCP and answer.suite in TLCP_SUITES)
    found.tlcp_certificates = answer.certificates if found.tlcp else ()
    answer = say(client_hello(TLS13, RFC8998_SUITES, host, sm=True), "RFC 8998 hello")
    found.rfc8998 = _offered(answer, answer.suite in RFC8998_SUITES)
    return found


def _offered(answer: Heard, right: bool) -> bool | None:
    if answer.end == "hello":
        return right
    return False if answer.end in ("alert", "closed") else None
