"""What a page sends or fetches in the clear: forms over http, parts of a secure page fetched over http."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.examining import Asking, examiner, gatherer
from hegui.examining.site.reading import OfSites, Site, base_of, markup_of, shown
from hegui.model import Fact, Page, Skipped
from hegui.sites.addresses import defanged, led_to, scheme_of
from hegui.sites.markup import Form, Markup
from hegui.sites.notices import ASKED, SENSITIVE, asks_for
from hegui.text import Text, joined

_ACTIVE = frozenset({"script", "iframe", "frame", "style", "object", "embed"})


@examiner("site.forms", of=Page)
def forms(page: Page, asked: Asking) -> Iterator[Fact | Skipped]:
    """Facts ``form``: what a form asks for, and whether it is sent in the clear (unknown for a file with a relative action)."""
    if not shown(page):
        return
    for form in markup_of(page).forms:
        asks = asked_by(form)
        if not asks:
            continue
        to = led_to(base_of(page), form.action) if form.action else page.url
        scheme = scheme_of(to)
        yield Fact(
            "form",
            page.place,
            Text("表单收集{what}", "a form asks for {what}").fill(what=joined([ASKED[a] for a in asks])),
            certainty=0.8,
            details=(
                ("asks", asks),
                ("sensitive", bool(SENSITIVE & set(asks))),
                ("password", "password" in asks),
                ("clear", scheme == "http" if scheme in ("http", "https") else None),
                ("to", defanged(to) if scheme else ""),
                ("by_get", form.method != "post" and bool({"password", "id-number"} & set(asks))),
                ("line", form.line),
            ),
        )


def asked_by(form: Form) -> tuple[str, ...]:
    """What kinds of personal information a form asks for; a search box asks for none."""
    fields = [
        f for f in form.fields if f.type not in ("hidden", "submit", "button", "image", "reset", "search")
    ]
    asks = asks_for([f"{f.name} {f.hint}" for f in fields], form.text if len(fields) > 1 else "")
    if any(f.type == "password" for f in fields) and "password" not in asks:
        asks = (*asks, "password")
    return asks


Mixed = tuple[tuple[str, str], ...]


@gatherer("site.mixed-content", of=Page)
class MixedContent(OfSites[Mixed]):
    """Facts ``mixed-content``: parts of pages fetched over http, by what they are; and ``no-integrity``: scripts from other hosts."""

    def note(self, page: Page) -> Mixed | None:
        if not shown(page):
            return None
        base, markup = base_of(page), markup_of(page)
        found = []
        for tag, reference in _fetched(markup):
            to = led_to(base, reference)
            if scheme_of(to) == "http" and scheme_of(page.url) != "http":
                found.append((("active" if tag in _ACTIVE else "passive"), defanged(to)))
        return tuple(sorted(set(found)))

    def tell(self, site: Site[Mixed]) -> Iterator[Fact | Skipped]:
        for kind in ("active", "passive"):
            places = [(place, [to for k, to in note if k == kind]) for place, note in site.notes]
            places = [(place, tos) for place, tos in places if tos]
            if not places:
                continue
            all_of = sorted({to for _, tos in places for to in tos})
            yield Fact(
                "mixed-content",
                places[0][0],
                Text(
                    "页面以 http 明文加载 {what} 等 {n} 处",
                    "pages fetch over http: {what} and so on, {n} in all",
                ).fill(what=all_of[0], n=len(all_of)),
                details=(("active", kind == "active"), ("references", len(all_of)), ("pages", len(places))),
            )


def _fetched(markup: Markup) -> Iterator[tuple[str, str]]:
    for script in markup.scripts:
        if script.src:
            yield "script", script.src
    for each in markup.loaded:
        yield each.tag, each.href
