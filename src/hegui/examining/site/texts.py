"""Texts that a site owes its users: privacy notice, complaint entrance, rules for minors, notice on generated content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hegui.examining import gatherer
from hegui.examining.site.reading import OfSites, Site, ends, markup_of, shown
from hegui.examining.site.transport import asked_by
from hegui.model import Fact, Page, Place, Skipped
from hegui.sites import notices
from hegui.sites.dates import newest
from hegui.text import Text

LONG = 300  # characters: a page with fewer is no notice, only speaks of one
_UNREAD = Text(
    "隐私政策的链接指向未查看的页面，内容未核对",
    "the link to the privacy notice leads to a page that was not looked at: its items were not compared",
)


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says and offers."""

    asks: tuple[str, ...] = ()
    privacy_link: bool = False
    notice: bool = False  # it is a privacy notice
    dated: bool = False
    missing: tuple[str, ...] = ()
    complaint: bool = False
    time_limit: bool = False
    recommends: bool = False
    algorithm_number: bool = False
    minors: bool = False
    for_children: bool = False
    generates: bool = False
    label_notice: bool = False
    chinese: bool = False


@gatherer("site.texts", of=Page)
class Texts(OfSites[Words]):
    """Facts ``privacy-notice``, ``complaint-entrance``, ``minors-rules``, ``label-notice``; what a part of a site cannot show is left open."""

    def note(self, page: Page) -> Words | None:
        if not shown(page):
            return None
        markup = markup_of(page)
        said = ends(f"{markup.title}\n{markup.text}")
        links = "\n".join(f"{a.text}" for a in markup.links)
        is_notice = len(markup.text) >= LONG and bool(
            notices.PRIVACY.search(f"{markup.title}\n{markup.text[:120]}")
        )
        complaint = notices.COMPLAINT.search(said)
        nearby = said[complaint.start() : complaint.start() + 400] if complaint else ""
        return Words(
            asks=tuple(sorted({a for form in markup.forms for a in asked_by(form)})),
            privacy_link=notices.PRIVACY.search(links) is not None,
            notice=is_notice,
            dated=is_notice and newest(markup.text, self.asked.on.year) is not None,
            missing=notices.missing_items(ends(markup.text)) if is_notice else (),
            complaint=complaint is not None,
            time_limit=bool(nearby and notices.TIME_LIMIT.search(nearby)),
            recommends=notices.RECOMMENDS.search(said) is not None,
            algorithm_number=notices.ALGORITHM_NUMBER.search(said) is not None,
            minors=notices.MINORS.search(links) is not None
            or (is_notice and notices.MINORS.search(said) is not None),
            for_children=notices.FOR_CHILDREN.search(said) is not None,
            generates=notices.GENERATES.search(said) is not None,
            label_notice=notices.LABEL_NOTICE.search(said) is not None,
            chinese=sum("\u4e00" <= c <= "\u9fff" for c in said[:2000]) > 20,
        )

    def tell(self, site: Site[Words]) -> Iterator[Fact | Skipped]:
        pages = [note for _, note in site.notes]
        own = [(place, note) for place, note in site.notes if note.notice]
        asks = tuple(sorted({a for note in pages for a in note.asks}))
        linked = any(note.privacy_link for note in pages)
        yield self._privacy(site, own, asks, linked)
        if linked and not own:
            yield Skipped(site.place, _UNREAD)
        recommends = any(n.recommends for n in pages)
        yield Fact(
            "complaint-entrance",
            site.place,
            Text("投诉、举报、申诉入口", "an entrance for complaints and appeals"),
            certainty=0.7,
            details=(
                ("present", any(n.complaint for n in pages)),
                ("time_limit", any(n.time_limit for n in pages)),
                ("recommends", recommends),
                ("number", any(n.algorithm_number for n in pages)),
                ("asks", asks),
                ("whole", site.whole),
            ),
        )
        if any(n.for_children for n in pages):
            yield Fact(
                "minors-rules",
                next(place for place, n in site.notes if n.for_children),
                Text("页面面向未成年人或其家长", "pages speak to minors or their parents"),
                certainty=0.6,
                details=(("present", any(n.minors for n in pages)), ("asks", asks), ("whole", site.whole)),
            )
        if any(n.generates for n in pages):
            yield Fact(
                "label-notice",
                next(place for place, n in site.notes if n.generates),
                Text("页面提供人工智能生成服务", "pages offer content made by AI"),
                certainty=0.6,
                details=(("present", any(n.label_notice for n in pages)), ("whole", site.whole)),
            )

    def _privacy(
        self, site: Site[Words], own: list[tuple[Place, Words]], asks: tuple[str, ...], linked: bool
    ) -> Fact:
        place = own[0][0] if own else site.place
        best = min((note.missing for _, note in own), key=len, default=())
        return Fact(
            "privacy-notice",
            place,
            Text("隐私政策（个人信息处理规则）", "a privacy notice"),
            certainty=0.7,
            details=(
                ("present", bool(own) or linked),
                ("read", bool(own)),
                ("dated", any(note.dated for _, note in own)),
                ("missing", best),
                ("asks", asks),
                ("whole", site.whole),
            ),
        )
