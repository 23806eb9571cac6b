"""
What the network adds, when it is asked for: who really sent a mail, and how old a domain is.  Off by default.

Asked are the DNS, for keys and policies of the domains that the mail names (DKIM, SPF, DMARC), and an RDAP server, for the day on
which the sender's and the links' domains were registered.  Nothing else leaves: no mail address, no link, no content; where a
domain's SPF record asks for it, the address of the server that sent the mail.  What cannot be found out is unknown, and counts
neither way.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hegui.mail.hosts import host_of
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.mail.facts import Facts

RDAP = "https://rdap.org/domain/"
PATIENCE = 5  # seconds for an answer
MOST_DOMAINS = 4  # whose age is asked, the sender's first
_NEEDS = Text(
    "没有安装联网验证的组件，未验证 DKIM、SPF、DMARC：pip install 'hegui[online]'",
    "what verifies online is not installed, so DKIM, SPF and DMARC were not verified: pip install 'hegui[online]'",
)
_IP = re.compile(r"\[(?:IPv6:)?([0-9a-fA-F.:]{7,45})\]")

Dns = Callable[[str, str], list[str]]
"""The records of a name ("TXT", ...); an empty list where there are none.  Raises OSError where nobody answered."""


@dataclass(frozen=True, slots=True)
class Online:
    """What was found out.  ``None`` and missing keys mean unknown."""

    proven: frozenset[str] = frozenset()  # registrable domains that DKIM or SPF prove
    signed: bool = False  # a DKIM signature in the sender's name is there
    policy: str | None = None  # of DMARC: "none", "quarantine", "reject"; None: no record, or nobody answered
    ages: dict[str, int] = field(default_factory=dict)  # days since a registrable domain was registered
    unread: tuple[Text, ...] = ()


def ask(
    raw: bytes, mail: Facts, dns: Dns | None = None, rdap: str = RDAP, now: datetime | None = None
) -> Online:
    """Verify the sender, and ask how old the domains are."""
    if find_spec("dkim") is None or find_spec("dns") is None:
        return Online(ages=_ages(mail, rdap, now), unread=(_NEEDS,))
    dns = dns or _asked
    signed, proven = _by_signature(raw, mail, dns)
    proven |= _by_origin(mail, dns)
    return Online(frozenset(proven), signed, _policy(mail, dns), _ages(mail, rdap, now))


def _asked(name: str, kind: str) -> list[str]:
    import dns.exception
    import dns.resolver

    try:
        answer = dns.resolver.resolve(name, kind, lifetime=PATIENCE)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return []
    except dns.exception.DNSException as wrong:
        raise OSError(type(wrong).__name__) from None
    return [
        b"".join(r.strings).decode("utf-8", "replace") if hasattr(r, "strings") else r.to_text()
        for r in answer
    ]


def _by_signature(raw: bytes, mail: Facts, dns: Dns) -> tuple[bool, set[str]]:
    """Is there a signature in the sender's name, and which domains do good ones prove?"""
    import dkim

    told = mail.letter.headers.get("dkim-signature", ())
    domains = [found[1].lower() for value in told if (found := re.search(r"\bd=\s*([^;\s]+)", value))]
    proven = set()

    def key(name: bytes, timeout: float = PATIENCE) -> bytes | None:
        found = dns(name.decode("ascii", "replace").rstrip("."), "TXT")
        return found[0].encode() if found else None

    for number, domain in enumerate(domains[:3]):
        try:
            if dkim.DKIM(raw).verify(idx=number, dnsfunc=key):
                proven.add(host_of(domain).domain)
        except (dkim.DKIMException, OSError, ValueError, TypeError, LookupError):
            continue
    return any(host_of(d).domain == mail.sender.domain for d in domains), proven


def _by_origin(mail: Facts, dns: Dns) -> set[str]:
    """The domain of the envelope, where SPF lets the address that the topmost Received header names send for it."""
    envelope = re.search(r"@([^>\s]+)", mail.letter.header("return-path"))
    came = _IP.search(mail.letter.header("received"))
    if not envelope or not came or find_spec("spf") is None:
        return set()
    import spf

    class Query(spf.query):  # type: ignore[misc]  # untyped
        """SPF, with our own way to the DNS."""

        def dns(self, name: str, kind: str, cnames: object = None, ignore_void: bool = False) -> list[Any]:
            return [_as_spf_reads(kind, record) for record in dns(str(name).rstrip("."), kind)]

    try:
        result = Query(i=came[1], s=f"x@{envelope[1]}", h=envelope[1], timeout=PATIENCE).check()[0]
    except (spf.TempError, spf.PermError, OSError, ValueError, LookupError, AttributeError, TypeError):
        return set()
    return {host_of(envelope[1]).domain} if result == "pass" else set()


def _as_spf_reads(kind: str, record: str) -> Any:
    if kind in ("TXT", "SPF"):
        return (record.encode("utf-8", "replace"),)
    if kind == "MX":
        preference, _, host = record.partition(" ")
        return int(preference), host.rstrip(".")
    return record.rstrip(".")


def _policy(mail: Facts, dns: Dns) -> str | None:
    for name in dict.fromkeys((mail.sender.host, mail.sender.domain)):
        if not name:
            continue
        try:
            records = dns(f"_dmarc.{name}", "TXT")
        except OSError:
            return None
        for record in records:
            if record.lower().startswith("v=dmarc1") and (found := re.search(r"\bp=\s*(\w+)", record)):
                return found[1].lower()
    return None


def _ages(mail: Facts, rdap: str, now: datetime | None) -> dict[str, int]:
    now = now or datetime.now(UTC)
    wanted = [mail.sender.domain, *(link.host.domain for link in mail.links)]
    names = [d for d in dict.fromkeys(wanted) if d and not mail.known.belongs(d) and not host_of(d).shared]
    found = {}
    for name in names[:MOST_DOMAINS]:
        registered = _registered(
            rdap + quote(name.encode("idna").decode() if name.isascii() is False else name)
        )
        if registered is not None:
            found[name] = (now - registered).days
    return found


def _registered(address: str) -> datetime | None:
    try:
        request = urllib.request.Request(address, headers={"Accept": "application/rdap+json"})
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            told = json.loads(answer.read(1 << 20))
        days = [e["eventDate"] for e in told["events"] if e["eventAction"] == "registration"]
        day = datetime.fromisoformat(days[0].replace("Z", "+00:00"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, urllib.error.URLError):
        return None
    return day if day.tzinfo else day.replace(tzinfo=UTC)
