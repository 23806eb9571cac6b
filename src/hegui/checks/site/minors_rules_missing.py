"""
面向未成年人的网站没有专门规则 · A site for minors has no rules of their own.

处理不满十四周岁未成年人的个人信息，要制定专门的处理规则。页面面向儿童或家长并收集个人信息，却没有看到专门规则。
盲区：写在隐私政策某一章里而没有标题的。

Rules of their own are due for the personal information of children under fourteen. The pages speak to children or
parents and collect data, and no such rules were seen.
Blind spot: a chapter of the privacy notice without a heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.no-minors-rules",
    judges="pipl.minors-under-14-rules",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("面向未成年人的网站没有专门规则", "A site for minors has no rules of their own"),
    remedy=Text(
        "制定儿童个人信息处理规则并在首页、注册页放链接；取得监护人同意。",
        "Write rules for children's data, link them from the home and registration pages, and obtain guardians' consent.",
    ),
)
def minors_rules_missing(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "minors-rules" or seen["present"] or not seen["asks"]:
        return
    yield to_confirm(
        seen,
        Text(
            "{what}并收集个人信息，没有看到专门的处理规则",
            "{what} and collect personal information: no rules of their own were seen",
        ).fill(what=seen.what),
    )


@minors_rules_missing.breaks
def a_kindergarten_with_a_form() -> Case:
    return fact("minors-rules", present=False, asks=("name", "birthday"))


@minors_rules_missing.keeps
def with_rules() -> Case:
    return fact("minors-rules", present=True, asks=("name",))


@minors_rules_missing.keeps
def nothing_is_collected() -> Case:
    return fact("minors-rules", present=False, asks=())
