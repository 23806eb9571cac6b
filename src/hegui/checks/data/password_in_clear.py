"""
口令明文存储 · Passwords stored in the clear.

读到一行，就能以那个人的身份登录，在别处用同一口令的也一样。口令只需比对，没有什么需要其明文，落盘加密也不能免责。
服务的口令不属于任何个人，由 ``secret.in-clear`` 判断。
盲区：写在较长文本（备注、配置）里的口令，只有列名与口令有关时才看得到。

Whoever reads one row can log in as that person, here and wherever the password was used again.
A password is only ever compared, so nothing needs it in the clear: encryption at rest does not answer this.
The password of a service, which is no person's, is judged by ``secret.in-clear``.
Blind spot: passwords kept inside longer texts (remarks, configuration) are seen only where the column is about them.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, holding
from hegui.checks.headcount import about
from hegui.model import Holding, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

PASSWORDS = frozenset({"password", "payment-password"})  # entities


@check(
    "password.in-clear",
    judges="pipl.technical-measures",
    looks_at=Holding,
    severity="critical",
    problem="clear-storage",
    title=Text("口令明文存储", "Passwords stored in the clear"),
    remedy=Text(
        "改用带盐的慢速散列（bcrypt、scrypt、Argon2 或 PBKDF2）保存，清除原列及其备份，通知用户更换口令。",
        "Keep a salted slow hash (bcrypt, scrypt, Argon2 or PBKDF2) instead, erase the column and its backups, and have "
        "people change their passwords.",
    ),
)
def password_in_clear(held: Holding, us: Organisation) -> Iterator[Ruling]:
    if held.entity is None or held.entity.id not in PASSWORDS or held.sensitivity == "secret":
        return
    if held.protection != "clear" or not held.rows:
        return
    yield breach(
        held,
        Text(
            "列 {place} 以明文保存{what} {n} 条{people}",
            "column {place} holds values in the clear ({what}): {n}{people}",
        ).fill(place=held.place, what=held.entity.name, n=held.rows, people=about(held.people)),
    )


@password_in_clear.breaks
def passwords_as_typed() -> Case:
    return holding("password", "password", table="member", protection="clear")


@password_in_clear.keeps
def passwords_hashed() -> Case:
    return holding("password", "password", table="member", protection="hashed", hash_form="bcrypt")


@password_in_clear.keeps
def the_password_of_a_service_is_judged_elsewhere() -> Case:
    return holding("db_password", "password", table="sys_config", sensitivity="secret", protection="clear")
