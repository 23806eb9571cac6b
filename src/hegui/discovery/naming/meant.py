"""
What the word for an entity means in such a table: a 卡号 of a reader is no bank card, a 结果 in care no native place.
"""

from __future__ import annotations

from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Term

_CARD_NUMBERS = frozenset({"卡号", "card_no", "card_number", "cardno", "card_num", "card_code"})
_LOGINS = ("user", "login", "登", "用户", "name", "_nm", "名", "会员", "member")
_KINDS_OF = (
    "类型",
    "种类",
    "名称",
    "_type",
    "_typ",
    "_kind",
    "type",
    "kind",
    "zjlx",
    "zjzl",
    "zjlb",
    "zjlxdm",
)


def meant(term: Term, subject: Subject, reading: Reading) -> str:
    """The id of the entity, which may be another than the word's own."""
    id, word = term.id, term.word
    in_care = subject.clinical and subject.kind == "act"
    if id == "account-name" and subject.banked and not any(w in word for w in _LOGINS):
        return "payment-account"
    if id == "account-name" and subject.act in ("order", "account") and subject.money:
        return id if any(w in word for w in _LOGINS) else "payment-account"
    if id == "bank-card" and subject.card and word in _CARD_NUMBERS:
        return "medical-record-no" if subject.clinical else "account-name"
    housed = id == "lodging" and subject.kind == "person" and subject.act not in ("stay", "lodge")
    if housed and any(w in word for w in ("房", "room")):
        return "address"
    if id == "track" and word == "location" and subject.kind == "person":
        return "region"
    if in_care and (id, word) in (("native-place", "jg"), ("employer", "dw")):
        return "examination"  # 结果, 单位 of a result
    if id == "uscc" and "licen" in word and subject.kind == "person":
        return "driving-licence" if subject.id == "crew" else "id-document"
    if id == "message-content" and subject.log:
        return "operation-log"
    if id == "id-document" and (reading.has("type") or word.endswith(_KINDS_OF)):
        return "person-record"  # which kind of document, not its number
    if id == "password-hash":
        return "password"  # a name promises no form
    if id == "performance" and in_care:
        return "medical-note"  # 评分 of a patient's state
    if id == "operation-log" and subject.clinical and word.startswith("operation"):
        return "surgery"
    return id
