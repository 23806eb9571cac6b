"""
Where Python enters the compiled walk: two functions over addresses, each for a whole batch of one column.

Only ``lowering.py`` reads them.  Where values lie is found for ``BLOCK`` of them at a time, in memory that stays at hand, and
then they are walked; ``columns.py`` says how a batch is laid out.
"""

from __future__ import annotations

from typing import Any

from hegui.discovery.columns import BLOCK, OFFSETS, VIEWS
from hegui.discovery.people import BITS
from hegui.discovery.pointers import Halves, Longs, Octets, half_at, leading_zeros, uint64, word_at
from hegui.discovery.tidying import alike
from hegui.discovery.walk import scan as walk_scan


def scan(
    memory: Octets,
    layout: int,
    places: Octets,
    data: int,
    valid: Octets,
    every: int,
    first: int,
    count: int,
    heads: Longs,
    starts: Longs,
    sizes: Halves,
    facts: Longs,
    lengths: Longs,
    hits: Longs,
    weak: Longs,
    embedded: Longs,
    births: Halves,
    firsts: Longs,
    scratch: Octets,
) -> None:
    """``walk.scan`` of all values of a batch; ``memory`` begins at address 0."""
    row = 0
    while row < count:
        some = min(BLOCK, count - row)
        spans(layout, places, data, valid, every, first + row, some, heads, starts, sizes)
        walk_scan(
            memory, starts, sizes, some, row, facts, lengths, hits, weak, embedded, births, firsts, scratch
        )
        row = row + some


def sketch(
    memory: Octets,
    layout: int,
    places: Octets,
    data: int,
    valid: Octets,
    every: int,
    first: int,
    count: int,
    heads: Longs,
    starts: Longs,
    sizes: Halves,
    key0: int,
    key1: int,
    registers: Octets,
    scratch: Octets,
) -> None:
    """What ``people.add`` does with the values of a batch: made alike, hashed by SipHash-2-4 and put into the registers."""
    row = 0
    while row < count:
        some = min(BLOCK, count - row)
        spans(layout, places, data, valid, every, first + row, some, heads, starts, sizes)
        for n in range(some):
            size = alike(memory, starts[n], starts[n] + sizes[n], scratch)
            if size > 0:
                put(hashed(scratch, size, uint64(key0), uint64(key1)), registers)
        row = row + some


def spans(
    layout: int,
    places: Octets,
    data: int,
    valid: Octets,
    every: int,
    first: int,
    count: int,
    heads: Longs,
    starts: Longs,
    sizes: Halves,
) -> None:
    """The addresses of ``count`` values from ``first`` on, and their sizes, -1 for a null."""
    for n in range(count):
        row = first + n
        if every == 0 and (valid[row >> 3] >> (row & 7)) & 1 == 0:
            starts[n] = 0
            sizes[n] = -1
            continue
        if layout == VIEWS:
            size = int(half_at(places, 16 * row))
            sizes[n] = size
            if size <= 12:
                starts[n] = data + 16 * row + 4
            else:
                starts[n] = heads[half_at(places, 16 * row + 8)] + int(half_at(places, 16 * row + 12))
        elif layout == OFFSETS:
            begin = int(half_at(places, 4 * row))
            starts[n] = data + begin
            sizes[n] = int(half_at(places, 4 * row + 4)) - begin
        else:
            begin = int(word_at(places, 8 * row))
            starts[n] = data + begin
            sizes[n] = int(word_at(places, 8 * row + 8)) - begin


def hashed(scratch: Octets, size: int, key0: Any, key1: Any) -> Any:
    """SipHash-2-4 of the bytes in ``scratch``; eight more can be read there."""
    v0 = key0 ^ uint64(0x736F6D6570736575)
    v1 = key1 ^ uint64(0x646F72616E646F6D)
    v2 = key0 ^ uint64(0x6C7967656E657261)
    v3 = key1 ^ uint64(0x7465646279746573)
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
            v0 = v0 + v1
            v2 = v2 + v3
            v1 = turned(v1, 13) ^ v0
            v3 = turned(v3, 16) ^ v2
            v0 = turned(v0, 32)
            v2 = v2 + v1
            v0 = v0 + v3
            v1 = turned(v1, 17) ^ v2
            v3 = turned(v3, 21) ^ v0
            v2 = turned(v2, 32)
        v0 = v0 ^ word
    return v0 ^ v1 ^ v2 ^ v3


def turned(word: Any, by: Any) -> Any:
    """Its bits moved up, those that fall off put in below."""
    return (word << uint64(by)) | (word >> uint64(64 - by))


def put(hash: Any, registers: Octets) -> None:
    """Into the register that its first bits name: where the first 1 stands in the others, if that is further than before."""
    place = int(hash >> (64 - BITS))
    rank = leading_zeros((hash << BITS) | (1 << (BITS - 1))) + 1
    if registers[place] < rank:
        registers[place] = rank
