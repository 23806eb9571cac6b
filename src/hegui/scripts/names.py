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
from hegui.scripts.published import between, versions_of
from hegui.scripts.versions import order

_FILE = Path(__file__).parent / "tables" / "names.xz"

FEWEST = 6  # words that only this library has, before it is looked at
COVERED = 0.93  # of the words of the best file that must be there
PRESENT = 0.7  # enough to believe a version property, not to tell versions by names
LACKING = 3  # a word that lacks weighs as much as so many that are too many: a bundle holds other code


@dataclass(frozen=True, slots=True)
class Known:
    """What was learned of one library."""

    library: str
    words: dict[bytes, int]  # word -> its bit
    only: int  # bits of the words that no other library has
    rare: int  # bits of the words that hardly any other library has
    carries: bool  # nearly every file has its version as some property
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
    certainty: float  # 0: the library is there, but its names tell no version
    seen: int  # bits of the words that were seen


def told_by_names(script: Script, like: Likeness) -> Iterator[Clue]:
    """A library whose names are there, with the versions it may be."""
    library = like.known.library
    own = own_version(script, like)
    if own:
        yield Clue(library, own.version, "property", 0.9, own.offset, safe_name(f"{own.name} {own.version}"))
        return
    if not like.certainty:
        return
    offset, word = _first(script, like)
    evidence = safe_name(word)
    said = disagreeing(script, like)
    if said:  # one of the two is wrong: the range holds both
        low = min(like.low, said, key=order) if like.low else None
        high = max(like.high, said, key=order) if like.high else None
        yield Clue(library, None, "names", 0.5, offset, evidence, low, high)
        return
    version = like.low if like.sure else None
    yield Clue(library, version, "names", like.certainty, offset, evidence, like.low, like.high)


def learned(library: str) -> bool:
    """Whether the table has the names of this library."""
    return library in _known()


def likenesses(script: Script) -> Iterator[Likeness]:
    """Libraries whose names are in a script, however many it bundles."""
    index = _index()
    counts: Counter[str] = Counter(library for w in script.words & index.keys() for library in index[w])
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
    if not _covers(known, known.samples[at], seen, COVERED):
        major = known.versions[known.of[at][0]].partition(".")[0]
        if major == "0" or not _covers(known, known.samples[at], seen, PRESENT):
            return None
        return Likeness(known, f"{major}.0.0", f"{major}.99999", False, 0.0, seen)
    allowed = best + 1 + best // 2
    near = {place for cost, of in zip(costs, known.of, strict=True) if cost <= allowed for place in of}
    low, high = min(near), max(near)
    sure = best <= 1 and low == high
    first, last = _spread(known, low, high)
    exact = sure and first == last and last is not None
    return Likeness(known, first, last, exact, 0.8 if best == 0 else 0.6, seen)


def _covers(known: Known, bits: int, seen: int, share: float) -> bool:
    own, rare = bits & known.only, bits & known.rare
    return (
        (bits & seen).bit_count() >= share * bits.bit_count()
        and (own & seen).bit_count() >= share * own.bit_count()
        and (rare & seen).bit_count() >= FEWEST
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
    """The one quoted version within the range where this library keeps its own.

    Where it keeps it under no name of its own (``e.default="3.10.2"``) but always has it, the one published release in
    the range that any property has.
    """
    known = {order(v) for v in versions_of(like.known.library)}
    inside = [
        v
        for v in script.literals
        if _within(v.version, like) and (v.version.count(".") > 1 or order(v.version) in known)
    ]
    able = [v for v in inside if _is_own(script, v, like.known.keys)]
    if not able and like.known.carries and like.certainty and like.low and like.high:
        listed = {order(v) for v in between(like.known.library, like.low, like.high)}
        able = [v for v in inside if v.name and order(v.version) in listed]
    different = {order(v.version) for v in able}
    return able[0] if len(different) == 1 else None


def disagreeing(script: Script, like: Likeness) -> str | None:
    """The one version where this library keeps its own, when the names do not allow it."""
    known = {order(v) for v in versions_of(like.known.library)}
    said = {
        v.version
        for v in script.literals
        if order(v.version) in known and _is_own(script, v, like.known.keys) and not _within(v.version, like)
    }
    return said.pop() if len(said) == 1 else None


def _is_own(script: Script, literal: Literal, keys: frozenset[str]) -> bool:
    if literal.owned:
        return literal.name in keys
    return bool(literal.name) and any(key in keys for key in script.takers(literal))


def _within(version: str, like: Likeness) -> bool:
    here = order(version)
    return (like.low is None or order(like.low) <= here) and (like.high is None or here <= order(like.high))


def _first(script: Script, like: Likeness) -> tuple[int, str]:
    """Where the first of some names that hardly another library has stands."""
    rare = like.seen & like.known.rare
    own = [w for w, bit in like.known.words.items() if rare >> bit & 1]
    at, word = min((script.content.find(w), w) for w in own[:5])
    return max(at, 0), word.decode("ascii", "replace")


@cache
def _index() -> dict[bytes, tuple[str, ...]]:
    """Words that one library has, or hardly more than one."""
    made: dict[bytes, tuple[str, ...]] = {}
    for known in _known().values():
        for word, bit in known.words.items():
            if known.rare >> bit & 1:
                made[word] = (*made.get(word, ()), known.library)
    return made


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
    spread = str(row["spread"])  # a digit a word: how many libraries have it
    return Known(
        library,
        {w: i for i, w in enumerate(words)},
        sum(1 << i for i, c in enumerate(spread) if c == "1"),
        sum(1 << i for i, c in enumerate(spread) if c <= str(row["rare"])),
        bool(row["carries"]),
        tuple(bits),
        tuple(tuple(places) for places in of),
        tuple(versions),
        frozenset(keys),
    )
