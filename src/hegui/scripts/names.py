"""
Names that survive minification: property names and words in strings, which appear and vanish between releases.

A script is compared with every published file of each library whose own words it has.  The files that it agrees with
best give the releases it may be; two releases are told apart by the traits in which they differ, and by nothing else,
so that what a build added or left out elsewhere does no harm.  Releases that were published but never learned may lie
beside any learned one, and after the last.  A quoted version among those, in a property where this library keeps its
own, makes it exact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from hegui.masking import safe_name
from hegui.scripts.clues import Clue
from hegui.scripts.content import Literal, Script
from hegui.scripts.known import Known, known, telling_words
from hegui.scripts.published import versions_of, with_neighbours
from hegui.scripts.signatures import signatures
from hegui.scripts.versions import Order, order

FEWEST = 4  # words that hardly another library has, before one is looked at
ENOUGH = 2.5  # of what they say together, a word of its own counting 1, one that three libraries have a third
SMALL = 1.5  # the same where every word of a file is there: a small one has few
COVERED = 0.9  # of the words of the best file that must be there
PRESENT = 0.7  # of them where it is a part of a library, or a build of its own
FEW_OF_THEM, MANY = (
    0.4,
    20.0,
)  # or fewer still, as in a build without its warnings, where that many are hardly another's
LACKING = 2  # so much more does a word that lacks weigh than a trait that is too many
MORE = 1  # counts that may be higher than in the best file; with more of them it holds something else, and counts tell nothing
ALONE = 1.15  # times the different words of the best file: a script with no more holds nothing else
MARGIN = 0.5  # a release that agrees less by more than this is ruled out ...
DOUBT = 0.5  # ... and so much for each trait that speaks for it, and for each that even the best file does not explain
ASTRAY = 0.35  # of the pairs and counts of the best file that may lack; with more it is a form that was never learned
CERTAIN = 8  # a release that agrees less by more than this cannot be it, whatever a banner says


@dataclass(frozen=True)
class Likeness:
    """The releases whose files a script agrees with best."""

    known: Known
    places: tuple[int, ...]  # of the learned releases it may be
    certainty: float
    seen: int  # traits that were seen
    best: int = 0  # the sample it agrees with best
    telling: int = 0  # traits that count
    alone: bool = False  # there is hardly anything else
    loose: bool = False  # a part, or a build of one's own: its names tell no release

    @cached_property
    def among(self) -> tuple[str, ...]:
        """All published releases that it may be, in order."""
        return self._beside[0]

    @property
    def open(self) -> bool:
        """Whether a release later than all learned ones may be it."""
        return self._beside[1]

    @cached_property
    def _beside(self) -> tuple[tuple[str, ...], bool]:
        near = tuple(self.known.versions[p] for p in self.places)
        return with_neighbours(self.known.library, self.known.versions, near)

    def allows(self, version: str, script: Script | None = None) -> bool:
        """Whether a version that is said somewhere may be the one; outside what was learned, one of the same major.

        Where the names tell no release: the only one of its releases that a script says.
        """
        here, major = order(version), version.partition(".")[0]
        if self.loose:
            published = {order(v) for v in versions_of(self.known.library)}
            said = {order(v.version) for v in script.literals} if script else {here}
            return said & published == {here}
        low, high = self.among[0], self.among[-1]
        if here < order(low):
            return self.places[0] == 0 and major == low.partition(".")[0]
        if here > order(high):
            return self.open and major == high.partition(".")[0]
        return True

    def holds(self, version: str) -> bool:
        """Whether a version is one of the releases it may be."""
        return not self.loose and any(order(v) == order(version) for v in self.among)

    def rules_out(self, version: str) -> bool:
        """Whether the content cannot be that of a release that was learned."""
        if self.loose or self.allows(version):
            return False
        here = order(version)
        return any(order(v) == here and self._far_from(place) for place, v in enumerate(self.known.versions))

    def _far_from(self, place: int) -> bool:
        """Whether the same file of a learned release differs from what was seen in so much that no build explains it."""
        known, groups = self.known, self.known.groups[self.best]
        rows = zip(known.samples, known.of, known.groups, strict=True)
        others = [sample for sample, of, paths in rows if place in of and paths & groups]
        best = known.samples[self.best]
        return bool(others) and all(
            _lead(known, best, other, self.seen, self.telling) > CERTAIN for other in others
        )


def told_by_names(script: Script, likes: Iterable[Likeness]) -> Iterator[Clue]:
    """The libraries whose names are there, with the releases that each may be."""
    silent: list[Likeness] = []
    for like in likes:
        if own := own_version(script, like):
            yield _stated(like, own)
        else:
            silent.append(like)
    pairs = script.pairs_among({pair for like in silent if not like.loose for pair in like.known.pairs})
    for like in silent:
        finer = refined(script, like, pairs)
        own = own_version(script, finer, any_said=finer.alone)
        yield _stated(finer, own) if own else _among(script, finer)


def _stated(like: Likeness, own: Literal) -> Clue:
    said = safe_name(f"{own.name} {own.version}")
    return Clue(like.known.library, own.version, "property", 0.9, own.offset, said)


def _among(script: Script, like: Likeness) -> Clue:
    library = like.known.library
    offset, word = _first(script, like)
    if like.loose:
        return Clue(library, None, "names", like.certainty, offset, safe_name(word))
    among = like.among
    version = among[0] if len(among) == 1 and not like.open else None
    low, high = among[0], None if like.open else among[-1]
    return Clue(library, version, "names", like.certainty, offset, safe_name(word), low, high, among)


def likenesses(script: Script, but: Collection[str] = ()) -> Iterator[Likeness]:
    """Libraries whose words are in a script, however many it bundles, ``but`` those that are known already."""
    index = telling_words()
    counts: Counter[str] = Counter(library for w in script.words if w in index for library in index[w])
    for library, count in counts.items():
        if count < FEWEST or library in but or not _needs(library) <= script.words:
            continue
        if here := known(library):
            like = _by_words(here, script)
            if like:
                yield like


def _needs(library: str) -> frozenset[bytes]:
    """Words without which a library's names are another's."""
    held = signatures().get(library)
    return held.needs if held else frozenset()


def _by_words(known: Known, script: Script) -> Likeness | None:
    """What the words alone tell, which every layer may ask; counts and pairs take longer to look at."""
    seen = sum(1 << known.words[w] for w in script.words.intersection(known.words))
    words = (1 << len(known.words)) - 1
    there = [
        n
        for n, bits in enumerate(known.samples)
        if (bits & words & seen).bit_count() >= FEW_OF_THEM * (bits & words).bit_count()
    ]
    for share, enough in ((1.0, SMALL), (COVERED, ENOUGH), (PRESENT, 2 * ENOUGH), (FEW_OF_THEM, MANY)):
        able = (
            there
            if share == FEW_OF_THEM
            else [n for n in there if _covers(known, known.samples[n], seen, share)]
        )
        best = _best(known, able, seen, words) if able else 0
        if not able or _evidence(known, known.samples[best] & seen) < enough:
            continue
        if share > PRESENT:
            return _like(known, best, seen, words)
        return Likeness(known, (), 0.4, seen, best, words, loose=True)
    return None


def _evidence(known: Known, there: int) -> float:
    """How much the words say that it is this library: each as much less as more libraries have it."""
    return sum(1 / known.spread[bit] for bit in known.words.values() if (there & known.rare) >> bit & 1)


def refined(script: Script, like: Likeness, pairs: set[tuple[bytes, bytes]]) -> Likeness:
    """The same with all traits: which words follow which, and how often each stands there where nothing else is."""
    known = like.known
    if like.loose:
        return replace(like, alone=_is_alone(script, known, like.best))
    seen = like.seen | sum(1 << known.pairs[p] for p in pairs.intersection(known.pairs))
    telling = known.whole & ~known.counting & ~known.wrapping & ~(known.borrowed & seen)
    best = _best(known, range(len(known.samples)), seen, telling)
    if alone := _is_alone(script, known, best):
        counted = seen | sum(1 << bit for word, least, bit in known.counts if script.counts[word] >= least)
        fits = _best(known, range(len(known.samples)), counted, known.whole)
        if (counted & ~known.samples[fits] & known.counting).bit_count() <= MORE:
            telling, seen, best = known.whole, counted, fits
    pairs_of_best = known.samples[best] & (telling | known.borrowed | known.wrapping) & ~known.wording
    if (pairs_of_best & ~seen).bit_count() > ASTRAY * pairs_of_best.bit_count():
        return replace(like, places=(), certainty=0.4, alone=alone, best=best, loose=True)
    return replace(_like(known, best, seen, telling), alone=alone)


def _is_alone(script: Script, known: Known, best: int) -> bool:
    """Whether a script holds hardly more than one of a library's files."""
    return len(script.steady) <= ALONE * known.sizes[best] + 20


