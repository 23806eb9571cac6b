"""
未见应急演练 · No drill of the incident plan.

法律要求组织实施预案，不只是写出来；演练证明能够实施。对一般处理者没有规定间隔（关键信息基础设施和重要数据要求定期），
因此一年、或 ``[limits]`` 的 ``drill_months``，只是通行做法，只作为问题提出。
盲区：演练的内容。

The law has the plan carried out, not only written; a drill shows that it can be.  It names no interval for ordinary
processors (critical infrastructure and important data: regularly), so a year, or ``drill_months`` under ``[limits]``, is
practice and makes a question only.
Blind spot: what the drill was about.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.declared import declaration, done, how_to_declare, lacking, months_after
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Limits, Organisation
from hegui.text import Text

USUAL_MONTHS = 12  # between two drills, where the organisation sets no interval of its own


@check(
    "org.no-drill",
    judges="pipl.incident-plan",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text("未见应急演练或已久未演练", "No drill of the incident plan, or none for long"),
    remedy=Text(
        "按预案组织演练并留存记录，申报为 incident_drill；间隔另有规定的填入 [limits] 的 drill_months。",
        "Hold a drill by the plan, keep its record and declare it as incident_drill; state another interval as drill_months under "
        "[limits].",
    ),
)
def incident_drill(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.personal:
        return
    place, drill = declaration("incident_drill"), us.declarations.incident_drill
    if drill is None or not done(drill, us):
        yield lacking("incident_drill", us)(
            place,
            Text(
                "未申报个人信息安全事件应急演练。{how}", "no drill of the incident plan is declared; {how}"
            ).fill(how=how_to_declare("incident_drill", us)),
        )
        return
    months = us.limits.drill_months or USUAL_MONTHS
    if us.today > months_after(drill.on, months):
        yield to_confirm(
            place,
            Text(
                "最近一次应急演练是 {day}，距今已超过 {months}（间隔为通行做法或本单位规定，并非法定）",
                "the last drill was on {day}, more than {months} ago (an interval of practice, not of the law)",
            ).fill(day=drill.on, months=amount(months, "months")),
        )


@incident_drill.breaks
def no_drill() -> Case:
    return inventory()


@incident_drill.keeps
def a_drill_a_year_ago_to_the_day() -> Case:
    return inventory(), organisation(declarations={"incident_drill": on(2025, 11, 23)})


@incident_drill.breaks
def a_drill_a_year_and_a_day_ago() -> Case:
    return inventory(), organisation(declarations={"incident_drill": on(2025, 11, 22)})


@incident_drill.keeps
def a_drill_within_the_organisations_own_interval() -> Case:
    return inventory(), organisation(
        declarations={"incident_drill": on(2025, 11, 22)}, limits=Limits(drill_months=24)
    )
