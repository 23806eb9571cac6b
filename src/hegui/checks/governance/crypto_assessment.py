"""
密评超过一年 · The cryptography assessment is more than a year old.

关键信息基础设施投入运行后，每年至少做一次商用密码应用安全性评估。只向申报了 ``critical-infrastructure-operator`` 角色的单位提出。
盲区：评估是否覆盖全部系统，结论是否通过。

Once in operation, critical infrastructure has its commercial cryptography assessed once a year at least.
Asked of organisations that declare the role ``critical-infrastructure-operator``.
Blind spot: whether it covered every system, and what it found.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, how_to_declare, lacking
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.checks.yearly import yearly
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

DUTY = "ciicrypto.assess-yearly"


@check(
    "org.crypto-assessment-overdue",
    judges=DUTY,
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("密评超过一年", "The cryptography assessment is more than a year old"),
    remedy=Text(
        "安排商用密码应用安全性评估，整改后申报为 crypto_assessment。",
        "Have the commercial cryptography assessed, put right what it finds, and declare it as crypto_assessment.",
    ),
)
def crypto_assessment(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    if not (held.holdings or held.facts) or not us.is_a("critical-infrastructure-operator"):
        return
    last, place = us.declarations.crypto_assessment, declaration("crypto_assessment")
    stands = yearly(last, us, law, DUTY)
    if stands == "unknown":
        yield lacking("crypto_assessment", us)(
            place,
            Text(
                "未申报商用密码应用安全性评估。{how}",
                "no assessment of commercial cryptography is declared; {how}",
            ).fill(how=how_to_declare("crypto_assessment", us)),
        )
    elif stands != "fresh" and last is not None:
        yield (breach if stands == "missed" else to_confirm)(
            place,
            Text(
                "上次密评是 {day}，已超过一年", "the last assessment was on {day}, more than a year ago"
            ).fill(day=last.on.isoformat()),
        )


@crypto_assessment.breaks
def never() -> Case:
    return inventory(), organisation(roles=("critical-infrastructure-operator",))


@crypto_assessment.keeps
def this_year() -> Case:
    us = organisation(
        roles=("critical-infrastructure-operator",), declarations={"crypto_assessment": on(2026, 3, 1)}
    )
    return inventory(), us


@crypto_assessment.keeps
def no_critical_infrastructure() -> Case:
    return inventory()
