"""Who else is told when a page is opened: measuring, advertising, fonts and scripts from other hosts."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.examining import gatherer
from hegui.examining.site.reading import OfSites, Site, base_of, markup_of, shown
from hegui.model import Fact, Page, Skipped
from hegui.sites.addresses import host_of, led_to, registered
from hegui.sites.notices import PRIVACY
from hegui.sites.recipients import RECIPIENTS, Recipient, hijackable, recipient
from hegui.text import Text

Hosts = tuple[
    tuple[str, str], ...
]  # host, and "script" or another kind of element; operator, and "told" by a privacy notice

_KINDS = {
    "statistics": Text("统计", "statistics"), "advertising": Text("广告", "advertising"), "social": Text("社交组件", "social widget"),
    "cdn": Text("公共脚本库", "public script library"), "fonts": Text("字体", "fonts"), "maps": Text("地图", "maps"),
    "captcha": Text("验证码", "captcha"), "service": Text("在线服务", "online service"),
}  # fmt: skip


@gatherer("site.other-hosts", of=Page)
class OtherHosts(OfSites[Hosts]):
    """Facts ``recipient`` (a known operator) and ``hijackable-script`` (its host was taken over, or is gone)."""

    def note(self, page: Page) -> Hosts | None:
        if not shown(page):
            return None
        base, markup = base_of(page), markup_of(page)
        loaded = [(led_to(base, s.src), "script") for s in markup.scripts if s.src]
        loaded += [(led_to(base, each.href), each.tag) for each in markup.loaded]
        loaded += [
            (f"https://{host}", "script") for s in markup.scripts if s.inline for host in _named_in(s.inline)
        ]
        own = registered(host_of(page.url))
        told = [(operator, "told") for operator in _told_by(markup.title, markup.text)]
        asked = {(host, kind) for to, kind in loaded if (host := host_of(to)) and registered(host) != own}
        return (*told, *sorted(asked))

    def tell(self, site: Site[Hosts]) -> Iterator[Fact | Skipped]:
        seen: dict[str, set[str]] = {}
        named: set[str] = set()  # operators that a privacy notice names
        where: dict[str, list[int]] = {}
        for at, (_, hosts) in enumerate(site.notes):
            for host, kind in hosts:
                if kind == "told":
                    named.add(host)
                    continue
                seen.setdefault(host, set()).add(kind)
                if not where.get(host) or where[host][-1] != at:
                    where.setdefault(host, []).append(at)
        operators: dict[str, list[str]] = {}
        known: dict[str, Recipient] = {}
        for host in sorted(seen):
            first = site.notes[where[host][0]][0]
            if (fate := hijackable(host)) and "script" in seen[host]:
                yield Fact(
                    "hijackable-script",
                    first,
                    Text("脚本来自 {host}", "a script comes from {host}").fill(host=host.replace(".", "[.]")),
                    certainty=0.9,
                    details=(("host", host), ("fate", fate), ("pages", len(where[host]))),
                )
            if found := recipient(host):
                operators.setdefault(found.operator, []).append(host)
                known[found.operator] = found
        for operator, theirs in operators.items():
            found = known[operator]
            pages = {at for host in theirs for at in where[host]}
            yield Fact(
                "recipient",
                site.notes[min(pages)][0],
                Text(
                    "打开页面时访问 {operator} 的{kind}（{hosts}）",
                    "opening the page asks {operator} for {kind} ({hosts})",
                ).fill(operator=found.name, kind=_KINDS[found.kind], hosts=", ".join(theirs)),
                certainty=0.9,
                details=(
                    ("operator", operator),
                    ("country", found.country),
                    ("foreign", found.foreign),
                    ("use", found.kind),
                    ("pages", len(pages)),
                    ("hosts", tuple(theirs)),
                    ("told", operator in named),
                ),
            )


def _told_by(title: str, text: str) -> set[str]:
    """The operators that a privacy notice names; none for any other page."""
    if not PRIVACY.search(f"{title}\n{text[:120]}"):
        return set()
    known = {r.operator: r for r in RECIPIENTS.values()}
    return {operator for operator, r in known.items() if len(operator) > 1 and r.named_in(text)}


def _named_in(script: str) -> Iterator[str]:
    """Known hosts that an inline script names: measuring scripts write their own element."""
    from hegui.sites.recipients import GONE, RECIPIENTS, TAKEN_OVER

    if len(script) > 200_000 or ("//" not in script and ".com" not in script):
        return
    for host in (*RECIPIENTS, *GONE, *TAKEN_OVER):
        at = script.find(host)
        if (
            at > 0
            and script[at - 1] in "/.\"'"
            and script[at + len(host) : at + len(host) + 1] in ("/", '"', "'", "?", "")
        ):
            yield host
