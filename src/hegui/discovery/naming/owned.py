"""
Whose is the entity that a column names: the person's of the row, somebody's who acts on it, a thing's, an organisation's?
"""

from __future__ import annotations

import re

from hegui.discovery.naming.contact import SERVICE, of_a_desk, of_an_organisation, placed, reached
from hegui.discovery.naming.found import ABOUT_OTHER, Found, belongs, entity_of, owner_of
from hegui.discovery.naming.kinds import HUMAN, LEANING, NETWORK, NUMBERS_OF_THINGS, REACH, WHERE
from hegui.discovery.naming.meant import meant
from hegui.discovery.naming.nobodys import nobodys, of_things
from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Term, Terms
from hegui.text import Text

_OWN_FIRM = ("单位", "公司", "办公", "company", "work", "unit", "office")
_OF_FIRMS_TOO = frozenset({"id-document", "id-photo"})  # org_cert_image
_SET_UP = frozenset(
    {"id-document", "nationality", "medical-record-no", "nickname"}
)  # in settings, kinds of them
# where nothing says what a table is about, somebody must be told in it
_OF_SOMEBODY_TOLD = frozenset(
    [
        "property",
        "tax",
        "lodging",
        "insurance-policy",
        "provident-fund",
        "device-id",
        "credit",
        "region",
        "income",
    ]
)
_ACCOUNTS = frozenset({"bank-card", "payment-account"})
_ASKS = re.compile(
    r"(?:client|use|user|visitor|visit|login|logon|last|reg|register|guest|upload|post|add|submit|publish|reply|comment|sign|oper|op)_?ip|(?:客户端|用户|访问者?|访客|登[录陆]|注册)ip"
)
_OF_MACHINES = re.compile(
    r"(?:private|public|internal|external|inner|outer|intranet|lan|wan|内网|外网|公网|私网)"
)
_ANYBODYS = frozenset(
    ["transaction", "user-agent", "person-record", "personal-note", "balance", "performance", "gps", "employer", "body-data", "track", "drug", "hobby-or-tag", "travel", "operation-log", "message-content", "examination", "symptom"]
)  # fmt: skip


def owned(term: Term, before: Terms, subject: Subject, reading: Reading) -> Found:
    """Whose is it?"""
    owner = _owner(term, before, subject)
    if (found := nobodys(term, before, owner, subject, reading)) is not None:
        return found
    id = meant(term, subject, reading)
    term = Term(id, "entity", term.tags, word=term.word, spelt=term.spelt)
    weight = 0.9 if reading.by_comment else 0.7 if term.spelt and len(term.word) < 5 else 0.75
    entity = entity_of(id)
    if entity is not None and entity.category == "organisation":
        return _an_organisations(term, weight, owner, subject)
    if owner is not None and owner.personal and not (id in REACH and owner.word in SERVICE):
        return _mine(id, weight, subject, owner)
    if id in REACH:
        if owner is None and not subject.personal and of_a_desk(term, before):
            return Found("org-phone", weight * 0.7, not_personal=True)
        return reached(term, owner, weight, subject, reading)
    if id in ("address", "region") and subject.log and owner is None:
        return Found(
            "login-place", weight, personal=True
        )  # country, region and city of a log: from where somebody came
    if id in WHERE:
        return placed(term, owner, weight, subject)
    if owner is not None and _elsewhere(owner, id, subject):
        return Found(not_personal=True, weight=0.7, because=belongs(owner))
    if (found := of_things(term, subject)) is not None:
        return found
    if id in HUMAN:
        if subject.settings and subject.kind == "thing" and id in _SET_UP:
            return Found(not_personal=True, weight=0.4)
        return _mine(id, weight, subject, owner)
    if id == "account-name":
        told = subject.personal or subject.kind == "unknown"
        told = told or (subject.human > 0 and "用户" in term.word)
        if told or any(w in term.word for w in ("user", "login", "登")):
            return _mine(id, weight, subject, owner)
        return Found(not_personal=True, weight=0.5)
    if id in NUMBERS_OF_THINGS:
        if subject.personal or subject.people or subject.contact or subject.kind == "unknown":
            return _mine(id, weight, subject, owner)
        return Found(id, 0.5, not_personal=True)
    if id in _ACCOUNTS and subject.paid:
        return _mine(id, weight * 0.7, subject, owner)
    if subject.personal and (subject.strong or id not in LEANING):
        return _mine(id, weight, subject, owner)
    spelt = "".join(t.word for t in (*before[-1:], term))
    if _likely(id, spelt, subject):
        return _mine(id, weight * 0.7, subject, owner)
    return Found("", 0.5, not_personal=True, because=ABOUT_OTHER)


def _owner(term: Term, before: Terms, subject: Subject) -> Term | None:
    """Who or what the words before it put it to."""
    if before and term.id in REACH | WHERE and of_an_organisation(before[-1], subject):
        return Term("org", "org", word=before[-1].word)
    owner = owner_of(before)
    if owner is None:
        return None
    if owner.id == "site" and term.id == "gps" and subject.personal:
        return None  # 起始地点经度: where somebody was fetched
    if owner.kind == "org" and term.id in _ACCOUNTS and owner.word.startswith(("bank", "银行", "开户")):
        return None  # bank_code, and the comment says 银行卡: the account is its holder's
    if owner.kind == "thing" and term.id == "performance":
        owner = next((t for t in before if t.kind == "person"), owner)  # 用户学科得分 is the user's
    if "unsure" in owner.tags and not subject.personal and subject.kind != "unknown":
        return Term(owner.id, "org", owner.tags, word=owner.word)  # customers of a company are companies
    if owner.kind == "thing" and term.id in NETWORK and subject.personal:
        return None  # 客户端IP is the person's
    return owner


def _likely(id: str, word: str, subject: Subject) -> bool:
    """No word says that the table is about persons: is it somebody's all the same?"""
    if id == "ip" and _OF_MACHINES.match(word):
        return False
    if id == "ip" and _ASKS.match(word):
        return True  # client_ip, user_ip: from where somebody asked
    if id == "ip" and subject.people and subject.id not in ("device", "connection", "client"):
        return True  # of whoever wrote the post
    if subject.kind != "unknown":
        return False
    if id in _OF_SOMEBODY_TOLD and not subject.people:
        return False
    return id not in _ANYBODYS or (subject.people and id not in LEANING | {"user-agent"})


def _an_organisations(term: Term, weight: float, owner: Term | None, subject: Subject) -> Found:
    """The firm a person works for is the person's, any other is its own."""
    own = subject.personal and term.id != "uscc" and term.word.startswith(_OWN_FIRM)
    if owner is None and (own or (term.id == "org-name" and subject.kind == "person")):
        return Found("employer", 0.5, personal=True)
    because = Text("属于单位，不是个人的", "it belongs to an organisation")
    return Found(term.id, weight, not_personal=True, because=because)


def _elsewhere(owner: Term, id: str, subject: Subject) -> bool:
    """Does it belong to an organisation or a thing that the name puts before it?"""
    if owner.kind not in ("org", "thing") or owner.id == "device" or id in HUMAN - _OF_FIRMS_TOO:
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
