"""
The table is called after an entity: 诊断, 民族, 收货地址.  It lists the kinds there are, or tells somebody's.
"""

from __future__ import annotations

from hegui.discovery.cues import COUNTED, EVERYDAY
from hegui.discovery.signs import CLINICAL, LISTED, Signs
from hegui.discovery.subject.columns import by_columns
from hegui.discovery.subject.nouns import Kind
from hegui.discovery.subject.words import PLANS, Words
from hegui.discovery.vocabulary import Term


def of_entities(head: Term, words: Words, signs: Signs) -> tuple[Kind, str]:
    whose = words.whose
    if head.id == "email" and signs.content:
        return ("act", "chat")  # what one user wrote to another
    if head.id in CLINICAL and head.word in EVERYDAY and not (signs.med or signs.cared):
        return by_columns(signs)  # order_route, coupon_usage: not of a drug
    if head.word in COUNTED:
        return by_columns(signs)  # integration: of two systems
    if words.speaks_of("stock") and not (signs.refers or signs.vital):
        return ("thing", "stock")
    if head.entity is not None and head.entity.category == "organisation":
        return ("org", head.id)
    if head.id == "medical-department" and (signs.patients or signs.cared):
        return ("act", "visit")  # clinic_master: who came to which
    if head.id == "medical-department":
        return ("thing", "department")
    if whose or signs.refers:
        return ("act", whose.id if whose else head.id)
    if words.has("org") and signs.identifies < 2:
        return ("org", head.id)
    if head.id in CLINICAL:
        lists = (
            any(t.word in PLANS for t in words.said)
            and not signs.cared  # dosage_guideline: for whoever needs it
        ) or (
            signs.codes
            or signs.clinical < 2
            or head.word.endswith(("项目", "名称", "item"))
            or (len(words.said) == 1 and not (signs.cared or signs.results or signs.people))
        )
        return ("thing", "dictionary") if lists and not signs.reaches else ("act", "visit")
    if head.id in LISTED and not signs.named:
        return ("thing", "dictionary")  # 专业, 职务, 民族: a table of kinds
    if signs.reaches or signs.identifies:
        return ("act", head.id)
    return ("unknown", head.id)
