"""
Learns from the published files what survives minification, their digests, and where each library keeps its version.

    python benchmarks/scripts/learn.py CORPUS MINIFIED LIST [--twins FOLDER ...] [--leave-out KIND] [--into FOLDER]

CORPUS is what ``fetch.mjs`` fetched, LIST the files whose words are read, MINIFIED what
``minify.mjs missing`` made of them; each FOLDER of ``--twins`` has
what another minifier made of some of the same files: a trait that differs between the two is none.  Written are
``digests.bin`` (48 bits of sha256 of each file, with library and releases), ``names.bin`` (see ``known.py``),
``misstated.json`` and ``published.json``.  ``--leave-out random`` learns without one release in five, ``newest``
without each library's last ones (see leaving.py): for measuring, never for shipping.
"""

from __future__ import annotations

import argparse
import json
import lzma
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from corpus import libraries
from leaving import left_out
from library_files import File, Read, own_names, published_files, read_library
from tables import TABLES, published, write

from hegui.scripts.content import Script
from hegui.scripts.digests import RECORD
from hegui.scripts.digests import _Table as Digests
from hegui.scripts.signatures import signatures
from hegui.scripts.versions import order

RARE = (
    3,
    5,
    8,
    12,
    20,
)  # a word that at most so many libraries have tells one; more where a library is within many
SOME = 8  # such words in three files of four
TOO_FEW = 4  # a file with fewer such words cannot be told by names
COMMON = 20  # a word that more libraries have says nothing, but by its count
A_PAIR = 8  # traits kept to tell two releases that follow each other apart
MOST = 6000  # traits of a library
A_SAMPLE = 14  # words of each file that hardly another library has
CORE = 40  # words kept to tell that the library is there at all
SAMPLED = 12  # files of each other library that are looked at where only some libraries are learned anew
OWN_NAMES = ("version", "versionstring")  # a library's own version; other names are written by hand

DigestRow = tuple[int, str, str, bool]


@dataclass(frozen=True)
class Sample:
    """The words of one published file, or of several with the same."""

    words: np.ndarray[tuple[int], np.dtype[np.int32]]
    path: str
    versions: frozenset[str]


def samples_of(files: list[File]) -> list[Sample]:
    """The different files by path and release."""
    same: dict[bytes, list[File]] = defaultdict(list)
    for file in files:
        if file.words is not None and len(file.words) > 10:
            same[file.words.tobytes()].append(file)
    made = [Sample(fs[0].words, fs[0].path, frozenset(f.version for f in fs)) for fs in same.values()]  # type: ignore[arg-type]
    return sorted(made, key=lambda s: (s.path, min(order(v) for v in s.versions)))


