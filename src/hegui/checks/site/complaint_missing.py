"""
没有看到投诉、举报渠道 · No channel for complaints was seen.

面向社会提供服务的，要有便捷的数据安全投诉、举报渠道并及时处理。只对收集个人信息的网站提出。
盲区：渠道设在应用、公众号或电话里。

Whoever serves the public keeps an easy channel for complaints about data security and answers in time. Asked only of
sites that collect personal information.
Blind spot: a channel inside an app, an account of a platform or by telephone.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.no-complaint-entrance",
    judges="netdata.complaint-channel",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("没有看到投诉、举报渠道", "No channel for complaints was seen"),
    remedy=Text(
        "在页脚写明投诉举报的电话、邮箱或入口和处理时限。",
        "Put a telephone number, an address or an entrance for complaints into the footer, with the time of handling.",
    ),
)
def complaint_missing(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "complaint-entrance" or seen["present"] or not seen["asks"] or not seen["whole"]:
        return
    yield to_confirm(
        seen,
        Text(
            "看过的页面上没有投诉、举报或申诉入口",
            "no entrance for complaints or appeals on the pages looked at",
        ),
    )


@complaint_missing.breaks
def a_site_with_forms() -> Case:
    return fact("complaint-entrance", present=False, asks=("mobile",), whole=True)


@complaint_missing.keeps
def an_entrance() -> Case:
    return fact("complaint-entrance", present=True, asks=("mobile",), whole=True)


@complaint_missing.keeps
def a_site_that_asks_for_nothing() -> Case:
    return fact("complaint-entrance", present=False, asks=(), whole=True)
