"""
算法推荐服务没有写明流程和时限的申诉入口 · An algorithmic service without an appeal entrance that states process and time limit.

提供算法推荐服务的，要设便捷的用户申诉和公众投诉、举报入口，写明处理流程和反馈时限。是否提供算法推荐，由页面用语判断。
盲区：入口和时限写在没有看到的页面里。

A service that recommends by algorithm keeps an easy entrance for appeals and complaints, and states the process and
the time limit. Whether it recommends is told by the pages' words.
Blind spot: entrance and limit on pages that were not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.no-appeal-entrance",
    judges="algorec.complaints",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text(
        "算法推荐服务没有写明流程和时限的申诉入口",
        "An algorithmic service without an appeal entrance that states process and time limit",
    ),
    remedy=Text(
        "设入口，写明流程和反馈时限（如几个工作日内）。",
        "Add the entrance and state process and time limit, in working days for example.",
    ),
)
def appeal_missing(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if (
        seen.kind != "complaint-entrance"
        or not seen["recommends"]
        or (seen["present"] and seen["time_limit"])
    ):
        return
    lack = (
        Text("有入口，但没有看到反馈时限", "an entrance, but no time limit was seen")
        if seen["present"]
        else Text("没有看到申诉、投诉入口", "no entrance for appeals or complaints was seen")
    )
    yield to_confirm(
        seen, Text("页面提供个性化推荐，{lack}", "pages recommend by algorithm: {lack}").fill(lack=lack)
    )


@appeal_missing.breaks
def no_entrance() -> Case:
    return fact("complaint-entrance", recommends=True, present=False, time_limit=False)


@appeal_missing.breaks
def no_time_limit() -> Case:
    return fact("complaint-entrance", recommends=True, present=True, time_limit=False)


@appeal_missing.keeps
def both() -> Case:
    return fact("complaint-entrance", recommends=True, present=True, time_limit=True)


@appeal_missing.keeps
def no_recommendations() -> Case:
    return fact("complaint-entrance", recommends=False, present=False)
