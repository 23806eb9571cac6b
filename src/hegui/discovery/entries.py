"""
Where Python enters the compiled walk: three functions over addresses, each for a whole batch of one column.

Only ``lowering.py`` reads them.  The interpreted walk is entered at ``walk.scan`` itself.
"""

from __future__ import annotations

from typing import Any

from hegui.discovery.people import BITS
from hegui.discovery.pointers import Halves, Longs, Octets, half_at, leading_zeros, uint64, word_at
from hegui.discovery.walk import alike
from hegui.discovery.walk import scan as walk_scan


def scan(
    data: Octets,
    starts: Longs,
    sizes: Halves,
    count: int,
    facts: Longs,
    lengths: Longs,
    hits: Longs,
    weak: Longs,
    embedded: Longs,
    births: Halves,
    firsts: Longs,
    scratch: Octets,
) -> None:
    """``walk.scan``."""
    walk_scan(data, starts, sizes, count, facts, lengths, hits, weak, embedded, births, firsts, scratch)


def spans(
    views: Octets,
    address: int,
    valid: Octets,
    known: int,
    first: int,
    count: int,
    heads: Longs,
    starts: Longs,
    sizes: Halves,
) -> None:
    """Where ``count`` values of string views lie, and their sizes, -1 for a null.

    ``valid`` are the bits of those that are none, unless all are ``known`` to be values; ``heads`` the addresses of buffers.
    """
    for row in range(count):
        place = first + row
        if known == 0 and (valid[place >> 3] >> (place & 7)) & 1 == 0:
            starts[row] = 0
            sizes[row] = -1
            continue
        view = 16 * place
        size = int(half_at(views, view))
        sizes[row] = size
        if size <= 12:
            starts[row] = address + view + 4
        else:
            starts[row] = heads[half_at(views, view + 8)] + int(half_at(views, view + 12))


def sketch(
    data: Octets,
    starts: Longs,
    sizes: Halves,
    count: int,
    key0: int,
    key1: int,
    registers: Octets,
    scratch: Octets,
) -> None:
    """What ``people.add`` does with the values of a batch: made alike, hashed by SipHash-2-4 and put into the registers."""
    for row in range(count):
        size = alike(data, starts[row], starts[row] + sizes[row], scratch)
        if size <= 0:
            continue
        v0 = uint64(key0) ^ uint64(0x736F6D6570736575)
        v1 = uint64(key1) ^ uint64(0x646F72616E646F6D)
        v2 = uint64(key0) ^ uint64(0x6C7967656E657261)
        v3 = uint64(key1) ^ uint64(0x7465646279746573)
        whole = size // 8
        for block in range(whole + 2):
            rounds = 2
            word = uint64(0)
            if block < whole:
                word = word_at(scratch, 8 * block)
            elif block == whole:
                known = uint64(8 * (size % 8))
                word = (word_at(scratch, 8 * block) & ((uint64(1) << known) - 1)) | (uint64(size & 255) << 56)
            else:
                v2 = v2 ^ 255
                rounds = 4
            v3 = v3 ^ word
            for _ in range(rounds):
                v0 += v1
                v2 += v3
                v1 = turned(v1, 13) ^ v0
                v3 = turned(v3, 16) ^ v2
                v0 = turned(v0, 32)
                v2 += v1
                v0 += v3
                v1 = turned(v1, 17) ^ v2
                v3 = turned(v3, 21) ^ v0
                v2 = turned(v2, 32)
            v0 = v0 ^ word
        found = v0 ^ v1 ^ v2 ^ v3
        place = int(found >> (64 - BITS))
        rank = leading_zeros(found << BITS | (1 << (BITS - 1))) + 1
        if registers[place] < rank:
            registers[place] = rank


def turned(word: Any, by: Any) -> Any:
    """Its bits moved up, those that fall off put in below."""
    return (word << uint64(by)) | (word >> uint64(64 - by))
