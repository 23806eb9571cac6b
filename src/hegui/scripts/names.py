"""
Names that survive minification: property names and words in strings, which appear and vanish between releases.

For each library the table ``tables/names.xz`` holds some hundred words and, for each different published file,
which of them it has.  A script is compared with all of them; the files it agrees with best give the versions it may
be.  Releases that were published but never learned lie inside the range too.  A quoted version in that range, in
a property where this library keeps its own, makes it exact.
"""

from __future__ import annotations

import json
import lzma
from base64 import b64decode
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hegui.masking import safe_name
from hegui.scripts.clues import Clue
from hegui.scripts.content import Literal, Script
from hegui.scripts.published import versions_of
from hegui.scripts.versions import order

_FILE = Path(__file__).parent / "tables" / "names.xz"

FEWEST = 6  # words that only this library has, before it is looked at
COVERED = 0.93  # of the words of the best file that must be there
LACKING = 3  # a word that lacks weighs as much as so many that are too many: a bundle holds other code


@dataclass(frozen=True, slots=True)
class Known:
    """What was learned of one library."""

    library: str
    words: dict[bytes, int]  # word -> its bit
    only: int  # bits of the words that no other library has
    samples: tuple[int, ...]  # bits of the words of each different file
    of: tuple[tuple[int, ...], ...]  # its versions, as places in ``versions``
    versions: tuple[str, ...]  # learned, in order
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The versions whose files a script agrees with best."""

    known: Known
    low: str | None
    high: str | None
    sure: bool  # one version, its neighbours learned too, and nothing disagrees
    certainty: float
    seen: int  # bits of the words that were seen


def told_by_names(script: Script, like: Likeness) -> Iterator[Clue]:
    """A library whose names are there, with the versions it may be."""
    library = like.known.library
    own = own_version(script, like)
    if own:
        yield Clue(library, own.version, "property", 0.9, own.offset, safe_name(f"{own.name} {own.version}"))
        return
    offset, word = _first(script, like)
    version = like.low if like.sure else None
    yield Clue(library, version, "names", like.certainty, offset, safe_name(word), like.low, like.high)


def learned(library: str) -> bool:
    """Whether the table has the names of this library."""
    return library in _known()


def likenesses(script: Script) -> Iterator[Likeness]:
    """Libraries whose names are in a script, however many it bundles."""
    index = _index()
    counts: Counter[str] = Counter(index[w] for w in script.words & index.keys())
    for library, count in counts.items():
        if count >= FEWEST:
            like = _likeness(_known()[library], script)
            if like:
                yield like


def _likeness(known: Known, script: Script) -> Likeness | None:
    seen = sum(1 << known.words[w] for w in script.words & known.words.keys())
    costs = [LACKING * (bits & ~seen).bit_count() + (seen & ~bits).bit_count() for bits in known.samples]
    best = min(costs)
    at = costs.index(best)
    if not _covers(known, known.samples[at], seen):
        return None
    allowed = best + (0 if best == 0 else 1 + best // 2)
    near = {place for cost, of in zip(costs, known.of, strict=True) if cost <= allowed for place in of}
    low, high = min(near), max(near)
    sure = best == 0 and low == high
    first, last = _spread(known, low, high)
    exact = sure and first == last and last is not None
    return Likeness(known, first, last, exact, 0.8 if best == 0 else 0.6, seen)


def _covers(known: Known, bits: int, seen: int) -> bool:
    own = bits & known.only
    return (bits & seen).bit_count() >= COVERED * bits.bit_count() and (own & seen).bit_count() >= max(
        FEWEST, COVERED * own.bit_count()
    )


def _spread(known: Known, low: int, high: int) -> tuple[str | None, str | None]:
    """From the first release after the learned one below, to the last before the learned one above."""
    published = versions_of(known.library)
    below = order(known.versions[low - 1]) if low else None
    above = order(known.versions[high + 1]) if high + 1 < len(known.versions) else None
    first = known.versions[low]
    last: str | None = known.versions[high] if above else None
    for version in published:
        here = order(version)
        if below is not None and below < here < order(first):
            first = version
        if above is not None and last is not None and order(last) < here < above:
            last = version
    return (first if below is not None else None), last


def own_version(script: Script, like: Likeness) -> Literal | None:
    """The one quoted version within the range, where this library keeps its own."""
    able = [v for v in script.literals if _within(v.version, like) and _is_own(script, v, like.known.keys)]
    different = {order(v.version) for v in able}
    return able[0] if len(different) == 1 else None


def _is_own(script: Script, literal: Literal, keys: frozenset[str]) -> bool:
    if literal.owned:
        return literal.name in keys
    return bool(literal.name) and any(key in keys for key in script.takers(literal))


def _within(version: str, like: Likeness) -> bool:
    here = order(version)
    return (like.low is None or order(like.low) <= here) and (like.high is None or here <= order(like.high))


def _first(script: Script, like: Likeness) -> tuple[int, str]:
    """Where the first of some names that only this library has stands."""
    own = [w for w, bit in like.known.words.items() if like.seen >> bit & 1 and like.known.only >> bit & 1]
    at, word = min((script.content.find(w), w) for w in own[:5])
    return max(at, 0), word.decode("ascii", "replace")


@cache
def _index() -> dict[bytes, str]:
    """Words that only one library has."""
    return {
        word: known.library
        for known in _known().values()
        for word, bit in known.words.items()
        if known.only >> bit & 1
    }


@cache
def _known() -> dict[str, Known]:
    if not _FILE.exists():
        return {}
    held = json.loads(lzma.decompress(_FILE.read_bytes()))
    return {library: _unpacked(library, row) for library, row in held["libraries"].items()}


def _unpacked(library: str, row: dict[str, object]) -> Known:
    words = str(row["words"]).encode().split()
    size = len(words) // 8 + 1
    packed = b64decode(str(row["samples"]))
    bits = [int.from_bytes(packed[i : i + size], "little") for i in range(0, len(packed), size)]
    of: list[list[int]] = row["of"]  # type: ignore[assignment]
    versions: list[str] = row["versions"]  # type: ignore[assignment]
    keys: list[str] = row["keys"]  # type: ignore[assignment]
    only = sum(1 << i for i, c in enumerate(str(row["only"])) if c == "1")
    return Known(
        library,
        {w: i for i, w in enumerate(words)},
        only,
        tuple(bits),
        tuple(tuple(places) for places in of),
        tuple(versions),
        frozenset(keys),
    )
