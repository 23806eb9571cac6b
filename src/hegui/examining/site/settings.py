"""What a web server's configuration says: TLS versions, weak suites, folders listed, headers sent, debugging left on."""

from __future__ import annotations

from collections.abc import Iterator

from hegui.examining import Asking, examiner
from hegui.examining.site.reading import text_of
from hegui.model import Fact, Page, Place, Skipped
from hegui.sites.facts import listing, tls_version, weak_suite
from hegui.sites.server_settings import Told, directives, kind_of, told, weak_suites
from hegui.text import Text

_UNKNOWN = Text(
    "服务器配置只看这个文件；其引入的文件和默认值不在其中",
    "of the server's configuration only this file was looked at: what it includes and the defaults are elsewhere",
)


@examiner("site.server-settings", of=Page)
def server_settings(page: Page, asked: Asking) -> Iterator[Fact | Skipped]:
    """Facts ``tls-version``, ``weak-suite``, ``listing``, ``debug``, one a directive that says so."""
    if page.kind != "server-settings":
        return
    text = text_of(page)
    server = kind_of(page.body()[: 1 << 16])
    if server is None:
        return
    for one in told(directives(text, server), server):
        yield from _facts(one, Place(page.place.source, page.place.path, one.line))
    if "include" in text.lower():
        yield Skipped(page.place, _UNKNOWN)


def _facts(one: Told, place: Place) -> Iterator[Fact]:
    if one.kind == "tls-versions":
        for version in one.values:
            if version in ("SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1"):
                yield tls_version(place, version)
    elif one.kind == "cipher-suites" and (weak := weak_suites(one.values)):
        yield weak_suite(place, weak)
    elif one.kind == "listing":
        yield listing(place, Text("配置开启了目录列表", "the configuration lists folders"))
    elif one.kind == "debug":
        yield Fact("debug", place, Text("配置开启了调试模式", "the configuration leaves debugging on"))
