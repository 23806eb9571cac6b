"""All layers over one script, and one answer for each library in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hegui.scripts.addresses import told_by_address
from hegui.scripts.banners import told_by_banner
from hegui.scripts.clues import Clue
from hegui.scripts.content import Script
from hegui.scripts.nouns import Sighting, ToldBy
from hegui.scripts.properties import told_by_property

STRENGTH: tuple[ToldBy, ...] = ("digest", "source-map", "banner", "property", "url", "file-name", "names")


def libraries_in(content: bytes, *, url: str = "", name: str = "") -> tuple[Sighting, ...]:
    """The libraries that a script holds, in the order they stand in it.

    ``url`` is where it was served, ``name`` its file name; either may be empty, and so may the content where
    only the address is known.  A library told exactly by a strong layer is not told again by a weaker one.
    """
    script = Script(content)
    told: dict[str, list[Clue]] = {}
    for clue in _clues(script, url, name):
        told.setdefault(clue.library, []).append(clue)
    found = [s for clues in told.values() for s in _settled(script, clues)]
    return tuple(sorted(found, key=lambda s: (s.offset, s.library)))


def _clues(script: Script, url: str, name: str) -> Iterator[Clue]:
    if script.content:
        yield from told_by_banner(script)
        yield from told_by_property(script)
    if url:
        yield from told_by_address(url)
    if name:
        yield from told_by_address(name, named=True)


def _settled(script: Script, clues: list[Clue]) -> Iterable[Sighting]:
    """The strongest layer that gives versions decides; all different versions that it gives are told."""
    exact = [c for c in clues if c.version]
    strongest = min((STRENGTH.index(c.told_by) for c in exact or clues), default=0)
    chosen = [c for c in exact or clues if STRENGTH.index(c.told_by) == strongest]
    by_version: dict[str | None, Clue] = {}
    for clue in chosen:
        by_version.setdefault(clue.version, clue)
    for clue in by_version.values():
        yield Sighting(
            clue.library,
            clue.version,
            clue.version or clue.low,
            clue.version or clue.high,
            clue.told_by,
            clue.certainty,
            clue.offset,
            script.line(clue.offset),
            clue.evidence,
        )
