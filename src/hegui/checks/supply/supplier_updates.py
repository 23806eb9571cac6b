"""
高权限软件自动更新没有分批、回退和恢复 · Automatic updates of privileged software without rings, rollback or recovery.

带驱动或最高权限的软件自动更新出错，会让所有机器同时无法启动（手册“供应链安全”一案）。台账中自动更新且高权限的，要能分批、能回退、能带外恢复。
盲区：这些安排是否演练过。

A faulty update of software with a driver or the highest rights keeps every machine from starting at once, as in the case on supply chains.
What the register calls both automatic and privileged has rings, a way back, and recovery out of band.
Blind spot: whether any of it was ever tried.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supplier.updates-without-stages",
    judges="csl.internal-rules-and-security-lead",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text(
        "高权限软件自动更新没有分批、回退和恢复",
        "Automatic updates of privileged software without rings, rollback or recovery",
    ),
    remedy=Text(
        "改为分批更新（关键岗位晚一个版本），约定回退包和断供通知，准备带外恢复介质并演练。",
        "Update in rings (key posts a version behind), agree on a rollback package, and have a drilled medium for recovery out of band.",
    ),
)
def supplier_updates(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "supplier" or not (seen["automatic_updates"] and seen["privileged"]):
        return
    lacking = [name for name in _ASKED if not seen[name]]
    if not lacking:
        return
    ruling = breach if any(seen[name] is False for name in lacking) else to_confirm
    said = Text(
        "{name} 高权限且自动更新，未见：{which}",
        "{name} is privileged and updates by itself, without: {which}",
    )
    which = Text("、".join(_ASKED[n].zh for n in lacking), ", ".join(_ASKED[n].en for n in lacking))
    yield ruling(seen, said.fill(name=seen.what, which=which))


_ASKED = {
    "staged": Text("分批", "rings"),
    "rollback": Text("回退", "a way back"),
    "recovery": Text("带外恢复", "recovery out of band"),
}


@supplier_updates.breaks
def no_rings() -> Case:
    return fact(
        "supplier", automatic_updates=True, privileged=True, staged=False, rollback=True, recovery=True
    )


@supplier_updates.keeps
def all_three() -> Case:
    return fact(
        "supplier", automatic_updates=True, privileged=True, staged=True, rollback=True, recovery=True
    )


@supplier_updates.keeps
def by_hand() -> Case:
    return fact("supplier", automatic_updates=False, privileged=True), organisation()
