"""
Digests by which a mail kept as evidence is known again: SM3 and SHA-256.

SM3 follows GB/T 32905-2016 (GM/T 0004-2012).  OpenSSL's is used where Python has it; else the few lines below.
"""

from __future__ import annotations

import hashlib
import struct
from pathlib import Path

_FIRST = (0x7380166F, 0x4914B2B9, 0x172442D7, 0xDA8A0600, 0xA96F30BC, 0x163138AA, 0xE38DEE4D, 0xB0FB0E4E)
_ALL = 0xFFFFFFFF


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """Of a file that is too large to be held.  Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sm3(data: bytes) -> str:
    """The SM3 digest in hexadecimal.

    >>> sm3(b"abc")
    '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'
    """
    try:
        return hashlib.new("sm3", data).hexdigest()
    except ValueError:
        return slow_sm3(data)


def slow_sm3(data: bytes) -> str:
    """The same in plain Python, for a Python whose OpenSSL has no SM3."""
    padded = data + b"\x80" + bytes((55 - len(data)) % 64) + struct.pack(">Q", 8 * len(data))
    state: tuple[int, ...] = _FIRST
    for start in range(0, len(padded), 64):
        state = _compressed(state, struct.unpack_from(">16I", padded, start))
    return "".join(f"{word:08x}" for word in state)


def _turned(word: int, by: int) -> int:
    by %= 32
    return ((word << by) | (word >> (32 - by))) & _ALL


def _compressed(state: tuple[int, ...], block: tuple[int, ...]) -> tuple[int, ...]:
    words = list(block)
    for n in range(16, 68):
        mixed = words[n - 16] ^ words[n - 9] ^ _turned(words[n - 3], 15)
        mixed ^= _turned(mixed, 15) ^ _turned(mixed, 23)
        words.append(mixed ^ _turned(words[n - 13], 7) ^ words[n - 6])
    a, b, c, d, e, f, g, h = state
    for n in range(64):
        constant = 0x79CC4519 if n < 16 else 0x7A879D8A
        one = _turned((_turned(a, 12) + e + _turned(constant, n)) & _ALL, 7)
        two = one ^ _turned(a, 12)
        either = a ^ b ^ c if n < 16 else (a & b) | (a & c) | (b & c)
        chosen = e ^ f ^ g if n < 16 else (e & f) | (~e & g & _ALL)
        first = (either + d + two + (words[n] ^ words[n + 4])) & _ALL
        second = (chosen + h + one + words[n]) & _ALL
        a, b, c, d = first, a, _turned(b, 9), c
        e, f, g, h = second ^ _turned(second, 9) ^ _turned(second, 17), e, _turned(f, 19), g
    return tuple(old ^ new for old, new in zip(state, (a, b, c, d, e, f, g, h), strict=True))
