"""
供应商台账缺关键项 · An entry of the register of suppliers leaves the essentials open.

没有写供应商能接触哪些数据、停了业务是否中断，就无从判断合同条款、自评估和备份供应商是否该有；未写不等于没有，列为待核实。
盲区：写了但写错的；没有列入台账的供应商。

Without what a supplier may see, and whether the business stops without it, nobody can say which clauses, assessments and second
suppliers there have to be: what is not said is unknown, and a question.
Blind spot: what is said and wrong; suppliers that are not on the register.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supplier.entry-open",
    judges="netdata.processing-records",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("供应商台账缺关键项", "An entry of the register of suppliers leaves the essentials open"),
    remedy=Text(
        "由使用部门填写 data（可接触的数据）和 critical（是否关键），再运行一次。",
        "Have the department that uses it fill in data (what it may see) and critical, and run again.",
    ),
)
def supplier_entry(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "supplier":
        return
    lacking = [name for name in _ASKED if seen[name] is None]
    if lacking:
        said = Text("{name}：台账没有写{which}", "{name}: the register does not say {which}")
        which = Text("、".join(_ASKED[n].zh for n in lacking), ", ".join(_ASKED[n].en for n in lacking))
        yield to_confirm(seen, said.fill(name=seen.what, which=which))


_ASKED = {
    "data": Text("能接触哪些数据", "what it may see"),
    "critical": Text("是否关键", "whether it is critical"),
}


@supplier_entry.breaks
def taken_from_a_questionnaire_alone() -> Case:
    return fact("supplier", contract=("security-duty",), exit_plan=True)


@supplier_entry.keeps
def both_are_said() -> Case:
    return fact("supplier", data="none", critical=False)
