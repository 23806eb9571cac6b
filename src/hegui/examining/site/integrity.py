"""Scripts and styles that another host hands out, without a digest that would show a change (Subresource Integrity, W3C)."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.examining import gatherer
from hegui.examining.site.reading import OfSites, Site, base_of, markup_of, shown
from hegui.model import Fact, Page, Skipped
from hegui.sites.addresses import host_of, led_to, registered
from hegui.text import Text

Unpinned = tuple[str, ...]  # hosts


@gatherer("site.integrity", of=Page)
class Integrity(OfSites[Unpinned]):
    """Facts ``no-integrity``, one a host."""

    def note(self, page: Page) -> Unpinned | None:
        if not shown(page):
            return None
        base, markup, own = base_of(page), markup_of(page), registered(host_of(page.url))
        open_ones = [s.src for s in markup.scripts if s.src and not s.integrity]
        open_ones += [each.href for each in markup.loaded if each.tag == "style" and not each.integrity]
        hosts = {host_of(led_to(base, reference)) for reference in open_ones}
        return tuple(sorted(h for h in hosts if h and registered(h) != own))

    def tell(self, site: Site[Unpinned]) -> Iterator[Fact | Skipped]:
        for host in sorted({host for _, hosts in site.notes for host in hosts}):
            pages = [place for place, hosts in site.notes if host in hosts]
            yield Fact(
                "no-integrity",
                pages[0],
                Text(
                    "{n} 个页面从 {host} 加载脚本或样式，没有完整性校验值",
                    "{n} page(s) load scripts or styles from {host} without an integrity digest",
                ).fill(n=len(pages), host=host),
                details=(("host", host), ("pages", len(pages))),
            )
