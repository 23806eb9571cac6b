"""
未申报保存期限 · No retention period declared.

个人信息的保存期限应为实现目的所必要的最短时间；没有人定过的期限永远不会届满。每个数据源提出一个问题，
以 ``[[purpose]]`` 的 ``retention_days`` 作答。
盲区：在别处规定而没有申报的期限（档案保管期限表、定期清理任务）。

Personal information is kept for the shortest time the purpose needs; a period nobody has set is never over.
One question a source; ``retention_days`` of a ``[[purpose]]`` answers it.
Blind spot: periods set elsewhere (a records schedule, a clean-up job) that are not declared.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_source, spread
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.retention-not-declared",
    judges="pipl.retention",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text("个人信息未申报保存期限", "No retention period declared for personal information"),
    remedy=Text(
        "按实现目的所需的最短时间确定保存期限和到期处理方式，填入 [[purpose]] 的 retention_days。",
        "Set the shortest period the purpose needs and what happens at its end; fill in retention_days under [[purpose]].",
    ),
)
def retention_not_declared(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    open_ended = [h for h in held.personal if all(p.retention_days is None for p in purposes(h, us))]
    for place, columns in by_source(open_ended):
        yield to_confirm(
            place,
            Text(
                "{place} 中有 {n}个人信息未申报保存期限{tables}",
                "{place} holds {n} of personal information without a declared retention period{tables}",
            ).fill(place=place, n=amount(len(columns), "columns"), tables=spread(columns)),
        )


@retention_not_declared.breaks
def phones_for_ever() -> Case:
    return inventory(holding("phone", "mobile")), organisation(purpose())


@retention_not_declared.keeps
def phones_for_a_year() -> Case:
    return inventory(holding("phone", "mobile")), organisation(purpose(retention_days=365))
