"""
What was learned of each library's published files: the table ``tables/names.bin``, opened a library at a time.

Three kinds of traits survive minification: a word is there; a word is there so many times; two words follow each
other.  For each different published file the table says which of its library's traits it has.  How it is made:
``benchmarks/scripts/learn.py``.
"""

from __future__ import annotations

import json
import lzma
import struct
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import numpy as np

_WRAPPERS = frozenset(b"define exports global globalThis module require self window __esModule".split())
_FILE = Path(__file__).parent / "tables" / "names.bin"


@dataclass(frozen=True)
class Known:
    """One library: its traits, each a bit, and the published files as sums of bits."""

    library: str
    words: dict[bytes, int]  # word -> its bit
    counts: tuple[tuple[bytes, int, int], ...]  # word, at least so many times, bit
    pairs: dict[tuple[bytes, bytes], int]  # two words in a row -> bit
    spread: tuple[int, ...]  # of each word: how many libraries have it
    only: int  # bits of the words that no other library has
    rare: int  # bits of the words that hardly any other library has
    carries: bool  # nearly every file has its version as some property
    samples: tuple[int, ...]
    of: tuple[tuple[int, ...], ...]  # versions of each sample, as places in ``versions``
    groups: tuple[
        frozenset[int], ...
    ]  # which of the library's files each sample is: its plain one, its slim one …
    missing: tuple[
        tuple[int, ...], ...
    ]  # of each of those files, the versions that have it though it was not learned
    sizes: tuple[int, ...]  # how many different words each sample has
    versions: tuple[str, ...]  # learned, in order
    keys: frozenset[str]

    @cached_property
    def counting(self) -> int:
        return sum(1 << bit for _, _, bit in self.counts)

    @cached_property
    def borrowed(self) -> int:
        """Bits of the pairs of which neither word is one of its own: other code of a bundle may have them too."""
        return sum(1 << bit for pair, bit in self.pairs.items() if not self.words.keys() & set(pair))

    @cached_property
    def wrapping(self) -> int:
        """Bits of the pairs that say how a file is wrapped up: a bundle wraps it anew."""
        return sum(1 << bit for pair, bit in self.pairs.items() if not _WRAPPERS.isdisjoint(pair))

    def not_read(self, groups: frozenset[int]) -> frozenset[int]:
        """The versions that have one of these files, but of which none was learned, as places in ``versions``."""
        rows = zip(self.of, self.groups, strict=True)
        learned = {place for of, paths in rows if paths & groups for place in of}
        return frozenset(place for group in groups for place in self.missing[group]) - learned

    @cached_property
    def wording(self) -> int:
        """Bits of the words."""
        return (1 << len(self.words)) - 1

    @cached_property
    def whole(self) -> int:
        return (1 << len(self.words) + len(self.counts) + len(self.pairs)) - 1


def telling_words() -> dict[bytes, tuple[str, ...]]:
    """Words that one library has, or hardly more than one, with the libraries that have them."""
    return _table().index


@cache
def known(library: str) -> Known | None:
    """What was learned of a library, or None."""
    place = _table().places.get(library)
    return _unpacked(library, lzma.decompress(_table().held[place[0] : sum(place)])) if place else None


def is_known(library: str) -> bool:
    """Whether the table has this library."""
    return library in _table().places


class _Table:
    def __init__(self, held: bytes) -> None:
        size = struct.unpack_from("<I", held)[0] if held else 0
        head = json.loads(lzma.decompress(held[4 : 4 + size])) if held else {"places": {}, "index": {}}
        self.held = held[4 + size :]
        self.places: dict[str, list[int]] = head["places"]
        self.index: dict[bytes, tuple[str, ...]] = {}
        for library, words in head["index"].items():
            for word in words.encode().split():
                self.index[word] = (*self.index.get(word, ()), library)


@cache
def _table() -> _Table:
    return _Table(_FILE.read_bytes() if _FILE.exists() else b"")


def _unpacked(library: str, held: bytes) -> Known:
    """A length, JSON, and a matrix of bits: a row a trait, a column a sample."""
    size = struct.unpack_from("<I", held)[0]
    row = json.loads(held[4 : 4 + size])
    words = row["words"].encode().split()
    counts = [tuple(c.encode().split()) for c in row["counts"].split("\n") if c]
    pairs = [tuple(p.encode().split()) for p in row["pairs"].split("\n") if p]
    traits = len(words) + len(counts) + len(pairs)
    bits = np.unpackbits(np.frombuffer(held, np.uint8, offset=4 + size).reshape(traits, -1), axis=1)
    packed = np.packbits(bits[:, : len(row["of"])].T, axis=1, bitorder="little")
    spread = row["spread"]  # of each word: how many libraries have it
    return Known(
        library,
        {w: i for i, w in enumerate(words)},
        tuple((word, int(least), len(words) + i) for i, (word, least) in enumerate(counts)),
        {(a, b): len(words) + len(counts) + i for i, (a, b) in enumerate(pairs)},
        tuple(spread),
        sum(1 << i for i, c in enumerate(spread) if c == 1),
        sum(1 << i for i, c in enumerate(spread) if c <= row["rare"]),
        bool(row["carries"]),
        tuple(int.from_bytes(sample.tobytes(), "little") for sample in packed),
        tuple(tuple(places) for places in row["of"]),
        tuple(frozenset(paths) for paths in row["groups"]),
        tuple(tuple(places) for places in row["missing"]),
        tuple(row["sizes"]),
        tuple(row["versions"]),
        frozenset(row["keys"]),
    )
