"""
页面以 http 加载内容 · Pages fetch parts over http.

以 http加载的脚本、样式或框架在途中可被替换，随后以整个页面的身份运行；图片等被替换的后果较轻。
盲区：由脚本运行时拼出的地址看不到。

A script, a style or a frame fetched over http can be exchanged on the way and then acts as the whole page; a picture
does less harm.
Blind spot: addresses that a script puts together while it runs.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.mixed-content",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text("页面以 http 加载内容", "Pages fetch parts over http"),
    remedy=Text(
        "改为 https 地址或本站相对地址。", "Use https addresses, or relative ones on the site itself."
    ),
)
def mixed_content(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "mixed-content":
        return
    yield breach(seen, seen.what, severity="medium" if seen["active"] else "low")


@mixed_content.breaks
def a_script_over_http() -> Case:
    return fact("mixed-content", active=True, references=1)


@mixed_content.breaks
def a_picture_over_http() -> Case:
    return fact("mixed-content", active=False, references=3)


@mixed_content.keeps
def something_else() -> Case:
    return fact("form", clear=False)
