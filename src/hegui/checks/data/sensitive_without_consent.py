"""
敏感个人信息未见单独同意 · Sensitive personal information without separate consent.

以同意为依据的，处理敏感个人信息须取得单独同意；以其他法定情形为依据的（法定义务、紧急情况等），须写明是哪一种。
在 ``[[purpose]]`` 中以 ``separate_consent``（自何日起）或 ``other_basis``（哪一种）申报。
盲区：同意是否知情、自愿，是否对每个人都有记录。

Where consent is the basis, sensitive personal information needs consent given for it alone; where another ground of the
law is the basis (a statutory duty, an emergency ...), that ground must be named.
Either is declared in ``[[purpose]]``: ``separate_consent`` (since when) or ``other_basis`` (which).
Blind spot: whether the consent was informed and freely given, and whether it is on record for each person.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_table, in_full, listed
from hegui.model import Holding, Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.sensitive-without-consent",
    judges="pipl.sensitive-separate-consent",
    looks_at=Inventory,
    severity="high",
    problem="over-collection",
    title=Text("敏感个人信息未见单独同意", "Sensitive personal information without separate consent"),
    remedy=Text(
        "就敏感个人信息取得个人的单独同意并留存记录；以其他法定情形为依据的，写明是哪一项。在 [[purpose]] 中填写 separate_consent 或 other_basis。",
        "Obtain consent for the sensitive data alone and keep its record, or name the other statutory ground; fill in "
        "separate_consent or other_basis under [[purpose]].",
    ),
)
def sensitive_without_consent(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    for place, columns in by_table(h for h in in_full(held.sensitive) if not _based(h, us)):
        yield to_confirm(
            place,
            Text(
                "表 {place} 有 {n}敏感个人信息未申报单独同意或其他法定依据：{columns}",
                "table {place} holds {n} of sensitive personal information with neither separate consent nor another "
                "statutory ground declared: {columns}",
            ).fill(place=place, n=amount(len(columns), "columns"), columns=listed(columns)),
        )


def _based(held: Holding, us: Organisation) -> bool:
    return any(
        p.other_basis or (p.separate_consent is not None and p.separate_consent <= us.today)
        for p in purposes(held, us)
    )


@sensitive_without_consent.breaks
def diagnoses_with_a_purpose_only() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(purpose())


@sensitive_without_consent.keeps
def diagnoses_with_separate_consent() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(
        purpose(separate_consent=date(2026, 11, 23))
    )


@sensitive_without_consent.breaks
def diagnoses_whose_consent_begins_tomorrow() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(
        purpose(separate_consent=date(2026, 11, 24))
    )


@sensitive_without_consent.keeps
def diagnoses_kept_under_a_statutory_duty() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(
        purpose(other_basis="履行法定职责所必需（病历管理）")
    )
