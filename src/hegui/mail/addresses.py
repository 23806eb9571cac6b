"""Who a header names: the name that is shown, and the address behind it."""

from __future__ import annotations

import re

from hegui.mail.hosts import host_of
from hegui.mail.nouns import Address

_ANGLE = re.compile(r"<\s*([^<>\s]*@[^<>\s]*|[^<>\s@]+)\s*>?\s*$")
_BARE = re.compile(r"[^\s<>\"'(),;:\[\]]+@[^\s<>\"'(),;:\[\]]+")
_NO_HOST = re.compile(r"[/\\]")  # a link where a host should stand
_COMMENT = re.compile(r"\(([^()]*)\)\s*$")


def address_of(value: str) -> Address:
    """The first address of a From, Reply-To or Sender header; everything empty where there is none.

    >>> address_of('"Amazon" <a@mail.example.com>').domain
    'example.com'
    """
    value = value.strip()
    shown, mail = "", ""
    if found := _ANGLE.search(value):
        shown, mail = value[: found.start()], found[1]
    elif found := _BARE.search(value):
        mail = found[0]
        named = _COMMENT.search(value)
        shown = named[1] if named else value[: found.start()]
    else:
        shown = value
    shown = shown.strip().strip("\"'").replace('\\"', '"').strip()
    local, _, host = mail.rpartition("@")
    told = host_of("" if _NO_HOST.search(host) else host.rstrip(".>"))
    return Address(shown, local, told.name, told.domain)


def addresses_in(value: str) -> list[Address]:
    """Every address that stands in a text, such as a To header."""
    found = []
    for mail in _BARE.findall(value)[:50]:
        local, _, host = mail.rpartition("@")
        told = host_of(host.rstrip("."))
        found.append(Address("", local, told.name, told.domain))
    return found
