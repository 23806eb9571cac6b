"""All layers over one script, and one answer for each library in it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.scripts.addresses import told_by_address
from hegui.scripts.banners import told_by_banner
from hegui.scripts.clues import Clue
from hegui.scripts.content import Script
from hegui.scripts.digests import told_by_digest
from hegui.scripts.misstated import releases_that_state
from hegui.scripts.names import Likeness, likenesses, told_by_names
from hegui.scripts.nouns import Sighting, ToldBy
from hegui.scripts.properties import told_by_property
from hegui.scripts.source_maps import told_by_sources
from hegui.scripts.split_versions import told_by_pieces
from hegui.scripts.versions import order

STRENGTH: tuple[ToldBy, ...] = ("digest", "source-map", "banner", "property", "url", "file-name", "names")


def libraries_in(content: bytes, *, url: str = "", name: str = "") -> tuple[Sighting, ...]:
    """The libraries that a script holds, in the order they stand in it.

    ``url`` is where it was served, ``name`` its file name; either may be empty, and so may the content where
    only the address is known.  A library told exactly by a strong layer is not told again by a weaker one.
    """
    script = Script(content)
    likes = {like.known.library: like for like in likenesses(script)} if content else {}
    told: dict[str, list[Clue]] = {}
    for clue in _clues(script, likes, url, name):
        told.setdefault(clue.library, []).append(clue)
    found = [s for library, clues in told.items() for s in _settled(script, clues, likes.get(library))]
    return tuple(sorted(found, key=lambda s: (s.offset, s.library)))


def _clues(script: Script, likes: dict[str, Likeness], url: str, name: str) -> Iterator[Clue]:
    if script.content:
        yield from told_by_digest(script)
        yield from told_by_sources(script)
        yield from told_by_banner(script)
        for clue in (*told_by_pieces(script), *told_by_property(script, likes.keys())):
            like = likes.get(clue.library)
            if like is None or clue.version is None or _within(clue.version, like) or clue.sure:
                yield clue
        for like in likes.values():
            yield from told_by_names(script, like)
    if url:
        yield from told_by_address(url)
    if name:
        yield from told_by_address(name, named=True)


def _settled(script: Script, clues: list[Clue], like: Likeness | None) -> Iterator[Sighting]:
    """The strongest layer that gives versions decides; all different versions that it gives are told.

    A digest decides alone: where the same file was published as several releases, the answer is their range.
    """
    digest = [c for c in clues if c.told_by == "digest"]
    able = digest or [c for c in clues if c.version] or [c for c in clues if c.low or c.high] or clues
    strongest = min(STRENGTH.index(c.told_by) for c in able)
    by_version: dict[str | None, Clue] = {}
    for clue in able:
        if STRENGTH.index(clue.told_by) == strongest:
            by_version.setdefault(clue.version, clue)
    for clue in by_version.values():
        version, low, high = _meant(clue, like)
        line = script.line(clue.offset)
        yield Sighting(
            clue.library, version, low, high, clue.told_by, clue.certainty, clue.offset, line, clue.evidence
        )


def _meant(clue: Clue, like: Likeness | None) -> tuple[str | None, str | None, str | None]:
    """Version, low and high; a version that several releases state is narrowed by the names, or is a range."""
    if clue.version is None or clue.told_by not in ("banner", "property"):
        return clue.version, clue.version or clue.low, clue.version or clue.high
    releases = releases_that_state(clue.library, clue.version)
    if len(releases) > 1 and like:
        releases = tuple(v for v in releases if _within(v, like)) or releases
    low, high = releases[0], releases[-1]
    return (low if low == high else None), low, high


def _within(version: str, like: Likeness) -> bool:
    """Whether the names in the script allow a version."""
    here = order(version)
    return (like.low is None or order(like.low) <= here) and (like.high is None or here <= order(like.high))
