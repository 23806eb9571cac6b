"""
口令散列强度不足 · Passwords weakly hashed.

MD5、SHA-1 和单纯的 SHA-256 为快速而设计：一块显卡每秒可试数十亿次；没有盐值时，一张现成的对照表就能还原所有行。
口令应使用带独立盐值的慢散列。
盲区：盐值放在别的列或程序里、迭代次数多少，从值里看不出来。

MD5, SHA-1 and a plain SHA-256 are made to be fast: a graphics card tries thousands of millions a second, and without a salt
one table of known hashes opens all rows.  A password wants a slow hash with a salt of its own.
Blind spot: a salt kept in another column or in the program, and the number of rounds, do not show in the values.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.data.password_in_clear import PASSWORDS
from hegui.checks.examples import Case, holding
from hegui.checks.headcount import about
from hegui.model import Holding, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "password.weak-hash",
    judges="pipl.technical-measures",
    looks_at=Holding,
    severity="high",
    problem="clear-storage",
    title=Text("口令散列强度不足", "Passwords weakly hashed"),
    remedy=Text(
        "改用 bcrypt、scrypt、Argon2 或 PBKDF2 并逐条加盐；用户下次登录时换算，长期不登录的重置口令。",
        "Use bcrypt, scrypt, Argon2 or PBKDF2 with a salt a row; convert at the next login and reset those who stay away.",
    ),
)
def password_weakly_hashed(held: Holding, us: Organisation) -> Iterator[Ruling]:
    if held.entity is None or held.entity.id not in {*PASSWORDS, "password-hash"}:
        return
    if held.protection != "hashed" or not held.weak_hash:
        return
    yield breach(
        held,
        Text(
            "列 {place} 的口令散列为 {form}，属快速散列，易被暴力破解{people}",
            "column {place} holds password hashes of the form {form}, which are fast to guess{people}",
        ).fill(place=held.place, form=_form(held), people=about(held.people)),
    )


def _form(held: Holding) -> Text:
    if held.hash_form:
        return Text(held.hash_form, held.hash_form)
    return Text("弱散列", "a weak hash")


@password_weakly_hashed.breaks
def md5_of_passwords() -> Case:
    return holding(
        "pwd", "password-hash", table="member", protection="hashed", hash_form="md5", weak_hash=True
    )


@password_weakly_hashed.keeps
def bcrypt_of_passwords() -> Case:
    return holding(
        "pwd", "password-hash", table="member", protection="hashed", hash_form="bcrypt", weak_hash=False
    )
