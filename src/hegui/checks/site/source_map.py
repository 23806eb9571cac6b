"""
网站目录里有源码映射文件 · Source maps lie among the site's files.

源码映射把压缩后的脚本还原成源代码，还列出所用软件包：攻击者据此找漏洞，事半功倍。
盲区：服务器也许不对外提供这些文件。

A source map turns packed scripts back into their source and names the packages in use, which makes an attacker's
search short.
Blind spot: the server may not hand these files out.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.source-map",
    judges="csl.anti-intrusion",
    looks_at=Fact,
    severity="low",
    problem="vulnerabilities",
    title=Text("网站目录里有源码映射文件", "Source maps lie among the site's files"),
    remedy=Text(
        "发布时不带 .map 文件，或在服务器上拒绝访问。",
        "Leave .map files out of releases, or refuse them at the server.",
    ),
)
def source_map(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "source-map" or not seen["own"]:
        return
    yield to_confirm(seen, seen.what, severity="medium" if seen["whole"] else "low")


@source_map.breaks
def with_the_source_in_full() -> Case:
    return fact("source-map", sources=120, whole=120, own=40)


@source_map.keeps
def of_packages_alone() -> Case:
    return fact("source-map", sources=12, whole=0, own=0)
