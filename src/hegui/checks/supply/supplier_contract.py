"""
供应商合同缺少安全条款 · A supplier's contract lacks security clauses.

供应商能接触个人信息或重要数据的，合同应约定安全责任、事件通报、不作他用和到期删除。台账写明合同里有哪些条款、其中缺的为违反；台账没写的为待核实。
盲区：条款写得是否到位，履行得怎样。

Where a supplier may see personal information or important data, the contract binds it to security, to telling incidents, to no other use and to deletion.
A clause that is missing from the clauses named in the register is a breach; a register that names none is a question.
Blind spot: how well a clause is written, and kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.supply.suppliers import CLAUSES
from hegui.text import Text


@check(
    "supplier.contract-clauses",
    judges="netdata.processing-records",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("供应商合同缺少安全条款", "A supplier's contract lacks security clauses"),
    remedy=Text(
        "补签安全责任、事件通报时限、不作他用、到期返还或删除的条款，每年检查履行情况。",
        "Add clauses on security duties, the time for telling incidents, no other use, and return or deletion; check every year that they are kept.",
    ),
)
def supplier_contract(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "supplier" or seen["data"] == "none":
        return
    held = seen["contract"]
    known = seen["data"] is not None  # where it is not, the register is asked: supplier.entry-open
    if held is None and not known:
        return
    if held is None:
        said = Text(
            "{name} 能接触数据，台账没有写合同里有哪些安全条款",
            "{name} may see data, and the register does not say which clauses the contract holds",
        )
        yield to_confirm(seen, said.fill(name=seen.what))
        return
    missing = [c for c in CLAUSES if c not in (held if isinstance(held, tuple) else ())]
    if missing:
        said = (
            Text(
                "{name} 能接触数据，合同缺少：{which}", "{name} may see data, and the contract lacks: {which}"
            )
            if known
            else Text(
                "{name} 如能接触数据，合同缺少：{which}",
                "if {name} may see data, its contract lacks: {which}",
            )
        )
        which = Text("、".join(_CLAUSES[c].zh for c in missing), ", ".join(_CLAUSES[c].en for c in missing))
        yield (breach if known else to_confirm)(seen, said.fill(name=seen.what, which=which))


_CLAUSES = {
    "security-duty": Text("安全责任", "security duties"),
    "incident-notice": Text("事件通报", "telling incidents"),
    "no-other-use": Text("不作他用", "no other use"),
    "deletion": Text("到期返还或删除", "return or deletion"),
}


@supplier_contract.breaks
def two_clauses_of_four() -> Case:
    return fact("supplier", data="personal", contract=("security-duty", "deletion"))


@supplier_contract.breaks
def a_register_that_does_not_say() -> Case:
    return fact("supplier", data="important")


@supplier_contract.breaks
def clauses_lacking_and_nobody_said_what_it_sees() -> Case:
    return fact("supplier", contract=("security-duty",))


@supplier_contract.keeps
def all_four() -> Case:
    return fact(
        "supplier", data="personal", contract=("security-duty", "incident-notice", "no-other-use", "deletion")
    )


@supplier_contract.keeps
def one_that_sees_nothing() -> Case:
    return fact("supplier", data="none"), organisation()
