"""
未见安全教育和培训 · No training of staff.

合理确定操作权限，定期对从业人员进行安全教育和培训；法律没有规定间隔。
盲区：谁参加了，学到了什么。

Access rights are set with reason and staff are trained regularly; the law names no interval.
Blind spot: who came, and what they learnt.
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
    "org.no-training",
    judges="pipl.access-rights-and-training",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text("未见从业人员安全教育和培训", "No training of staff declared"),
    remedy=Text(
        "定期开展个人信息安全教育和培训并留存签到、考核记录，申报为 training。",
        "Train staff regularly, keep attendance and test records, and declare it as training.",
    ),
)
def training(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.personal or done(us.declarations.training, us):
        return
    yield lacking("training", us)(
        declaration("training"),
        Text(
            "持有个人信息 {n}，未申报从业人员安全教育和培训。{how}",
            "{n} of personal information are held and no training of staff is declared; {how}",
        ).fill(n=amount(len(held.personal), "columns"), how=how_to_declare("training", us)),
    )


@training.breaks
def nobody_trained() -> Case:
    return inventory()


@training.keeps
def staff_trained() -> Case:
    return inventory(), organisation(declarations={"training": on(2026, 3, 1)})


@training.breaks
def staff_trained_tomorrow() -> Case:
    return inventory(), organisation(declarations={"training": on(2026, 11, 24)})
