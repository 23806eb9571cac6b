"""
What the configuration of a web server says of its safety: nginx, Apache (also .htaccess), IIS (web.config), Tomcat
(server.xml, web.xml).

Only directives that stand in the file are told; what an include or a default adds is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Server = Literal["nginx", "apache", "iis", "tomcat"]

_NGINX = re.compile(rb"(?m)^[ \t]*(?:server|http|location|upstream)\b[^;\n]*\{")
_NGINX_TOO = re.compile(
    rb"(?m)(?:^|[{;])[ \t]*(?:listen|server_name|ssl_protocols|ssl_certificate|root|proxy_pass|autoindex|add_header)[ \t]+[^;\n]+;"
)
_APACHE = re.compile(
    rb"(?mi)^[ \t]*(?:<(?:VirtualHost|Directory|IfModule|Location|Files(?:Match)?)\b|SSLProtocol|SSLCipherSuite|SSLEngine"
    rb"|RewriteEngine|DocumentRoot|Options[ \t]+[-+A-Z]|Header[ \t]+(?:always[ \t]+)?set)"
)
_BEGINS = rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:[^-]|-(?!->)){0,4000}-->\s*|<!DOCTYPE[^>]{0,400}>\s*){0,4}"
_IIS = re.compile(_BEGINS + rb"<configuration\b", re.IGNORECASE)
_TOMCAT = re.compile(_BEGINS + rb"<(?:Server|web-app)\b")


@dataclass(frozen=True, slots=True)
class Directive:
    """One directive: its name in lower case, its words, its line (from 1)."""

    name: str
    words: tuple[str, ...]
    line: int


def is_iis(head: bytes) -> bool:
    """Is it a web.config: XML that begins as one and speaks of the web server?"""
    return _IIS.match(head) is not None and b"<system.web" in head


def is_tomcat(head: bytes) -> bool:
    """Is it Tomcat's server.xml, or a web.xml that sets whether folders are listed?"""
    return _TOMCAT.match(head) is not None and re.search(rb"<Connector\b|>\s*listings\s*<", head) is not None


def is_xml_settings(head: bytes) -> bool:
    return is_iis(head) or is_tomcat(head)


def kind_of(head: bytes) -> Server | None:
    """Whose configuration a file is; None where it is none of a web server."""
    if is_iis(head):
        return "iis"
    if is_tomcat(head):
        return "tomcat"
    if _NGINX.search(head) and _NGINX_TOO.search(head):
        return "nginx"
    return "apache" if _APACHE.search(head) else None


def directives(text: str, server: Server) -> Iterator[Directive]:
    """The directives of a configuration, in their order; blocks are opened, not told."""
    if server == "nginx":
        yield from _nginx(text)
    elif server == "apache":
        yield from _apache(text)
    elif server == "tomcat":
        yield from _tomcat(text)
    else:
        yield from _iis(text)


_WORD = re.compile(r"""#[^\n]*|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[;{}]|[^\s;{}"'#][^\s;{}]*|\n""")


def _nginx(text: str) -> Iterator[Directive]:
    words: list[str] = []
    line, began = 1, 1
    for found in _WORD.finditer(text):
        word = found[0]
        if word == "\n":
            line += 1
            continue
        if word.startswith("#"):
            continue
        if word in ("{", "}"):
            words = []
        elif word == ";":
            if words:
                yield Directive(words[0].lower(), tuple(words[1:]), began)
            words = []
        else:
            if not words:
                began = line
            words.append(word.strip("\"'") if word[0] in "\"'" else word)
            line += word.count("\n")


def _apache(text: str) -> Iterator[Directive]:
    kept, began = "", 0
    for number, row in enumerate(text.splitlines(), 1):
        began = began or number
        if row.rstrip().endswith("\\"):
            kept += row.rstrip()[:-1] + " "
            continue
        whole, at = (kept + row).strip(), began
        kept, began = "", 0
        if not whole or whole.startswith(("#", "<")):
            continue
        words = [w.strip("\"'") for w in re.findall(r'"[^"]*"|\S+', whole)]
        yield Directive(words[0].lower(), tuple(words[1:]), at)


_ADDS = re.compile(r'<add\s+name="([^"]{1,80})"\s+value="([^"]{0,400})"', re.IGNORECASE)


def _iis(text: str) -> Iterator[Directive]:
    for number, row in enumerate(text.splitlines(), 1):
        if found := re.search(r'<directoryBrowse\s+enabled="(\w+)"', row, re.IGNORECASE):
            yield Directive("directorybrowse", (found[1].lower(),), number)
        if found := re.search(r'<compilation\b[^>]*\bdebug="(\w+)"', row, re.IGNORECASE):
            yield Directive("debug", (found[1].lower(),), number)
        if found := re.search(r'<customErrors\b[^>]*\bmode="(\w+)"', row, re.IGNORECASE):
            yield Directive("customerrors", (found[1].lower(),), number)
        for found in _ADDS.finditer(row):
            yield Directive("header", (found[1], found[2]), number)


