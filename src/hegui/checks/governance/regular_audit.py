"""
未见个人信息保护合规审计 · No compliance audit, or none for long.

处理者应定期进行合规审计；只有超过一千万人的规定了间隔，另有检查。以下的以网信部门 2026 年发布的答复为参考（此处据二手资料）：
超过一百万人的每三至四年一次，其他每五年一次。因此只作为问题提出，从不认定为不符合。国家机关不受此条约束。
盲区：审计看了什么。

Every processor audits its compliance regularly; the law names an interval only above ten million people, which has a check
of its own.  Below that, an answer published by the cyberspace administration in 2026, known here from secondary sources, is
taken as a guide: more than one million people every three or four years, others every five.  So this is a question, never a
breach.  State organs are not bound by the rule.
Blind spot: what the audit looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.declared import declaration, how_to_declare, lacking, years_after
from hegui.checks.examples import Case, many, on, organisation
from hegui.checks.headcount import headcount, reach
from hegui.errors import LawError
from hegui.law import Law
from hegui.model import Inventory, People, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.audit-overdue",
    judges="pipl.regular-audit",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("未见个人信息保护合规审计或已久未审计", "No compliance audit, or none for long"),
    remedy=Text(
        "确定审计周期，自行或委托专业机构开展合规审计并留存报告，申报为 compliance_audit。",
        "Set an interval, audit oneself or by a professional body, keep the report and declare it as compliance_audit.",
    ),
)
def regular_audit(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    people = headcount(held, us)
    if not held.personal or us.is_a("state-organ"):
        return
    if reach(people, "audit.large-processor-people", law) != "no":
        return
    last, place = us.declarations.compliance_audit, declaration("compliance_audit")
    if last is None or last.on > us.today:
        yield lacking("compliance_audit", us)(
            place,
            Text("未申报个人信息保护合规审计。{how}", "no compliance audit is declared; {how}").fill(
                how=how_to_declare("compliance_audit", us)
            ),
            severity="low",
        )
        return
    years = _interval(people, law)
    if years is not None and us.today > years_after(last.on, years):
        yield to_confirm(
            place,
            Text(
                "上次合规审计是 {day}，已超过 {years}（周期参考网信部门 2026 年问答，并非法定期限）",
                "the last compliance audit was on {day}, more than {years} ago (an interval from an answer the administration "
                "published in 2026, not from the law)",
            ).fill(day=last.on, years=amount(years, "years")),
        )


def _interval(people: People | None, law: Law) -> int | None:
    """The years the published answer gives for so many people; None before it was published."""
    try:
        more_than_a_million = people is not None and people.low > law.number("pipl.officer-people")
        return int(law.number(f"audit.{'middle' if more_than_a_million else 'small'}-processor-years"))
    except LawError:
        return None


@regular_audit.breaks
def never_audited() -> Case:
    return many(1_000)


@regular_audit.keeps
def audited_five_years_ago_to_the_day() -> Case:
    return many(1_000_000), organisation(declarations={"compliance_audit": on(2021, 11, 23)})


@regular_audit.breaks
def audited_five_years_and_a_day_ago() -> Case:
    return many(1_000_000), organisation(declarations={"compliance_audit": on(2021, 11, 22)})


@regular_audit.breaks
def more_than_a_million_audited_four_years_and_a_day_ago() -> Case:
    return many(1_000_001), organisation(declarations={"compliance_audit": on(2022, 11, 22)})


@regular_audit.keeps
def more_than_ten_million_are_judged_by_another_check() -> Case:
    return many(10_000_001)
