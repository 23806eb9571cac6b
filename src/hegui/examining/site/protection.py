"""What a server's answers say and set: protecting headers, content security policy, cookies, pages given over plain http."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.examining import gatherer
from hegui.examining.site.reading import OfSites, Site, markup_of, shown
from hegui.examining.site.transport import asked_by
from hegui.masking import safe_name
from hegui.model import Fact, Page, Place, Skipped
from hegui.sites import csp, headers
from hegui.sites.addresses import scheme_of
from hegui.sites.cookies import Cookie, cookie, faults
from hegui.text import Text

_NAMES = {
    "strict-transport-security": Text(
        "Strict-Transport-Security（强制 https）", "Strict-Transport-Security (https only)"
    ),
    "strict-transport-security-short": Text(
        "Strict-Transport-Security 有效期不足半年", "Strict-Transport-Security for half a year"
    ),
    "x-content-type-options": Text("X-Content-Type-Options: nosniff", "X-Content-Type-Options: nosniff"),
    "x-frame-options": Text(
        "防嵌入（frame-ancestors 或 X-Frame-Options）", "framing limits (frame-ancestors or X-Frame-Options)"
    ),
}
_GAPS = {
    "inline-scripts": Text("允许内联脚本", "lets inline scripts run"),
    "any-host": Text("允许任意主机的脚本", "lets scripts of any host run"),
    "eval": Text("允许 eval", "lets eval run"),
    "plugins": Text("允许插件", "lets plugins load"),
    "no-base-uri": Text("未限制 base-uri", "leaves base-uri open"),
    "framing": Text("允许被任意网站嵌入", "lets any site frame it"),
}


# what frameworks print of themselves in an error page
_TRACE = re.compile(
    rb"Traceback \(most recent call last\)|\tat [\w.$]{3,200}\(\w{1,80}\.java:\d+\)|(?:Fatal|Parse) error</b>:|SQLSTATE\[|ORA-\d{5}:"
    rb"|You have an error in your SQL syntax|Whoops, looks like something went wrong|DEBUG = True"
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What one answer said."""

    https: bool
    page: bool
    missing: tuple[str, ...] = ()
    gaps: tuple[str, ...] | None = None  # None: no policy
    cookies: tuple[Cookie, ...] = ()
    clear: bool = False  # a page given over http
    asks: bool = False  # it has a form for personal information or a password
    trace: bool = False  # an error page that shows the program's inside


@gatherer("site.protection", of=Page)
class Protection(OfSites[Answered]):
    """Facts ``header-missing``, ``policy-weak``, ``cookie`` and ``plain-http`` of sites whose answers are at hand."""

    def note(self, page: Page) -> Answered | None:
        if not page.headers or page.status is None:
            return None
        https, is_page = scheme_of(page.url) == "https", shown(page)
        set_cookies = tuple(c for v in headers.values(page.headers, "set-cookie") if (c := cookie(v)))
        trace = page.status >= 500 and _TRACE.search(page.body()[:200_000]) is not None
        if trace:
            return Answered(https, False, cookies=set_cookies, trace=True)
        if not is_page:
            return Answered(https, False, cookies=set_cookies) if set_cookies else None
        markup = markup_of(page)
        policies = csp.policies(headers.values(page.headers, "content-security-policy"), markup.policies)
        gaps = csp.lets_through(policies) if policies else None
        framed = gaps is not None and "framing" not in gaps
        return Answered(
            https,
            True,
            headers.missing(page.headers, https=https, framing_by_policy=framed),
            gaps,
            set_cookies,
            clear=not https,
            asks=any(asked_by(form) for form in markup.forms),
        )

    def tell(self, site: Site[Answered]) -> Iterator[Fact | Skipped]:
        if not site.host:
            return
        pages = [(place, n) for place, n in site.notes if n.page]
        judged = [(p, n) for p, n in pages if n.https] or pages
        for name, said in _NAMES.items():
            lacking = [place for place, n in judged if name in n.missing]
            if lacking:
                yield Fact(
                    "header-missing",
                    site.place,
                    Text("{n} 个页面缺少 {h}", "{n} page(s) without {h}").fill(n=len(lacking), h=said),
                    details=(
                        ("header", name),
                        ("pages", len(lacking)),
                        ("of", len(judged)),
                        ("asks", sum(n.asks for _, n in judged if name in n.missing)),
                    ),
                )
        yield from _policy(site.place, judged)
        yield from _cookies(site)
        clear = [place for place, n in pages if n.clear]
        if clear:
            yield Fact(
                "plain-http",
                clear[0],
                Text("{n} 个页面以 http 明文提供", "{n} page(s) given over plain http").fill(n=len(clear)),
                details=(("pages", len(clear)), ("https", any(n.https for _, n in pages))),
            )
        for place, n in site.notes:
            if n.trace:
                yield Fact(
                    "debug",
                    place,
                    Text("错误页面显示了程序内部信息", "an error page shows the program's inside"),
                )


def _policy(place: Place, judged: list[tuple[Place, Answered]]) -> Iterator[Fact]:
    without = [p for p, n in judged if n.gaps is None]
    gaps = sorted({g for _, n in judged for g in n.gaps or ()})
    if not judged or (not without and not gaps):
        return
    what = (
        Text("{n} 个页面没有内容安全策略", "{n} page(s) without a content security policy").fill(
            n=len(without)
        )
        if without
        else Text("内容安全策略{gaps}", "the content security policy {gaps}").fill(
            gaps=Text("、".join(_GAPS[g].zh for g in gaps), ", ".join(_GAPS[g].en for g in gaps))
        )
    )
    asks = sum(n.asks for _, n in judged if n.gaps is None or n.gaps)
    yield Fact(
        "policy-weak", place, what, details=(("absent", bool(without)), ("gaps", tuple(gaps)), ("asks", asks))
    )


def _cookies(site: Site[Answered]) -> Iterator[Fact]:
    seen: dict[str, tuple[Place, Cookie, tuple[str, ...]]] = {}
    for place, n in site.notes:
        for each in n.cookies:
            if lacks := faults(each, https=n.https):
                seen.setdefault(each.name, (place, each, lacks))
    for place, each, lacks in seen.values():
        yield Fact(
            "cookie",
            place,
            Text("Cookie {name} 缺少 {lacks}", "the cookie {name} lacks {lacks}").fill(
                name=safe_name(each.name), lacks=", ".join(lacks)
            ),
            details=(("session", each.session), ("lacks", lacks), ("tracks", each.tracks)),
        )
