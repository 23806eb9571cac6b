"""
数据定级：一般、重要还是核心 · The grade of data: general, important or core.

The matrix of GB/T 43697 looks at whom harm to the data would touch and how badly; a data set takes the highest grade of
its items.  What an authority has told or published goes before it: important and core data are settled by the
catalogues and notices of regions and departments (DSL 21, Network Data Regulations 29), the matrix says what to declare.
Before the standard was in force there was no matrix for all, and only such a notice decided.  State secrets and military data follow other rules.  Blind
spot: the full text of the standard was not at hand; its matrix comes from secondary sources and is marked so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from hegui.deciding.owed import duty, first_of, given_reaches, note, told_if
from hegui.determinations import (
    Chosen,
    Count,
    Facts,
    Lawbook,
    Outcome,
    Remaining,
    Rows,
    choice,
    count,
    determination,
    several,
    words,
    yes_no,
)
from hegui.text import Text

GRADES = ("general", "important", "core")  # from the lightest
MATRIX = "gbt43697.grade-by-object-and-harm"
DEGREES = {
    "none": Text("没有危害", "no harm"),
    "general": Text("一般危害", "general harm"),
    "serious": Text("严重危害", "serious harm"),
    "especially-serious": Text("特别严重危害", "especially serious harm"),
}
AS_A_WHOLE = Text(
    "以国家、社会、行业的整体利益衡量；看直接影响",
    "judged on the interest of the state, society or sector as a whole, by the direct effect",
)


def harm(zh: str, en: str, such: Text, note: Text = AS_A_WHOLE) -> Chosen:
    """How badly one object would be hurt."""
    return choice(
        Text(f"一旦泄露、篡改、损毁或被非法获取、使用，对{zh}造成多大危害", f"Leaked, altered, destroyed or misused, how badly would it hurt {en}"),
        DEGREES, by=MATRIX, example="none", such=such, note=note,
    )  # fmt: skip


class Item(Facts):
    """One kind of data in the data set."""

    name = words(Text("这类数据叫什么", "What do you call these data"), example="grid load by substation")
    national_security = harm(
        "国家安全", "national security",
        Text("未公开的军事设施坐标有危害；门店的价目表没有", "unpublished coordinates of military sites: harm; a shop's price list: no harm"),
    )  # fmt: skip
    economy = harm(
        "经济运行", "the running of the economy",
        Text("支付清算系统的密钥有危害；一家门店的流水没有", "the keys of a payment clearing system: harm; one shop's takings: no harm"),
    )  # fmt: skip
    social_order = harm(
        "社会秩序", "social order",
        Text("急救调度数据被篡改有危害；公司的会议安排没有", "dispatch of ambulances altered: harm; a firm's list of meetings: no harm"),
    )  # fmt: skip
    public_interest = harm(
        "公共利益", "the public interest",
        Text("传染病监测数据被篡改有危害；食堂的菜单没有", "monitoring of an epidemic altered: harm; a canteen's menu: no harm"),
        Text("大量个人受影响的，可能上升为公共利益甚至国家安全", "harm to very many people may become harm to the public interest or even national security"),
    )  # fmt: skip
    organisations_and_people = harm(
        "组织权益、个人权益", "the rights of organisations or people",
        Text("客户名单泄露，客户受骚扰，有危害；公开的简介没有", "a list of customers, who are then pestered: harm; a published profile: no harm"),
        Text("只影响组织自身或者公民个体的，一般不作为重要数据", "what touches only the organisation itself or single citizens is as a rule not important data"),
    )  # fmt: skip


class DataSet(Facts):
    """A data set of one processor, with the kinds of data in it."""

    told_core: bool = yes_no(
        Text(
            "有关部门是否已告知或公布其为核心数据",
            "Has an authority told you, or published, that it is core data",
        ),
        such=Text("主管部门来文写明，这批数据是核心数据", "the authority wrote that these are core data"),
        by="dsl.core-data",
        example=False,
    )
    told_important: bool = yes_no(
        Text(
            "有关地区、部门是否已告知或公布其为重要数据",
            "Has an authority told you, or published, that it is important data",
        ),
        such=Text(
            "本地区公布的重要数据目录里有这类数据", "the catalogue that your region published names such data"
        ),
        by=("netdata.identify-important-data", "dsl.important-data-catalogue"),
        example=False,
    )
    items: Rows[Item] = several(
        Item, Text("数据集里有哪些种类的数据", "The kinds of data in the set"), by=MATRIX
    )
    people: Count = count(
        Text("包含多少人的个人信息", "Of how many people does it hold personal information"),
        by=("netdata.ten-million-people", "gbt43697.highest-item-decides"),
        example=300_000,
        held="people",
        decides=False,
    )
    sensitive_people: Count = count(
        Text("包含多少人的敏感个人信息", "Of how many people does it hold sensitive personal information"),
        by="gbt43697.highest-item-decides", example=20_000, held="sensitive_people", decides=False,
    )  # fmt: skip


@determination(
    "data-grade",
    title=Text("数据定级", "The grade of data"),
    asks=DataSet,
    since=date(2024, 10, 1),
    turning=(date(2025, 1, 1),),
    outcomes={
        "general": Text("一般数据", "general data"),
        "important": Text("重要数据（按规定识别、申报，由有关地区、部门确认）", "important data (identify and declare; the authority confirms)"),
        "core": Text("核心数据（由国家有关部门确定）", "core data (fixed by the authorities of the state)"),
    },
    totals={
        "core": Text("矩阵定为核心的数据", "data that the matrix makes core"),
        "important": Text("矩阵定为重要的数据", "data that the matrix makes important"),
    },
)  # fmt: skip
def data_grade(this: DataSet, law: Lawbook) -> Outcome:
    if this.told_core:
        return Outcome("core", by="dsl.core-data")
    items = this.items.judged(grade_of, law)
    if items.any(is_core, "core"):
        return Outcome("core", by=MATRIX)
    if this.told_important:
        return Outcome("important", by=who_tells(law))
    if items.any(is_important, "important"):
        return Outcome("important", by=MATRIX)
    return Outcome("general", by=MATRIX)


@data_grade.each("items", name="name")
def one_item(item: Item, this: DataSet, law: Lawbook) -> Outcome:
    return Outcome(grade_of(item, law), by=MATRIX)


def grade_of(item: Item, law: Lawbook) -> str:
    """The matrix: the highest grade over the objects that are hurt."""
    rows = {row["id"]: row for row in law.rows("gbt43697.matrix")}
    harms = {
        "national-security": item.national_security,
        "economy": item.economy,
        "social-order": item.social_order,
        "public-interest": item.public_interest,
        "organisations-and-people": item.organisations_and_people,
    }
    for grade in ("core", "important"):
        if any(is_hurt_to(rows[object], degree, grade) for object, degree in harms.items()):
            return grade
    return "general"


def is_hurt_to(row: Mapping[str, Any], degree: Chosen, grade: str) -> bool:
    """Does the harm to this object put the data into this grade?"""
    return any(row[step.replace("-", "_")] == grade and degree == step for step in list(DEGREES)[1:])


def is_core(grade: str) -> bool:
    return grade == "core"


def is_important(grade: str) -> bool:
    return grade == "important"


def who_tells(law: Lawbook) -> str:
    return first_of(law, "netdata.identify-important-data", "dsl.important-data-catalogue")


@data_grade.remains
def who_decides(outcome: str, by: tuple[str, ...], given: DataSet, law: Lawbook) -> Iterator[Remaining]:
    tells = who_tells(law)
    if outcome == "general":
        yield note(law, MATRIX, Text(
            "一般数据仍须分类分级保护；规模、用途或规则变化时重新定级", "General data are still classified and protected; grade again when scale, use or rules change",
        ))  # fmt: skip
    elif MATRIX in by:
        yield duty(law, tells, Text(
            "这是按矩阵得出的识别结果：按规定识别、申报，由有关地区、部门确认并告知或公布；最终以其为准",
            "This is what the matrix says: identify and declare; the region or department confirms, and tells you or publishes; its word is final",
        ))  # fmt: skip
    else:
        yield note(
            law,
            by[0],
            Text("以有关部门的告知、公布为准", "What the authority has told or published is final"),
        )
    if outcome != "general":
        yield from protection(given, law)
    if outcome == "core":
        yield duty(law, "dsl.core-data", law.provision("dsl.core-data").wording)
    yield from by_size(outcome, given, law)


@data_grade.remains_before
def before_the_standard(given: DataSet, law: Lawbook) -> Iterator[Remaining]:
    """From the Data Security Law on, catalogues and notices decided alone."""
    for by in ("dsl.classification", "dsl.core-data", "dsl.important-data-catalogue"):
        if law.in_force(by):
            yield duty(law, by, law.provision(by).wording)


def protection(given: DataSet, law: Lawbook) -> Iterator[Remaining]:
    """What a processor of important data does, each as far as it is in force."""
    for by in (
        "dsl.important-data-lead", "dsl.periodic-risk-assessment", "dsl.important-data-export", "netdata.security-organ",
        "netdata.security-lead", "netdata.background-checks", "netdata.assessment-before-sharing", "netdata.disposal-plan",
        "netdata.risk-assessment",
    ):  # fmt: skip
        if law.in_force(by):
            yield duty(law, by, law.provision(by).wording)


def by_size(outcome: str, given: DataSet, law: Lawbook) -> Iterator[Remaining]:
    """Numbers of people decide nothing here; they bring duties, and a reason to ask."""
    if law.in_force("netdata.ten-million-people"):
        reached = given_reaches(given.people, law.number("netdata.ten-million"))
        yield from told_if(reached, law, "netdata.ten-million-people", law.provision("netdata.ten-million-people").wording, Text(
            "如有一千万人以上的个人信息", "if it holds ten million people's personal information or more"))  # fmt: skip
    large = given_reaches(given.people, law.number("gbt43697.large-scale-people"))
    large_sensitive = given_reaches(
        given.sensitive_people, law.number("gbt43697.large-scale-sensitive-people")
    )
    if outcome == "general" and (large or large_sensitive):
        yield note(law, "gbt43697.highest-item-decides", Text(
            "人数已达同类标准所举的大规模：重新看是否影响公共利益、国家安全，并向主管部门请示",
            "It has reached the scale a sibling standard gives as large: look again at the public interest and national security, and ask the authority",
        ))  # fmt: skip
