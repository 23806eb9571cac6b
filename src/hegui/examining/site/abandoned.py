"""
Is the site abandoned?  Signs of age, none of which says much alone, weighed into one verdict with its reasons.

A sign counts a point, a strong one two: it says that it has stopped; its newest date is over two years old (three points from five
years on); its year of copyright lies two years back; a form still sends over http; all of its libraries are past their end of life
or certainly flawed, by the script files at hand and by the addresses that pages load them from; three in ten links to its own pages, and
three at least, lead nowhere.  When a file was last written to disk says
nothing: a copy renews it.  Two signs and three points make the verdict.  Ours, not the law's: an operator that still runs the site shows so by a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from posixpath import normpath
from urllib.parse import unquote

from hegui.examining import Asking, gatherer
from hegui.examining.site.libraries import loaded_by, sightings_of, support_of
from hegui.examining.site.reading import OfSites, Site, base_of, ends, markup_of, shown, text_of
from hegui.examining.site.transport import asked_by
from hegui.model import Fact, Page, Place, Skipped
from hegui.scripts import Sighting
from hegui.sites.addresses import led_to, scheme_of
from hegui.sites.dates import copyright_year, dates, labelled
from hegui.sites.headers import value
from hegui.sites.notices import SENSITIVE, STOPPED
from hegui.text import Text

ENOUGH = 3  # points
STALE_YEARS, OLD_YEARS = 2, 5
FEW, DEAD = 3, 0.3  # links that lead nowhere: so many at least, and this share
_PAGES = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:|//)[^?#]*\.s?html?(?:[?#].*)?", re.IGNORECASE | re.DOTALL)
MANY = 5  # dates on a site, where none of them says that something was published then


@dataclass(frozen=True, slots=True)
class Age:
    """What a page, or a script, says of its age."""

    dates: tuple[date, ...] = ()  # that stand on it
    labelled: date | None = None  # the latest that says when something was published or changed
    copyright: int | None = None
    changed: date | None = None  # Last-Modified
    stopped: bool = False
    asks: tuple[str, ...] = ()
    scripts: tuple[tuple[str, str], ...] = ()  # a library and its version -> "old", "supported"
    of_page: bool = True  # not a script file
    clear: bool = False  # a form that asks for something sends over http
    links: tuple[str, ...] = ()  # to pages of its own site, as paths
    gone: bool = False  # asked for because a page links to it, and not there


@gatherer("site.abandoned", of=Page)
class Abandoned(OfSites[Age]):
    """A fact ``abandoned`` a site whose signs of age come to the verdict; ``forms`` and ``sensitive`` say what it still asks for."""

    def note(self, page: Page) -> Age | None:
        if page.kind == "script":
            return Age(scripts=self._supported(sightings_of(page)), of_page=False)
        if page.kind == "html" and page.status in (404, 410):
            return Age(of_page=False, gone=True)
        if not shown(page):
            return None
        year = self.asked.on.year
        markup = markup_of(page)
        forms = [(form, asked) for form in markup.forms if (asked := asked_by(form))]
        asks = {a for _, asked in forms for a in asked}
        return Age(
            dates=tuple(dates(markup.text, year)[:100]),
            labelled=max(labelled(markup.text, year), default=None),
            copyright=copyright_year(f"{markup.text}\n{markup.title}", year)
            or copyright_year(text_of(page)[-4000:], year),
            changed=_changed(page),
            stopped=STOPPED.search(ends(markup.text)) is not None,
            asks=tuple(sorted(asks)),
            scripts=tuple(each for seen in loaded_by(page) for each in self._supported(seen)),
            clear=any(scheme_of(led_to(base_of(page), form.action)) == "http" for form, _ in forms),
            links=tuple({a.href for a in markup.links if _PAGES.fullmatch(a.href)}) if not page.url else (),
        )

    def _supported(self, seen: tuple[Sighting, ...]) -> tuple[tuple[str, str], ...]:
        dated = tuple(each for each in seen if each.version or each.low or each.high)
        return ((dated[0].shown.en, support_of(dated, self.asked.on)),) if dated else ()

    def tell(self, site: Site[Age]) -> Iterator[Fact | Skipped]:
        signs, points = _signs([note for _, note in site.notes], self.asked)
        if (dead := _dead(site)) is not None:
            signs.append(dead)
            points += 1
        if points < ENOUGH or len(signs) < 2 or not any(note.of_page for _, note in site.notes):
            return
        asks = sorted({a for _, note in site.notes for a in note.asks})
        yield Fact(
            "abandoned",
            site.place,
            Text("网站已停止维护的迹象：{signs}", "signs that the site is abandoned: {signs}").fill(
                signs=Text("；".join(s.zh for s in signs), "; ".join(s.en for s in signs))
            ),
            certainty=min(0.5 + 0.1 * points, 0.9),
            details=(
                ("points", points),
                ("asks", tuple(asks)),
                ("sensitive", bool(SENSITIVE & set(asks))),
                ("host", site.host),
                ("stopped", any(note.stopped for _, note in site.notes)),
            ),
            reasons=tuple(signs),
        )


def _signs(notes: list[Age], asked: Asking) -> tuple[list[Text], int]:
    signs: list[Text] = []
    points = 0
    if any(n.stopped for n in notes):
        signs.append(Text("页面自称已停止运营或服务", "it says itself that it has stopped"))
        points += 2
    days = list({d for n in notes for d in n.dates if d <= asked.on})
    if (
        not any(n.labelled for n in notes) and len(days) < MANY
    ):  # a date inside an article says little of the site
        days = [n.changed for n in notes if n.changed and n.changed <= asked.on]
    if days:
        latest = max(days)
        years = (asked.on - latest).days / 365.25
        if years >= STALE_YEARS:
            signs.append(Text("最新的日期是 {day}", "its newest date is {day}").fill(day=latest.isoformat()))
            points += 3 if years >= OLD_YEARS else 2
    copyrights = [n.copyright for n in notes if n.copyright]
    if copyrights and asked.on.year - max(copyrights) >= STALE_YEARS:
        signs.append(
            Text("版权年份停在 {year}", "its copyright ends in {year}").fill(year=str(max(copyrights)))
        )
        points += 2 if asked.on.year - max(copyrights) >= OLD_YEARS else 1
    if any(n.clear for n in notes):
        signs.append(Text("表单仍以 http 提交", "a form still sends over http"))
        points += 1
    scripts = dict(script for n in notes for script in n.scripts)
    if scripts and all(state == "old" for state in scripts.values()):
        signs.append(
            Text(
                "所用脚本库都已停止维护（{n} 个）",
                "all of its script libraries are past their end of life ({n})",
            ).fill(n=len(scripts))
        )
        points += 1
    return signs, points


def _dead(site: Site[Age]) -> Text | None:
    """The sign that many links to pages of the site lead nowhere: files that are not there, or answers that say so."""
    if site.host:
        asked, missing = sum(n.of_page or n.gone for _, n in site.notes), sum(n.gone for _, n in site.notes)
    elif site.whole:
        there = {place.source for place, _ in site.notes}
        to = {_leads_to(link, place, site.place) for place, n in site.notes for link in n.links}
        asked, missing = len(to), len(to - there)
    else:
        return None
    if missing < FEW or missing < asked * DEAD:
        return None
    return Text(
        "{all} 个站内页面链接中 {n} 个已失效", "{n} of {all} links to its own pages lead nowhere"
    ).fill(all=asked, n=missing)


def _leads_to(link: str, page: Place, root: Place) -> str:
    path = unquote(link.partition("#")[0].partition("?")[0])
    folder = root.source if path.startswith("/") else page.source.rpartition("/")[0]
    return normpath(f"{folder}/{path.lstrip('/')}")


def _changed(page: Page) -> date | None:
    try:
        return parsedate_to_datetime(value(page.headers, "last-modified")).date()
    except (TypeError, ValueError):
        return None
