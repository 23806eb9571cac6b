"""
没有看到算法备案编号 · No algorithm filing number was seen.

已备案的算法推荐服务，要在网站显著位置标明备案编号并附公示链接。是否需要备案取决于有无舆论属性或社会动员能力，用 hegui
decide ai-service 判断。
盲区：编号只在应用里标明。

A filed algorithmic service shows its filing number in a prominent place with a link to the public record. Whether
filing is due depends on its power to shape opinion or mobilise: hegui decide ai-service.
Blind spot: a number that only the app shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.no-algorithm-number",
    judges="algorec.show-number",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("没有看到算法备案编号", "No algorithm filing number was seen"),
    remedy=Text(
        "已备案的在页脚标明编号和链接；未备案的先判断是否应当备案。",
        "Show number and link in the footer; where nothing was filed, find out first whether filing is due.",
    ),
)
def algorithm_number(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "complaint-entrance" or not seen["recommends"] or seen["number"]:
        return
    yield to_confirm(
        seen,
        Text(
            "页面提供个性化推荐，没有看到算法备案编号",
            "pages recommend by algorithm, and no filing number was seen",
        ),
    )


@algorithm_number.breaks
def recommendations_without_number() -> Case:
    return fact("complaint-entrance", recommends=True, number=False)


@algorithm_number.keeps
def with_number() -> Case:
    return fact("complaint-entrance", recommends=True, number=True)


@algorithm_number.keeps
def no_recommendations() -> Case:
    return fact("complaint-entrance", recommends=False, number=False)
