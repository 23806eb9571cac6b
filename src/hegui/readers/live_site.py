"""
Live websites, inside a scope: pages by breadth first from the address named, at most ``MOST_PAGES``, as robots.txt allows.

Everything is asked through the Gate.  A redirect or a link to a host that the scope does not cover is named and not followed.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urlsplit

from hegui.errors import SourceError
from hegui.gate import Gate, OutOfScope, Silent
from hegui.gate.http import Answer, get
from hegui.masking import safe_name
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.answers import assets_of, kind_of_answer
from hegui.readers.listing import listed
from hegui.sites.addresses import host_of, led_to, path_of, scheme_of
from hegui.sites.decoding import decoded
from hegui.sites.markup import taken_apart
from hegui.text import Text

if TYPE_CHECKING:
    from urllib.robotparser import RobotFileParser

MOST_PAGES = 200  # answers that a crawl takes
SILENT = 3  # addresses one after another without an answer, after which a server is left alone
LISTED = 10  # hosts outside the scope that are named
AGENT = "hegui"
_NO_SCOPE = Text(
    "查看网站需要授权范围文件，没有发送任何内容（连域名也没有解析）",
    "a look at a website needs a scope file: nothing was sent, not even a name look-up",
)
_TODO = Text(
    "用 hegui scope init 主机名 写一份，由有权的人签发，再加 --scope scope.toml。",
    "Write one with hegui scope init HOST, have it issued by who may allow it, then add --scope scope.toml.",
)
_ELSEWHERE = Text("跳转到授权范围之外的 {h}，没有跟随", "redirects to {h}, outside the scope: not followed")
_OUTSIDE = Text(
    "页面链接到授权范围之外的 {n} 个主机，没有跟随：{hosts}",
    "pages lead to {n} hosts outside the scope, not followed: {hosts}",
)
_SILENT = Text(
    "服务器不再应答，其余 {n} 个地址未查看",
    "the server no longer answers: the {n} other addresses were not looked at",
)
_LIMIT = Text(
    "已看 {n} 个地址，其余 {more} 个未查看", "{n} addresses were looked at: the {more} others were not"
)
_ROBOTS = Text("robots.txt 不允许访问，未查看", "robots.txt disallows it: not looked at")
_REFUSED = Text(
    "服务器答以 {status}，内容未查看", "the server answered {status}: its content was not looked at"
)
_CUT = Text(
    "应答过长或中断，其余部分未查看", "the answer is too long or broke off: the rest was not looked at"
)


_SOURCE_MAP = re.compile(rb"//[#@][ \t]*sourceMappingURL=([^\s'\"]{1,500})")


@reader(
    "live-site",
    takes=("https:", "http:"),
    title=Text("网站（在线，须有授权范围文件）", "Websites, live (a scope file is needed)"),
)
def read_live_site(source: Source) -> Iterator[Read]:
    """Yield each answer as a Page and its tables; then what TLS, known paths and ports show, as far as the scope allows."""
    gate = source.gate
    if gate is None:
        raise SourceError(_NO_SCOPE, _TODO)
    host = host_of(source.target)
    _must_be_in_scope(gate, source.target)
    if "pages" in gate.scope.kinds:
        yield from listed(_pages(source, gate, host), Place(source.name))
    from hegui.readers.live_looks import looks

    yield from looks(source, gate, host)


def _must_be_in_scope(gate: Gate, target: str) -> None:
    host, secure = host_of(target), scheme_of(target) == "https"
    gate.must_cover(host, urlsplit(target).port or (443 if secure else 80), gate.scope.kinds[0])


def _pages(source: Source, gate: Gate, host: str) -> Iterator[Read]:
    waiting = deque([source.target if path_of(source.target) else source.target + "/"])
    met = set(waiting)
    rules: dict[str, RobotFileParser | None] = {}
    outside: dict[str, None] = {}
    taken = silent = 0
    if scheme_of(source.target) == "https" and 80 in gate.scope.ports and not urlsplit(source.target).port:
        waiting.append(f"http://{host}/")  # is it sent on to https?
        met.add(f"http://{host}/")
    while waiting:
        url = waiting.popleft()
        place = Place(f"{host_of(url)}{path_of(url)}")
        if taken >= MOST_PAGES:
            yield Skipped(Place(source.name), _LIMIT.fill(n=taken, more=len(waiting) + 1))
            break
        if not _allowed(gate, url, rules):
            yield Skipped(place, _ROBOTS)
            continue
        taken += 1
        try:
            answer = get(gate, url)
        except Silent as wrong:
            if taken == 1:
                raise
            yield Skipped(place, wrong.text)
            silent += 1
            if silent >= SILENT and waiting:
                yield Skipped(Place(source.name), _SILENT.fill(n=len(waiting)))
                break
            continue
        except OutOfScope as wrong:
            yield Skipped(place, wrong.text)
            continue
        silent = 0
        yield from assets_of(source, host_of(url), url, answer.status, answer.headers, answer.body)
        if answer.status >= 400:
            yield Skipped(place, _REFUSED.fill(status=str(answer.status)))
        if answer.cut:
            yield Skipped(place, _CUT)
        for to in _leads_to(answer):
            if to in met:
                continue
            met.add(to)
            if gate.scope.covers(host_of(to)):
                waiting.append(to)
            elif 300 <= answer.status < 400:
                yield Skipped(place, _ELSEWHERE.fill(h=safe_name(host_of(to))))
            else:
                outside[host_of(to)] = None
    if outside:
        named = [safe_name(host) for host in list(outside)[:LISTED]] + (
            ["…"] if len(outside) > LISTED else []
        )
        yield Skipped(Place(source.name), _OUTSIDE.fill(n=len(outside), hosts=", ".join(named)))


def _leads_to(answer: Answer) -> Iterator[str]:
    """Where an answer leads: a redirect's target, the links, scripts and frames of a page, a script's source map; http and https alone."""
    kind = kind_of_answer(answer.url, answer.headers, answer.body)
    if 300 <= answer.status < 400:
        found = [answer.header("location")]
    elif kind == "script":
        named = _SOURCE_MAP.findall(answer.body[-4096:])
        found = [
            answer.header("sourcemap") or answer.header("x-sourcemap"),
            *(n.decode("utf-8", "replace") for n in named[-1:]),
        ]
    elif kind == "html":
        markup = taken_apart(decoded(answer.body, answer.header("content-type")))
        found = [s.src for s in markup.scripts if s.src] + [a.href for a in markup.links]
        found += [each.href for each in markup.loaded if each.tag in ("iframe", "frame")]
    else:
        return
    for reference in filter(None, found):
        to = urldefrag(led_to(answer.url, reference)).url
        if scheme_of(to) in ("http", "https") and host_of(to):
            yield to


def _allowed(gate: Gate, url: str, rules: dict[str, RobotFileParser | None]) -> bool:
    """May a polite crawler ask for this?  The rules of a host are asked for once; none, or none that can be had, allow all."""
    from urllib.robotparser import RobotFileParser

    parts = urlsplit(url)
    site = f"{parts.scheme}://{parts.netloc}"
    if site not in rules:
        rules[site] = None
        try:
            answer = get(gate, f"{site}/robots.txt", most=512 << 10)
        except (OutOfScope, Silent):
            return True
        if answer.status == 200 and b"<html" not in answer.body[:2000].lower():
            told = RobotFileParser()
            told.parse(answer.body.decode("utf-8", "replace").splitlines())
            rules[site] = told
    found = rules[site]
    return found is None or found.can_fetch(AGENT, url)
