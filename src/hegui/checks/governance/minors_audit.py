"""
未成年人个人信息未做年度审计 · Minors' personal information without the yearly audit.

处理未成年人个人信息的，每年进行合规审计并报告结果。一次审计管十二个月，之后须在当年内再做；整个自然年没有审计的，为不符合。
盲区：结果是否报告；数据中没有年龄的未成年人（可用 ``serves_minors`` 申报）。

Whoever handles personal information of people under 18 audits it each year and reports the result.
An audit counts for twelve months; after that the next is due within the year; where a whole calendar year went by without
one, the duty is broken.
Blind spot: whether the result was reported; minors whose age is not in the data (``serves_minors`` may say so).
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, how_to_declare, lacking
from hegui.checks.examples import Case, holding, inventory, on, organisation
from hegui.checks.minors import minors_said
from hegui.checks.yearly import yearly
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

DUTY = "minors.yearly-audit"


@check(
    "minors.no-yearly-audit",
    judges=DUTY,
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("未成年人个人信息未做年度合规审计", "Minors' personal information without the yearly audit"),
    remedy=Text(
        "每年对处理未成年人个人信息的情况开展合规审计，并及时向网信等部门报告，申报为 minors_audit。",
        "Audit the handling of minors' personal information each year, report it to the cyberspace administration, and declare it as "
        "minors_audit.",
    ),
)
def minors_audit(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    said = minors_said(held, us)
    if said is None:
        return
    last, place = us.declarations.minors_audit, declaration("minors_audit")
    stands = yearly(last, us, law, DUTY)
    if stands == "fresh":
        return
    if stands == "unknown" or last is None:
        yield lacking("minors_audit", us)(
            place,
            Text(
                "{said}，未申报未成年人个人信息年度合规审计。{how}",
                "{said}, and no yearly audit of their personal information is declared; {how}",
            ).fill(said=said, how=how_to_declare("minors_audit", us)),
        )
        return
    yield (breach if stands == "missed" else to_confirm)(
        place,
        Text(
            "{said}，上次年度合规审计是 {day}，已超过一年",
            "{said}, and the last yearly audit was on {day}, more than a year ago",
        ).fill(said=said, day=last.on),
        severity="high" if stands == "missed" else "medium",
    )


def _pupils(year: int, month: int, day: int) -> Case:
    pupils = inventory(holding("birthday", table="pupil", minors=200))
    return pupils, organisation(declarations={"minors_audit": on(year, month, day)})


@minors_audit.breaks
def pupils_never_audited() -> Case:
    return inventory(holding("birthday", table="pupil", minors=200))


@minors_audit.keeps
def pupils_audited_a_year_ago_to_the_day() -> Case:
    return _pupils(2025, 11, 23)


@minors_audit.breaks
def pupils_audited_a_year_and_a_day_ago() -> Case:
    return _pupils(2025, 11, 22)


@minors_audit.breaks
def pupils_not_audited_for_a_whole_calendar_year() -> Case:
    return _pupils(2024, 12, 31)


@minors_audit.keeps
def adults_only() -> Case:
    return inventory(holding("birthday", table="member", minors=0))
