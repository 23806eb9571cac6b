"""
Releases whose files state the version of another: ``python benchmarks/scripts/misstated.py CORPUS [--without-held]``.

Now and then a package is published without its files being built anew: plupload 2.3.2 says 2.3.1 inside.  One file of
each version is looked at; where banner or property state another version than the package's, the table
``tables/misstated.json`` has the stated one with all releases that state it.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from corpus import libraries
from learn import SMALLEST, published_files
from measure import held_out
from tables import write

from hegui.scripts.banners import told_by_banner
from hegui.scripts.content import Script
from hegui.scripts.names import likenesses, told_by_names
from hegui.scripts.properties import told_by_property
from hegui.scripts.versions import order

ODD = {
    "jquery": {"1.5.1", "1.7.3"},
    "swfobject": {"2.2.1"},
}  # builds for Node of their own, never served to a browser


def main() -> None:
    corpus = Path(sys.argv[1])
    told: dict[str, dict[str, list[str]]] = {}
    for library, row in libraries().items():
        stated = stated_by_release(library, corpus, row["files"], "--without-held" in sys.argv)  # type: ignore[arg-type]
        wrong = {
            v: sorted(of, key=order) for v, of in stated.items() if any(order(o) != order(v) for o in of)
        }
        if wrong:
            told[library] = dict(sorted(wrong.items(), key=lambda item: order(item[0])))
            print(library, told[library], flush=True)
    write("misstated", {"source": "npm registry", "date": date.today().isoformat()}, "libraries", told)


def stated_by_release(
    library: str, corpus: Path, files: list[str], without_held: bool
) -> dict[str, set[str]]:
    """Stated version -> the releases whose files state it; the right one too."""
    smallest: dict[str, Path] = {}
    for file in published_files(library, corpus, files):
        version = file.relative_to(corpus).parts[1]
        if version in ODD.get(library, ()) or (without_held and held_out(library, version)):
            continue
        size = file.stat().st_size
        if size >= SMALLEST and (version not in smallest or size < smallest[version].stat().st_size):
            smallest[version] = file
    stated: dict[str, set[str]] = {}
    for version, file in smallest.items():
        for said in stated_in(library, Script(file.read_bytes())):
            stated.setdefault(said, set()).add(version)
    return stated


def stated_in(library: str, script: Script) -> set[str]:
    banners = {c.version for c in told_by_banner(script) if c.library == library and c.version}
    likes = [like for like in likenesses(script) if like.known.library == library]
    clues = [
        *told_by_property(script, {library}),
        *(c for like in likes for c in told_by_names(script, like)),
    ]
    return banners | {
        c.version for c in clues if c.library == library and c.version and c.told_by == "property"
    }


if __name__ == "__main__":
    main()
