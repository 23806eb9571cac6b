"""Host names taken apart by the public suffix list, which comes with the package and never touches the network."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from hegui.mail.nouns import Host

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

_IP = re.compile(
    r"(?:0x[0-9a-f]{1,8}|\d{1,12})(?:\.(?:0x[0-9a-f]{1,8}|\d{1,12})){1,3}|\[[0-9a-f:.]+\]|0x[0-9a-f]{8}|\d{8,10}",
    re.I,
)
"""As browsers read it: each number decimal, octal or hexadecimal, and fewer than four of them."""
_NAME = re.compile(r"[^\s/@:?#\\<>\"'()\[\]{},;|]{1,253}")


@lru_cache(1)
def _suffixes() -> tuple[PublicSuffixList, PublicSuffixList]:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList(), PublicSuffixList(only_icann=True)


@lru_cache(20_000)
def host_of(name: str) -> Host:
    """A host name with its registrable domain.

    >>> host_of("pay.foo.github.io").domain, host_of("pay.foo.github.io").shared
    ('foo.github.io', True)
    >>> host_of("www.beijing.gov.cn").domain
    'beijing.gov.cn'
    >>> host_of("10.0.0.1").ip, host_of("0x51.0x1f.7.22").ip
    (True, True)
    """
    name = name.strip().strip(".").lower()
    if not name or not _NAME.fullmatch(name.strip("[]").replace(":", "")):
        return Host(name[:253])
    if _IP.fullmatch(name):
        return Host(name, ip=True)
    shown = _decoded(name)
    both, official = _suffixes()
    domain = both.privatesuffix(shown) or ""
    if not domain or "." not in domain:
        return Host(name, shown=shown)
    label, _, suffix = domain.partition(".")
    # a private suffix of its own (github.io) or a name under one (foo.github.io)
    shared = suffix != (official.publicsuffix(shown) or "")
    return Host(name, domain, label, suffix, shared, shown=shown)


def _decoded(name: str) -> str:
    if "xn--" not in name:
        return name
    labels = []
    for label in name.split("."):
        try:
            labels.append(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label)
        except (UnicodeError, ValueError, OverflowError):
            labels.append(label)
    return ".".join(labels)
