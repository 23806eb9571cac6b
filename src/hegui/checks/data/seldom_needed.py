"""
疑似超范围收集 · Data that a service seldom needs.

手册五类问题中的第一类：收集多于服务所需。宗教、民族、政治面貌、通讯录等，须有说明理由的目的；没有目的覆盖的，由这项检查提出。
盲区：表单向个人索要什么，数据库里看不到；其他字段也可能过多。

The first of the handbook's five problems: more is collected than the service needs.  Religion, ethnicity, political status,
a person's contacts and the like need a purpose that says why; where none covers them, this check asks.
Blind spot: what a form demands of people does not show in a database; other fields may be too many as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_table, listed
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

SELDOM = frozenset({
    "religion", "ethnicity", "political-status", "marital-status", "native-place", "household", "military-service", "kin",
    "body-data", "sexual-orientation", "criminal-record", "property", "credit", "hobby-or-tag", "browsing-record",
    "address-book", "call-record", "message-content",
})  # fmt: skip


@check(
    "pi.seldom-needed",
    judges="pipl.necessity",
    looks_at=Inventory,
    severity="medium",
    problem="over-collection",
    title=Text("疑似超范围收集个人信息", "Personal information that is seldom needed"),
    remedy=Text(
        "逐项核对是否为实现处理目的的最小范围；确需的在 [[purpose]] 中写明用途，不需要的停止收集并删除。",
        "See field by field whether the purpose needs it; state the use under [[purpose]], or stop collecting it and erase it.",
    ),
)
def seldom_needed(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    asked = [h for h in held.personal if h.entity and h.entity.id in SELDOM and not purposes(h, us)]
    for place, columns in by_table(asked):
        yield to_confirm(
            place,
            Text(
                "表 {place} 收集了通常并非必需的个人信息，且未申报目的：{columns}。请确认属于最小必要范围",
                "table {place} holds personal information that is seldom needed, and no purpose covers it: {columns}; confirm that "
                "it is the least the purpose needs",
            ).fill(place=place, columns=listed(columns)),
        )


@seldom_needed.breaks
def ethnicity_for_nothing_declared() -> Case:
    return inventory(holding("nation", "ethnicity", table="member"))


@seldom_needed.keeps
def ethnicity_for_a_declared_purpose() -> Case:
    return inventory(holding("nation", "ethnicity", table="member")), organisation(
        purpose(entities=("ethnicity",))
    )


@seldom_needed.keeps
def a_mobile_number_is_often_needed() -> Case:
    return inventory(holding("phone", "mobile", table="member"))
