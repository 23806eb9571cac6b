"""
Which published files to look at: ``python benchmarks/scripts/choose.py CORPUS learn|measure|twins > LIST``.

``learn``: those whose words are read, of each library the files that most of its releases have, and one at least of
each release (the digests of all files are learned).
``measure``: of each library some releases drawn by lot, and of each one file, now a plain one, now a minified one.
``twins``: some others, for the learner to see what another minifier changes.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

from corpus import folder_of, libraries
from library_files import published_files

from hegui.scripts.versions import order

LARGE = 160  # releases of a library whose files are so large that not all are read
EACH = {"measure": 3, "twins": 5}
LARGEST = {"measure": 400_000, "twins": 500_000}  # bytes: a stripper takes a second for each half megabyte
BUDGET = 50_000_000  # bytes of a library's files, as they will be minified, whose words are read
SHRUNK = 0.4  # of a file's size that its minified form has, about
MINIFIED = re.compile(r"[.-]min\b|\.prod|\.pack")


def main() -> None:
    corpus, kind = Path(sys.argv[1]), sys.argv[2]
    for library, row in libraries().items():
        if not row.get("words", True):
            continue
        if kind == "learn":
            for file in to_learn(library, corpus):
                print(file.relative_to(corpus))
            continue
        of: dict[str, list[Path]] = {}
        for file in published_files(library, corpus):
            if 3000 < file.stat().st_size < LARGEST[kind]:
                of.setdefault(file.relative_to(corpus / folder_of(library)).parts[0], []).append(file)
        versions = sorted(of, key=order)
        spread = by_lot(library, versions, EACH["measure"])
        if kind == "twins":
            spread = evenly([v for v in versions if v not in spread] or versions, EACH["twins"])
        for number, version in enumerate(spread):
            print(of[version][(number * 7) % len(of[version])].relative_to(corpus))


def to_learn(library: str, corpus: Path) -> list[Path]:
    groups: dict[str, list[Path]] = {}
    for file in published_files(library, corpus):
        groups.setdefault("/".join(file.relative_to(corpus / folder_of(library)).parts[1:]), []).append(file)
    chosen: list[Path] = []
    seen: set[str] = set()
    spent = 0.0
    for path in sorted(groups, key=lambda p: (-len(groups[p]), len(p), p)):
        for file in evenly(groups[path], LARGE if file_size(groups[path]) > BUDGET else len(groups[path])):
            version = file.relative_to(corpus / folder_of(library)).parts[0]
            if spent > BUDGET and version in seen:
                continue
            seen.add(version)
            spent += file.stat().st_size * (1 if MINIFIED.search(path) else SHRUNK)
            chosen.append(file)
    return chosen


def file_size(files: list[Path]) -> float:
    return sum(f.stat().st_size for f in files) * SHRUNK


def by_lot(library: str, versions: list[str], most: int) -> list[str]:
    """Some versions, the same at every run."""
    drawn = sorted(versions, key=lambda v: hashlib.sha256(f"lot {library} {v}".encode()).digest())
    return sorted(drawn[:most], key=order)


def evenly(versions: list[str], most: int) -> list[str]:
    if len(versions) <= most:
        return versions
    return [versions[round(i * (len(versions) - 1) / (most - 1))] for i in range(most)]


if __name__ == "__main__":
    main()
