"""
未见不满十四周岁专门规则 · No special rules for children under 14.

处理不满十四周岁未成年人个人信息的，应制定专门的处理规则，与一般规则分开。
盲区：规则的内容。

Whoever handles personal information of children under 14 writes special rules for it, apart from the ordinary ones.
Blind spot: what the rules say.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, holding, inventory, on, organisation
from hegui.checks.grouping import tables_listed
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-rules-for-under-14",
    judges="pipl.minors-under-14-rules",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("未见不满十四周岁未成年人个人信息专门处理规则", "No special rules for children under 14"),
    remedy=Text(
        "制定并公布专门的未成年人个人信息处理规则，申报为 under_14_rules。",
        "Write and publish special rules for children's personal information; declare them as under_14_rules.",
    ),
)
def under_14_rules(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    young = [h for h in held.personal if h.under_14]
    if not young or done(us.declarations.under_14_rules, us):
        return
    yield lacking("under_14_rules", us)(
        declaration("under_14_rules"),
        Text(
            "{tables} 中有不满十四周岁未成年人的个人信息，未申报专门处理规则。{how}",
            "children under 14 are among the people in {tables} and no special rules are declared; {how}",
        ).fill(tables=tables_listed(young), how=how_to_declare("under_14_rules", us)),
    )


@under_14_rules.breaks
def pupils_without_rules() -> Case:
    return inventory(holding("birthday", table="pupil", under_14=1))


@under_14_rules.keeps
def pupils_with_rules() -> Case:
    return inventory(holding("birthday", table="pupil", under_14=1)), organisation(
        declarations={"under_14_rules": on(2026, 1, 1)}
    )


@under_14_rules.keeps
def adults_only() -> Case:
    return inventory(holding("birthday", table="member", under_14=0))
