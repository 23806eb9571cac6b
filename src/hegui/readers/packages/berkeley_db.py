"""
A hash table of Berkeley DB, as rpm kept its database in until 2020: the values in it, read without the library.

Pages of one size.  The first says which; pages of entries list where keys and values lie on them, and a value too long for
that lies on a chain of pages of its own.  Source: Berkeley DB 5.3, ``src/dbinc/db_page.h`` (the layout of pages).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

MAGIC, HASH_META = 0x00061561, 8
_ENTRIES, _OVERFLOW = (
    (2, 13),
    7,
)  # types of pages: of entries (unsorted and sorted), of a part of a long value
_INLINE, _ELSEWHERE = 1, 3  # types of items
HEADER = 26  # bytes of a page before what it holds
SMALLEST, LARGEST = 512, 65_536  # bytes of a page


class Damaged(ValueError):
    """The file is not what it says, or not whole."""


def order_of(head: bytes) -> str:
    """The byte order of a hash table that begins so: "<" or ">"; empty where it is none."""
    if len(head) < HEADER + 10 or head[25] != HASH_META:
        return ""
    return next((order for order in "<>" if struct.unpack_from(f"{order}I", head, 12)[0] == MAGIC), "")


def values(path: Path) -> Iterator[bytes]:
    """Every value, in the order of the pages.  Raises Damaged, and OSError."""
    data = path.read_bytes()
    order = order_of(data)
    if not order:
        raise Damaged
    (size,) = struct.unpack_from(f"{order}I", data, 20)
    if not SMALLEST <= size <= LARGEST or size & (size - 1):
        raise Damaged
    left = len(data)  # no byte of the file is in two values
    try:
        for start in range(size, len(data) - size + 1, size):
            if data[start + 25] not in _ENTRIES:
                continue
            for value in _on_page(data, start, size, order):
                left -= len(value)
                if left < 0:
                    raise Damaged
                yield value
    except (struct.error, IndexError):
        raise Damaged from None


def _on_page(data: bytes, start: int, size: int, order: str) -> Iterator[bytes]:
    (count,) = struct.unpack_from(f"{order}H", data, start + 20)
    if HEADER + 2 * count > size:
        raise Damaged
    places = struct.unpack_from(f"{order}{count}H", data, start + HEADER)
    for n in range(1, count, 2):  # a key, its value, a key, ...
        place = start + places[n]
        if data[place] == _ELSEWHERE:
            page, length = struct.unpack_from(f"{order}II", data, place + 4)
            yield _chained(data, page, length, size, order)
        elif data[place] == _INLINE:
            yield data[place + 1 : start + places[n - 1]]  # items are put in from the end of the page on


def _chained(data: bytes, page: int, length: int, size: int, order: str) -> bytes:
    """A value of many pages; a chain that runs in a circle ends, since a value cannot be longer than the file."""
    parts: list[bytes] = []
    left = length
    if length > len(data):
        raise Damaged
    while left > 0:
        start = page * size
        if not page or start + size > len(data) or data[start + 25] != _OVERFLOW:
            raise Damaged
        following, held = struct.unpack_from(f"{order}IxxH", data, start + 16)
        if not 0 < held <= size - HEADER:
            raise Damaged
        parts.append(data[start + HEADER : start + HEADER + min(held, left)])
        left -= held
        page = following
    return b"".join(parts)