def _like(known: Known, best: int, seen: int, telling: int) -> Likeness:
    top = known.samples[best]
    most = MARGIN + DOUBT * (top & ~seen & telling).bit_count()
    near = {
        place
        for sample, of in zip(known.samples, known.of, strict=True)
        if _lead(known, top, sample, seen, telling) <= most
        for place in of
    }
    missing = known.not_read(known.groups[best])
    places = {other for place in near for other in _with_missing(place, missing)}
    agrees = not (top ^ seen) & telling
    return Likeness(known, tuple(sorted(places)), 0.8 if agrees else 0.6, seen, best, telling)


def _with_missing(place: int, missing: frozenset[int]) -> Iterator[int]:
    """A version and those beside it that have the same file, which was not learned."""
    yield place
    for step in (-1, 1):
        other = place + step
        while other in missing:
            yield other
            other += step


def _best(known: Known, able: Iterable[int], seen: int, telling: int) -> int:
    """Which of some samples fits best."""
    return min(able, key=lambda number: _cost(known, known.samples[number] & telling, seen & telling))


def _cost(known: Known, sample: int, seen: int) -> int:
    """How ill a sample fits: a word that lacks says most, for a bundle holds other code, and minifiers move words."""
    lacks, more = sample & ~seen, seen & ~sample
    return (lacks | more).bit_count() + LACKING * (lacks & known.wording).bit_count()


