"""
Where a link leads, as far as the address itself tells: wrappers and redirect parameters are undone, nothing is ever fetched.

``defanged`` writes an address so that it can be read and not followed.
"""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import unquote

from hegui.mail.hosts import host_of
from hegui.mail.nouns import Host, Link
from hegui.masking import Masked, plain

LONGEST = 8000
_SCHEME = re.compile(r"\s*([a-z][a-z0-9+.\-]{1,15}):", re.I)
_WEB = re.compile(r"https?:[/\\]{1,3}", re.I)
_AUTHORITY = re.compile(r"\s*(?:https?|ftp):[/\\]{0,3}([^/\\?#\s]*)", re.I)
_INNER = re.compile(r"https?(?:%253A|%3A|:)(?:%252F|%2F|/){2}[^&\s\"'<>]+", re.I)
_ENCODED = re.compile(r"(?:^|[=/&?#\-_])((?:aHR0c|a1aHR0c)[A-Za-z0-9+/\-_]{8,})")
_PROOF_V3 = re.compile(r"/v3/__(https?:/{1,2}.+?)__;", re.I)
_PROOF_V2 = re.compile(r"[?&]u=(https?[^&]+)")
_DASHED = re.compile(r"-([0-9A-F]{2})")
_AFTER = re.compile(r"[?#]")
_FANG = re.compile("http", re.I)
_WITHIN = re.compile(r"http(s?):/+([^/\s]*)", re.I)
_START = re.compile(r"[a-z]+:/*", re.I)
_PRIVATE = re.compile(r"[^\s/]*@[^\s/]*|(?:[A-Za-z0-9_\-]{24,})|\d{7,}")
_FIVE = re.compile(r"\d{5}")
_MACHINE = re.compile(
    r"(?:no[\-_.]?reply|do[\-_.]?not[\-_.]?reply|info|service|support|security|admin|account[s]?|notice|notification[s]?|billing|help|mail|alert[s]?|update[s]?|webmaster|postmaster|team|contact)[\w.\-]{0,12}",
    re.I,
)
_AMP = re.compile(r"//(?:www\.)?google\.[a-z.]+/amp/(s/)?([^?#\s]+)", re.I)
_IN_TEXT = re.compile(
    r"(?:https?|hxxps?)://[^\s<>\"'，。；！）】》、]+|(?<![\w@.\-/])www\.[a-z0-9\-]+(?:\.[a-z0-9\-]+)+(?:/[^\s<>\"'，。；！）】》、]*)?",
    re.I,
)


def host_in(url: str) -> Host:
    """The host an address leads to: user names before ``@`` and back-slashes are read as a browser reads them.

    >>> host_in("https://paypal.com@evil.example/x").name
    'evil.example'
    """
    found = _AUTHORITY.match(url)
    if not found:
        return Host("")
    authority = found[1].rpartition("@")[2]
    name = authority if authority.startswith("[") else authority.partition(":")[0]
    if "%" in name:
        name = unquote(name)
    return host_of(name.replace("\u3002", ".").replace("\uff0e", "."))


def hops(url: str) -> tuple[str, ...]:
    """The address, and those that are written inside it, each inside the one before.

    >>> hops("https://www.google.com/url?q=https%3A%2F%2Fevil.example%2Fx&sa=D")[-1]
    'https://evil.example/x'
    """
    told = [url[:LONGEST]]
    for _ in range(4):
        inner = _inside(told[-1])
        if not inner or inner in told:
            break
        told.append(inner)
    return tuple(told)


def _inside(url: str) -> str:
    rest = url[8:]
    if found := _PROOF_V3.search(url):
        return found[1].replace("https:/", "https://", 1).replace("///", "//")
    if found := _AMP.search(url):
        return ("https://" if found[1] else "http://") + found[2]
    if "urldefense" in url and (found := _PROOF_V2.search(url)):
        return unquote(_DASHED.sub(r"%\1", found[1]).replace("_", "/"))
    if found := _INNER.search(rest):
        inner = found[0]
        for _ in range(3):
            if _WEB.match(inner):
                break
            inner = unquote(inner)
        return unquote(inner) if "%2F" in inner or "%2f" in inner else inner
    if found := _ENCODED.search(rest):
        code = found[1].removeprefix("a1").replace("-", "+").replace("_", "/")
        try:
            inner = base64.b64decode(code[: len(code) // 4 * 4]).decode("ascii", "strict")
        except (binascii.Error, UnicodeError, ValueError):
            return ""
        return inner if _WEB.match(inner) else ""
    return ""


def link_of(href: str, text: str, source: str = "html", picture: bool = False) -> Link | None:
    """A link to the web; None for a mail address, a telephone number, a place in the mail itself."""
    href = href.strip().replace("\n", "").replace("\r", "").replace("\t", "")[:LONGEST]
    scheme = found[1].lower() if (found := _SCHEME.match(href)) else ""
    if href.startswith("//"):
        href = "https:" + href
    elif not scheme and href.lower().startswith("www."):
        href = "http://" + href
    elif scheme not in ("http", "https", "ftp"):
        return None
    first = host_in(href)
    if not first.name:
        return None
    chain = hops(href)
    last = host_in(chain[-1]) if len(chain) > 1 else first
    return Link(href, text[:300], chain, last if last.name else first, first, source, picture)


def links_in(text: str, source: str = "text") -> list[Link]:
    """The addresses that stand in a plain text."""
    found = (
        link_of(m[0].replace("hxxp", "http").rstrip(".,;:!?)]}'"), "", source)
        for m in _IN_TEXT.finditer(text)
    )
    return [link for link in found if link is not None][:300]


def defanged(url: str, longest: int = 90) -> Masked:
    """An address that can be read and not followed; what follows a question mark may be personal and is left out.

    >>> defanged("https://evil.example/login?mail=a@b.cn")
    'hxxps://evil[.]example/login?…'
    """
    bare = _AFTER.split(url, maxsplit=1)
    shown = bare[0]
    start = found.end() if (found := _START.match(shown)) else 0
    host, slash, path = shown[start:].partition("/")
    host = host.rpartition("@")[2]
    told = _FANG.sub("hxxp", shown[:start] + host.replace(".", "[.]"))
    path = _PRIVATE.sub("…", plain(_WITHIN.sub(_undone, path)))
    told = plain(told) + slash + path
    if len(told) > longest:
        return Masked(told[:longest] + "…")
    return Masked(told + ("?…" if len(bare) > 1 and bare[1] else ""))


def _undone(inner: re.Match[str]) -> str:
    """An address that lies in the path of another, such that it cannot be followed either."""
    return f"hxxp{inner[1]}://{inner[2].replace('.', '[.]')}"


def shown_address(local: str, host: str) -> Masked:
    """An address with its owner masked: ``****@evil[.]example``; a name that a machine bears is shown."""
    machine = _MACHINE.fullmatch(local)
    who = local if machine and not _FIVE.search(local) else "****"
    return Masked(_FANG.sub("hxxp", plain(f"{who}@{host.replace('.', '[.]')}")))
