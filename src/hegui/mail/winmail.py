"""
winmail.dat, the wrapper that Outlook puts around attachments (TNEF), taken apart as far as a verdict needs it.

Format: MS-OXTNEF, section 2.1.  Read are the plain attributes for an attachment's title and data and for the body; everything
else is passed over.
"""

from __future__ import annotations

import struct

from hegui.mail.charsets import text_of
from hegui.mail.nouns import Part

_SIGNATURE = 0x223E9F78
_BODY = 0x0002800C
_TITLE = 0x00018010
_DATA = 0x0006800F
MOST = 100  # attributes


def read_winmail(data: bytes) -> list[Part]:
    """The attachments inside; nothing where it is none, or is broken from the start."""
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:
        return []
    parts: list[Part] = []
    at, name, held = 6, "", b""
    for _ in range(MOST):
        if at + 9 > len(data):
            break
        _, attribute, length = struct.unpack_from("<BII", data, at)
        value = data[at + 9 : at + 9 + length]
        at += 9 + length + 2  # a checksum of two bytes ends each
        if attribute == _BODY:
            parts.append(Part("text/plain", "", value.rstrip(b"\0")))
        elif attribute == _TITLE:
            name = text_of(value.rstrip(b"\0"))
        elif attribute == _DATA:
            held = value
        if name and held:
            parts.append(Part("application/octet-stream", name, held, attached=True))
            name, held = "", b""
    return parts