_COMMENTS = re.compile(r"<!--.*?-->", re.DOTALL)
_PROTOCOLS = re.compile(r'\b(?:sslEnabledProtocols|protocols|SSLProtocol)\s*=\s*"([^"]{1,200})"')
_CIPHERS = re.compile(r'\b(?:ciphers|SSLCipherSuite)\s*=\s*"([^"]{1,4000})"')
_LISTINGS = re.compile(r"<param-name>\s*listings\s*</param-name>\s*<param-value>\s*true\s*</param-value>")


def _tomcat(text: str) -> Iterator[Directive]:
    text = _COMMENTS.sub(lambda m: "\n" * m[0].count("\n"), text)
    for form, name in ((_PROTOCOLS, "ssl_protocols"), (_CIPHERS, "ssl_ciphers"), (_LISTINGS, "autoindex")):
        for found in form.finditer(text):
            words = ("on",) if name == "autoindex" else tuple(re.split(r"[\s,+:]+", found[1].strip()))
            line = text.count("\n", 0, found.start()) + 1
            yield Directive(name, (",".join(words),) if name == "ssl_ciphers" else words, line)


@dataclass(frozen=True, slots=True)
class Told:
    """What one directive means: ``tls-versions``, ``cipher-suites``, ``listing``, ``plain-http``, ``header``, ``debug``."""

    kind: str
    values: tuple[str, ...]
    line: int


_OLD_NAMES = {"sslv2": "SSL 2.0", "sslv3": "SSL 3.0", "tlsv1": "TLS 1.0", "tlsv1.0": "TLS 1.0", "tlsv1.1": "TLS 1.1",
              "tlsv1.2": "TLS 1.2", "tlsv1.3": "TLS 1.3"}  # fmt: skip


def told(found: Iterator[Directive], server: Server) -> Iterator[Told]:
    """What the directives say that matters to a site's safety."""
    for one in found:
        words = one.words
        if one.name in ("ssl_protocols", "sslprotocol"):
            yield Told("tls-versions", _versions(words, server), one.line)
        elif one.name in ("ssl_ciphers", "sslciphersuite"):
            yield Told("cipher-suites", tuple(re.split(r"[:, ]", words[-1])) if words else (), one.line)
        elif (
            (one.name == "autoindex" and words[:1] == ("on",))
            or (one.name == "directorybrowse" and words == ("true",))
            or (one.name == "options" and any(w.lower() in ("indexes", "+indexes", "all") for w in words))
        ):
            yield Told("listing", (), one.line)
        elif one.name in ("add_header", "header"):
            name, given = _header(one, server)
            yield Told("header", (name.lower(), given), one.line)
        elif one.name == "debug" and words == ("true",):
            yield Told("debug", (), one.line)


def _versions(words: tuple[str, ...], server: Server) -> tuple[str, ...]:
    if server != "apache":
        return tuple(_OLD_NAMES[w.lower()] for w in words if w.lower() in _OLD_NAMES)
    on: list[str] = []
    for word in words:
        sign, name = (word[0], word[1:]) if word[0] in "+-" else ("+", word)
        names = (
            ["TLS 1.0", "TLS 1.1", "TLS 1.2", "TLS 1.3"]
            if name.lower() == "all"
            else [_OLD_NAMES.get(name.lower(), "")]
        )
        if sign == "+":
            on += [n for n in names if n and n not in on]
        else:
            on = [n for n in on if n not in names]
    return tuple(on)


def _header(one: Directive, server: Server) -> tuple[str, str]:
    words = [w for w in one.words if w.lower() != "always"]
    if server == "apache":
        words = (
            words[1:] if words and words[0].lower() in ("set", "append", "add", "merge", "setifempty") else []
        )
    return (words[0] if words else "", words[1] if len(words) > 1 else "")


_WEAK_SUITE = re.compile(
    r"^(?:RC4|3DES|DES|EXP(?:ORT)?|NULL|aNULL|eNULL|ADH|AECDH|MD5|LOW|IDEA|SEED)\b|^(?:.*[-_])?(?:RC4|3?DES|DES40|NULL|MD5|EXP(?:ORT)?|anon)(?:[-_]|$)",
    re.IGNORECASE,
)


def weak_suites(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of an OpenSSL cipher string that let weak suites in; ``ALL`` and ``DEFAULT`` are judged by what excludes from them.

    >>> weak_suites(("HIGH", "!aNULL", "RC4-SHA", "DES-CBC3-SHA"))
    ('RC4-SHA', 'DES-CBC3-SHA')
    """
    return tuple(w for w in words if w and w[0] not in "!-@" and _WEAK_SUITE.match(w.lstrip("+")))
