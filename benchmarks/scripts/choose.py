"""
Which published files to strip and measure: ``python benchmarks/scripts/choose.py CORPUS > LIST``.

Of each library some versions that the learner leaves out when told to, and some that it learns, spread over the
releases; of each version one file, now the plain one, now the minified one.
"""

from __future__ import annotations

import sys
from pathlib import Path

from corpus import is_wanted, libraries
from measure import held_out

from hegui.scripts.versions import order

EACH = 3  # versions of a kind
LARGEST = 900_000  # bytes: a stripper takes a second for each half megabyte


def main() -> None:
    corpus = Path(sys.argv[1])
    for library, row in libraries().items():
        home = corpus / library.replace("/", "+")
        if not home.is_dir():
            continue
        versions = sorted((v.name for v in home.iterdir() if v.is_dir() and v.name[0].isdigit()), key=order)
        for held in (True, False):
            able = [v for v in versions if held_out(library, v) == held]
            step = max(1, len(able) // EACH)
            for number, version in enumerate(able[::step][: EACH + 1]):
                files = [
                    f
                    for f in sorted((home / version).rglob("*.*"))
                    if is_wanted(f.relative_to(home / version).as_posix(), row["files"])  # type: ignore[arg-type]
                    and 3000 < f.stat().st_size < LARGEST
                ]
                if files:
                    print(files[(number * 7) % len(files)].relative_to(corpus))


if __name__ == "__main__":
    main()
