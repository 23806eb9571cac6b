"""
Second question: is it a credential of a service, or a password, and whose?
"""

from __future__ import annotations

import re

from hegui.discovery.naming.found import Found, owner_of, tail_of
from hegui.discovery.naming.kinds import FLAG, PARTS_OF_IT, PASSWORDS, SECRETS
from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.model import Column
from hegui.text import Text

_KEYS = frozenset({"appkey", "app_key"})
VALUES = frozenset(
    {"key", "value", "val", "key_value", "secret_value", "encrypted_value", "值", "密钥值"}
)  # of a table of secrets
_HOLDS_SECRET = re.compile(r"[含有括].{0,6}(?:私钥|密钥|秘钥|证书密码)")


def secret_held(column: Column, reading: Reading, subject: Subject) -> Found | None:
    ids = [t.id for t in reading.entities]
    tail = tail_of(reading.terms)
    if _HOLDS_SECRET.search(column.comment):
        return Found("access-key", 0.8, because=Text("注释称含有密钥", "the comment says it holds a key"))
    alone = not ids and subject.kind == "thing" and not subject.keyed and not reading.number
    if alone and any(t.word in _KEYS for t in reading.terms[-1:]):
        return Found("access-key", 0.5, because=Text("行中没有别的密钥", "no other key stands in the row"))
    if not ids and subject.id in SECRETS and any(t.word in VALUES for t in reading.terms[-1:]):
        return Found("access-key", 0.6, because=Text("密钥表中的值", "the value, in a table of keys"))
    if not ids or tail & PARTS_OF_IT or any(t.id in FLAG for t in reading.terms):
        return None
    last = ids[-1]
    place = max(i for i, t in enumerate(reading.terms) if t.kind == "entity")
    if any(t.kind in ("thing", "org", "agent", "person") for t in reading.terms[place:]) or reading.number:
        return None
    if last in SECRETS:
        rest = reading.terms[place + 1 :]
        if {"media"} & tail or (rest[1:] and rest[-1].id == "id" and rest[0].kind == "unknown"):
            return None
        if last == "session-token" and subject.kind in ("thing", "org"):
            last = "access-key"  # the token of an application, not of somebody signed in
        return Found(
            last,
            0.9,
            because=Text(
                "凭据：持有者可冒用身份或服务", "a credential: whoever holds it can act in another's name"
            ),
        )
    if last in PASSWORDS:
        owner = owner_of(reading.terms)
        if (owner is not None and owner.kind in ("thing", "org") and owner.id not in ("department",)) or (
            subject.kind in ("thing", "org", "relation") and (owner is None or owner.kind != "person")
        ):
            return Found(
                "access-key",
                0.8,
                because=Text(
                    "系统或服务的口令，不是个人的", "the password of a system or service, not of a person"
                ),
            )
    return None
