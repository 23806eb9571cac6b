"""
A page read once for all examiners, and pages gathered into the sites that they belong to.

A folder holds a site where an index page lies; pages of saved traffic belong to the site of their host.  ``whole`` sites are those
whose home page is at hand, so that what is linked from nowhere is not on the site.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from hegui.examining import Asking
from hegui.model import Fact, Page, Place, Skipped
from hegui.sites.addresses import host_of, led_to, path_of
from hegui.sites.decoding import decoded
from hegui.sites.headers import value
from hegui.sites.markup import Markup, taken_apart

Note = TypeVar("Note")
HEAD, FOOT = 60_000, 20_000  # characters of a page that are searched for words
_INDEXES = ("index", "default", "home")
_last: tuple[Page, str, Markup] | None = None


def markup_of(page: Page) -> Markup:
    """The page taken apart; the last one is kept, since every examiner asks for it in turn."""
    return _read(page)[2]


def text_of(page: Page) -> str:
    """The source text of a page, a script or a configuration."""
    if page.kind != "html":
        return decoded(page.body(), value(page.headers, "content-type"))
    return _read(page)[1]


def _read(page: Page) -> tuple[Page, str, Markup]:
    global _last
    if _last is None or _last[0] is not page:
        text = decoded(page.body(), value(page.headers, "content-type"))
        _last = (page, text, taken_apart(text))
    return _last


def base_of(page: Page) -> str:
    """What references in the page start from; "" for a file."""
    return led_to(page.url, markup_of(page).base) if page.url or markup_of(page).base else ""


def shown(page: Page) -> bool:
    """Is it a page that a visitor sees: markup, and no error?"""
    return page.kind == "html" and (page.status is None or 200 <= page.status < 300)


def ends(text: str) -> str:
    """A text without its middle, where it is very long: what a site owes its users stands at the head or the foot."""
    return text if len(text) <= HEAD + FOOT else text[:HEAD] + "\n" + text[-FOOT:]


@dataclass(frozen=True, slots=True)
class Site(Generic[Note]):
    """Pages that belong together, with what was noted of each."""

    place: Place
    host: str  # "" for files
    notes: tuple[tuple[Place, Note], ...]
    whole: bool

    def first(self, wanted: Note) -> Place:
        return next((place for place, note in self.notes if note == wanted), self.place)


class OfSites(Generic[Note]):
    """A gatherer that notes something of each page and tells of each site at the end: ``note`` and ``tell`` are its own."""

    def __init__(self, asked: Asking) -> None:
        self.asked = asked
        self._held: list[tuple[Place, str, bool, Note]] = []
        self._home: set[str] = set()  # hosts whose home page was seen

    def look(self, page: Page) -> None:
        if (note := self.note(page)) is not None:
            if path_of(page.url) in ("", "/") and shown(page):
                self._home.add(host_of(page.url))
            self._held.append((page.place, host_of(page.url), shown(page), note))

    def told(self) -> Iterator[Fact | Skipped]:
        for site in _sites(self._held, self._home):
            yield from self.tell(site)

    def note(self, page: Page) -> Note | None:
        raise NotImplementedError

    def tell(self, site: Site[Note]) -> Iterator[Fact | Skipped]:
        raise NotImplementedError


def _sites(held: list[tuple[Place, str, bool, Note]], home: set[str]) -> Iterator[Site[Note]]:
    by_host: dict[str, list[tuple[Place, Note]]] = {}
    files: list[tuple[Place, Note]] = []
    pages: list[Place] = []
    for place, host, is_page, note in held:
        if host:
            by_host.setdefault(host, []).append((place, note))
        else:
            files.append((place, note))
            if is_page:
                pages.append(place)
    for host, notes in by_host.items():
        first = notes[0][0].source
        yield Site(
            Place(first[: first.find(host) + len(host)] if host in first else host),
            host,
            tuple(notes),
            whole=host in home,
        )
    yield from _of_files(files, _roots(pages))


def _of_files(files: list[tuple[Place, Note]], roots: list[str]) -> Iterator[Site[Note]]:
    by_root: dict[str, list[tuple[Place, Note]]] = {}
    for place, note in files:
        root = next((r for r in roots if place.source.startswith(r + "/")), "")
        by_root.setdefault(root or place.source, []).append((place, note))
    for root, notes in by_root.items():
        yield Site(Place(root), "", tuple(notes), whole=root in roots)


def _roots(pages: list[Place]) -> list[str]:
    """The folders in which sites begin: those with an index page, none inside another."""
    folders = sorted(
        {
            str(path.parent)
            for path in (PurePosixPath(p.source) for p in pages)
            if path.stem.lower() in _INDEXES and str(path.parent) != "."
        }
    )
    kept: list[str] = []
    for folder in folders:
        if not any(folder.startswith(outer + "/") for outer in kept):
            kept.append(folder)
    return kept
