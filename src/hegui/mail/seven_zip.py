"""
The names in a 7z archive, read from its header, which is packed itself as a rule.  Nothing else is unpacked, and of the header no more
than a bounded piece.  Layout: 7zFormat.txt of the LZMA SDK.
"""

from __future__ import annotations

import lzma
import struct

SIGNATURE = b"7z\xbc\xaf\x27\x1c"
MOST = 1 << 20  # bytes of a header that are unpacked
_HEADER, _PACKED_HEADER = 0x01, 0x17
_PACK_INFO, _UNPACK_INFO, _SIZE, _FOLDER, _UNPACK_SIZE = 0x06, 0x07, 0x09, 0x0B, 0x0C
_NAMES = b"\x11"
_LZMA, _LZMA2 = b"\x03\x01\x01", b"\x21"


class _Broken(ValueError):
    """It is no header that we can read: broken, encrypted, or packed in another way."""


class _Bytes:
    """A header, read from its front."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.at = 0

    def take(self, size: int) -> bytes:
        piece = self._data[self.at : self.at + size]
        if len(piece) < size:
            raise _Broken
        self.at += size
        return piece

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        """As many bytes follow as the first byte has leading ones; the rest of its bits are the highest."""
        first = self.byte()
        value, mask = 0, 0x80
        for n in range(8):
            if not first & mask:
                return value + ((first & (mask - 1)) << (8 * n))
            value += self.byte() << (8 * n)
            mask >>= 1
        return value

    def want(self, *ids: int) -> None:
        for id in ids:
            if self.byte() != id:
                raise _Broken


def names_in_7z(data: bytes) -> list[str]:
    """Every name in it; none where the header is locked or broken."""
    try:
        header = _header(data)
    except (_Broken, lzma.LZMAError, struct.error, MemoryError):
        return []
    at = -1
    while (at := header.find(_NAMES, at + 1)) >= 0:
        try:
            told = _Bytes(header[at + 1 : at + 10])
            size = told.number()
            told.want(0)  # the names stand here and not in a stream of their own
        except _Broken:
            continue
        start = at + 1 + told.at
        names = header[start : start + size - 1]
        if len(names) == size - 1 and len(names) % 2 == 0 and names.endswith(b"\0\0"):
            return names.decode("utf-16-le", "replace").split("\0")[:-1]
    return []


def _header(data: bytes) -> bytes:
    offset, size = struct.unpack_from("<QQ", data, 12)
    raw = data[32 + offset : 32 + offset + min(size, MOST)]
    if raw[:1] == bytes([_HEADER]):
        return raw
    told = _Bytes(raw)
    told.want(_PACKED_HEADER, _PACK_INFO)
    place, streams = told.number(), told.number()
    told.want(_SIZE)
    length = told.number()
    told.want(0, _UNPACK_INFO, _FOLDER)
    folders, external, coders, kind = told.number(), told.byte(), told.number(), told.byte()
    method = told.take(kind & 0x0F)
    if (
        (streams, folders, external, coders) != (1, 1, 0, 1)
        or method not in (_LZMA, _LZMA2)
        or not kind & 0x20
    ):
        raise _Broken
    settings = told.take(told.number())
    told.want(_UNPACK_SIZE)
    whole = told.number()
    try:
        reader = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[_filter(method, settings)])
    except ValueError:
        raise _Broken from None
    return reader.decompress(data[32 + place : 32 + place + length], min(whole, MOST))


def _filter(method: bytes, settings: bytes) -> dict[str, int]:
    """What the packer set; it looks back no further than what we unpack."""
    if method == _LZMA2:
        return {"id": lzma.FILTER_LZMA2, "dict_size": MOST}
    rest, lc = divmod(settings[0] if settings else 0, 9)
    pb, lp = divmod(rest, 5)
    return {"id": lzma.FILTER_LZMA1, "dict_size": MOST, "lc": lc, "lp": lp, "pb": pb}
