"""
访问未成年人个人信息未见审批记录 · No approval and log of access to minors' personal information.

工作人员只在工作需要的范围内、经负责人审批后查看未成年人个人信息，每次访问都有记录。
盲区：是否真的审批；数据中没有年龄的未成年人。

Staff see minors' personal information only as far as their work needs, after a responsible person approved it, and each
access is logged.
Blind spot: whether approvals are really asked for; minors whose age is not in the data.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, holding, inventory, on, organisation
from hegui.checks.minors import minors_said
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "minors.no-access-approval",
    judges="minors.access-approval",
    looks_at=Inventory,
    severity="medium",
    problem="loose-authorisation",
    title=Text(
        "访问未成年人个人信息未见审批和记录",
        "Access to minors' personal information without approval and log",
    ),
    remedy=Text(
        "按最小授权设定权限，访问须经负责人或其授权人员审批并留存记录，申报为 minors_access_approval。",
        "Grant the least that work needs, have each access approved by a responsible person and logged; declare it as "
        "minors_access_approval.",
    ),
)
def minors_access(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    said = minors_said(held, us)
    if said is None or done(us.declarations.minors_access_approval, us):
        return
    yield lacking("minors_access_approval", us)(
        declaration("minors_access_approval"),
        Text(
            "{said}，未申报工作人员访问的审批和记录制度。{how}",
            "{said}, and no approval and log of access by staff is declared; {how}",
        ).fill(said=said, how=how_to_declare("minors_access_approval", us)),
    )


@minors_access.breaks
def pupils_open_to_all_staff() -> Case:
    return inventory(holding("birthday", table="pupil", minors=200))


@minors_access.keeps
def pupils_behind_an_approval() -> Case:
    pupils = inventory(holding("birthday", table="pupil", minors=200))
    return pupils, organisation(declarations={"minors_access_approval": on(2026, 9, 1)})


@minors_access.breaks
def a_service_for_minors_without_ages() -> Case:
    return inventory(), organisation(serves_minors=True)


@minors_access.keeps
def a_service_for_adults() -> Case:
    return inventory(), organisation(serves_minors=False)
