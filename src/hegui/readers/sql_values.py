"""
The values of a SQL dump: what they look like in an INSERT, and what they say, in the ways of MySQL and of everybody else.
"""

from __future__ import annotations

import re

from hegui.readers.rows import LONGEST_TEXT, text_of

Value = str | bytes | None
"""Bytes are text that is not decoded yet: a whole column is decoded at once."""

# a value of an INSERT and what ends it; True: a backslash escapes in plain strings, as in MySQL
VALUES = {
    True: re.compile(
        rb"\s*(?:(?P<null>NULL\b)|(?P<number>[-+]?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)(?=\s*[,)])|(?P<hex>0x[0-9A-Fa-f]*)"
        rb"|(?P<kind>_[a-z0-9]+\s*|[NnBbXx])?'(?P<text>[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+)')\s*(?P<end>[,)])",
        re.DOTALL | re.IGNORECASE,
    ),
    False: re.compile(
        rb"\s*(?:(?P<null>NULL\b)|(?P<number>[-+]?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)(?=\s*[,)])|(?P<hex>0x[0-9A-Fa-f]*)"
        rb"|E'(?P<escaped>[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+)'"
        rb"|(?P<kind>[NnBbXx])?'(?P<text>[^']*+(?:''[^']*+)*+)'(?:::[\w \"]+(?:\([0-9, ]+\))?)?)\s*(?P<end>[,)])",
        re.DOTALL | re.IGNORECASE,
    ),
}
_ESCAPED = re.compile(rb"\\(.)|''", re.DOTALL)
_DOUBLED = re.compile(rb"''")
_ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"0": b"\0", b"b": b"\b", b"Z": b"\x1a"}
_HEX = re.compile(rb"(?:[0-9a-f]{2})*")
_COPY_ESCAPE = re.compile(rb"\\(x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)", re.DOTALL)
_COPY_ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"b": b"\b", b"f": b"\f", b"v": b"\v"}


def value_of(found: re.Match[bytes], backslash: bool) -> Value:
    """What a match of ``VALUES[backslash]`` says."""
    text = found["text"]
    if not backslash and found["escaped"] is not None:
        return _cut(_with_escapes(found["escaped"]))
    if text is not None:
        kind = (found["kind"] or b"").strip().lower()
        if kind == b"x":
            return _from_hex(text)
        plain = unescaped(text, backslash)
        if plain.startswith(b"\\x") and _HEX.fullmatch(plain, 2):  # PostgreSQL's bytea
            return _from_hex(plain[2:])
        return _cut(plain)
    if found["number"] is not None:
        return found["number"]
    if found["hex"] is not None:
        return _from_hex(found["hex"][2:])
    return None


def unescaped(text: bytes, backslash: bool) -> bytes:
    """What stands between the quotes of a string."""
    return _with_escapes(text) if backslash else _DOUBLED.sub(b"'", text)


def _with_escapes(text: bytes) -> bytes:
    if b"\\" not in text and b"''" not in text:
        return text
    return _ESCAPED.sub(lambda m: _ESCAPES.get(m[1], m[1]) if m[1] else b"'", text)


def copied_value(value: bytes) -> Value:
    """What a field of COPY says."""
    if value == b"\\N":
        return None
    if b"\\" in value:
        value = _COPY_ESCAPE.sub(_copy_escape, value)
    if value.startswith(b"\\x") and _HEX.fullmatch(value, 2):
        return _from_hex(value[2:])
    return _cut(value)


def _copy_escape(found: re.Match[bytes]) -> bytes:
    said = found[1]
    if said[:1] == b"x" and len(said) > 1:
        return bytes([int(said[1:], 16)])
    if said[:1] in b"01234567":
        return bytes([int(said, 8) & 255])
    return _COPY_ESCAPES.get(said, said)


def _from_hex(text: bytes) -> str:
    try:
        return text_of(bytes.fromhex(text.decode("ascii")))
    except ValueError:
        return text.decode("ascii", "replace")


def _cut(value: bytes) -> Value:
    return value if len(value) < LONGEST_TEXT else text_of(value)[:LONGEST_TEXT]
