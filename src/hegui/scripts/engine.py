"""All layers over one script, and one answer for each library in it."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.scripts.addresses import told_by_address
from hegui.scripts.banners import told_by_banner
from hegui.scripts.clues import Clue
from hegui.scripts.content import Script
from hegui.scripts.digests import learned_of, told_by_digest
from hegui.scripts.misstated import ALWAYS, HABITUAL, carelessness, releases_that_state
from hegui.scripts.names import Likeness, likenesses, told_by_names
from hegui.scripts.nouns import Sighting, ToldBy
from hegui.scripts.properties import told_by_property
from hegui.scripts.published import is_foreign, with_later, without_previews
from hegui.scripts.source_maps import told_by_sources
from hegui.scripts.split_versions import told_by_pieces
from hegui.scripts.titles import told_by_title
from hegui.scripts.versions import order

STRENGTH: tuple[ToldBy, ...] = ("digest", "source-map", "banner", "property", "url", "file-name", "names")


def libraries_in(content: bytes, *, url: str = "", name: str = "") -> tuple[Sighting, ...]:
    """The libraries that a script holds, in the order they stand in it.

    ``url`` is where it was served, ``name`` its file name; either may be empty, and so may the content where
    only the address is known.  A library told exactly by a strong layer is not told again by a weaker one.
    """
    script = Script(content)
    published = list(told_by_digest(script)) if content else []
    known = {clue.library for clue in published if clue.version}
    likes = {like.known.library: like for like in likenesses(script, known)} if content else {}
    told: dict[str, list[Clue]] = {}
    for clue in (*published, *_clues(script, likes, url, name)):
        if not _of_another(clue, published):
            told.setdefault(clue.library, []).append(clue)
    found = [s for library, clues in told.items() for s in _settled(script, clues, likes.get(library))]
    return tuple(sorted(found, key=lambda s: (s.offset, s.library)))


def _of_another(clue: Clue, published: list[Clue]) -> bool:
    """
    Whether a banner is not its library's: it says the very release of a published file, which is another library's and
    says it in this form (``antd v1.1.0`` in Ant Design Vue); or a number that the library never had.
    """
    if clue.told_by != "banner" or not clue.version:
        return False
    here = order(clue.version)
    own = any(p.library != clue.library and any(order(v) == here for v in p.among) for p in published)
    return own or is_foreign(clue.library, clue.version)


def _clues(script: Script, likes: dict[str, Likeness], url: str, name: str) -> Iterator[Clue]:
    if script.content:
        yield from told_by_sources(script)
        banners = tuple(told_by_banner(script))
        yield from banners
        yield from told_by_title(script, {clue.library for clue in banners})
        yield from _believed(script, likes)
        yield from told_by_names(script, likes.values())
    if url:
        yield from told_by_address(url)
    if name:
        yield from told_by_address(name, named=True)


def _believed(script: Script, likes: dict[str, Likeness]) -> Iterator[Clue]:
    """Version properties that the names allow; where one says a release that was learned, what others say is not its own."""
    clues = [
        clue
        for clue in (*told_by_pieces(script), *told_by_property(script, likes.keys()))
        if clue.sure
        or clue.version is None
        or clue.library not in likes
        or likes[clue.library].allows(clue.version, script)
    ]
    inside = {
        c.library for c in clues if c.version and c.library in likes and likes[c.library].holds(c.version)
    }
    for clue in clues:
        if (
            clue.sure
            or clue.library not in inside
            or (clue.version and likes[clue.library].holds(clue.version))
        ):
            yield clue


def _settled(script: Script, clues: list[Clue], like: Likeness | None) -> Iterator[Sighting]:
    """The strongest layer that gives versions decides; all different versions that it gives are told.

    A digest decides alone: where the same file was published as several releases, the answer is those.
    """
    digest = [c for c in clues if c.told_by == "digest"]
    able = digest or [c for c in clues if c.version] or [c for c in clues if c.low or c.high] or clues
    strongest = min(STRENGTH.index(c.told_by) for c in able)
    by_version: dict[str | None, Clue] = {}
    for clue in able:
        if STRENGTH.index(clue.told_by) == strongest:
            by_version.setdefault(clue.version, clue)
    for clue in by_version.values():
        yield _meant(script, clue, clues, like)


def _meant(script: Script, clue: Clue, clues: list[Clue], like: Likeness | None) -> Sighting:
    """A version that several releases state is narrowed by the names; one that the content rules out stands beside those it allows."""
    disagrees = ""
    among, low, high = clue.among, clue.low, clue.high
    if clue.told_by == "digest":
        among, low, high = _narrowed(clue, clues)
    elif clue.version:
        among, low, high = (clue.version,), clue.version, clue.version
        if clue.told_by in ("banner", "property"):
            among, is_open = _stating(clue.library, clue.version)
            if len(among) > 1 and like:
                among = tuple(v for v in among if like.allows(v)) or among
            among = without_previews(among)
            low, high = among[0], None if is_open else among[-1]
            if like and len(among) == 1 and like.rules_out(clue.version):
                disagrees = clue.version
                among = tuple(sorted({*like.among, clue.version}, key=order))
                low, high = among[0], None if like.open else among[-1]
    version = low if low and low == high else None
    return Sighting(
        clue.library,
        version,
        low,
        high,
        clue.told_by,
        0.5 if disagrees else clue.certainty,
        clue.offset,
        script.line(clue.offset),
        clue.evidence,
        among if version is None else (),
        disagrees,
    )


def _narrowed(clue: Clue, clues: list[Clue]) -> tuple[tuple[str, ...], str | None, str | None]:
    """Of the releases with the same bytes, those that the banner above them states, or the one that the address does."""
    if clue.version:
        return clue.among, clue.low, clue.high
    beside: set[str] = set()
    for other in sorted(clues, key=lambda c: STRENGTH.index(c.told_by)):
        if other.version is None:
            continue
        if clue.sure and other.told_by in ("banner", "property"):
            beside.update(_unlearned_that_state(clue, other.version))
            continue  # what the bytes themselves say, all these releases say
        state = (other.version,) if other.told_by != "banner" else _stated_above(clue.library, other.version)
        meant = [v for v in clue.among if any(order(v) == order(s) for s in state)]
        if meant:
            return tuple(meant), meant[0], meant[-1]
        if clue.high is None and order(other.version) > order(clue.among[-1]):
            return (other.version,), other.version, other.version
    among = without_previews(sorted({*clue.among, *beside}, key=order))
    return among, among[0], clue.high and among[-1]


def _stated_above(library: str, version: str) -> tuple[str, ...]:
    """The releases that a banner above bytes that are known may mean."""
    if carelessness(library, len(learned_of(library))):
        return _stating(library, version, unsure=True)[0]
    return releases_that_state(library, version)


def _unlearned_that_state(clue: Clue, version: str) -> set[str]:
    """
    Where the bytes say a version that none of the releases with them has, another line of releases has them too: those
    of it that were never learned may be among them.
    """
    if any(order(v) == order(version) for v in clue.among):
        return set()
    state = _stating(clue.library, version, unsure=True)[0]
    return set(state).difference(learned_of(clue.library), (version,))


def _stating(library: str, version: str, *, unsure: bool = False) -> tuple[tuple[str, ...], bool]:
    """The releases that may state a version; and whether later ones than all that were learned may."""
    learned = learned_of(library)
    share = carelessness(library, len(learned))
    return with_later(
        library,
        learned,
        releases_that_state(library, version),
        careless=share > 0,
        habitual=unsure or share >= HABITUAL,
        always=share >= ALWAYS,
    )
