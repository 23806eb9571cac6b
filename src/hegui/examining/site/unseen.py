"""What files alone cannot show of a site: told once a site, so that it is not taken for clean."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.examining import gatherer
from hegui.examining.site.reading import OfSites, Site, shown
from hegui.model import Fact, Page, Skipped
from hegui.text import Text

_FILES = Text(
    "离线文件看不到响应头、Cookie、证书、TLS 和开放端口；需要时写好授权范围文件，用 hegui check https://… --scope 查看",
    "files do not show headers, cookies, certificates, TLS or open ports; write a scope file and run hegui check https://… --scope "
    "to look at them",
)
_TRAFFIC = Text(
    "只看了存档中的应答；没有访问过的页面、证书、TLS 和开放端口未查看",
    "only the saved answers were looked at: pages nobody visited, certificates, TLS and open ports were not",
)


@gatherer("site.unseen", of=Page)
class Unseen(OfSites[bool]):
    """No facts: what was not looked at."""

    def note(self, page: Page) -> bool | None:
        return page.status is None if shown(page) else None

    def tell(self, site: Site[bool]) -> Iterator[Fact | Skipped]:
        if not site.host:
            if site.whole:
                yield Skipped(site.place, _FILES)
        elif site.place.source != site.host:
            yield Skipped(site.place, _TRAFFIC)
