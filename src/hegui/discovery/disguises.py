"""
Values in disguise: reversible encodings taken off, ciphertext and tokens told from everything else.

Base64, hexadecimal, reversed, ROT13, escapes and XOR with one byte protect nothing: whoever has the value has what it hides.
Noise in such an alphabet is ciphertext, or a token where it is not made of whole bytes.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import math
import re
from collections import Counter as Counts
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from hegui.detectors import Detector
from hegui.discovery.generated import every
from hegui.discovery.shapes import Askers, classes_in, keys_to

BASE64 = re.compile(r"[A-Za-z0-9+/]{8,}={0,2}|[A-Za-z0-9_\-]{8,}={0,2}")
HEX = re.compile(r"(?:0x|\\x)?(?:[0-9a-fA-F]{2}){5,}")
XORED = [  # a table for each key: all bytes are XORed with it as one number
    (int.from_bytes(bytes(range(256))) ^ int.from_bytes(bytes([key]) * 256)).to_bytes(256)
    for key in range(256)
]
ROT5 = str.maketrans("0123456789", "5678901234")
STRONG = frozenset(("cn-resident-id", "mobile", "email", "bank-card"))  # of a form that chance seldom gives
WRAPPED = re.compile(  # how libraries mark ciphertext
    r"(?:ENC\(|\{(?:cipher|enc|aes|sm4)\}|vault:v\d+:|(?:enc|aes|sm4|cipher|crypt)(?:ed)?[_:$\-](?:v?\d+[_:$])?)(?P<inner>[A-Za-z0-9+/=_\-:.]{16,})\)?",
    re.IGNORECASE,
)
UNICODE = re.compile(r"\\u[0-9a-fA-F]{4}")
TOKEN = re.compile(r"[A-Za-z0-9_\-]{16,64}")


def named(value: bytes, strong: bool = False) -> str | None:
    """The entity of a whole value, by the kernels that read every value; ``strong``: checked or of a form of its own."""
    value = value.strip()
    if not value:
        return None
    for detector in _readers_of_every().fitting(value, classes_in(value)):
        assert detector.kernel is not None
        if detector.kernel(value, 0, len(value)):  # type: ignore[arg-type]
            id = detector.entity.id
            return id if not strong or id in STRONG else None
    return None


@cache
def _readers_of_every() -> Askers:
    return Askers(every())


@cache
def _strong() -> tuple[Detector, ...]:
    return tuple(d for d in every() if d.entity.id in STRONG)


def disguises(text: str) -> Iterator[tuple[str, bytes]]:
    """A value with its reversible encodings taken off, one or two of them, with what they are called."""
    raw = undone(text)
    if raw is not None and is_text(raw):
        how = "hex" if HEX.fullmatch(text) and len(text) % 2 == 0 else "base64"
        yield how, raw
        inner = undone(raw.decode())
        if inner is not None and is_text(inner):
            yield f"{how} twice", inner
        yield f"{how} reversed", raw.decode()[::-1].encode()
    back = undone(text[::-1])
    if back is not None and is_text(back):
        yield "reversed base64", back
    yield "reversed", text[::-1].encode()
    yield "rot13", codecs.encode(text, "rot13").encode()
    if text.isdigit():
        yield "rot5", text.translate(ROT5).encode()
    if "%" in text:
        yield "percent", unquote(text).encode()
    if UNICODE.search(text):
        yield "unicode escapes", text.encode().decode("unicode_escape", "replace").encode("utf-8", "replace")
    if 10 <= len(text) <= 32 and not text.isalnum():
        found = xored(text.encode(), whole=True)
        if found is not None:
            yield "xor", found.encode()


def unwrapped(text: str) -> str:
    """Ciphertext without the marks that libraries put around it: ENC(...), {cipher}..., vault:v1:..."""
    match = WRAPPED.fullmatch(text)
    return match["inner"] if match else text


def undone(text: str) -> bytes | None:
    """The bytes that hexadecimal or base64 writes; None if it is neither.  Digits alone are a number, unless they write text."""
    try:
        if text.isdigit():
            raw = bytes.fromhex(text) if len(text) >= 16 and len(text) % 2 == 0 else b""
            return raw if raw and raw.isascii() and is_text(raw) else None
        if HEX.fullmatch(text):
            return bytes.fromhex(text.removeprefix("0x").removeprefix("\\x"))
        if BASE64.fullmatch(text) and (len(text) % 4 == 0 or len(text.rstrip("=")) % 4 != 1):
            body = text.rstrip("=").replace("-", "+").replace("_", "/")
            return base64.b64decode(body + "=" * (-len(body) % 4), validate=True)
    except (ValueError, binascii.Error):
        return None
    return None


def xored(raw: bytes, whole: bool = False) -> str | None:
    """The entity under a single-byte XOR (or, if ``whole``, the value itself), if there is one."""
    if not whole and len(raw) in (6, 9, 12) and (raw[0] ^ raw[3]) < 16:
        return _xored_name(raw)
    if not 10 <= len(raw) <= 64:
        return None
    keys = 0
    for detector in _strong():
        assert detector.shape is not None
        keys |= keys_to(raw, detector.shape)
    for k in range(1, 256):
        if not keys >> k & 1:
            continue
        plain = raw.translate(XORED[k])
        if all(33 <= b < 127 for b in plain):
            entity = named(plain, strong=True)
            if entity is not None:
                return plain.decode() if whole else entity
    return None


def _xored_name(raw: bytes) -> str | None:
    """A name in Chinese characters under a single-byte XOR; three bytes a character, which begin alike."""
    for first in range(0xE4, 0xEA):
        plain = raw.translate(XORED[raw[0] ^ first])
        if raw[0] != first and is_text(plain) and named(plain) == "person-name":
            return "person-name"
    return None


def looks_random(raw: bytes) -> bool:
    """Bytes without order: as many different ones as chance gives, and no text."""
    if len(raw) < 8 or is_text(raw):
        return False
    counts = Counts(raw)
    entropy = -sum(n / len(raw) * math.log2(n / len(raw)) for n in counts.values())
    return entropy >= 0.85 * math.log2(min(len(raw), 256))


def is_mixed(text: str) -> bool:
    """Does it use the letters of its alphabet as noise does?  SN1600000000000 is no base64 of anything."""
    bare = text.removeprefix("0x").removeprefix("\\x")
    if HEX.fullmatch(bare):
        return True
    upper, lower = sum(c.isupper() for c in bare), sum(c.islower() for c in bare)
    return min(upper, lower) >= 0.1 * len(bare)


def is_text(raw: bytes) -> bool:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return text.isprintable()


def is_token(text: str) -> bool:
    """Letters and digits as noise, of a length that no cipher leaves: nano ids, ULIDs."""
    if not TOKEN.fullmatch(text) or HEX.fullmatch(text):
        return False
    digits, letters = sum(c.isdigit() for c in text), sum(c.isalpha() for c in text)
    if digits < 0.05 * len(text) or letters < 0.3 * len(text):
        return False
    counts = Counts(text)
    entropy = -sum(n / len(text) * math.log2(n / len(text)) for n in counts.values())
    return entropy >= 0.85 * math.log2(min(len(text), 32)) and (
        len(text) % 4 == 1 or not is_mixed(text) or "_" in text or "-" in text
    )
