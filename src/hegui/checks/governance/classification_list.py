"""
未见经审批的分类分级清单 · No approved list of classified data.

个人信息实行分类管理，各类数据都要分类分级，以一份经审批的清单证明。``hegui inventory`` 可写出初稿；审批是本单位的行为，
连同日期一起申报。
盲区：清单是否得到执行、是否及时更新。

Personal information is managed by class, and all data are classified and graded; one shows it with an approved list.
``hegui inventory`` writes a draft of that list: approving it is the organisation's act, declared with its day.
Blind spot: whether the list is followed and kept up to date.
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
    "org.no-classification-list",
    judges="pipl.classified-management",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("未见经审批的分类分级清单", "No approved list of classified data"),
    remedy=Text(
        "以 hegui inventory 导出的清单为底稿核对、审批并定期更新，申报为 classification_list。",
        "Take the list that hegui inventory writes, check, approve and renew it, and declare it as classification_list.",
    ),
)
def classification_list(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.personal or done(us.declarations.classification_list, us):
        return
    yield lacking("classification_list", us)(
        declaration("classification_list"),
        Text(
            "持有个人信息 {n}，未申报经审批的分类分级清单。{how}",
            "{n} of personal information are held and no approved classification list is declared; {how}",
        ).fill(n=amount(len(held.personal), "columns"), how=how_to_declare("classification_list", us)),
    )


@classification_list.breaks
def a_list_nobody_approved() -> Case:
    return inventory()


@classification_list.keeps
def an_approved_list() -> Case:
    return inventory(), organisation(declarations={"classification_list": on(2026, 3, 1)})


@classification_list.breaks
def an_approved_list_tomorrow() -> Case:
    return inventory(), organisation(declarations={"classification_list": on(2026, 11, 24)})
