"""
敏感个人信息未见影响评估 · Sensitive personal information without an impact assessment.

处理敏感个人信息，应当事前进行影响评估并保存记录。以 ``[[purpose]]`` 的 ``assessment`` 或
``[[declarations.impact_assessments]]`` 及其覆盖范围申报。小型处理者可用 2026 年的简化形式，同样是评估。
盲区：评估的内容；其他应当评估的情形（自动化决策、委托处理、公开、向境外提供）会话里看不到。

Handling sensitive personal information calls for an impact assessment beforehand, and a record of it.
It is declared by ``assessment`` of a ``[[purpose]]`` or by ``[[declarations.impact_assessments]]`` with what it covers.
Small processors may use the simplified form of 2026; it is an assessment all the same.
Blind spot: what the assessment says.  Other occasions for one (automated decisions, entrusting, publishing, sending abroad)
do not show in a session.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import check
from hegui.checks.amounts import amount
from hegui.checks.declared import how_to_declare, lacking, purposes
from hegui.checks.examples import Case, holding, inventory, on, organisation, purpose
from hegui.checks.grouping import by_table, in_full, listed
from hegui.model import Holding, Inventory, Ruling
from hegui.organisation import Organisation, covered
from hegui.text import Text


@check(
    "pi.not-assessed",
    judges="pipl.impact-assessment",
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("敏感个人信息未见影响评估", "Sensitive personal information without an impact assessment"),
    remedy=Text(
        "处理前开展个人信息保护影响评估，报告和处理情况记录至少保存三年；完成后在 hegui.toml 中申报评估日期。",
        "Assess the impact before handling the data, keep report and record for at least three years, and declare the day of the "
        "assessment in hegui.toml.",
    ),
)
def not_assessed(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    ruling = lacking("impact_assessments", us)
    for place, columns in by_table(h for h in in_full(held.sensitive) if assessed_on(h, us) is None):
        yield ruling(
            place,
            Text(
                "未见覆盖表 {place} 的个人信息保护影响评估；其中敏感个人信息 {n}：{columns}。{how}",
                "no impact assessment on record covers table {place}, with {n} of sensitive personal information: "
                "{columns}; {how}",
            ).fill(
                place=place,
                n=amount(len(columns), "columns"),
                columns=listed(columns),
                how=how_to_declare("impact_assessments", us),
            ),
        )


def assessed_on(held: Holding, us: Organisation) -> date | None:
    """The day of the latest impact assessment that covers a column, up to the day asked about."""
    declared = [
        one.on
        for one in us.declarations.impact_assessments
        if not one.covers or covered(held.place, one.covers)
    ]
    declared += [p.assessment for p in purposes(held, us) if p.assessment is not None]
    return max((day for day in declared if day <= us.today), default=None)


@not_assessed.breaks
def patients_never_assessed() -> Case:
    return inventory(holding("diagnosis", "diagnosis"))


@not_assessed.keeps
def patients_assessed() -> Case:
    done = {"impact_assessments": (on(2026, 11, 23, "clinic.db#patient"),)}
    return inventory(holding("diagnosis", "diagnosis")), organisation(declarations=done)


@not_assessed.breaks
def another_table_assessed() -> Case:
    done = {"impact_assessments": (on(2026, 11, 23, "clinic.db#visit"),)}
    return inventory(holding("diagnosis", "diagnosis")), organisation(declarations=done)


@not_assessed.keeps
def patients_assessed_with_their_purpose() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(purpose(assessment=date(2025, 1, 1)))
