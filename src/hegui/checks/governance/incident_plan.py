"""
未见个人信息安全事件应急预案 · No plan for incidents with personal information.

泄露发生时来不及再想该告知谁：预案须事先制定，并组织实施。
盲区：预案是否可行；演练由 ``org.no-drill`` 提出。

A leak leaves no time to think about whom to tell: a plan is owed beforehand, and carried out.
Blind spot: whether the plan would work; ``org.no-drill`` asks for drills.
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
    "org.no-incident-plan",
    judges="pipl.incident-plan",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("未见个人信息安全事件应急预案", "No incident plan for personal information"),
    remedy=Text(
        "制定个人信息安全事件应急预案，写明研判、补救、报告和告知的人员与时限，申报为 incident_plan。",
        "Write a plan that names people and times for judging, mending, reporting and telling; declare it as incident_plan.",
    ),
)
def incident_plan(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.personal or done(us.declarations.incident_plan, us):
        return
    yield lacking("incident_plan", us)(
        declaration("incident_plan"),
        Text(
            "持有个人信息 {n}，未申报个人信息安全事件应急预案。{how}",
            "{n} of personal information are held and no incident plan is declared; {how}",
        ).fill(n=amount(len(held.personal), "columns"), how=how_to_declare("incident_plan", us)),
    )


@incident_plan.breaks
def no_plan() -> Case:
    return inventory()


@incident_plan.keeps
def a_plan() -> Case:
    return inventory(), organisation(declarations={"incident_plan": on(2026, 3, 1)})


@incident_plan.breaks
def a_plan_tomorrow() -> Case:
    return inventory(), organisation(declarations={"incident_plan": on(2026, 11, 24)})
