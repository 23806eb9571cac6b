"""
一般个人信息明文存储 · Ordinary personal information stored in the clear.

法律要求措施与风险相当，并不要求每个姓名都加密：因此作为问题提出，每张表一个；列中兼有联系方式和身份的更为严重。
表中有人不满十四周岁的，关于他们的一切都属敏感，问题也更严重；多数人不满十四周岁的，由 ``pi.stored-in-clear`` 逐列判断。
从系统中复制出来的文件另有检查。
盲区：没有申报的、数据库之外的保护（独立网络、加密磁盘）。

The law asks for measures that fit the risk and does not ask for every name to be encrypted: so this is a question, one a
table, and graver where contact details and identities are among the columns.
Where some people in the table are under 14, all that is kept about them is sensitive, and the question is a grave one; where
most are, ``pi.stored-in-clear`` judges the columns.
Files that copy data out of a system have a check of their own.
Blind spot: protection outside the database that nobody declared (a separate network, an encrypted disk) is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.examples import Case, exported, holding, inventory, organisation
from hegui.checks.grouping import by_table, listed
from hegui.model import Holding, Inventory, Place, Ruling
from hegui.organisation import Organisation, ProtectionEntry
from hegui.text import Text

DIRECT = frozenset({"identity", "contact", "account", "communication", "financial-account", "vehicle"})
"""Categories of data that reach or name a person by themselves."""


@check(
    "pi.ordinary-in-clear",
    judges="pipl.technical-measures",
    looks_at=Inventory,
    severity="medium",
    problem="clear-storage",
    title=Text("一般个人信息明文存储", "Ordinary personal information stored in the clear"),
    remedy=Text(
        "按风险对联系方式等直接标识加密或去标识化；已有落盘加密、网络隔离等措施的，在 hegui.toml 的 [[protection]] 中申报并附证明材料。",
        "Encrypt or de-identify direct identifiers such as contact details as the risk requires; declare what already protects "
        "them (encryption at rest, isolation) with its evidence under [[protection]] in hegui.toml.",
    ),
)
def ordinary_in_clear(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    clear = [
        h
        for h in held.holdings
        if h.sensitivity == "personal"
        and h.protection == "clear"
        and h.rows
        and not h.export
        and not us.protects(h.place)
    ]
    young = {place: _under_14(columns) for place, columns in by_table(held.holdings)}
    for place, columns in by_table(clear):
        yield _judged(place, columns, young[place])


def _judged(place: Place, columns: tuple[Holding, ...], young: int) -> Ruling:
    direct = any(h.category in DIRECT for h in columns)
    if young:
        return to_confirm(
            place,
            Text(
                "表 {place} 中有 {n}不满十四周岁，其个人信息均属敏感，现以明文保存：{columns}。请确认年龄并采取加密等措施",
                "table {place} has {n} under 14, all of whose personal information is sensitive, in the clear: {columns}; confirm their age and protect it",
            ).fill(place=place, n=amount(young, "people"), columns=listed(columns)),
            severity="high",
        )
    return to_confirm(
        place,
        Text(
            "表 {place} 有 {n}一般个人信息以明文保存：{columns}。请确认所采取的措施与风险相适应",
            "table {place} holds {n} of ordinary personal information in the clear: {columns}; confirm that the "
            "measures taken fit the risk",
        ).fill(place=place, n=amount(len(columns), "columns"), columns=listed(columns)),
        severity="medium" if direct else "low",
    )


def _under_14(columns: tuple[Holding, ...]) -> int:
    return max((h.under_14 or 0 for h in columns), default=0)


@ordinary_in_clear.breaks
def phones_as_typed() -> Case:
    return inventory(holding("phone", "mobile", protection="clear"))


@ordinary_in_clear.keeps
def phones_masked() -> Case:
    return inventory(holding("phone", "mobile", protection="masked"))


@ordinary_in_clear.keeps
def phones_on_an_encrypted_disk_with_evidence() -> Case:
    disk = ProtectionEntry(
        covers=("clinic.db",), measure="encryption-at-rest", evidence="OA-17", since=date(2026, 1, 1)
    )
    return inventory(holding("phone", "mobile")), organisation(protections=(disk,))


@ordinary_in_clear.breaks
def phones_of_pupils() -> Case:
    return inventory(holding("phone", "mobile", table="pupil", under_14=300))


@ordinary_in_clear.keeps
def phones_in_an_export_which_has_its_own_check() -> Case:
    return inventory(exported("phone", "mobile"))
