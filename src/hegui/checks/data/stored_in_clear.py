"""
敏感个人信息明文存储 · Sensitive personal information stored in the clear.

处理者应采取与目的和风险相当的技术措施，如加密、去标识化。数据库会话在途中解密，落盘加密或透明加密的列从这里看也是明文：
hegui.toml 的 ``[[protection]]`` 所申报的措施及其证明会计入。口令和密钥另有检查。
盲区：简单变换（Base64、字母移位）可能被当作加密。

A processor must take technical measures fit for the purpose and the risk, such as encryption and de-identification.
A database session decrypts on the way, so a column on an encrypted disk or with transparent encryption looks clear from
here: what ``[[protection]]`` in hegui.toml declares, with its evidence, is taken into account.
Passwords and keys have checks of their own.
Blind spot: weak scrambling (Base64, a shifted alphabet) may pass for encryption.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import breach, check
from hegui.checks.data.password_in_clear import PASSWORDS
from hegui.checks.examples import Case, holding, organisation
from hegui.checks.grouping import kind
from hegui.checks.headcount import about
from hegui.model import Holding, Ruling
from hegui.organisation import Organisation, ProtectionEntry
from hegui.text import Text

SESSION = Text(
    "经会话读取时，落盘加密的数据看起来也是明文",
    "seen through a session, data encrypted at rest look clear too",
)
FILE = Text(
    "存放在加密磁盘上的文件，能打开的人看到的也是明文",
    "a file on an encrypted disk is in the clear for whoever can open it",
)


@check(
    "pi.stored-in-clear",
    judges="pipl.technical-measures",
    looks_at=Holding,
    severity="high",
    problem="clear-storage",
    title=Text("敏感个人信息明文存储", "Sensitive personal information stored in the clear"),
    remedy=Text(
        "对该列加密或去标识化，密钥与数据分开保管；已做落盘加密的，在 hegui.toml 的 [[protection]] 中申报措施和证明材料。",
        "Encrypt or de-identify the column and keep the key apart; where it is encrypted at rest, declare the measure and "
        "its evidence under [[protection]] in hegui.toml.",
    ),
)
def stored_in_clear(held: Holding, us: Organisation) -> Iterator[Ruling]:
    if held.sensitivity != "sensitive" or held.protection != "clear" or not held.rows:
        return
    if held.entity and held.entity.id in PASSWORDS:
        return
    if us.protects(held.place):
        return
    yield breach(
        held,
        Text(
            "列 {place} 以明文保存敏感个人信息“{what}”{people}。{but}",
            "column {place} holds sensitive personal information ({what}) in the clear{people}; {but}",
        ).fill(
            place=held.place,
            what=kind(held),
            people=about(held.people),
            but=SESSION if held.in_database else FILE,
        ),
    )


@stored_in_clear.breaks
def id_numbers_as_typed() -> Case:
    return holding("id_no", "cn-resident-id", protection="clear")


@stored_in_clear.keeps
def id_numbers_masked() -> Case:
    return holding("id_no", "cn-resident-id", protection="masked")


@stored_in_clear.keeps
def id_numbers_on_an_encrypted_disk_with_evidence() -> Case:
    disk = ProtectionEntry(
        covers=("clinic.db",), measure="encryption-at-rest", evidence="OA-17", since=date(2026, 1, 1)
    )
    return holding("id_no", "cn-resident-id", protection="clear"), organisation(protections=(disk,))


@stored_in_clear.breaks
def id_numbers_on_a_disk_whose_encryption_has_ended() -> Case:
    disk = ProtectionEntry(
        covers=("clinic.db",),
        measure="encryption-at-rest",
        evidence="OA-17",
        since=date(2026, 1, 1),
        until=date(2026, 11, 22),
    )
    return holding("id_no", "cn-resident-id", protection="clear"), organisation(protections=(disk,))
