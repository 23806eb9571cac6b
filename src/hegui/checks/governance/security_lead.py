"""
未见网络数据安全负责人 · No network data security lead.

处理一千万人以上个人信息的，适用重要数据处理者规则中的两项，且仅此两项：明确网络数据安全负责人和管理机构，以及变动时的处置方案；
一千万本数包含在内。重要数据的处理者不论数量都须有负责人。
盲区：负责人是否为管理层成员，能否直接报告。

Whoever handles personal information of ten million people or more follows two of the rules for processors of important data
and no others: naming a lead and an organ, and a disposal plan on reorganisation.  Ten million itself is included.
A processor of important data owes the lead at any size.
Blind spot: whether the lead is a member of management and may report directly.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, inventory, many, on, organisation
from hegui.checks.headcount import counted, headcount, reach
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-security-lead",
    judges="netdata.security-lead",
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("未见网络数据安全负责人", "No network data security lead"),
    remedy=Text(
        "由管理层成员担任网络数据安全负责人并设管理机构，负责人有权直接向主管部门报告，申报为 security_lead。",
        "Name a member of management as lead, with an organ and the right to report directly to the authority; declare it as "
        "security_lead.",
    ),
)
def security_lead(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    if not held.holdings or done(us.declarations.security_lead, us):
        return
    place, how = declaration("security_lead"), how_to_declare("security_lead", us)
    if us.is_a("important-data-processor"):
        yield lacking("security_lead", us)(
            place,
            Text(
                "本单位申报为重要数据的处理者，未申报网络数据安全负责人和管理机构。{how}",
                "the organisation declares itself a processor of important data, and no lead and organ are declared; {how}",
            ).fill(how=how),
        )
        return
    people = headcount(held, us)
    reached = reach(people, "netdata.ten-million", law)
    if not held.personal or people is None or reached == "no":
        return
    yield (breach if reached == "yes" else to_confirm)(
        place,
        Text(
            "处理{people}的个人信息，{word} 1000 万人，应明确网络数据安全负责人和管理机构，未见申报。{how}",
            "personal information of {people} is handled, which {word} ten million: a lead and an organ are owed and none is "
            "declared; {how}",
        ).fill(
            people=counted(people),
            word=Text("已达到", "reaches") if reached == "yes" else Text("可能达到", "may reach"),
            how=how,
        ),
        severity="high" if reached == "yes" else "medium",
    )


@security_lead.breaks
def exactly_ten_million() -> Case:
    return many(10_000_000)


@security_lead.keeps
def one_fewer_than_ten_million() -> Case:
    return many(9_999_999)


@security_lead.keeps
def ten_million_with_a_lead() -> Case:
    return many(10_000_000), organisation(declarations={"security_lead": on(2026, 1, 1)})


@security_lead.breaks
def a_small_processor_of_important_data() -> Case:
    return inventory(), organisation(roles=("important-data-processor",))
