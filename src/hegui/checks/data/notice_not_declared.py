"""
未见敏感个人信息专项告知 · No notice about sensitive personal information on record.

除一般告知外，还须向个人告知处理敏感个人信息的必要性和对其权益的影响。``[[purpose]]`` 的 ``notice`` 写明自何日起告知；
没有申报目的的，另一项检查已经提出。
盲区：告知的措辞，以及个人能否读到。

Besides the ordinary notice, people must be told why their sensitive information is needed and what it may do to them.
``notice`` of a ``[[purpose]]`` says since when; where no purpose is declared, another check has already asked.
Blind spot: the wording of the notice, and whether anyone could read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import check, to_confirm
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_source, in_full, listed, tables_listed
from hegui.model import Holding, Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.sensitive-without-notice",
    judges="pipl.sensitive-notice",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text("未见敏感个人信息专项告知", "No notice about sensitive personal information on record"),
    remedy=Text(
        "在隐私政策或单独告知书中写明处理敏感个人信息的必要性和对个人权益的影响，把启用日期填入 [[purpose]] 的 notice。",
        "State in the privacy policy or a notice of its own why the data are needed and how people are affected; put its first day "
        "as notice under [[purpose]].",
    ),
)
def notice_not_declared(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    for place, columns in by_source(h for h in in_full(held.sensitive) if _untold(h, us)):
        yield to_confirm(
            place,
            Text(
                "{place} 的表 {tables} 含敏感个人信息，未申报已告知必要性和对个人权益的影响：{columns}",
                "{place} holds sensitive personal information ({tables}) and no notice of its necessity and effect is declared: "
                "{columns}",
            ).fill(place=place, tables=tables_listed(columns), columns=listed(columns)),
        )


def _untold(held: Holding, us: Organisation) -> bool:
    declared = purposes(held, us)
    return bool(declared) and not any(p.notice is not None and p.notice <= us.today for p in declared)


@notice_not_declared.breaks
def a_purpose_nobody_was_told_of() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(purpose())


@notice_not_declared.keeps
def a_purpose_people_are_told_of() -> Case:
    return inventory(holding("diagnosis", "diagnosis")), organisation(purpose(notice=date(2026, 11, 23)))
