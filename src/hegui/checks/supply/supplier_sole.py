"""
关键业务只有一家供应商且没有退出方案 · A critical function with one supplier and no exit plan.

一家出错或断供，业务就停：手册“供应链安全”一案中的航空公司即如此。台账里同一功能（function）只有一家、标为关键、又没有退出方案的，属于此类。
盲区：退出方案是否演练过。

One supplier fails or stops supplying, and the business stops, as the airlines of the case on supply chains did.
A supplier that the register calls critical, that stands alone for its function, and that has no exit plan.
Blind spot: whether the exit plan was ever tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supplier.sole-for-critical",
    judges="csl.incident-plan",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text(
        "关键业务只有一家供应商且没有退出方案", "A critical function with one supplier and no exit plan"
    ),
    remedy=Text(
        "准备替代供应商或手工流程，写明切换步骤和时限，纳入应急预案并演练。",
        "Prepare another supplier or a manual process, write down how to change over and how fast, and drill it with the incident plan.",
    ),
)
def supplier_sole(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "supplier" or not (seen["critical"] and seen["sole"]) or seen["exit_plan"]:
        return
    ruling = breach if seen["exit_plan"] is False else to_confirm
    said = Text(
        "{name} 是“{function}”唯一的供应商，没有退出方案",
        "{name} is the only supplier of {function}, with no exit plan",
    )
    yield ruling(seen, said.fill(name=seen.what, function=seen["function"] or "?"))


@supplier_sole.breaks
def alone_and_no_plan() -> Case:
    return fact("supplier", critical=True, sole=True, function="registration", exit_plan=False)


@supplier_sole.keeps
def with_a_plan() -> Case:
    return fact("supplier", critical=True, sole=True, function="registration", exit_plan=True)


@supplier_sole.keeps
def with_another_beside() -> Case:
    return fact("supplier", critical=True, sole=False, exit_plan=False), organisation()
