"""
Texts that a program wrote with Java's serialization, as caches in front of databases often hold them; any other bytes as the
text they spell.
"""

from __future__ import annotations

import re

from hegui.readers.rows import text_of

STREAM = b"\xac\xed\x00\x05"  # Java Object Serialization, protocol version 5
_TEXT = 0x74  # a string of at most 65,535 bytes follows, its length in two bytes
_RUN = re.compile(r"[0-9A-Za-z\u3400-\u9fff@._+\-:/ ]{4,}|[\u3400-\u9fff]{2,}")


def text_in(data: bytes) -> str:
    """The string itself, or the readable runs of an object, each on a line of its own.

    >>> text_in(b"\\xac\\xed\\x00\\x05t\\x00\\x0b13800138000"), text_in("张三".encode())
    ('13800138000', '张三')
    """
    if not data.startswith(STREAM):
        return text_of(data)
    rest = data[len(STREAM) :]
    if rest[:1] == bytes([_TEXT]) and len(rest) == 3 + int.from_bytes(rest[1:3], "big"):
        return text_of(rest[3:])
    return "\n".join(_RUN.findall(rest.decode("utf-8", "ignore")))
