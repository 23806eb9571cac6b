"""
How right the engine is on published files, as they are and stripped: ``make accuracy-scripts``.

    python benchmarks/scripts/measure.py CORPUS [--stripped STRIPPED] [--held] [--show] [library ...]

CORPUS is what ``corpus.py`` fetched; STRIPPED what ``strip.mjs`` made of it: no comments, local names renamed, the
file called ``app.1f3a.js``.  ``--held`` measures the held-out versions alone (one in five, by a digest of library and
version; the learner leaves them out when told to): with tables learned without them, that is how the engine does on
releases it has never seen.  A right range counts half; a wrong version, or a range without the right one, is false.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import process_time

from corpus import is_wanted, libraries

from hegui.scripts import Sighting, advisories_of, libraries_in
from hegui.scripts.versions import order

DAY = date(2026, 11, 25)
SMALLEST = 1000  # bytes: a file below only loads another


@dataclass
class Score:
    files: int = 0
    exact: int = 0
    ranges: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    wide: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # advisories not told of a file whose version is known


def held_out(library: str, version: str) -> bool:
    """One version in five, never learned from when the learner is told so."""
    return hashlib.sha256(f"{library} {version}".encode()).digest()[0] % 5 == 0


def files(corpus: Path, asked: list[str], a_library: int) -> Iterator[tuple[str, str, Path]]:
    """(library, version, file), versions spread over the releases."""
    known = libraries()
    for home in sorted(corpus.iterdir()):
        library = home.name.replace("+", "/")
        if not home.is_dir() or library not in known or (asked and library not in asked):
            continue
        versions = sorted((v.name for v in home.iterdir() if v.is_dir() and v.name[0].isdigit()), key=order)
        held = [v for v in versions if ONLY_HELD is None or held_out(library, v) == ONLY_HELD]
        step = max(1, len(held) // a_library)
        for version in held[::step]:
            found = sorted(f for f in (home / version).rglob("*") if f.suffix in (".js", ".mjs", ".cjs"))
            for file in found:
                path = file.relative_to(home / version).as_posix()
                if file.stat().st_size >= SMALLEST and is_wanted(path, known[library]["files"]):  # type: ignore[arg-type]
                    yield library, version, file


ONLY_HELD: bool | None = None


def judge(score: Score, library: str, version: str, label: str, told: tuple[Sighting, ...]) -> None:
    score.files += 1
    mine = [s for s in told if s.library == library]
    for other in told:
        if other.library != library:
            score.others[f"{library} file: {other.shown.en} by {other.told_by}"] += 1
    if not mine:
        score.missed.append(label)
        return
    wrong = [s for s in mine if not holds(s, version)]
    if wrong:
        score.false.append(f"{label}: {', '.join(s.shown.en + ' by ' + s.told_by for s in wrong)}")
        return
    if any(s.version for s in mine):
        score.exact += 1
    elif any(s.low or s.high for s in mine):
        score.ranges += 1
        score.wide.append(f"{label}: {mine[0].shown.en} by {mine[0].told_by}")
    else:
        score.missed.append(label + " (version unknown)")


def holds(seen: Sighting, version: str) -> bool:
    if seen.version:
        return order(seen.version) == order(version)
    low = seen.low is None or order(seen.low) <= order(version)
    return low and (seen.high is None or order(version) <= order(seen.high))


def lost_advisories(library: str, version: str, told: tuple[Sighting, ...]) -> set[str]:
    known = Sighting(library, version, version, version, "digest", 1)
    wanted = {id for a in advisories_of(known, DAY) for id in a.ids}
    return wanted - {id for s in told for a in advisories_of(s, DAY) for id in a.ids}


def main() -> None:
    global ONLY_HELD
    asks = argparse.ArgumentParser()
    asks.add_argument("corpus", type=Path)
    asks.add_argument(
        "--as", dest="called", default="", help="file name given to the engine; default the file's own"
    )
    asks.add_argument("--held", action="store_true")
    asks.add_argument("--learned", action="store_true")
    asks.add_argument("--a-library", type=int, default=8, help="versions of each library")
    asks.add_argument("--show", action="store_true")
    asks.add_argument("library", nargs="*")
    asked = asks.parse_intermixed_args()
    ONLY_HELD = True if asked.held else False if asked.learned else None
    scores: dict[str, Score] = {}
    size, cpu = 0, 0.0
    for library, version, file in files(asked.corpus, asked.library, asked.a_library):
        content = file.read_bytes()
        size += len(content)
        start = process_time()
        told = libraries_in(content, name=asked.called or file.name)
        cpu += process_time() - start
        score = scores.setdefault(library, Score())
        label = f"{library} {version} {file.relative_to(asked.corpus / library.replace('/', '+') / version)}"
        judge(score, library, version, label, told)
        if lost := lost_advisories(library, version, told):
            score.lost.append(f"{label}: {len(lost)}")
    report(scores, size, cpu, asked.show)


def report(scores: dict[str, Score], size: int, cpu: float, show: bool) -> None:
    total = Score()
    for library, score in sorted(scores.items()):
        print(
            f"{library:28} {score.files:5} files  exact {score.exact / score.files:5.0%}"
            f"  range {score.ranges / score.files:5.0%}  false {len(score.false):4}  not told {len(score.missed):4}"
        )
        total.files += score.files
        total.exact += score.exact
        total.ranges += score.ranges
        for name in ("false", "missed", "wide", "lost"):
            getattr(total, name).extend(getattr(score, name))
        total.others.update(score.others)
    if not total.files:
        sys.exit("nothing to measure")
    if show:
        for title, lines in (
            ("false", total.false),
            ("not told", total.missed),
            ("a range", total.wide),
            ("advisories lost", total.lost),
        ):
            for line in lines:
                print(f"  {title}: {line}")
        for other, count in total.others.most_common(150):
            print(f"  also: {count} x {other}")
    even = sum((s.exact + s.ranges / 2) / s.files for s in scores.values()) / len(scores)
    print(
        json.dumps(
            {
                "files": total.files,
                "libraries": len(scores),
                "exact": round(total.exact / total.files, 4),
                "exact and half of ranges": round((total.exact + total.ranges / 2) / total.files, 4),
                "the same, each library counting alike": round(even, 4),
                "false": len(total.false),
                "files with an advisory lost": len(total.lost),
                "MB": round(size / 1e6, 1),
                "CPU seconds": round(cpu, 2),
                "CPU seconds for 29 MB": round(cpu / size * 29e6, 2),
            },
            indent=1,
        )
    )


if __name__ == "__main__":
    main()
