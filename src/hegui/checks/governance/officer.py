"""
未见个人信息保护负责人报送 · A personal information protection officer not registered.

处理一百万人以上个人信息的，应指定个人信息保护负责人，公开联系方式，并向所在地设区的市级网信部门报送；一百万本数包含在内。
估计区间跨过这个数的，作为问题提出，由 hegui.toml 的 ``people`` 确定。
盲区：应在三十个工作日内报送，会话里看不出何日达到该数量。

From one million people on, a processor names an officer, publishes how to reach them and registers them with the
prefecture-level cyberspace administration.  The number includes one million itself.
An estimate whose range holds the number is a question; ``people`` in hegui.toml settles it.
Blind spot: registering is owed within thirty working days, and a session does not show since when the number is reached.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, done, how_to_declare
from hegui.checks.examples import Case, many, on, organisation
from hegui.checks.headcount import counted, headcount, reach
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.officer-not-registered",
    judges="pipl.officer",
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text(
        "达到规定数量未见个人信息保护负责人报送", "Personal information protection officer not registered"
    ),
    remedy=Text(
        "指定个人信息保护负责人，公开联系方式，并向设区的市级网信部门报送其姓名和联系方式；之后在 hegui.toml 申报 officer_registered。",
        "Name an officer, publish how to reach them and register them with the prefecture-level cyberspace administration; then "
        "declare officer_registered in hegui.toml.",
    ),
)
def officer_not_registered(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    people = headcount(held, us)
    if not held.personal or people is None or done(us.declarations.officer_registered, us):
        return
    reached = reach(people, "pipl.officer-people", law)
    if reached == "no":
        return
    place, how = declaration("officer_registered"), how_to_declare("officer_registered", us)
    if reached == "yes":
        yield breach(
            place,
            Text(
                "处理{people}的个人信息，已达到应指定并报送个人信息保护负责人的 {number} 人，未见报送。{how}",
                "personal information of {people} is handled; from {number} people on an officer is named and registered, and "
                "none is declared; {how}",
            ).fill(people=counted(people), number=law.number("pipl.officer-people"), how=how),
        )
        return
    yield to_confirm(
        place,
        Text(
            "推算处理{people}的个人信息，可能达到应报送个人信息保护负责人的 {number} 人；请在 hegui.toml 填写 people 的准确数字。{how}",
            "personal information of {people} is handled, which may reach the {number} people from which an officer is registered; "
            "state the exact number as people in hegui.toml; {how}",
        ).fill(people=counted(people), number=law.number("pipl.officer-people"), how=how),
        severity="medium",
    )


@officer_not_registered.breaks
def exactly_one_million() -> Case:
    return many(1_000_000)


@officer_not_registered.keeps
def one_fewer_than_one_million() -> Case:
    return many(999_999)


@officer_not_registered.breaks
def an_estimate_around_one_million() -> Case:
    return many(990_000, 970_000, 1_010_000)


@officer_not_registered.keeps
def an_estimate_around_one_million_settled_by_the_organisation() -> Case:
    return many(990_000, 970_000, 1_010_000), organisation(people=985_000)


@officer_not_registered.keeps
def one_million_with_a_registered_officer() -> Case:
    return many(1_000_000), organisation(declarations={"officer_registered": on(2025, 8, 29)})
