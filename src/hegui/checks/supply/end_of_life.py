"""
组件或系统已停止维护 · A component or a system that is no longer looked after.

锁定文件、清单、镜像标签和系统版本对照版本系列的停止维护日期（endoflife.date；openEuler 等国产系统为自编表，未核实）。停止维护后发现的漏洞不再有补丁，只能由运营者自己处置。
只用于开发的、日期未核实的为待核实。
盲区：购买的延长支持；表里没有的软件；发行版自行维护的软件包（只看发行版本身）。

Lock files, lists, tags of images and releases of systems are compared with the days on which care for a release ends (endoflife.date; for
openEuler and other Chinese systems an own table, unverified). What is found after that is mended by nobody else: it is left to the operator.
For development only, or where the day is not verified: a question.
Blind spot: extended support that was bought; software that the table does not know; packages that a distribution mends itself (only the
distribution's release is looked at).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.end-of-life",
    judges="csl.incident-plan",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text("组件或系统已停止维护", "A component or a system that is no longer looked after"),
    remedy=Text(
        "列入升级计划，换到仍在维护的版本；买了延长支持的，写明合同和截止日期后接受该项。",
        "Plan the move to a release that is looked after; where extended support was bought, accept the finding with the contract and its last day.",
    ),
)
def end_of_life(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "component-end-of-life":
        return
    sure = bool(seen["verified"]) and not seen["development"]
    yield (breach if sure else to_confirm)(seen, seen.what, severity="medium" if sure else "low")


@end_of_life.breaks
def a_release_past_its_day() -> Case:
    return fact("component-end-of-life", product="django", cycle="3.2", ended=date(2024, 4, 1), verified=True)


@end_of_life.breaks
def a_day_that_is_not_verified() -> Case:
    return fact(
        "component-end-of-life", product="openeuler", cycle="20.03", ended=date(2024, 4, 30), verified=False
    )


@end_of_life.keeps
def a_component_that_is_looked_after() -> Case:
    return fact("components", count=1)
