"""
Whom a mail takes for its reader.

To tells it, unless a relay, an archive or a blind copy has put something else there.  Bulk deceit tells it too: it carries the address
in its link, where the copied page reads it, greets by it, or writes it into the subject.
"""

from __future__ import annotations

import base64
import binascii
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hegui.mail.addresses import addresses_in
from hegui.mail.knowing import on
from hegui.mail.nouns import Address, Link

if TYPE_CHECKING:
    from hegui.mail.facts import Facts

MOST = 3
_ADDRESS = re.compile(r"[\w.+\-]{1,64}@[a-z0-9\-]{2,63}(?:\.[a-z0-9\-]{2,63})*", re.I)
_BLOB = re.compile(r"[A-Za-z0-9+/_\-]{12,}={0,2}")
_GREETED = re.compile(
    r"(?:dear|hi|hello|hey|bonjour|hola|ol[áa]|guten tag|hallo|ciao|您好|尊敬的用户|尊敬的|亲爱的用户|亲爱的)[\s,:，：]{0,3}$",
    re.I,
)


def carried_in(link: Link) -> list[str]:
    """The mail addresses that a link carries behind its host, in the clear or as base64, in small letters."""
    _, _, behind = link.href.partition("//")
    behind = behind.partition("/")[2] or behind.partition("?")[2] or behind.partition("#")[2]
    told = [m.lower() for m in _ADDRESS.findall(unquote(behind))]
    for blob in _BLOB.findall(behind)[:12]:
        try:
            plain = base64.b64decode(blob + "=" * (-len(blob) % 4), altchars=b"-_")
        except (binascii.Error, ValueError):
            continue
        if plain.isascii() and (found := _ADDRESS.fullmatch(plain.decode().strip())):
            told.append(found[0].lower())
    return told


def is_way_out(link: Link) -> bool:
    """Does it lead out of a list, or through a counter of clicks?  Such links carry the reader's address in honest mail too."""
    href = link.href.lower()
    return "unsub" in href or "optout" in href or on(link.host.name, "link-trackers")


def readers_told(mail: Facts) -> list[Address]:
    """Addresses that the mail itself writes to, each once; never the sender's own."""
    own = {f"{a.local}@{a.host}".lower() for a in (mail.sender, mail.reply_to, *mail.mailto)}
    known = {f"{r.local}@{r.host}".lower() for r in mail.recipients}
    told: list[str] = []
    for link in mail.strange_links[:40]:
        if not is_way_out(link) and not mail.known.belongs(link.host.domain):
            told += carried_in(link)
    told += [m.lower() for m in _ADDRESS.findall(mail.subject[:300])]
    start = mail.text[:600]
    told += [
        m[0].lower()
        for m in _ADDRESS.finditer(start)
        if _GREETED.search(start[max(0, m.start() - 20) : m.start()])
    ]
    fresh = [a for a in dict.fromkeys(told) if a not in own and a not in known]
    return addresses_in(" ".join(fresh[:MOST]))
