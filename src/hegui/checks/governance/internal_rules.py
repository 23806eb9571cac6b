"""
未见内部管理制度和操作规程 · No internal rules and operating procedures.

处理者各项措施中的第一项：谁可以对个人信息做什么、怎样做的制度和规程。
盲区：制度写了什么，是否有人遵守。

The first of the measures a processor owes: rules on who may do what with personal information, and how.
Blind spot: what the rules say, and whether people follow them.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.amounts import amount
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-internal-rules",
    judges="pipl.internal-rules",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text("未见个人信息内部管理制度和操作规程", "No internal rules for personal information"),
    remedy=Text(
        "制定并发布个人信息保护内部管理制度和操作规程，申报为 internal_rules。",
        "Write and issue internal rules and operating procedures; declare them as internal_rules.",
    ),
)
def internal_rules(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.personal or done(us.declarations.internal_rules, us):
        return
    yield lacking("internal_rules", us)(
        declaration("internal_rules"),
        Text(
            "持有个人信息 {n}，未申报内部管理制度和操作规程。{how}",
            "{n} of personal information are held and no internal rules are declared; {how}",
        ).fill(n=amount(len(held.personal), "columns"), how=how_to_declare("internal_rules", us)),
    )


@internal_rules.breaks
def no_rules() -> Case:
    return inventory()


@internal_rules.keeps
def rules_issued() -> Case:
    return inventory(), organisation(declarations={"internal_rules": on(2026, 3, 1)})


@internal_rules.breaks
def rules_issued_tomorrow() -> Case:
    return inventory(), organisation(declarations={"internal_rules": on(2026, 11, 24)})
