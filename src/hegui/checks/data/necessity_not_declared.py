"""
敏感个人信息未说明必要性 · Sensitive personal information whose necessity is not stated.

处理敏感个人信息，只有目的还不够：须说明没有这些字段目的为何无法实现。``[[purpose]]`` 的 ``necessary`` 写明这一点，
对个人的告知中也要说明。完全没有申报目的的，``pi.sensitive-without-purpose`` 已经提出。
盲区：所写的理由是否充分。

A purpose alone does not do for sensitive personal information: it must be plain why the purpose cannot be reached without
these very fields.  ``necessary`` of a ``[[purpose]]`` says so, and the notice to people repeats it.
Where no purpose is declared at all, ``pi.sensitive-without-purpose`` has already asked.
Blind spot: whether the reason given is a good one.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_table, in_full, listed
from hegui.model import Holding, Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.necessity-not-declared",
    judges="pipl.sensitive-purpose-and-necessity",
    looks_at=Inventory,
    severity="medium",
    problem="over-collection",
    title=Text("敏感个人信息未说明必要性", "Necessity of sensitive personal information not stated"),
    remedy=Text(
        "逐项写明没有该字段目的为何无法实现，填入 [[purpose]] 的 necessary；写不出的，不再收集。",
        "Write down field by field why the purpose cannot be reached without it, as necessary under [[purpose]]; where that cannot "
        "be done, stop collecting it.",
    ),
)
def necessity_not_declared(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    for place, columns in by_table(h for h in in_full(held.sensitive) if _unreasoned(h, us)):
        yield to_confirm(
            place,
            Text(
                "表 {place} 有 {n}敏感个人信息已申报目的但未说明必要性：{columns}",
                "table {place} has {n} of sensitive personal information with a purpose but no reason why it needs them: "
                "{columns}",
            ).fill(place=place, n=amount(len(columns), "columns"), columns=listed(columns)),
        )


def _unreasoned(held: Holding, us: Organisation) -> bool:
    declared = purposes(held, us)
    return bool(declared) and not any(p.necessary.strip() for p in declared)


@necessity_not_declared.breaks
def a_purpose_without_a_reason() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(purpose())


@necessity_not_declared.keeps
def a_purpose_with_its_reason() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(
        purpose(necessary="病历须记载诊断，否则无法诊疗")
    )


@necessity_not_declared.keeps
def an_ordinary_field_needs_no_special_reason() -> Case:
    return inventory(holding("phone", "mobile")), organisation(purpose())
