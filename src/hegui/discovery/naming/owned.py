"""
Whose is the entity that a column names: the person's of the row, somebody's who acts on it, a thing's, an organisation's?
"""

from __future__ import annotations

from hegui.discovery.cues import EVERYDAY
from hegui.discovery.naming.found import ABOUT_OTHER, Found, belongs, entity_of, owner_of
from hegui.discovery.naming.kinds import HUMAN, LEANING, NETWORK, NUMBERS_OF_THINGS, REACH, WHERE
from hegui.discovery.reading import Reading
from hegui.discovery.signs import CLINICAL
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Term, Terms, has_chinese
from hegui.text import Text

_SERVICE = frozenset({"客服", "kefu", "customer_service", "客服专员"})  # a desk, not a person
_ALIASES = frozenset({"alias_name", "display_name", "show_name", "显示名", "显示名称", "screenname"})
_SHOWN_AS = frozenset({"显示名", "显示名称", "display_name", "show_name"})
_DOCUMENTS = frozenset({"media", "id-document", "person-record", "avatar", "id-photo", "signature", "face"})
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
_NAMES_OF_ANYTHING = frozenset(
    [
        "英文名",
        "中文名",
        "曾用名",
        "户名",
        "开户名",
        "chinese_name",
        "english_name",
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


def owned(term: Term, before: Terms, subject: Subject, reading: Reading) -> Found:
    """Whose is it?"""
    owner = owner_of(before)
    id = term.id
    if before and _label_or_link(term, before[-1]):
        return Found(
            not_personal=True, weight=0.5, because=Text("某物的显示名或链接", "the label or link of a thing")
        )
    if owner is not None and owner.kind == "thing" and id == "performance":
        owner = next((t for t in before if t.kind == "person"), owner)  # 用户学科得分 is the user's
    if owner is not None and "unsure" in owner.tags and not subject.personal and subject.kind != "unknown":
        owner = Term(owner.id, "org", owner.tags, word=owner.word)  # customers of a company are companies
    if owner is not None and owner.kind == "thing" and id in NETWORK and subject.personal:
        owner = None  # 客户端IP is the person's
    if (
        id == "account-name"
        and subject.act in ("order", "account")
        and subject.money
        and not any(
            w in term.word for w in ("user", "login", "登", "用户", "name", "_nm", "名", "会员", "member")
        )
    ):
        id = "payment-account"
    if (
        id == "bank-card"
        and subject.card
        and term.word in ("卡号", "card_no", "card_number", "cardno", "card_num", "card_code")
    ):
        id = "medical-record-no" if subject.clinical else "account-name"
    if (
        id == "lodging"
        and subject.act not in ("stay", "lodge")
        and any(w in term.word for w in ("房", "room"))
    ):
        id = "address" if subject.kind == "person" else id
    if id == "track" and term.word == "location" and subject.kind == "person":
        id = "region"
    if id == "native-place" and term.word == "jg" and subject.clinical and subject.kind == "act":
        id = "examination"  # 结果
    if id == "employer" and term.word == "dw" and subject.clinical and subject.kind == "act":
        id = "examination"  # 单位 of a result
    if id == "uscc" and "licen" in term.word and subject.kind == "person":
        id = "driving-licence" if subject.id == "crew" else "id-document"
    if (
        id == "kin"
        and term.word in ("关系", "relation", "relate")
        and before
        and before[-1].kind == "unknown"
    ):
        return Found(not_personal=True, weight=0.4)  # 买卖关系
    if id == "operation-log" and not subject.log and term.word in ("module", "modules", "模块"):
        return Found(not_personal=True, weight=0.5, because=ABOUT_OTHER)
    if id == "message-content" and subject.log:
        id = "operation-log"
    if id == "id-document" and (reading.has("type") or term.word.endswith(_KINDS_OF)):
        id = "person-record"  # which kind of document, not its number
    if id == "birth-date" and reading.count and subject.kind not in ("person", "act"):
        return Found(not_personal=True, weight=0.5)
    if id == "person-name" and subject.filed and term.word.isascii() and owner is None:
        return Found(not_personal=True, weight=0.5, because=Text("文件的名称", "the name of a file"))
    if id == "password-hash":
        id = "password"  # a name promises no form
    if id == "kin" and term.word == "parent" and (reading.number or not before) and subject.kind != "person":
        return Found(not_personal=True, weight=0.5)  # of a node, of a comment
    if id == "performance" and subject.clinical and subject.kind == "act":
        id = "medical-note"  # 评分 of a patient's state
    if id == "operation-log" and subject.clinical and term.word.startswith("operation"):
        id = "surgery"
    if subject.id == "pet" and id in (
        "birth-date",
        "gender",
        "nickname",
        "age",
        "body-data",
        "vaccination",
        "allergy",
    ):
        return Found(not_personal=True, weight=0.5, because=ABOUT_OTHER)
    term = Term(id, "entity", term.tags, word=term.word, spelt=term.spelt)
    weight = 0.9 if reading.by_comment else 0.7 if term.spelt and len(term.word) < 5 else 0.75
    entity = entity_of(id)
    if entity is not None and entity.category == "organisation":
        if (
            id != "uscc"
            and subject.personal
            and owner is None
            and term.word.startswith(("单位", "公司", "办公", "company", "work", "unit", "office"))
        ):
            return Found("employer", 0.5, personal=True)
        if id == "org-name" and subject.kind == "person" and owner is None:
            return Found("employer", 0.5, personal=True)
        return Found(
            id,
            weight,
            not_personal=True,
            because=Text("属于单位，不是个人的", "it belongs to an organisation"),
        )
    if owner is not None and owner.personal and not (id in REACH and owner.word in _SERVICE):
        return _mine(id, weight, subject, owner)
    if id in REACH:
        if owner is None and not subject.personal and _of_a_desk(term, before):
            return Found("org-phone", weight * 0.7, not_personal=True)
        return _reach(term, owner, weight, subject, reading)
    if id in WHERE:
        return _where(term, owner, weight, subject)
    if _elsewhere(owner, id, subject):
        assert owner is not None
        return Found(not_personal=True, weight=0.7, because=belongs(owner))
    if id == "medical-department" and not subject.clinical:
        return Found(
            "person-record" if subject.personal else "",
            0.4,
            personal=subject.personal,
            not_personal=not subject.personal,
        )
    if id == "kin" and subject.kind in ("org", "thing", "relation") and term.word.isascii():
        return Found(not_personal=True, weight=0.5)  # the parent of a node
    if (
        id in CLINICAL
        and not subject.clinical
        and (term.word in EVERYDAY or (term.spelt and len(term.word) < 3))
    ):
        return Found(
            "person-record" if subject.personal else "",
            0.3,
            personal=subject.personal,
            not_personal=not subject.personal,
        )
    if (
        id == "person-name"
        and subject.kind in ("org", "thing", "relation")
        and term.word in _NAMES_OF_ANYTHING
    ):
        return Found(not_personal=True, weight=0.6, because=ABOUT_OTHER)
    if (
        id in ("medical-record-no", "medical-insurance-no")
        and subject.kind in ("thing", "org")
        and not subject.human
    ):
        return Found(not_personal=True, weight=0.5, because=ABOUT_OTHER)
    if term.word in ("weight", "height", "width") and subject.kind != "person" and not subject.clinical:
        return Found(not_personal=True, weight=0.4, because=ABOUT_OTHER)  # of a parcel, of a route
    if id in CLINICAL and subject.kind in ("thing", "org") and not subject.people:
        return Found(not_personal=True, weight=0.5, because=ABOUT_OTHER)  # 妊娠警告 of a drug
    if id == "nickname" and term.word in _ALIASES and not subject.personal:
        return Found(not_personal=True, weight=0.5, because=ABOUT_OTHER)
    if id in HUMAN:
        if (
            subject.settings
            and subject.kind == "thing"
            and id in ("id-document", "nationality", "medical-record-no", "nickname")
        ):
            return Found(not_personal=True, weight=0.4)
        return _mine(id, weight, subject, owner)
    if id == "account-name":
        if (
            subject.personal
            or subject.kind == "unknown"
            or "user" in term.word
            or "login" in term.word
            or "登" in term.word
        ):
            return _mine(id, weight, subject, owner)
        return Found(not_personal=True, weight=0.5)
    if id in NUMBERS_OF_THINGS:
        if subject.personal or subject.people or subject.contact or subject.kind == "unknown":
            return _mine(id, weight, subject, owner)
        return Found(id, 0.5, not_personal=True)
    if subject.personal and (subject.strong or id not in LEANING):
        return _mine(id, weight, subject, owner)
    if subject.kind == "unknown" and id not in (
        "transaction",
        "person-record",
        "personal-note",
        "balance",
        "performance",
        "gps",
        "employer",
        "body-data",
        "track",
        "drug",
        "hobby-or-tag",
        "travel",
        "operation-log",
        "message-content",
        "examination",
        "symptom",
    ):
        return _mine(id, weight * 0.7, subject, owner)
    if id == "ip" and subject.people and subject.id not in ("device", "connection", "client"):
        return _mine(id, weight * 0.7, subject, owner)  # of whoever wrote the post
    if subject.kind == "unknown" and subject.people and id not in LEANING | {"user-agent"}:
        return _mine(id, weight * 0.7, subject, owner)
    return Found("", 0.5, not_personal=True, because=ABOUT_OTHER)


def _label_or_link(term: Term, last: Term) -> bool:
    """链接显示名称, 证书地址: what a thing is shown as, where a document lies."""
    written = (last.kind == "part" and last.id in ("media", "text")) or (
        last.kind == "entity" and last.id not in WHERE
    )
    if term.id == "nickname":
        return term.word in _SHOWN_AS and (written or last.kind in ("thing", "unknown"))
    return term.id == "address" and term.word in ("地址", "address") and written and last.id in _DOCUMENTS


def _of_a_desk(term: Term, before: Terms) -> bool:
    """监督电话, 维保电话: of whoever has that duty."""
    duty = bool(before) and before[-1].kind in ("act", "unknown") and (has_chinese(term.word) or term.spelt)
    return (
        duty
        and "手机" not in term.word
        and "shouji" not in term.word
        and before[-1].id not in ("call", "login")
    )


def _elsewhere(owner: Term | None, id: str, subject: Subject) -> bool:
    """Does it belong to an organisation or a thing that the name puts before it?"""
    if owner is None or owner.kind not in ("org", "thing") or owner.id == "device" or id in HUMAN:
        return False
    if id == "transaction" and subject.kind == "act":
        return False
    return not (
        subject.kind == "person" or subject.clinical or (owner.id == "department" and subject.personal)
    )


def _mine(id: str, weight: float, subject: Subject, owner: Term | None) -> Found:
    if id in ("address", "region") and subject.act == "login":
        id = "login-place"
    if owner is not None and owner.id == "kin" and id == "person-name":
        return Found("kin", weight, personal=True)
    return Found(id, weight, personal=True)


def _reach(term: Term, owner: Term | None, weight: float, subject: Subject, reading: Reading) -> Found:
    personal_by_word = any(
        w in term.word for w in ("手机", "移动", "mobile", "cell", "shouji", "sjh", "yddh", "msisdn")
    )
    if owner is not None and owner.word in _SERVICE:
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


def _where(term: Term, owner: Term | None, weight: float, subject: Subject) -> Found:
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
