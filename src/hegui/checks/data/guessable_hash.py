"""
标识散列后仍可穷举还原 · Identifiers whose plain hash can be guessed back.

手机号约有一百亿种可能：直接做 MD5 或 SHA-256，逐个试算几分钟就能还原；身份证号、银行卡号好不了多少。带密钥的散列（HMAC、
加密钥的 SM3）或令牌没有这个缺陷，但从这里看不出区别，因此作为问题提出。
盲区：是否加入了密钥或保密的盐值。

There are some ten thousand million mobile numbers: a plain MD5 or SHA-256 of one is found by trying them all, in minutes.
ID and bank card numbers fare little better.  A hash with a secret key (HMAC, SM3 with a key) or a token does not have this
flaw, and looks the same from here: so this is a question.
Blind spot: whether a key or a secret salt went in.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, holding
from hegui.checks.grouping import kind
from hegui.checks.headcount import about
from hegui.model import Holding, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

FEW_ENOUGH = frozenset({"mobile", "landline", "cn-resident-id", "bank-card"})
"""Entities with so few possible values that trying all of them is cheap."""


@check(
    "pi.guessable-hash",
    judges="pipl.technical-measures",
    looks_at=Holding,
    severity="low",
    problem="clear-storage",
    title=Text("标识散列后仍可能被穷举还原", "Identifiers whose hash can be guessed back"),
    remedy=Text(
        "改用带密钥的散列（HMAC）或令牌，密钥分开保管；已带密钥的，在 [[protection]] 中申报。",
        "Use a keyed hash (HMAC) or a token and keep the key apart; where a key is used, declare it under [[protection]].",
    ),
)
def guessable_hash(held: Holding, us: Organisation) -> Iterator[Ruling]:
    if (
        held.entity is None
        or held.entity.id not in FEW_ENOUGH
        or held.protection != "hashed"
        or not held.rows
    ):
        return
    if us.protects(held.place):
        return
    yield to_confirm(
        held,
        Text(
            "列 {place} 保存“{what}”的散列值{people}；不带密钥的散列可穷举还原，请确认使用了密钥",
            "column {place} holds hashes ({what}){people}; without a key they can be guessed back: confirm that one is used",
        ).fill(place=held.place, what=kind(held), people=about(held.people)),
    )


@guessable_hash.breaks
def hashed_mobile_numbers() -> Case:
    return holding("phone_md5", "mobile", protection="hashed")


@guessable_hash.keeps
def tokens_for_mobile_numbers() -> Case:
    return holding("phone_token", "mobile", protection="tokenised")


@guessable_hash.keeps
def a_hashed_name_is_no_number() -> Case:
    return holding("name_hash", "person-name", protection="hashed")
