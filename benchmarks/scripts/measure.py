"""
How right the engine is on published files, as they are and stripped: ``make accuracy-scripts``.

    python benchmarks/scripts/measure.py FILES [--corpus CORPUS] [--as NAME] [--left-out KIND] [--tables FOLDER] [--every] [--show] [library ...]

FILES is what ``fetch.mjs`` or ``ordinary.mjs`` fetched (with ``--every``: all its files), or what ``minify.mjs`` made
of it: no comments, local names renamed, and with ``--as app.1f3a.js`` the file renamed.  ``--left-out KIND`` measures only the releases that ``learn.py --leave-out
KIND`` leaves out: with the tables it made (``--tables``), that is how the engine does on releases that it has never
seen.  A right range counts half; a wrong version, or a range without the right one, is false.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from time import process_time

from choose import by_lot
from corpus import libraries
from leaving import left_out
from library_files import is_older

from hegui.scripts import Sighting, advisories_of, digests, known, libraries_in, misstated, published
from hegui.scripts.versions import order

DAY = date(2026, 11, 25)
SMALLEST = 1000  # bytes: a file below only loads another


@dataclass
class Score:
    files: int = 0
    exact: int = 0
    ranges: int = 0
    same_bytes: int = 0  # ranges that are all releases with the very bytes
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    wide: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)  # advisories not told of a file whose version is known


def files(asked: argparse.Namespace) -> Iterator[tuple[str, str, Path]]:
    """(library, version, file), versions drawn by lot."""
    known = libraries()
    for home in sorted(asked.files.iterdir()):
        library = home.name.replace("+", "/")
        if not home.is_dir() or library not in known or (asked.library and library not in asked.library):
            continue
        every = {v.name for v in ((asked.corpus or asked.files) / home.name).iterdir() if v.name[0].isdigit()}
        every -= set(known[library].get("odd", ()))
        wanted = left_out(asked.left_out, library, every) if asked.left_out else every
        versions = sorted((v for v in wanted if (home / v).is_dir()), key=order)
        for version in by_lot(library, versions, asked.a_library):
            scripts = (
                f
                for f in (home / version).rglob("*.*js")
                if f.suffix in (".js", ".mjs", ".cjs") and f.is_file()
            )
            for file in sorted(scripts):
                path = file.relative_to(home / version).as_posix()
                named = is_named(path, known[library]["files"]) and not is_older(file.name, version)
                if (named or asked.every) and file.stat().st_size >= SMALLEST:
                    yield library, version, file


def is_named(path: str, files: list[str]) -> bool:
    """Whether a page would load a file: one that libraries.toml names, not what a package only has as its entry."""
    return not files or any(fnmatchcase(path, f) and path.count("/") == f.count("/") for f in files)


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
        score.same_bytes += mine[0].told_by == "digest"
        score.wide.append(f"{label}: {mine[0].shown.en} by {mine[0].told_by}")
    else:
        score.missed.append(label + " (version unknown)")


def holds(seen: Sighting, version: str) -> bool:
    here = order(version)
    if seen.version:
        return order(seen.version) == here
    if seen.among and seen.high:
        return any(order(v) == here for v in seen.among)
    low = seen.low is None or order(seen.low) <= here
    return low and (seen.high is None or here <= order(seen.high))


def lost_advisories(library: str, version: str, told: tuple[Sighting, ...]) -> set[str]:
    known = Sighting(library, version, version, version, "digest", 1)
    wanted = {id for a in advisories_of(known, DAY) for id in a.ids}
    return wanted - {id for s in told for a in advisories_of(s, DAY) for id in a.ids}


def main() -> None:
    asks = argparse.ArgumentParser()
    asks.add_argument("files", type=Path)
    asks.add_argument("--corpus", type=Path, help="what was fetched, where FILES was made of it")
    asks.add_argument(
        "--as", dest="called", default="", help="file name given to the engine; default the file's own"
    )
    asks.add_argument("--left-out", default="")
    asks.add_argument(
        "--tables", type=Path, help="a folder that learn.py wrote; default those of the package"
    )
    asks.add_argument("--bundles", action="store_true", help="FILES is what bundles.mjs made")
    asks.add_argument("--a-library", type=int, default=8, help="versions of each library")
    asks.add_argument("--every", action="store_true", help="not only the files that libraries.toml names")
    asks.add_argument("--show", action="store_true")
    asks.add_argument("library", nargs="*")
    asked = asks.parse_intermixed_args()
    if asked.tables:
        for module, name in (
            (digests, "digests.bin"),
            (known, "names.bin"),
            (misstated, "misstated.json"),
            (published, "published.json"),
        ):
            module._FILE = asked.tables / name  # type: ignore[attr-defined]
    scores: dict[str, Score] = {}
    size, cpu = 0, 0.0
    for held, file in bundles(asked.files) if asked.bundles else alone(asked):
        content = file.read_bytes()
        size += len(content)
        start = process_time()
        told = libraries_in(content, name=asked.called or ("" if asked.bundles else file.name))
        cpu += process_time() - start
        for library, version in held:
            score = scores.setdefault(library, Score())
            label = f"{library} {version} {file.relative_to(asked.files)}"
            judge(
                score,
                library,
                version,
                label,
                told if len(held) == 1 else tuple(s for s in told if s.library == library),
            )
            if lost := lost_advisories(library, version, told):
                score.lost.append(f"{label}: {len(lost)}")
    report(scores, size, cpu, asked.show)


def alone(asked: argparse.Namespace) -> Iterator[tuple[list[tuple[str, str]], Path]]:
    for library, version, file in files(asked):
        yield [(library, version)], file


def bundles(folder: Path) -> Iterator[tuple[list[tuple[str, str]], Path]]:
    """What ``bundles.mjs`` made: the libraries and versions in each, and the file."""
    for listed in sorted(folder.glob("*.json")):
        held = [
            (lib, v) for lib, v in json.loads(listed.read_text()) if v not in libraries()[lib].get("odd", ())
        ]
        yield held, listed.with_suffix(".js")


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
        total.same_bytes += score.same_bytes
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
                "exact, or all releases with the same bytes": round(
                    (total.exact + total.same_bytes) / total.files, 4
                ),
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
