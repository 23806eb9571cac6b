"""
Words for an entity that mean a thing's, or nothing of anybody, in such a column or table.
"""

from __future__ import annotations

import re

from hegui.discovery.cues import COUNTED, EVERYDAY
from hegui.discovery.naming.found import ABOUT_OTHER, Found
from hegui.discovery.naming.kinds import WHERE
from hegui.discovery.reading import Reading
from hegui.discovery.signs import ANYTHINGS, CLINICAL, SHOWN_AS
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Term, Terms
from hegui.text import Text

_SHOWN_AS = frozenset({"显示名", "显示名称", "display_name", "show_name"})
_DOCUMENTS = frozenset({"media", "id-document", "person-record", "avatar", "id-photo", "signature", "face"})
_GIVEN = frozenset({"drug", "examination", "surgery"})  # gyfs: 给药方式, 共有方式, 供应方式
_OF_PETS = frozenset({"birth-date", "gender", "nickname", "age", "body-data", "vaccination", "allergy"})
_RECORD_NUMBERS = frozenset({"medical-record-no", "medical-insurance-no"})
_NAMES_OF_ANYTHING = frozenset(
    [
        "英文名",
        "中文名",
        "曾用名",
        "户名",
        "开户名",
        "chinese_name",
        "english_name",
        "eng_name",
        "engname",
        "cn_name",
        "en_name",
        "former_name",
        "full_name",
        "fullname",
        "ywm",
        "zwm",
        "first_name",
        "last_name",
    ]
)

_HOW_IT_RAN = re.compile(
    r"method|module|business_type|title|cost|方法|方式|模块|类别|业务类型|耗时|时长|消耗"
)

_NOT = Found(not_personal=True, weight=0.5, because=ABOUT_OTHER)


def nobodys(
    term: Term, before: Terms, owner: Term | None, subject: Subject, reading: Reading
) -> Found | None:
    """Whoever is named before it, it is no person's."""
    id, word = term.id, term.word
    if before and _label_or_link(term, before[-1]):
        return Found(
            not_personal=True, weight=0.5, because=Text("某物的显示名或链接", "the label or link of a thing")
        )
    if id == "kin" and word in ("关系", "relation", "relate") and before and before[-1].kind == "unknown":
        return Found(not_personal=True, weight=0.4)  # 买卖关系
    if id == "kin" and word == "parent" and (reading.number or not before) and subject.kind != "person":
        return Found(not_personal=True, weight=0.5)  # of a node, of a comment
    if subject.log and id == "person-record" and word.startswith(("class", "类")):
        return _NOT  # of the program
    if id == "operation-log" and _HOW_IT_RAN.search(word):
        return _NOT  # by which method of which module, and for how long
    if id == "birth-date" and reading.count and not subject.personal:
        return Found(not_personal=True, weight=0.5)
    if word == "pass" and before and before[-1].kind in ("act", "unknown", "thing") and not subject.log:
        return _NOT  # check_pass: whether it passed
    if id == "medical-record-no" and "reg" in word and not subject.clinical:
        return _NOT  # of a firm, at its registry
    if word in COUNTED and not reading.number:
        return _NOT
    if id == "person-name" and subject.filed and word.isascii() and owner is None:
        return Found(not_personal=True, weight=0.5, because=Text("文件的名称", "the name of a file"))
    if word in ANYTHINGS and not subject.personal and (subject.kind != "unknown" or not subject.people):
        return _NOT
    if id == "kin" and word.isascii() and subject.kind == "unknown" and not subject.people:
        return _NOT  # father_type, relation_strength: of nodes
    if subject.id == "pet" and id in _OF_PETS:
        return _NOT
    return None


def of_things(term: Term, subject: Subject) -> Found | None:
    """Nobody is named before it, and the table is about things: what people have, things may have as well."""
    id, word = term.id, term.word
    listed = subject.kind in ("org", "thing", "relation")
    if id == "kin" and listed and word.isascii():
        return Found(not_personal=True, weight=0.5)  # the parent of a node
    initials = term.spelt and len(word) < (5 if id in _GIVEN else 3)
    everyday = word in EVERYDAY or initials
    if not subject.clinical and (id == "medical-department" or (id in CLINICAL and everyday)):
        weight = 0.4 if id == "medical-department" else 0.3
        if subject.personal:
            return Found("person-record", weight, personal=True)
        return Found(weight=weight, not_personal=True)
    if id == "person-name" and listed and word in _NAMES_OF_ANYTHING:
        return Found(not_personal=True, weight=0.6, because=ABOUT_OTHER)
    if id in _RECORD_NUMBERS and subject.kind in ("thing", "org") and not subject.human:
        return _NOT
    if word in ("weight", "height", "width") and subject.kind != "person" and not subject.clinical:
        return Found(not_personal=True, weight=0.4, because=ABOUT_OTHER)  # of a parcel, of a route
    if id in CLINICAL and subject.kind in ("thing", "org") and not subject.people:
        return _NOT  # 妊娠警告 of a drug
    if id == "nickname" and word in SHOWN_AS and not subject.personal:
        return _NOT
    return None


def _label_or_link(term: Term, last: Term) -> bool:
    """链接显示名称, 证书地址: what a thing is shown as, where a document lies."""
    written = (last.kind == "part" and last.id in ("media", "text")) or (
        last.kind == "entity" and last.id not in WHERE
    )
    if term.id == "nickname":
        return term.word in _SHOWN_AS and (written or last.kind in ("thing", "unknown"))
    return term.id == "address" and term.word in ("地址", "address") and written and last.id in _DOCUMENTS