class Traits:
    """Which words, counts and pairs tell a library's releases apart."""

    def __init__(self, samples: list[Sample], read: Read, spread: Counter[bytes], rarity: int = 0) -> None:
        self.samples = samples
        self.words = list(read.words)
        size = len(self.words)
        self.size = size
        self.spread = np.array([spread[w] for w in self.words])
        self.counts = np.stack([np.bincount(s.words, minlength=size).clip(0, 255) for s in samples]).astype(
            np.uint8
        )
        lengths = np.array([len(w) for w in self.words])
        escapes = np.array(
            [
                w[:1] == b"u" and len(w) >= 5 and not set(w[1:5]) - set(b"0123456789abcdefABCDEF")
                for w in self.words
            ]
        )
        able = (lengths <= 40) & ~escapes
        moved, recounted, self.unsteady_pairs = self._unsteady(read)
        self.steady = able & ~moved
        self.countable = able & ~moved & ~recounted
        self.rarity = rarity or self._rarity()

    def _unsteady(self, read: Read) -> tuple[np.ndarray, np.ndarray, np.ndarray]:  # type: ignore[type-arg]
        """Words and pairs that come and go, or change their count, with the minifier."""
        moved, recounted = np.zeros(self.size, bool), np.zeros(self.size, bool)
        pairs: list[np.ndarray] = []  # type: ignore[type-arg]
        for name, words in read.twins.items():
            file = read.files.get(name.split(" ", 1)[1])
            if file is None or file.words is None:
                continue
            here = np.bincount(file.words, minlength=self.size)
            there = np.bincount(words, minlength=self.size)
            moved |= (here > 0) != (there > 0)
            recounted |= here != there
            pairs.append(np.setxor1d(self.pairs_of(file.words), self.pairs_of(words)))
        return moved, recounted, np.unique(np.concatenate(pairs)) if pairs else np.empty(0, np.int64)

    def pairs_of(self, words: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        return np.unique(words[:-1].astype(np.int64) * self.size + words[1:])

    def _rarity(self) -> int:
        """How many libraries may have a word that still tells this one: so many that most files have some."""
        for most in RARE:
            each = ((self.counts > 0) & self.steady & (self.spread <= most)).sum(axis=1)
            if np.quantile(each, 0.25) >= SOME:
                break
        return most

    def choose(self) -> tuple[list[int], list[tuple[int, int]], list[int]]:
        """Words, (word, least count), pairs: those of the library itself, and of each step from file to file."""
        words: dict[int, None] = {}
        counts: dict[tuple[int, int], None] = {}
        pairs: dict[int, None] = {}
        there = self.counts > 0
        often = there.sum(axis=0)
        telling = np.flatnonzero(self.steady & (self.spread <= self.rarity))
        words.update(
            dict.fromkeys(telling[np.lexsort((-often[telling], self.spread[telling]))][:CORE].tolist())
        )
        rare = np.flatnonzero(self.steady & (self.spread <= self.rarity))
        for present in there:
            own = rare[present[rare]]
            lacks = A_SAMPLE - sum(w in words for w in own.tolist())
            fresh = own[[w not in words for w in own.tolist()]]
            best = fresh[np.lexsort((-often[fresh], self.spread[fresh]))][: max(0, lacks)]
            words.update(dict.fromkeys(best.tolist()))
        for i in range(1, len(self.samples)):
            if self.samples[i].path != self.samples[i - 1].path:
                continue
            if len(words) + len(counts) + len(pairs) > MOST:
                break
            kept = self._words_between(i, words)
            if kept < A_PAIR:
                kept += self._pairs_between(i, pairs, A_PAIR - kept)
            if kept < A_PAIR:
                self._counts_between(i, counts, A_PAIR - kept)
        return sorted(words), sorted(counts), sorted(pairs)

    def _words_between(self, i: int, chosen: dict[int, None]) -> int:
        differ = ((self.counts[i] > 0) != (self.counts[i - 1] > 0)) & self.steady & (self.spread <= COMMON)
        able = np.flatnonzero(differ)
        fresh = np.array([w not in chosen for w in able.tolist()], bool)
        best = able[np.lexsort((self.spread[able], fresh, self.spread[able] > self.rarity))][:A_PAIR]
        chosen.update(dict.fromkeys(best.tolist()))
        return len(best)

    def _pairs_between(self, i: int, chosen: dict[int, None], most: int) -> int:
        differ = np.setxor1d(self.pairs_of(self.samples[i].words), self.pairs_of(self.samples[i - 1].words))
        differ = differ[~np.isin(differ, self.unsteady_pairs)]
        first, second = differ // self.size, differ % self.size
        differ = differ[self.steady[first] & self.steady[second]]
        fresh = np.array([p not in chosen for p in differ.tolist()], bool)
        spread = np.minimum(self.spread[differ // self.size], self.spread[differ % self.size])
        best = differ[np.lexsort((spread, fresh))][:most]
        chosen.update(dict.fromkeys(best.tolist()))
        return len(best)

    def _counts_between(self, i: int, chosen: dict[tuple[int, int], None], most: int) -> None:
        here, before = self.counts[i], self.counts[i - 1]
        able = np.flatnonzero((here != before) & self.countable & ((here > 0) == (before > 0)))
        able = able[np.argsort(self.spread[able], kind="stable")][:most]
        for word in able.tolist():
            chosen[word, int(max(here[word], before[word]))] = None

    def matrix(self, words: list[int], counts: list[tuple[int, int]], pairs: list[int]) -> np.ndarray:  # type: ignore[type-arg]
        """A row a trait, a column a sample."""
        wanted = np.array(pairs, np.int64)
        rows = [self.counts[:, words].T > 0]
        if counts:
            rows.append(np.stack([self.counts[:, word] >= least for word, least in counts]))
        if pairs:
            rows.append(np.stack([np.isin(wanted, self.pairs_of(s.words)) for s in self.samples]).T)
        return np.concatenate(rows)


def telling(samples: list[Sample], read: Read, spread: Counter[bytes]) -> Traits | None:
    """The traits of the files that have words of their own; what only loads another file has none."""
    traits = Traits(samples, read, spread)
    own = ((traits.counts > 0) & traits.steady & (traits.spread <= traits.rarity)).sum(axis=1)
    kept = [s for s, count in zip(samples, own, strict=True) if count >= TOO_FEW]
    return Traits(kept, read, spread, traits.rarity) if kept else None


def packed(library: str, traits: Traits, files: list[File]) -> tuple[bytes, str, str]:
    """A row of the table (see known.py), the words for the index, and a line to print."""
    chosen, least, pairs = traits.choose()
    matrix = traits.matrix(chosen, least, pairs)
    versions = sorted({v for s in traits.samples for v in s.versions}, key=order)
    at = {v: i for i, v in enumerate(versions)}
    columns: dict[bytes, list[int]] = defaultdict(list)
    for number, column in enumerate(matrix.T):
        columns[np.packbits(column).tobytes()].append(number)
    of = [
        sorted({at[v] for n in numbers for v in traits.samples[n].versions}) for numbers in columns.values()
    ]
    paths = {path: i for i, path in enumerate(dict.fromkeys(s.path for s in traits.samples))}
    distinct = (traits.counts > 0).sum(axis=1)
    name = [w.decode() for w in traits.words]
    row = {
        "words": " ".join(name[w] for w in chosen),
        "counts": "\n".join(f"{name[w]} {n}" for w, n in least),
        "pairs": "\n".join(f"{name[p // traits.size]} {name[p % traits.size]}" for p in pairs),
        "versions": versions,
        "of": of,
        "sizes": [int(max(distinct[n] for n in numbers)) for numbers in columns.values()],
        "keys": keys_of(library, files),
        "groups": [sorted({paths[traits.samples[n].path] for n in numbers}) for numbers in columns.values()],
        "missing": [
            sorted({at[f.version] for f in files if f.path == path and f.words is None and f.version in at})
            for path in paths
        ],
        "spread": [int(traits.spread[w]) for w in chosen],
        "rare": traits.rarity,
        "carries": sum(bool(f.keys) for f in files if f.words is not None)
        >= 0.95 * sum(f.words is not None for f in files),
    }
    bits = np.packbits(matrix[:, [numbers[0] for numbers in columns.values()]], axis=1)
    text = json.dumps(row, separators=(",", ":")).encode()
    index = " ".join(name[w] for w in chosen if traits.spread[w] <= traits.rarity)
    told = f"{len(traits.samples)} files, {len(chosen)} words, {len(least)} counts, {len(pairs)} pairs, {len(of)} kinds, keys {row['keys']}"
    return struct.pack("<I", len(text)) + text + bits.tobytes(), index, told


def keys_of(library: str, files: list[File]) -> list[str]:
    """Names of properties in which the library's files hold their own version."""
    seen = Counter(name for f in files for name in f.keys if name)
    often = {
        n
        for n, count in seen.items()
        if count >= max(2, len(files) * 0.05) and n.lower().strip("_") in OWN_NAMES
    }
    return sorted(often | {n for n in signatures()[library].properties if seen[n]})


def only_digests(files: list[File], odd: set[str]) -> list[File]:
    """Files without their words, those of ``odd`` releases where no other release has their bytes."""
    made = {number for f in files if f.version not in odd for number in f.digests}
    return [replace(f, words=None) for f in files if f.version not in odd or not made.intersection(f.digests)]


def packed_digests(files: dict[str, list[File]], others: Iterable[DigestRow] = ()) -> bytes:
    """Sorted records of a digest and its place in a list of (library, releases, whether the bytes say which)."""
    of: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    stated: set[int] = set()
    for number, library, versions, says in others:
        of[number][library].update(versions.split())
        if says:
            stated.add(number)
    for library, its in files.items():
        for file in its:
            for number, says in zip(file.digests, file.states, strict=False):
                of[number][library].add(file.version)
                if says:
                    stated.add(number)
    kinds: dict[tuple[str, str, bool], int] = {}
    records = []
    for number, told in sorted(of.items()):
        if len(told) > 1:
            continue  # the file of one library inside the package of another
        [(library, its_versions)] = told.items()
        kind = (library, " ".join(sorted(its_versions, key=order)), number in stated)
        records.append((number & 0xFFFFFFFF, number >> 32, kinds.setdefault(kind, len(kinds))))
    head = lzma.compress(json.dumps(list(kinds), separators=(",", ":")).encode(), preset=9)
    return struct.pack("<I", len(head)) + head + np.array(records, RECORD).tobytes()


def misstated(library: str, files: dict[str, File], corpus: Path) -> dict[str, list[str]]:
    """Stated version -> the releases whose files state it, where one of them is another."""
    stated: dict[str, set[str]] = defaultdict(set)
    for file in files.values():
        for version in file.said:
            stated[version].add(file.version)
    keys = set(keys_of(library, list(files.values())))
    read = [f for f in files.values() if f.words is not None]
    carries = sum(bool(f.keys) for f in read) >= 0.2 * len(read)
    for name, file in files.items():
        if carries and not file.keys and file.words is not None:
            for version, key in own_names(Script((corpus / name).read_bytes())):
                if key in keys and is_near(version, file.version):
                    stated[version].add(file.version)
    wrong = {v: sorted(of, key=order) for v, of in stated.items() if any(order(o) != order(v) for o in of)}
    return dict(sorted(wrong.items(), key=lambda item: order(item[0])))


def is_near(version: str, other: str) -> bool:
    """Whether two versions are of one line: what is said under ``version`` may also be of another library inside."""
    return version.split(".")[0] == other.split(".")[0]


def main() -> None:
    asks = argparse.ArgumentParser()
    asks.add_argument("corpus", type=Path)
    asks.add_argument("minified", type=Path)
    asks.add_argument("list", type=Path, help="what choose.py says to learn")
    asks.add_argument("--twins", type=Path, nargs="*", default=[])
    asks.add_argument("--leave-out", default="")
    asks.add_argument("--only", nargs="*", default=[], help="libraries; default all")
    asks.add_argument("--into", type=Path, default=TABLES)
    asks.add_argument("--beside", type=Path, help="tables whose other libraries are kept; with --only")
    asked = asks.parse_args()
    asked.into.mkdir(exist_ok=True)
    twins = {folder.name: folder for folder in asked.twins}
    wanted = set(asked.list.read_text().split("\n"))
    learned = [x for x in libraries() if not asked.only or x in asked.only]
    files: dict[str, list[File]] = {}
    unknown: dict[str, set[str]] = {}  # releases that were not even published yet
    spread = spread_of_others(asked.corpus, set(learned)) if asked.beside else Counter()
    for library in learned:
        read = read_library(library, asked.corpus, asked.minified, wanted, twins)
        odd = set(libraries()[library].get("odd", ()))
        gone = left_out(asked.leave_out, library, {f.version for f in read.files.values()})
        unknown[library] = odd | gone if asked.leave_out == "newest" else odd
        used = np.zeros(len(read.words), bool)
        for file in read.files.values():
            if file.words is not None and file.version not in odd | gone:
                used[file.words] = True
        spread.update(w for w, is_used in zip(read.words, used, strict=True) if is_used)
        files[library] = only_digests([f for f in read.files.values() if f.version not in gone], odd)
    rows: dict[str, bytes] = {}
    index: dict[str, str] = {}
    wrong: dict[str, dict[str, list[str]]] = {}
    for library in learned:
        read = read_library(library, asked.corpus, asked.minified, wanted, {})
        odd = set(libraries()[library].get("odd", ()))
        gone = odd | left_out(asked.leave_out, library, {f.version for f in read.files.values()})
        mine = [f for f in read.files.values() if f.version not in gone]
        if told_wrong := misstated(
            library, {n: f for n, f in read.files.items() if f.version not in gone}, asked.corpus
        ):
            wrong[library] = told_wrong
        samples = samples_of(mine)
        traits = telling(samples, read, spread) if samples else None
        if traits is None:
            continue
        row, index[library], told = packed(library, traits, mine)
        rows[library] = lzma.compress(row, preset=9)
        print(f"{library}: {told}, {len(rows[library])} bytes", flush=True)
    listed = published(asked.corpus, unknown)
    others: list[DigestRow] = []
    if asked.beside:
        kept = set(libraries()) - set(learned)
        others = kept_digests(asked.beside / "digests.bin", kept)
        rows, index = with_kept_names(asked.beside / "names.bin", kept, rows, index)
        wrong = with_kept(asked.beside / "misstated.json", kept, wrong)
        listed = with_kept(
            asked.beside / "published.json", kept, {k: v for k, v in listed.items() if k in learned}
        )
    write_names(rows, index, asked.into / "names.bin")
    (asked.into / "digests.bin").write_bytes(packed_digests(files, others))
    head = {"source": "npm registry", "date": date.today().isoformat()}
    write("misstated", head, "libraries", wrong, asked.into)
    write("published", head, "libraries", listed, asked.into)
    for name in ("names.bin", "digests.bin"):
        print(name, (asked.into / name).stat().st_size)


def spread_of_others(corpus: Path, but: set[str]) -> Counter[bytes]:
    """In how many libraries each word is, by a few files of each: enough to know an ordinary word."""
    spread: Counter[bytes] = Counter()
    for library in libraries():
        if library not in but:
            every = [f for f in published_files(library, corpus) if f.stat().st_size < 1_500_000]
            words: set[bytes] = set()
            for file in every[:: max(1, len(every) // SAMPLED)]:
                words |= Script(file.read_bytes()).steady
            spread.update(words)
    return spread


def with_kept(table: Path, kept: set[str], rows: dict[str, Any]) -> dict[str, Any]:
    """The rows, with those of the libraries that were not learned anew, in the order of ``libraries.toml``."""
    held = json.loads(table.read_text(encoding="utf-8"))["libraries"]
    every = rows | {library: row for library, row in held.items() if library in kept}
    return {library: every[library] for library in libraries() if library in every}


def with_kept_names(
    table: Path, kept: set[str], rows: dict[str, bytes], index: dict[str, str]
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The same of ``names.bin``."""
    held = table.read_bytes()
    size = struct.unpack_from("<I", held)[0]
    head = json.loads(lzma.decompress(held[4 : 4 + size]))
    for library, (at, length) in head["places"].items():
        if library in kept:
            rows[library] = held[4 + size + at : 4 + size + at + length]
            index[library] = head["index"][library]
    order_of = [library for library in libraries() if library in rows]
    return {x: rows[x] for x in order_of}, {x: index[x] for x in order_of}


def kept_digests(table: Path, kept: set[str]) -> list[DigestRow]:
    """(digest, library, releases, whether the bytes say which) of the libraries that were not learned anew."""
    held = Digests(table.read_bytes())
    return [
        (int(number), str(library), str(versions), bool(stated))
        for number, place in zip(held.numbers, held.of, strict=True)
        for library, versions, stated in [held.kinds[int(place)]]
        if library in kept
    ]


def write_names(rows: dict[str, bytes], index: dict[str, str], to: Path) -> None:
    places, at = {}, 0
    for library, row in rows.items():
        places[library] = [at, len(row)]
        at += len(row)
    head = lzma.compress(
        json.dumps({"places": places, "index": index}, separators=(",", ":")).encode(), preset=9
    )
    to.write_bytes(struct.pack("<I", len(head)) + head + b"".join(rows.values()))


if __name__ == "__main__":
    main()
