"""
超过一千万人未按期审计 · More than ten million people and no audit in two years.

处理超过一千万人个人信息的，每两年至少开展一次合规审计；恰好一千万不算超过。申报的审计距今超过两年的，为不符合。
没有申报的，规定施行满两年之前作为问题提出，之后为不符合。国家机关不受此条约束。
盲区：有人主张首个两年从规定施行之日起算，即使已知更早的审计；持此观点的可以接受该发现并写明理由。

A processor of more than ten million people's personal information audits its compliance at least once every two years;
exactly ten million is not yet more.  A declared audit that lies more than two years back is a breach.  Where none is declared
it is a question until the rule itself has been in force for two years, and a breach after that.
Blind spot: some count the first two years from the day the rule came into force even where an older audit is known; whoever
does may accept the finding with that reason.  State organs are not bound by the rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, how_to_declare, lacking, years_after
from hegui.checks.examples import Case, many, on, organisation
from hegui.checks.headcount import counted, headcount, reach
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

DUTY = "audit.large-processor-every-two-years"


@check(
    "org.large-audit-overdue",
    judges=DUTY,
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text(
        "超过一千万人未按期开展合规审计", "More than ten million people, and the compliance audit overdue"
    ),
    remedy=Text(
        "自行或委托专业机构开展个人信息保护合规审计并留存报告，申报为 compliance_audit。",
        "Audit the handling of personal information, oneself or by a professional body, keep the report and declare it as "
        "compliance_audit.",
    ),
)
def large_audit(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    people = headcount(held, us)
    if not held.personal or people is None or us.is_a("state-organ"):
        return
    reached = reach(people, "audit.large-processor-people", law)
    if reached == "no":
        return
    years = int(law.number("audit.large-processor-years"))
    last = us.declarations.compliance_audit
    place = declaration("compliance_audit")
    if last is None or last.on > us.today:
        first_due = years_after(law.cite(DUTY).in_force, years) - timedelta(days=1)
        late = reached == "yes" and us.today > first_due
        ruling = breach if late else lacking("compliance_audit", us) if reached == "yes" else to_confirm
        yield ruling(
            place,
            Text(
                "处理{people}的个人信息，超过 1000 万人须每 {years} 年至少审计一次（自规定施行起算，首次最迟 {due}），未申报合规审计。{how}",
                "personal information of {people} is handled; above 10 million an audit is due at least every {years} years (the "
                "first by {due}, counted from the rule's first day) and none is declared; {how}",
            ).fill(
                people=counted(people), years=years, due=first_due, how=how_to_declare("compliance_audit", us)
            ),
        )
        return
    if us.today <= years_after(last.on, years):
        return
    yield (breach if reached == "yes" else to_confirm)(
        place,
        Text(
            "处理{people}的个人信息，上次合规审计是 {day}，已超过 {years} 年；超过 1000 万人须每 {years} 年至少审计一次",
            "personal information of {people} is handled and the last audit was on {day}, more than {years} years ago; above 10 "
            "million it is due at least every {years} years",
        ).fill(people=counted(people), day=last.on, years=years),
    )


@large_audit.breaks
def one_more_than_ten_million() -> Case:
    return many(10_000_001), organisation(declarations={"compliance_audit": on(2024, 11, 22)})


@large_audit.keeps
def exactly_ten_million() -> Case:
    return many(10_000_000), organisation(declarations={"compliance_audit": on(2024, 11, 22)})


@large_audit.keeps
def audited_two_years_ago_to_the_day() -> Case:
    return many(10_000_001), organisation(declarations={"compliance_audit": on(2024, 11, 23)})


@large_audit.breaks
def more_than_ten_million_and_no_audit_declared() -> Case:
    return many(10_000_001)
