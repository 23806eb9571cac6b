"""
Learns from the published files what survives minification, their digests, and where each library keeps its version.

    python benchmarks/scripts/learn.py CORPUS MINIFIED [--without-held]

CORPUS is what ``corpus.py`` fetched, MINIFIED what ``minify.mjs esbuild`` made of it.  Written are
``tables/digests.bin`` (64 bits of sha256 of each file, with library and versions), ``tables/names.xz`` (for each
library some hundred words, and which of them each published file has) and ``tables/published.json``.
``--without-held`` leaves out one version in five (see measure.py): for measuring, never for shipping.
"""

from __future__ import annotations

import argparse
import json
import lzma
import pickle
import re
import struct
from base64 import b64encode
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

from corpus import is_wanted, libraries
from measure import held_out

from hegui.scripts.content import Script
from hegui.scripts.digests import digest
from hegui.scripts.signatures import signatures
from hegui.scripts.versions import order

TABLES = Path(__file__).parents[2] / "src" / "hegui" / "scripts" / "tables"
WORD = re.compile(rb"[A-Za-z_$][\w$]{3,39}$")
RARE = 3  # a word that at most so many libraries have
COMMON = 20  # a word that more libraries have says nothing
A_PAIR = 20  # words kept to tell two releases that follow each other apart
MOST = 2000  # words of a library
CORE = 60  # words kept to tell that the library is there at all
OWN_NAMES = (
    "version",
    "versionstring",
)  # learned as names of a library's own version; others are written by hand
SMALLEST = 800  # bytes
COMMENTS = re.compile(rb"/\*.{0,6000}?\*/|^\s*//[^\n]*$|//[#@] source[^\n]*", re.DOTALL | re.MULTILINE)
ESCAPE = re.compile(
    rb"(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})"
)  # \\u00a0: some minifiers write the character itself
LEADING = re.compile(rb"^\s*/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Sample:
    """One published file, or several with the same words."""

    version: str
    path: str
    words: frozenset[bytes]
    keys: frozenset[str]  # properties in which it says its own version


@dataclass(frozen=True)
class Digested:
    """The digest of a published file."""

    number: int
    library: str
    version: str


def samples_of(
    library: str, corpus: Path, minified: Path, files: list[str]
) -> tuple[list[Sample], list[Digested]]:
    """Words of every published minified file, and of our own minified form of those that have none; all digests.

    What was read once is kept beside the corpus: a second run reads only versions that are new.
    """
    kept = corpus.parent / "kept" / f"{library.replace('/', '+')}.pickle"
    held: dict[str, tuple[int, tuple[bytes, ...] | None, tuple[str, ...]]] = {}
    if kept.exists():
        held = pickle.loads(kept.read_bytes())
    fresh = 0
    for file in published_files(library, corpus, files) if minified else ():
        path = file.relative_to(corpus)
        known = held.get(str(path))
        if known and known[1] is None and minified and (minified / path).exists():
            known = None  # its minified form was made since
        if known is None and file.stat().st_size >= SMALLEST:
            fresh += 1
            held[str(path)] = read(file.read_bytes(), minified / path, path.parts[1])  # type: ignore[operator]
    if fresh:
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(pickle.dumps(held))
    shared: dict[bytes, bytes] = {}
    samples, digests = [], []
    for name, (number, words, keys) in held.items():
        parts = Path(name).parts
        if not is_wanted("/".join(parts[2:]), files):
            continue
        digests.append(Digested(number, library, parts[1]))
        if words:
            own = frozenset(shared.setdefault(w, w) for w in words)
            samples.append(Sample(parts[1], "/".join(parts[2:]), own, frozenset(keys)))
    return sorted(samples, key=lambda s: (s.path, order(s.version))), digests


def read(
    content: bytes, minified: Path, version: str
) -> tuple[int, tuple[bytes, ...] | None, tuple[str, ...]]:
    """Digest of a file; words and version properties of its minified form, None where there is none."""
    number = digest(content)
    if len(content) < 300 * (content.count(b"\n") + 1):
        if not minified.exists():
            return number, None, ()
        content = minified.read_bytes()
    script = Script(LEADING.sub(b"", content))
    words = tuple(w for w in script.words if WORD.match(w))
    return number, words, tuple({name for v, name in own_names(script) if order(v) == order(version)})


def published_files(library: str, corpus: Path, files: list[str]) -> Iterator[Path]:
    home = corpus / library.replace("/", "+")
    for file in sorted(home.rglob("*.*")) if home.exists() else []:
        _, _, path = file.relative_to(home).as_posix().partition("/")
        if path and is_wanted(path, files):
            yield file


def words_of_comments(library: str, corpus: Path, samples: list[Sample]) -> set[bytes]:
    """Words that stand in comments alone, judged by some of a library's files."""
    found: set[bytes] = set()
    for sample in samples[:: max(1, len(samples) // 8)]:
        file = corpus / library.replace("/", "+") / sample.version / sample.path
        content = file.read_bytes()
        found |= Script(content).words - Script(COMMENTS.sub(b" ", content)).words
    return found


def chosen_words(samples: list[Sample], spread: Counter[bytes], banned: set[bytes]) -> list[bytes]:
    """Words that tell releases apart, and words that tell the library."""
    banned = banned | {w for s in samples for w in s.words if ESCAPE.match(w)}
    counts = Counter(w for s in samples for w in s.words if w not in banned)
    wanted: dict[bytes, None] = {}
    most = rarity(samples, spread)
    exclusive = sorted((w for w in counts if spread[w] <= most), key=lambda w: (spread[w], -counts[w], w))
    for word in exclusive[:CORE]:
        wanted[word] = None
    for before, after in pairwise(samples):
        if before.path != after.path:
            for sample in (before, after):  # a flavour's own words
                own = sorted(
                    (w for w in sample.words if spread[w] <= most and w not in banned),
                    key=lambda w: (-counts[w], w),
                )
                wanted.update(dict.fromkeys(own[:20]))
            continue
        different = sorted(
            (w for w in before.words ^ after.words if spread[w] <= COMMON and w not in banned),
            key=lambda w: (w not in wanted, spread[w] > RARE, spread[w], len(w), w),
        )
        wanted.update(dict.fromkeys(different[:A_PAIR]))
        if len(wanted) > MOST:
            break
    return sorted(wanted)


def rarity(samples: list[Sample], spread: Counter[bytes]) -> int:
    """How many libraries may have a word that still tells this one: so many that half the files have a dozen."""
    for most in (1, 2, 3):
        counts = sorted(sum(spread[w] <= most for w in s.words) for s in samples)
        if counts[len(counts) // 2] >= 12:
            break
    return most


def keys_of(library: str, samples: list[Sample]) -> list[str]:
    """Names of properties in which the library's files hold their own version."""
    seen = Counter(name for s in samples for name in s.keys)
    often = {
        n
        for n, count in seen.items()
        if count >= max(2, len(samples) * 0.05) and n.lower().strip("_") in OWN_NAMES
    }
    written = signatures()[library].properties
    return sorted(often | {n for n in written if seen[n]})


def own_names(script: Script) -> Iterator[tuple[str, str]]:
    """(version, name of a property it is given to), local names followed."""
    for literal in script.literals:
        if literal.owned:
            yield literal.version, literal.name
        elif literal.name:
            for name in script.takers(literal):
                yield literal.version, name


def packed(library: str, words: list[bytes], samples: list[Sample], keys: list[str]) -> dict[str, object]:
    """A row of the table: words, learned versions, and for each different set of words which versions have it."""
    versions = sorted({s.version for s in samples}, key=order)
    at = {v: i for i, v in enumerate(versions)}
    rows: dict[int, set[int]] = {}
    for sample in samples:
        bits = sum(1 << i for i, w in enumerate(words) if w in sample.words)
        rows.setdefault(bits, set()).add(at[sample.version])
    size = len(words) // 8 + 1
    return {
        "words": b" ".join(words).decode(),
        "versions": versions,
        "keys": keys,
        "samples": b64encode(b"".join(bits.to_bytes(size, "little") for bits in rows)).decode(),
        "of": [sorted(of) for of in rows.values()],
    }


def packed_digests(seen: list[Digested]) -> bytes:
    """Records of 8 bytes digest, 2 library, 2 first version, 2 last version; before them the names."""
    of: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for one in seen:
        of[one.number].add((one.library, one.version))
    names = sorted({library for told in of.values() for library, _ in told})
    versions = {
        n: sorted({v for told in of.values() for lib, v in told if lib == n}, key=order) for n in names
    }
    head = json.dumps(versions, separators=(",", ":")).encode()
    body = bytearray()
    for number, told in sorted(of.items()):
        if len({library for library, _ in told}) == 1:
            library = next(iter(told))[0]
            places = [versions[library].index(v) for _, v in told]
            body += struct.pack("<QHHH", number, names.index(library), min(places), max(places))
    return struct.pack("<I", len(head)) + head + bytes(body)


def main() -> None:
    asks = argparse.ArgumentParser()
    asks.add_argument("corpus", type=Path)
    asks.add_argument("minified", type=Path, nargs="?", help="default: only what was read before")
    asks.add_argument("--without-held", action="store_true")
    asked = asks.parse_args()
    known = libraries()
    learned, seen = {}, []
    for library, row in known.items():
        samples, digests = samples_of(library, asked.corpus, asked.minified, row["files"])  # type: ignore[arg-type]
        held = {v for v in {d.version for d in digests} if asked.without_held and held_out(library, v)}
        learned[library] = [s for s in samples if s.version not in held]
        seen += [d for d in digests if d.version not in held]
    spread: Counter[bytes] = Counter()
    for samples in learned.values():
        spread.update({w for s in samples for w in s.words})
    table = {}
    for library, samples in learned.items():
        if not samples:
            continue
        words = chosen_words(samples, spread, words_of_comments(library, asked.corpus, samples))
        row = packed(library, words, samples, keys_of(library, samples))
        row["spread"] = "".join(str(min(spread[w], 9)) for w in words)
        row["rare"] = rarity(samples, spread)
        row["carries"] = sum(bool(s.keys) for s in samples) >= 0.95 * len(samples)
        table[library] = row
        print(
            f"{library}: {len(samples)} files, {len(words)} words, {len(row['of'])} kinds, keys {row['keys']}"
        )  # type: ignore[arg-type]
    whole = {"source": "npm registry", "date": date.today().isoformat(), "libraries": table}
    text = json.dumps(whole, separators=(",", ":")).encode()
    (TABLES / "names.xz").write_bytes(lzma.compress(text, preset=9))
    (TABLES / "digests.bin").write_bytes(packed_digests(seen))
    for name in ("names.xz", "digests.bin"):
        print(name, (TABLES / name).stat().st_size)


if __name__ == "__main__":
    main()
