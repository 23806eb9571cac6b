"""
供应商自评估缺失或超过一年 · A supplier has not assessed itself within a year.

提供、委托处理数据的一方要监督接收方；每年一次自评估是通行做法，并非法定期限。只问能接触数据的或关键的供应商。
盲区：自评估是否属实；用现场检查等别的办法监督的。

Whoever provides or entrusts data supervises the recipient; a self-assessment a year is practice, not a period of law.
Asked of suppliers that may see data or that are critical.
Blind spot: whether the assessment is true; supervision by other means, such as visits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import months_after
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supplier.assessment-overdue",
    judges="netdata.processing-records",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("供应商自评估缺失或超过一年", "A supplier has not assessed itself within a year"),
    remedy=Text(
        "用 hegui supplier form 发问卷，收回后用 hegui supplier take 登记日期和摘要。",
        "Send the questionnaire of hegui supplier form, and take its date and digest in with hegui supplier take.",
    ),
)
def supplier_assessment(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "supplier" or (seen["data"] in (None, "none") and not seen["critical"]):
        return
    last = seen["assessed"]
    if not isinstance(last, date) or last > us.today:
        said = Text("{name}：台账没有自评估的记录", "{name}: the register holds no self-assessment")
        yield to_confirm(seen, said.fill(name=seen.what))
    elif months_after(last, MONTHS) < us.today:
        said = Text(
            "{name}：上次自评估是 {day}，已超过一年",
            "{name}: the last self-assessment was on {day}, more than a year ago",
        )
        yield breach(seen, said.fill(name=seen.what, day=last.isoformat()))


MONTHS = 12  # practice, not law


@supplier_assessment.breaks
def never() -> Case:
    return fact("supplier", data="personal")


@supplier_assessment.breaks
def a_year_and_a_day_ago() -> Case:
    return fact("supplier", critical=True, assessed=date(2025, 11, 22)), organisation(
        today=date(2026, 11, 23)
    )


@supplier_assessment.keeps
def a_year_ago_to_the_day() -> Case:
    return fact("supplier", critical=True, assessed=date(2025, 11, 23)), organisation(
        today=date(2026, 11, 23)
    )