def _lead(known: Known, best: int, other: int, seen: int, telling: int) -> float:
    """How much more speaks for one file than for another, by the traits in which they differ, less some doubt."""
    differ = (best ^ other) & telling
    against = _cost(known, best & differ, seen & differ)
    return _cost(known, other & differ, seen & differ) - (1 + DOUBT) * against


def _covers(known: Known, bits: int, seen: int, share: float) -> bool:
    bits &= (1 << len(known.words)) - 1
    own = bits & known.only
    enough = (bits & seen).bit_count() >= share * bits.bit_count()
    return enough and (own & seen).bit_count() >= share * own.bit_count()


def own_version(script: Script, like: Likeness, *, any_said: bool = False) -> Literal | None:
    """The one quoted version that the names allow, where this library keeps its own.

    Where it keeps it under no name of its own (``e.default="3.10.2"``) but always has it, the one published release
    among those it may be that any property has; and where there is nothing but this library (``any_said``), the one
    that the script says at all (``new Version("11.2.14")``).
    """
    every = [order(v) for v in versions_of(like.known.library)]
    published = set(every)
    inside = [
        v
        for v in script.literals
        if like.allows(v.version, script)
        and (order(v.version) in published or _is_outside(order(v.version), every, v.version))
    ]
    able = [v for v in inside if _is_own(script, v, like.known.keys)]
    if not able and (any_said or (like.known.carries and not like.loose)):
        listed = published if like.loose else {order(v) for v in like.among}
        able = [v for v in inside if (v.name or any_said) and order(v.version) in listed]
    different = {order(v.version) for v in able}
    return able[0] if len(different) == 1 else None


def _is_outside(here: Order, published: list[Order], version: str) -> bool:
    """Whether a version is earlier or later than all that were published; between them it is another's."""
    return version.count(".") > 1 and not (published and published[0] < here < published[-1])


def _is_own(script: Script, literal: Literal, keys: frozenset[str]) -> bool:
    if literal.owned:
        return literal.name in keys
    return bool(literal.name) and any(key in keys for key in script.takers(literal))


def _first(script: Script, like: Likeness) -> tuple[int, str]:
    """Where the first of some names that hardly another library has stands."""
    rare = like.seen & like.known.rare
    own = [w for w, bit in like.known.words.items() if rare >> bit & 1]
    at, word = min((script.content.find(w), w) for w in own[:5])
    return max(at, 0), word.decode("ascii", "replace")
