"""
合并、分立、解散未见数据处置方案 · A reorganisation without a disposal plan.

涉及一千万人以上个人信息的，或重要数据不论数量，合并、分立、解散、破产可能影响数据的，须向主管部门报告处置方案。
没有这类变动就没有这项义务：hegui.toml 的 ``restructuring`` 写明有没有。
盲区：没有申报的变动。

From ten million people on, and for important data at any size, a merger, division, dissolution or bankruptcy that may touch
the data calls for a plan of what becomes of them, reported to the authority.  Without a reorganisation nothing is owed:
``restructuring`` in hegui.toml says whether there is one.
Blind spot: a reorganisation that nobody declared.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, done, how_to_declare
from hegui.checks.examples import Case, many, on, organisation
from hegui.checks.headcount import headcount, reach
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-disposal-plan",
    judges="netdata.disposal-plan",
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("合并、分立、解散等未见数据处置方案", "Reorganisation without a disposal plan for data"),
    remedy=Text(
        "制定数据处置方案，连同接收方名称和联系方式报省级以上主管部门，申报为 disposal_plan；没有此类安排的，填写 restructuring = false。",
        "Write a disposal plan and report it, with the recipient, to the provincial authority or above; declare it as disposal_plan, "
        "or state restructuring = false.",
    ),
)
def disposal_plan(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    if not held.holdings or us.restructuring is False or done(us.declarations.disposal_plan, us):
        return
    reached = "yes" if us.is_a("important-data-processor") else "no"
    if reached == "no" and held.personal:
        reached = reach(headcount(held, us), "netdata.ten-million", law)
    if reached == "no":
        return
    place, how = declaration("disposal_plan"), how_to_declare("disposal_plan", us)
    if us.restructuring is None:
        yield to_confirm(
            place,
            Text(
                "按规模或数据类别，本单位合并、分立、解散、破产时须报告数据处置方案；请在 hegui.toml 填写 restructuring 说明是否有此类安排",
                "by size or kind of data a merger, division, dissolution or bankruptcy calls for a reported disposal plan; state "
                "under restructuring in hegui.toml whether there is one",
            ),
            severity="low",
        )
        return
    yield (breach if reached == "yes" else to_confirm)(
        place,
        Text(
            "已申报正在合并、分立、解散或破产，未见数据处置方案。{how}",
            "a merger, division, dissolution or bankruptcy is declared and no disposal plan for the data; {how}",
        ).fill(how=how),
    )


@disposal_plan.breaks
def ten_million_people_and_a_merger() -> Case:
    return many(10_000_000), organisation(restructuring=True)


@disposal_plan.keeps
def one_fewer_and_a_merger() -> Case:
    return many(9_999_999), organisation(restructuring=True)


@disposal_plan.keeps
def ten_million_people_and_no_merger() -> Case:
    return many(10_000_000), organisation(restructuring=False)


@disposal_plan.keeps
def a_merger_with_its_plan() -> Case:
    return many(10_000_000), organisation(restructuring=True, declarations={"disposal_plan": on(2026, 10, 1)})
