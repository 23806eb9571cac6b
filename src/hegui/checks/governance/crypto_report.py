"""
密码使用情况年度报告未见 · No yearly report on cryptography.

关键信息基础设施运营者每年 1 月 31 日前，向保护工作部门报送上一年度商用密码使用和密评情况。规定 2025 年 8 月 1 日起施行，首次报送期限是 2026 年 1 月 31 日。
只向申报了 ``critical-infrastructure-operator`` 角色的单位提出。
盲区：报告的内容。

By 31 January an operator of critical infrastructure reports last year's use and assessment of commercial cryptography to its protection
department.  In force since 1 August 2025: first due on 31 January 2026.
Asked of organisations that declare the role ``critical-infrastructure-operator``.
Blind spot: what the report says.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import check
from hegui.checks.declared import declaration, how_to_declare, lacking, months_after
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

DUTY = "ciicrypto.yearly-report"


@check(
    "org.crypto-report-overdue",
    judges=DUTY,
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("密码使用情况年度报告未见", "No yearly report on cryptography"),
    remedy=Text(
        "补报上一年度商用密码使用和密评情况，申报为 crypto_report；把 1 月 31 日列入日程。",
        "Report last year's use and assessment of commercial cryptography, declare it as crypto_report, and put 31 January in the calendar.",
    ),
)
def crypto_report(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    if not (held.holdings or held.facts) or not us.is_a("critical-infrastructure-operator"):
        return
    new_year = date(us.today.year, 1, 1)
    months = int(law.number("ciicrypto.operator-report"))
    last_day = date.fromordinal(months_after(new_year, months).toordinal() - 1)
    if us.today <= last_day:  # this year's is not due yet: was last year's made?
        new_year = date(us.today.year - 1, 1, 1)
        last_day = date.fromordinal(months_after(new_year, months).toordinal() - 1)
    if law.cite(DUTY).in_force > last_day:
        return
    last = us.declarations.crypto_report
    if last is not None and new_year <= last.on <= us.today:
        return
    yield lacking("crypto_report", us)(
        declaration("crypto_report"),
        Text(
            "没有申报应于 {day} 前报送的上年度密码使用和密评情况。{how}",
            "the report on cryptography that was due by {day} is not declared; {how}",
        ).fill(day=last_day.isoformat(), how=how_to_declare("crypto_report", us)),
    )


@crypto_report.breaks
def not_since_new_year() -> Case:
    us = organisation(
        roles=("critical-infrastructure-operator",), declarations={"crypto_report": on(2025, 12, 30)}
    )
    return inventory(), us


@crypto_report.keeps
def in_january() -> Case:
    us = organisation(
        roles=("critical-infrastructure-operator",), declarations={"crypto_report": on(2026, 1, 20)}
    )
    return inventory(), us


@crypto_report.keeps
def no_critical_infrastructure() -> Case:
    return inventory()
