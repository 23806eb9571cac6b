"""
影响评估已久未更新 · An impact assessment past its term.

法律要求处理情况变化时重新评估，没有规定评估何时失效；报告和处理记录须保存三年。因此只作为问题提出：按本单位自定的周期
（``[limits]`` 的 ``assessment_years``），没有自定的按三年，最后一天仍在期内。
盲区：处理目的或方式变化而应提前重新评估的情形。

The law asks for a new assessment when the handling changes and sets no term after which one expires; it has report and
record kept for three years.  So this is a question: after the organisation's own term (``assessment_years`` under
``[limits]``), or else after those three years, whose last day still counts.
Blind spot: a change of purpose or means that calls for a new assessment sooner.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.data.not_assessed import assessed_on
from hegui.checks.declared import years_after
from hegui.checks.examples import Case, holding, inventory, on, organisation
from hegui.checks.grouping import by_table, in_full, listed
from hegui.law import Law
from hegui.model import Holding, Inventory, Ruling
from hegui.organisation import Limits, Organisation
from hegui.text import Text


@check(
    "pi.assessment-old",
    judges="pipl.impact-assessment-record",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("个人信息保护影响评估已久未更新", "Impact assessment past its term"),
    remedy=Text(
        "核对处理目的、方式和范围是否变化并重新评估；本单位另有周期的，填入 [limits] 的 assessment_years。",
        "See whether purpose, means or scope have changed and assess again; state a term of your own as assessment_years under "
        "[limits].",
    ),
)
def assessment_old(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    if not held.sensitive:
        return
    years = us.limits.assessment_years or int(law.number("pipl.impact-assessment-years"))
    for place, columns in by_table(h for h in in_full(held.sensitive) if _past(h, us, years)):
        latest = max(day for h in columns if (day := assessed_on(h, us)))
        yield to_confirm(
            place,
            Text(
                "覆盖表 {place} 的影响评估最近一次是 {day}，距今已超过 {years}；其中敏感个人信息 {n}：{columns}",
                "table {place} was last assessed on {day}, more than {years} ago; it has {n} of sensitive personal "
                "information: {columns}",
            ).fill(
                place=place,
                day=latest,
                years=amount(years, "years"),
                n=amount(len(columns), "columns"),
                columns=listed(columns),
            ),
        )


def _past(held: Holding, us: Organisation, years: int) -> bool:
    day = assessed_on(held, us)
    return day is not None and us.today > years_after(day, years)


def _assessed(year: int, month: int, day: int, years: int | None = None) -> Case:
    done = {"impact_assessments": (on(year, month, day),)}
    return inventory(holding("diagnosis", "diagnosis")), organisation(
        declarations=done, limits=Limits(assessment_years=years)
    )


@assessment_old.breaks
def assessed_three_years_and_a_day_ago() -> Case:
    return _assessed(2023, 11, 22)


@assessment_old.keeps
def assessed_three_years_ago_to_the_day() -> Case:
    return _assessed(2023, 11, 23)


@assessment_old.breaks
def assessed_past_the_organisations_own_term() -> Case:
    return _assessed(2025, 11, 22, years=1)


@assessment_old.keeps
def never_assessed_is_asked_by_another_check() -> Case:
    return inventory(holding("diagnosis", "diagnosis"))
