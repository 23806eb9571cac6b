"""
Fifth question: is a person named, and nothing else?
"""

from __future__ import annotations

from hegui.discovery.naming.found import Found, owner_of
from hegui.discovery.naming.kinds import FLAG
from hegui.discovery.naming.row import about
from hegui.discovery.one_column import faint
from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.model import Column
from hegui.text import Text

_SPECIAL_NUMBERS = {
    "employee": "employee-no",
    "student": "student-no",
    "patient": "medical-record-no",
    "member": "account-name",
}
_URGENT = frozenset({"紧急", "urgent", "emergency", "emerg"})


def person_named(column: Column, reading: Reading, subject: Subject) -> Found | None:
    """审核人, receiver_name, doctor: the words for a person stand for the person's name."""
    terms = reading.terms
    owner = owner_of(terms)
    if owner is None or not owner.personal:
        return None
    if faint(owner) and not subject.human and not subject.personal:
        return None
    if reading.counts_people:
        return about(column, reading, subject, 0.4)
    after = terms[max(i for i, t in enumerate(terms) if t is owner) + 1 :]
    tail = {t.id for t in after}
    if owner.word in _URGENT and not after:
        return None  # 紧急: how urgent it is
    if (
        owner.word in ("上级", "superior")
        and not after
        and subject.kind in ("thing", "org", "relation", "unknown")
    ):
        return Found(not_personal=True, weight=0.5, because=Text("上级节点", "the node above"))
    if owner.word == "agent" and subject.log and tail <= {"info", "name"}:
        return Found("user-agent", 0.5, personal=True)
    weight = 0.8 if reading.by_comment else 0.65
    if "unsure" in owner.tags and subject.kind in ("org", "thing", "relation"):
        return (
            Found("org-name", 0.5, not_personal=True)
            if tail <= {"name", "info"}
            else Found(not_personal=True, weight=0.4)
        )
    if tail <= {"name", "info", "masked", "last", "record"} and not any(t.kind == "unknown" for t in after):
        if any(t.id in FLAG for t in terms):
            return about(column, reading, subject, 0.5)
        if reading.number or reading.count or reading.moment:
            return (
                about(column, reading, subject, 0.3)
                if reading.moment
                else Found("person-ref", 0.5, not_personal=True)
            )
        if (
            not after
            and owner.kind == "person"
            and owner.id != "person"
            and (
                subject.settings
                or (owner.id == "user" and subject.kind == "thing" and reading.target is None)
            )
        ):
            return Found(not_personal=True, weight=0.4)
        return Found("kin" if owner.id == "kin" else "person-name", weight, personal=True)
    if tail <= {"no", "code"}:
        if owner.id == "user" and subject.kind == "person" and not reading.number:
            return Found("account-name", 0.5, personal=True)
        if owner.id in _SPECIAL_NUMBERS:
            return Found(_SPECIAL_NUMBERS[owner.id], weight, personal=True)
        return Found("person-ref", 0.5, not_personal=True)
    if (
        "media" in tail
        and owner.kind == "person"
        and subject.kind == "person"
        and after[-1].word in ("image", "pic", "img", "图片", "图像", "照片")
    ):
        return Found("avatar", 0.5, personal=True)
    return None
