"""
Which encoding a text is in, and its bytes as UTF-8.

Chinese systems export UTF-8 with and without BOM, GB18030 (and what it holds: GBK, GB 2312), UTF-16 from Excel and
SQL Server, Big5 from Taiwan and Hong Kong.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Protocol

BLOCK = 4 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - {1, 9, 10, 12, 13, 27} | {127})  # 1 is Hive's delimiter
BROKEN_SHARE = (
    0.02  # of the bytes above ASCII: below, the text is UTF-8 with damage, above it is something else
)


def encoding_of(head: bytes) -> str | None:
    """The codec of a text from its first bytes; None if they are no text.

    >>> encoding_of("姓名,电话".encode("gb18030")), encoding_of(b"\\x00\\x01\\x02\\x00")
    ('gb18030', None)
    """
    for bom, codec in _BOMS:
        if head.startswith(bom):
            return codec
    wide = _utf16(head)
    if wide:
        return wide
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls <= 2 + len(head) * 0.05 and _decodes(head, "utf-8"):
        return "utf-8"
    if controls > len(head) * 0.001:
        return None
    if _decodes(head, "big5") and _looks_big5(head):
        return "big5"
    if _decodes(head, "gb18030") and _looks_chinese(head):
        return "gb18030"
    return _damaged(head)


def bom_of(head: bytes) -> int:
    """How many bytes of byte-order mark a text begins with."""
    return next((len(bom) for bom, _ in _BOMS if head.startswith(bom)), 0)


def text_of_head(head: bytes, codec: str) -> str:
    """The first characters of a text; a character cut off at the end is left out."""
    return codecs.getincrementaldecoder(codec)("replace").decode(head[bom_of(head) :])


class Blocks(Protocol):
    """A stream of bytes, or a piece of one."""

    def read1(self, size: int, /) -> bytes: ...


def utf8_blocks(file: Blocks, codec: str) -> Iterator[bytes]:
    """A text as blocks of UTF-8, without BOM.  UTF-8 itself passes as it is, damage included."""
    first = True
    decoder = None if codec == "utf-8" else codecs.getincrementaldecoder(codec)("replace")
    while block := file.read1(BLOCK):
        if first:
            block = block[bom_of(block) :]
            first = False
        yield block if decoder is None else decoder.decode(block).encode("utf-8", "replace")
    if decoder is not None:
        yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def repaired(data: bytes) -> tuple[bytes, int]:
    """Damaged UTF-8 with each bad line decoded as GB18030 where that works, and the number of lines it did not."""
    lines, lost = [], 0
    for line in data.splitlines(keepends=True):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            try:
                line = line.decode("gb18030").encode("utf-8")
            except UnicodeDecodeError:
                line = line.decode("utf-8", "replace").encode("utf-8")
                lost += 1
        lines.append(line)
    return b"".join(lines), lost


def _decodes(head: bytes, codec: str) -> bool:
    try:
        codecs.getincrementaldecoder(codec)("strict").decode(head)
    except UnicodeDecodeError:
        return False
    return True


def _utf16(head: bytes) -> str:
    """UTF-16 without BOM: the zeros of its ASCII characters all lie on one side."""
    sample = head[: 1 << 16]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even + odd < max(2, len(sample) // 50):
        return ""
    for codec, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 20 * others and _decodes(head, codec):
            text = codecs.getincrementaldecoder(codec)("strict").decode(sample)
            if sum(c.isprintable() or c in "\t\r\n" for c in text) > 0.99 * len(text):
                return codec
    return ""


def _pairs(head: bytes) -> list[tuple[int, int]]:
    pairs, at, end = [], 0, min(len(head), 1 << 16) - 1
    while at < end:
        if head[at] > 0x80:
            pairs.append((head[at], head[at + 1]))
            at += 2
        else:
            at += 1
    return pairs


def _looks_big5(head: bytes) -> bool:
    """Two fifths of Big5's second bytes lie in the ASCII range; in GB 2312 none do, in GBK's rare characters some."""
    pairs = _pairs(head)
    low = sum(1 for lead, trail in pairs if 0xA4 <= lead <= 0xF9 and 0x40 <= trail <= 0x7E)
    return bool(pairs) and low > 0.15 * len(pairs)


def _looks_chinese(head: bytes) -> bool:
    """Most pairs are characters of daily use (GB 2312, first level and punctuation): random bytes are not."""
    pairs = _pairs(head)
    usual = sum(
        1 for lead, trail in pairs if trail >= 0xA1 and (0xB0 <= lead <= 0xF7 or 0xA1 <= lead <= 0xA3)
    )
    return usual > 0.6 * len(pairs)


def _damaged(head: bytes) -> str | None:
    high = sum(1 for b in head if b > 127)
    for codec in ("utf-8", "gb18030"):
        if head.decode(codec, "replace").count("�") <= BROKEN_SHARE * high + 1 and high > 8:
            return codec
    return None
