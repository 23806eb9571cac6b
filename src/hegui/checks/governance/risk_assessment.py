"""
重要数据未做年度风险评估 · Important data without the yearly risk assessment.

重要数据的处理者每年开展风险评估，并向省级以上主管部门报送报告。只有目录或通知能使数据成为重要数据，
以 ``[[important_data]]`` 或 ``important-data-processor`` 角色申报。
盲区：报告的内容，以及是否报送。

A processor of important data assesses the risk each year and sends the report to the provincial authority or above.
Only a catalogue or a notice makes data important: ``[[important_data]]`` or the role ``important-data-processor`` says so.
Blind spot: what the report says and whether it was sent.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, how_to_declare, lacking
from hegui.checks.examples import Case, holding, inventory, on, organisation
from hegui.checks.yearly import yearly
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

DUTY = "netdata.risk-assessment"


@check(
    "org.no-risk-assessment",
    judges=DUTY,
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("重要数据未做年度风险评估", "Important data without the yearly risk assessment"),
    remedy=Text(
        "每年度开展网络数据安全风险评估并向省级以上主管部门报送报告，申报为 risk_assessment。",
        "Assess the risk each year, send the report to the authority and declare it as risk_assessment.",
    ),
)
def risk_assessment(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    listed = any(h.grade != "general" for h in held.holdings)
    if not held.holdings or not (listed or us.is_a("important-data-processor")):
        return
    last, place = us.declarations.risk_assessment, declaration("risk_assessment")
    stands = yearly(last, us, law, DUTY)
    if stands == "fresh":
        return
    if stands == "unknown" or last is None:
        yield lacking("risk_assessment", us)(
            place,
            Text(
                "处理重要数据，未申报年度风险评估。{how}",
                "important data are handled and no yearly risk assessment is declared; {how}",
            ).fill(how=how_to_declare("risk_assessment", us)),
        )
        return
    yield (breach if stands == "missed" else to_confirm)(
        place,
        Text(
            "处理重要数据，上次风险评估是 {day}，已超过一年",
            "important data are handled and the last risk assessment was on {day}, more than a year ago",
        ).fill(day=last.on),
        severity="high" if stands == "missed" else "medium",
    )


def _plant(year: int, month: int, day: int) -> Case:
    plant = inventory(holding("output", "product", table="plant", grade="important"))
    return plant, organisation(declarations={"risk_assessment": on(year, month, day)})


@risk_assessment.breaks
def a_catalogued_table_never_assessed() -> Case:
    return inventory(holding("output", "product", table="plant", grade="important"))


@risk_assessment.keeps
def assessed_a_year_ago_to_the_day() -> Case:
    return _plant(2025, 11, 23)


@risk_assessment.breaks
def assessed_a_year_and_a_day_ago() -> Case:
    return _plant(2025, 11, 22)


@risk_assessment.keeps
def nothing_important() -> Case:
    return inventory(holding("output", "product", table="plant"))
