"""Libraries that a site runs: in its script files, inline in its pages, and by the addresses of what others hand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from posixpath import normpath

from hegui.examining import gatherer
from hegui.examining.site.reading import OfSites, Site, base_of, markup_of, shown
from hegui.model import SEVERITIES, Fact, Page, Place, Skipped
from hegui.scripts import Sighting, advisories_of, end_of_life, libraries_in
from hegui.scripts.nouns import TOLD_BY
from hegui.sites.addresses import host_of, led_to, path_of
from hegui.text import Text, joined

SHORTEST = 40  # characters of an inline script that may hold a library
_last: tuple[Page, tuple[Sighting, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Runs:
    """What a page or a script file runs: libraries seen in it, and addresses of scripts that it fetches."""

    seen: tuple[Sighting, ...] = ()
    fetched: tuple[str, ...] = ()
    file: str = ""  # of a script file: its address, or its path


def sightings_of(page: Page) -> tuple[Sighting, ...]:
    """The libraries in a script file; the last answer is kept, since two examiners ask."""
    global _last
    if _last is None or _last[0] is not page:
        name = PurePosixPath(page.place.source).name if not page.url else ""
        _last = (page, libraries_in(page.body(), url=page.url, name=name))
    return _last[1]


def support_of(found: tuple[Sighting, ...], on: date) -> str:
    """Are the libraries seen "old" (one is past its end of life, or certainly flawed) or "supported"?  "" where none was seen."""
    if not found:
        return ""
    for each in found:
        ending = end_of_life(each, on)
        if ending and ending.verdict == "certainly":
            return "old"
        if any(a.verdict == "certainly" for a in advisories_of(each, on)):
            return "old"
    return "supported"


def loaded_by(page: Page) -> Iterator[tuple[Sighting, ...]]:
    """The libraries of each script that a page loads by its address."""
    base = base_of(page)
    for script in markup_of(page).scripts:
        if script.src and (
            seen := libraries_in(b"", url=script.src if not base else led_to(base, script.src))
        ):
            yield seen


@gatherer("site.libraries", of=Page)
class Libraries(OfSites[Runs]):
    """Facts ``library``, one a library and version of a site, with its known flaws and whether it is still looked after."""

    def note(self, page: Page) -> Runs | None:
        if page.kind in ("script", "source-map"):
            return Runs(sightings_of(page), file=page.url or page.place.source)
        if not shown(page):
            return None
        markup, base = markup_of(page), base_of(page)
        inline = [s for s in markup.scripts if not s.src and len(s.inline) >= SHORTEST]
        seen = tuple(
            each for script in inline for each in libraries_in(script.inline.encode("utf-8", "replace"))
        )
        fetched = tuple(s.src if not base else led_to(base, s.src) for s in markup.scripts if s.src)
        return Runs(seen, fetched)

    def tell(self, site: Site[Runs]) -> Iterator[Fact | Skipped]:
        files = {runs.file for _, runs in site.notes if runs.file}
        found: dict[tuple[str, str | None, str | None, str | None], list[tuple[Place, Sighting]]] = {}
        by_address: dict[str, tuple[Sighting, ...]] = {}
        for place, runs in site.notes:
            fetched = [a for a in runs.fetched if not _at_hand(a, place, files)]
            for address in fetched:
                if address not in by_address:
                    by_address[address] = libraries_in(b"", url=address)
            for each in (*runs.seen, *(s for a in fetched for s in by_address[a])):
                key = (each.library, each.version, each.low, each.high)
                found.setdefault(key, []).append((place, each))
        for seen in found.values():
            yield _told(seen, self.asked.on)


def _at_hand(address: str, page: Place, files: set[str]) -> bool:
    """Is the script among the files that were looked at themselves?"""
    if address.split("?")[0].split("#")[0] in {f.split("?")[0] for f in files}:
        return True
    if host_of(address):
        return False
    path = path_of(address)
    folder = str(PurePosixPath(page.source).parent)
    near = normpath(f"{folder}/{path}") if not path.startswith("/") else ""
    return near in files or any(f.endswith(normpath(path)) for f in files if path.startswith("/"))


def _told(seen: list[tuple[Place, Sighting]], on: date) -> Fact:
    place, best = max(seen, key=lambda s: s[1].certainty)
    flaws = advisories_of(best, on)
    sure = [a for a in flaws if a.verdict == "certainly"]
    ending = end_of_life(best, on)
    gravest = max((a.severity for a in sure or flaws), key=SEVERITIES.index, default="")
    fixes = sorted({a.fixed for a in sure or flaws if a.fixed}, key=_order)
    return Fact(
        "library",
        Place(place.source, place.path, best.line if best.line > 1 else None),
        Text("使用 {library}（依据：{how}）", "runs {library} (told by {how})").fill(
            library=best.shown, how=TOLD_BY[best.told_by]
        ),
        certainty=best.certainty,
        details=(
            ("library", best.library),
            ("version", best.version or ""),
            ("shown", best.shown.en),
            ("low", best.low or ""),
            ("high", best.high or ""),
            ("flaws", len(flaws)),
            ("certain", len(sure)),
            ("severity", gravest),
            ("ids", tuple(a.ids[0] for a in (sure or flaws) if a.ids)),
            ("fixed", fixes[-1] if fixes else ""),
            ("ended", ending is not None and ending.verdict == "certainly"),
            ("perhaps_ended", ending is not None),
            ("ended_on", ending.ended if ending else None),
            ("pages", len({str(p) for p, _ in seen})),
        ),
        reasons=(joined([TOLD_BY[t] for t in dict.fromkeys(s.told_by for _, s in seen)]),),
        sample=best.evidence or None,
    )


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(p) if p.isdigit() else -1 for p in version.replace("-", ".").split("."))
