"""Filing numbers on a site's pages, and what is asked of sites of public bodies: domain and mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.examining import gatherer
from hegui.examining.site.reading import OfSites, Site, markup_of, shown, text_of
from hegui.model import Fact, Page, Skipped
from hegui.sites.addresses import host_of, is_number
from hegui.sites.filings import WHERE_ICP, WHERE_POLICE, icp_numbers, police_numbers
from hegui.text import Text

_PUBLIC_BODY = re.compile(
    r"人民政府|政务服务|(?:卫生健康|教育|公安|民政|财政|人力资源和社会保障|市场监督管理)(?:委员会|局|厅)|党委|人大常委会"
)
_MARK = re.compile(
    r"bszs\.conac\.cn|dcs\.conac\.cn|conac\.cn/sitename|党政机关[^。]{0,6}标识|red\.png|blue\.png",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Seen:
    icp: str = ""  # "good", "malformed"
    icp_linked: bool = False
    police: str = ""
    police_linked: bool = False
    chinese: bool = False
    public_body: bool = False
    mark: bool = False


@gatherer("site.filing", of=Page)
class Filing(OfSites[Seen]):
    """Facts ``icp-number`` and ``police-number`` (state: good, malformed, unlinked, absent) and ``government-site``."""

    def note(self, page: Page) -> Seen | None:
        if not shown(page):
            return None
        markup = markup_of(page)
        said = markup.text
        links = {host_of(a.href if "//" in a.href else f"//{a.href}") for a in markup.links}
        return Seen(
            icp=_state([n.well_formed for n in icp_numbers(said)]),
            icp_linked=any(h.endswith(WHERE_ICP) for h in links),
            police=_state([n.well_formed for n in police_numbers(said)]),
            police_linked=any(h.endswith(WHERE_POLICE) for h in links),
            chinese=sum("\u4e00" <= c <= "\u9fff" for c in said[:4000]) > 20,
            public_body=bool(_PUBLIC_BODY.search(markup.title)),
            mark=bool(_MARK.search(text_of(page))),
        )

    def tell(self, site: Site[Seen]) -> Iterator[Fact | Skipped]:
        notes = [note for _, note in site.notes]
        if not any(n.chinese for n in notes) or _internal(site.host):
            return
        for kind, states, linked, name in (
            (
                "icp-number",
                [n.icp for n in notes],
                any(n.icp_linked for n in notes),
                Text("ICP 备案号", "the ICP filing number"),
            ),
            (
                "police-number",
                [n.police for n in notes],
                any(n.police_linked for n in notes),
                Text("公安联网备案号", "the public-security filing number"),
            ),
        ):
            state = "good" if "good" in states else "malformed" if "malformed" in states else "absent"
            if state == "good" and not linked:
                state = "unlinked"
            yield Fact(
                kind,
                site.place,
                Text("{name}：{state}", "{name}: {state}").fill(name=name, state=_STATES[state]),
                certainty=0.8,
                details=(("state", state), ("host", site.host), ("whole", site.whole)),
            )
        if site.host or any(n.public_body for n in notes):
            yield Fact(
                "government-site",
                site.place,
                Text("网站的域名与专属标识", "the site's domain and mark"),
                certainty=0.7,
                details=(
                    ("host", site.host),
                    ("public_body", any(n.public_body for n in notes)),
                    ("mark", any(n.mark for n in notes)),
                    ("whole", site.whole),
                ),
            )


_STATES = {
    "good": Text("有且格式正确、有链接", "there, well formed, linked"),
    "malformed": Text("格式不对", "not well formed"),
    "unlinked": Text("有，但没有链接到查询网站", "there, but not linked to where it can be looked up"),
    "absent": Text("没有看到", "not seen"),
}


def _state(forms: list[bool]) -> str:
    return "good" if any(forms) else "malformed" if forms else ""


def _internal(host: str) -> bool:
    return (
        host == "localhost"
        or is_number(host)
        or (bool(host) and "." not in host)
        or host.endswith((".local", ".lan", ".internal"))
    )
