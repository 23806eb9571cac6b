"""
敏感个人信息未申报处理目的 · Sensitive personal information without a declared purpose.

只有具有特定目的和充分必要性，才可处理敏感个人信息。会话只能看到数据在那里，看不到用来做什么：目的以 hegui.toml 的
``[[purpose]]`` 申报。
盲区：申报的目的是否就是实际的目的。

Sensitive personal information may be handled only for a specific purpose and where that purpose truly needs it.
A session shows that the data are there, never what for: the purpose is what ``[[purpose]]`` in hegui.toml declares.
Blind spot: whether the declared purpose is the one actually followed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_table, in_full, listed
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.sensitive-without-purpose",
    judges="pipl.sensitive-purpose-and-necessity",
    looks_at=Inventory,
    severity="high",
    problem="over-collection",
    title=Text("敏感个人信息未申报处理目的", "Sensitive personal information without a declared purpose"),
    remedy=Text(
        "写明特定目的和充分的必要性，并在 hegui.toml 的 [[purpose]] 中申报；说不出目的的，停止收集并删除。",
        "State the specific purpose and why it needs these data, and declare it under [[purpose]] in hegui.toml; where there is "
        "none, stop collecting them and erase them.",
    ),
)
def sensitive_without_purpose(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    for place, columns in by_table(h for h in in_full(held.sensitive) if not purposes(h, us)):
        yield to_confirm(
            place,
            Text(
                "表 {place} 有 {n}敏感个人信息未申报处理目的：{columns}。请在 hegui.toml 的 [[purpose]] 中申报特定目的和必要性",
                "table {place} holds {n} of sensitive personal information for which no purpose is declared: {columns}; "
                "declare the specific purpose and its necessity under [[purpose]] in hegui.toml",
            ).fill(place=place, n=amount(len(columns), "columns"), columns=listed(columns)),
        )


@sensitive_without_purpose.breaks
def diagnoses_for_nothing_declared() -> Case:
    return inventory(holding("diagnosis", "diagnosis"))


@sensitive_without_purpose.keeps
def diagnoses_for_treatment() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(purpose(entities=("diagnosis",)))


@sensitive_without_purpose.breaks
def religion_though_only_diagnoses_are_declared() -> Case:
    return inventory(holding("faith", "religion")), organisation(purpose(entities=("diagnosis",)))


@sensitive_without_purpose.keeps
def id_numbers_kept_masked() -> Case:
    return inventory(holding("id_no", "cn-resident-id", protection="masked"))
