"""
Whose are a phone, a mail box and a place: a person's, a desk's or an organisation's?
"""

from __future__ import annotations

from hegui.discovery.naming.found import ABOUT_OTHER, Found, belongs
from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Term, Terms, has_chinese
from hegui.text import Text

SERVICE = frozenset({"客服", "kefu", "customer_service", "客服专员"})  # a desk, not a person
_ESTATES = frozenset({"小区", "社区", "园区", "楼盘"})


def of_an_organisation(last: Term, subject: Subject) -> bool:
    """厂家电话, 小区地址"""
    named = last.entity is not None and last.entity.category == "organisation"
    return named or (last.word in _ESTATES and subject.kind != "person")


def of_a_desk(term: Term, before: Terms) -> bool:
    """监督电话, 维保电话: of whoever has that duty."""
    duty = bool(before) and before[-1].kind in ("act", "unknown") and (has_chinese(term.word) or term.spelt)
    return (
        duty
        and "手机" not in term.word
        and "shouji" not in term.word
        and before[-1].id not in ("call", "login")
    )


def reached(term: Term, owner: Term | None, weight: float, subject: Subject, reading: Reading) -> Found:
    personal_by_word = any(
        w in term.word for w in ("手机", "移动", "mobile", "cell", "shouji", "sjh", "yddh", "msisdn")
    )
    if subject.kind == "org" and term.word.startswith(("客户", "客商", "供应商", "供货商")):
        return Found(
            "org-phone", weight, not_personal=True, because=ABOUT_OTHER
        )  # 客户电话, of customers that are firms
    if owner is not None and owner.word in SERVICE:
        return Found("org-phone", weight, not_personal=True, because=belongs(owner))
    if (
        owner is not None
        and owner.kind in ("org", "thing")
        and not (subject.kind == "person" and owner.id == "department")
    ):
        if owner.kind == "thing" and subject.personal:
            return Found(term.id, weight * 0.7, personal=True)
        return Found("org-phone", weight, not_personal=True, because=belongs(owner))
    if subject.personal or subject.kind == "unknown":
        return Found(term.id, weight, personal=True)
    if personal_by_word:
        return Found(term.id, weight * 0.8, personal=True)
    if (
        (subject.contact and not subject.reached)
        or "contact" in term.word
        or (reading.first and reading.first in subject.prefixes)
    ):
        return Found(
            term.id,
            weight * 0.7,
            personal=True,
            because=Text("与联系人同行", "beside a contact person in the same row"),
        )
    return Found("org-phone", weight * 0.8, not_personal=True, because=ABOUT_OTHER)


def placed(term: Term, owner: Term | None, weight: float, subject: Subject) -> Found:
    human = any(
        w in term.word for w in ("住", "家", "户", "home", "living", "resid", "receive", "收", "jt", "zz")
    )
    if owner is not None and owner.kind in ("org", "thing"):
        if subject.kind == "person":
            return Found("employer" if owner.kind == "org" else term.id, weight * 0.6, personal=True)
        return Found("org-address", weight, not_personal=True, because=belongs(owner))
    if subject.personal or human:
        return Found(term.id, weight, personal=True)
    if subject.kind == "unknown" and term.id == "address" and subject.people:
        return Found(term.id, weight * 0.6, personal=True)
    return Found(
        "org-address" if term.id == "address" else "",
        weight * 0.7,
        not_personal=True,
        because=ABOUT_OTHER,
    )
