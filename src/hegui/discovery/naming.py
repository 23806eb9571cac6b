"""
What a table's names, comments and types say of each column, before any value is seen.

    priors(table) -> the table's subject, and a Prior a column

Three questions in order: is it a technical column; what entity is named, and whose is it; and, where none is named, does the
column say something about the person the row is about.  Personal is any column about an identified or identifiable natural
person (PIPL 4): the account's state, the order's amount and the operator's result too.  A bare id that points to a person is
not, by itself; nor is what belongs to an organisation, a product or a setting.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from hegui.discovery.nouns import Prior
from hegui.discovery.reading import Reading, common_prefix, read_column, written_in_initials
from hegui.discovery.signs import CLINICAL, WANTED, faint
from hegui.discovery.subject import Subject, subject_of
from hegui.discovery.vocabulary import INITIALS, MEDICAL, Term, Terms, has_chinese, tokens
from hegui.masking import safe_name
from hegui.model import Column, Entity, Table
from hegui.text import Text

# a code, kind or level of these still says what they are
ATTRIBUTES = CLINICAL | frozenset(
    [
        "gender", "ethnicity", "nationality", "marital-status", "education", "occupation", "political-status", "religion", "age", "disability",
        "special-identity", "military-service", "household", "body-data", "native-place", "region", "kin", "hobby-or-tag", "credit", "performance",
        "income", "tax", "provident-fund", "person-record", "personal-note", "property", "insurance-policy", "transaction", "balance", "criminal-record",
        "social-security-no", "sexual-orientation", "lodging", "travel", "track", "login-place", "login-time", "browsing-record", "operation-log",
        "employer", "birth-date", "user-agent", "fertility", "vaccination", "genetic", "gps", "device-id",
    ]
)  # fmt: skip
# things and firms have them too: a person's where the table says so
_LEANING = frozenset(
    ["transaction", "person-record", "balance", "performance", "income", "region", "credit", "tax", "body-data", "native-place", "hobby-or-tag", "track", "travel"]
)  # fmt: skip
# nobody but a natural person has these
HUMAN = frozenset(
    [
        "cn-resident-id", "cn-passport", "hk-macao-permit", "taiwan-permit", "officer-id", "driving-licence", "id-photo", "employee-no", "student-no",
        "social-security-no", "person-name", "contact-person", "nickname", "kin", "political-status", "religion", "ethnicity", "marital-status",
        "birth-date", "household", "military-service", "disability", "special-identity", "face", "fingerprint", "voiceprint", "iris",
        "sexual-orientation", "medical-record-no", "medical-insurance-no", "provident-fund", "payment-password", "social-id", "id-document",
        "address-book", "fertility", "allergy", "vaccination", "call-record", "nationality",
    ]
)  # fmt: skip
REACH = frozenset({"mobile", "landline", "email"})
WHERE = frozenset({"address", "postcode", "region"})
PROFILE = frozenset(
    [
        "ethnicity",
        "political-status",
        "nationality",
        "education",
        "occupation",
        "marital-status",
        "gender",
        "religion",
        "disability",
        "native-place",
    ]
)
TEXTUAL = frozenset(
    [
        "email", "address", "person-name", "nickname", "address-book", "message-content", "employer", "avatar", "signature", "personal-note", "account-name",
        "contact-person", "symptom", "medical-history", "face", "id-photo", "password", "login-place", "user-agent", "browsing-record", "org-name",
    ]
)  # fmt: skip
_SERVICE = frozenset({"客服", "kefu", "customer_service", "客服专员"})  # a desk, not a person
_EVERYDAY = frozenset(  # English words that mean a patient's only in care
    [
        "route",
        "usage",
        "frequency",
        "history",
        "present",
        "proposal",
        "careful",
        "handling",
        "physique",
        "position",
        "finding",
        "findings",
        "impression",
        "specimen",
        "inspection",
        "intake",
        "outcome",
        "rescue",
        "therapy",
        "signs",
        "discharge",
        "imaging",
        "charge_type",
        "fee_category",
        "fee_type",
    ]
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
# by initials these read like what things have: 教师编号 and 教室编号, 社保 and 设备, 职业 and 专业
_SOUNDS_ALIKE = frozenset(
    ["employee-no", "student-no", "social-security-no", "occupation", "native-place", "id-document", "person-record", "account-name"]
)  # fmt: skip
_WRITTEN = frozenset({"message-content", "personal-note", "operation-log", "medical-note"})
NETWORK = frozenset({"ip", "device-id", "user-agent", "login-time", "login-place"})
NUMBERS_OF_THINGS = frozenset({"number-plate", "vin"})
SECRETS = frozenset({"access-key", "session-token"})
PASSWORDS = frozenset({"password", "password-hash"})
PARTS_OF_IT = frozenset(
    {
        "status",
        "flag",
        "type",
        "time",
        "duration",
        "verified",
        "score",
        "ratio",
        "level",
        "amount",
        "sort",
        "version",
        "created",
        "stop",
    }
)
STILL_IT = frozenset(
    {
        "no",
        "code",
        "id",
        "info",
        "text",
        "masked",
        "last",
        "record",
        "name",
        "media",
        "home",
        "work",
        "register",
        "mobileend",
        "list",
    }
)
DOCUMENTS = frozenset(
    {
        "cn-resident-id",
        "cn-passport",
        "driving-licence",
        "hk-macao-permit",
        "taiwan-permit",
        "officer-id",
        "id-document",
    }
)
FLAG = frozenset({"flag", "is", "verified"})


@dataclass(frozen=True, slots=True)
class _Found:
    """An answer before it becomes a Prior."""

    entity: str = ""
    weight: float = 0.0
    personal: bool = False
    not_personal: bool = False
    because: Text | None = None


def priors(table: Table) -> tuple[Subject, list[Prior]]:
    """What the table is about, and what each column's name, comment and type say."""
    style = INITIALS if written_in_initials(table.columns) else ""
    prefix = common_prefix(table.columns)
    readings = [read_column(column, style, prefix) for column in table.columns]
    subject = subject_of(table.name or table.place.path, table.comment, readings, style)
    if style and subject.clinical:
        style = MEDICAL
        readings = [read_column(column, style, prefix) for column in table.columns]
        subject = subject_of(table.name or table.place.path, table.comment, readings, style)
    return subject, [_prior(c, r, subject) for c, r in zip(table.columns, readings, strict=True)]


def _prior(column: Column, reading: Reading, subject: Subject) -> Prior:
    found = _answer(column, reading, subject)
    entity = entity_of(found.entity) if found.entity else None
    reasons = [_source(column, reading, entity)] if entity is not None or found.personal else []
    if found.because is not None:
        reasons.append(found.because)
    if reading.contradicts:
        reasons.append(
            Text("注释与列名不一致，以注释为准", "comment and name disagree; the comment is followed")
        )
    also = tuple((t.entity, 0.3) for t in reading.entities if t.entity is not None and t.id != found.entity)
    return Prior(
        entity, found.weight, found.not_personal, found.personal, tuple(reasons), also, _created(reading)
    )


def _created(reading: Reading) -> bool:
    words = " ".join(t.word for t in (*reading.name, *reading.terms))
    return reading.has("created") and any(
        w in words
        for w in (
            "creat",
            "add",
            "insert",
            "input",
            "cjsj",
            "lrsj",
            "ctime",
            "创建",
            "新增",
            "添加",
            "录入",
            "建",
        )
    )


def _source(column: Column, reading: Reading, entity: Entity | None) -> Text:
    what = entity.name if entity else Text("与个人有关的内容", "something about a person")
    if reading.by_comment:
        return Text("注释“{c}”表示{what}", "the comment “{c}” says {what}").fill(
            c=safe_name(column.comment[:60]), what=what
        )
    return Text("列名“{c}”表示{what}", "the name “{c}” says {what}").fill(c=safe_name(column.name), what=what)


@cache
def entity_of(id: str) -> Entity | None:
    from hegui.detectors import room

    found = room.get(id)
    return found.entity if found else None


# --- the three questions -------------------------------------------------------------------------------------------

Step = Callable[[Column, Reading, Subject], "_Found | None"]


def _answer(column: Column, reading: Reading, subject: Subject) -> _Found:
    for step in (_technical, _secret, _reference, _entity, _person, _other):
        found = step(column, reading, subject)
        if found is not None:
            return found
    return _Found()


def _technical(column: Column, reading: Reading, subject: Subject) -> _Found | None:
    terms = reading.terms
    if not terms:
        if subject.kind == "unknown":
            return _Found()
        return None if subject.personal and not column.key else _Found(not_personal=True)
    if any(t.kind == "entity" and t.id not in ("person-ref",) for t in terms):
        return None
    if column.key and terms[-1].id in ("id", "no", "code", "person-ref"):
        return _Found(not_personal=True)
    last = terms[-1]
    if subject.log and last.id == "created" and _created(reading):
        return _Found(
            "login-time" if subject.act == "login" else "operation-log",
            0.5,
            personal=True,
            because=Text("日志中即行为发生的时间", "in a log, the time of the act"),
        )
    if any(t.id == "auto" or (t.id == "fault" and not subject.clinical) for t in terms):
        return _Found(not_personal=True, weight=0.6, because=Text("系统规则", "a rule of the system"))
    if last.id == "tenant" and subject.kind == "person" and not reading.points and not reading.number:
        return _about(column, reading, subject, 0.5)
    if last.kind == "part" and "tech" in last.tags and not any(t.id == "register" for t in terms):
        return _Found(not_personal=True, weight=0.8, because=Text("技术列", "a technical column"))
    if all(t.id in ("id", "info", "last", "no") or t.kind == "mark" for t in terms) and reading.points:
        return _Found(not_personal=True, weight=0.8)
    return None


def _secret(column: Column, reading: Reading, subject: Subject) -> _Found | None:
    ids = [t.id for t in reading.entities]
    tail = _tail(reading.terms)
    if _HOLDS_SECRET.search(column.comment):
        return _Found("access-key", 0.8, because=Text("注释称含有密钥", "the comment says it holds a key"))
    if not ids or tail & PARTS_OF_IT or any(t.id in FLAG for t in reading.terms):
        return None
    last = ids[-1]
    place = max(i for i, t in enumerate(reading.terms) if t.kind == "entity")
    if any(t.kind in ("thing", "org", "agent", "person") for t in reading.terms[place:]) or reading.number:
        return None
    if last in SECRETS:
        if {"media"} & tail:
            return None
        return _Found(
            last,
            0.9,
            because=Text(
                "凭据：持有者可冒用身份或服务", "a credential: whoever holds it can act in another's name"
            ),
        )
    if last in PASSWORDS:
        owner = _owner(reading.terms)
        if (owner is not None and owner.kind in ("thing", "org") and owner.id not in ("department",)) or (
            subject.kind in ("thing", "org", "relation") and (owner is None or owner.kind != "person")
        ):
            return _Found(
                "access-key",
                0.8,
                because=Text(
                    "系统或服务的口令，不是个人的", "the password of a system or service, not of a person"
                ),
            )
    return None


def _reference(column: Column, reading: Reading, subject: Subject) -> _Found | None:
    """A bare id that points to a person: not personal by itself, the relation is noted."""
    terms = reading.terms
    pointing = Text(
        "指向人员的标识，本身不作为个人信息，关系已注明",
        "an id that points to a person: none by itself, the relation is noted",
    )
    if terms and terms[-1].id == "person-ref" and terms[-1].word != "owner" and len(terms) > 1:
        return _Found("person-ref", 0.85, not_personal=True, because=pointing)
    if any(t.kind == "entity" and t.id != "person-ref" for t in terms):
        ends = reading.name and reading.name[-1].id in ("id", "person-ref") and reading.number
        person = any(t.personal or t.id == "person-ref" for t in reading.name)
        if not (ends and person):
            return None
        return _Found("person-ref", 0.8, not_personal=True, because=pointing)
    if any(t.id == "person-ref" for t in terms) and not _named(terms):
        return _Found("person-ref", 0.85, not_personal=True, because=pointing)
    people = [t for t in (*terms, *reading.name) if t.personal]
    if not people:
        return None
    if any(t.id in ("creator", "assignee") for t in people) and not _named(terms):
        return _Found("person-ref", 0.8, not_personal=True, because=pointing)
    if any(t.id in FLAG for t in terms):
        return None
    if reading.points or (reading.number and terms[-1].personal):
        return _Found("person-ref", 0.8, not_personal=True, because=pointing)
    return None


def _named(terms: Terms) -> bool:
    return terms[-1].id == "name" and len(terms) > 1


_HOLDS_SECRET = re.compile(r"[含有括].{0,6}(?:私钥|密钥|秘钥|证书密码)")


# --- an entity is named -------------------------------------------------------------------------------------------


def _entity(column: Column, reading: Reading, subject: Subject) -> _Found | None:
    terms = reading.terms
    place = next(
        (
            i
            for i in range(len(terms) - 1, -1, -1)
            if terms[i].kind == "entity" and terms[i].id != "person-ref"
        ),
        None,
    )
    if place is None:
        return None
    term = terms[place]
    if _ruled_out(term.id, column, reading, subject):
        return _about(column, reading, subject, 0.3)
    if term.id in TEXTUAL and (reading.count or reading.moment):
        return _about(column, reading, subject, 0.4)  # friend int: how many, not who
    after = terms[place + 1 :]
    if any(t.kind in ("thing", "org") for t in after):
        return _Found(
            not_personal=True,
            weight=0.6,
            because=_belongs(next(t for t in after if t.kind in ("thing", "org"))),
        )
    if any(t.personal for t in after):
        return None
    if faint(term) and not subject.strong and term.id not in ("person-name", "password"):
        return _about(column, reading, subject, 0.3)
    if (
        term.spelt
        and len(term.word) < 6
        and term.id in _SOUNDS_ALIKE
        and not subject.human
        and not subject.personal
    ):
        return _about(column, reading, subject, 0.3)
    tail = {t.id for t in after}
    if (
        after
        and after[-1].id == "id"
        and after[-1].word.lower() == "id"
        and term.id not in ("social-id", "device-id", "account-name")
        and not (subject.kind == "person" and term.id in PROFILE)
    ):
        return _Found(not_personal=True, weight=0.6, because=Text("行的标识", "the id of a row"))
    if (
        reading.by_comment
        and reading.name
        and reading.name[-1].word.endswith(("id", "ids"))
        and (subject.kind != "person" or term.id == "medical-department")
        and term.id in ATTRIBUTES - _NUMBERS
    ):
        return _Found(not_personal=True, weight=0.5, because=Text("外键", "a foreign key"))
    if term.id == "transaction" and _numbered(term, after):
        return _Found(
            term.id,
            0.7,
            not_personal=True,
            because=Text("单据编号，本身不作为个人信息", "the number of a document: none by itself"),
        )
    if term.id in _WRITTEN and after and after[-1].id in ("no", "code"):
        return _Found(not_personal=True, weight=0.5, because=Text("记录的编号", "the number of a record"))
    flagged = any(t.id in FLAG or "flag" in t.tags for t in (*terms[:place], *after))
    if (tail & PARTS_OF_IT or flagged) and (
        term.id not in ATTRIBUTES or (flagged and after and after[-1].kind == "unknown")
    ):
        if term.id in DOCUMENTS and tail & {"type", "time"}:
            return _owned(Term("id-document", "entity"), terms[:place], subject, reading)
        return _about(column, reading, subject, 0.5)
    if after and after[-1].word in WANTED:
        return (
            _about(column, reading, subject, 0.3)
            if subject.kind == "person"
            else _Found(not_personal=True, weight=0.5)
        )
    if term.id in DOCUMENTS and "media" in tail:
        term = Term("id-photo", "entity")
    elif "media" in tail and term.id in ("person-name", "mobile", "email", "account-name"):
        return _about(column, reading, subject, 0.4)
    if (
        {"duration"} & tail
        and term.id in ("region", "education", "person-record")
        and reading.number
        and not subject.personal
    ):
        return _Found(not_personal=True)
    return _owned(term, terms[:place], subject, reading)


def _ruled_out(id: str, column: Column, reading: Reading, subject: Subject) -> bool:
    """Do the detector's own hints say that such a column is something else?"""
    from hegui.detectors import room

    found = room.get(id)
    if found is None:
        return False
    hints = found.hints
    spelt = "_" + "_".join(tokens(column.name)) + "_"
    return (
        any(word in column.comment or word in column.name for word in hints.not_words)
        or any(f"_{phrase}_" in spelt for phrase in hints.not_english)
        or (bool(hints.subjects) and not {subject.kind, subject.id, subject.act} & set(hints.subjects))
    )


def _owned(term: Term, before: Terms, subject: Subject, reading: Reading) -> _Found:
    """Whose is it?"""
    owner = _owner(before)
    id = term.id
    if owner is not None and "unsure" in owner.tags and not subject.personal and subject.kind != "unknown":
        owner = Term(owner.id, "org", owner.tags, word=owner.word)  # customers of a company are companies
    if owner is not None and owner.kind == "thing" and id in NETWORK and subject.personal:
        owner = None  # 客户端IP is the person's
    if (
        id == "account-name"
        and subject.act in ("order", "account")
        and subject.money
        and not any(w in term.word for w in ("user", "login", "登", "用户", "name", "名", "会员", "member"))
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
            return _Found("employer", 0.5, personal=True)
        if id == "org-name" and subject.kind == "person" and owner is None:
            return _Found("employer", 0.5, personal=True)
        return _Found(
            id,
            weight,
            not_personal=True,
            because=Text("属于单位，不是个人的", "it belongs to an organisation"),
        )
    if owner is not None and owner.personal and not (id in REACH and owner.word in _SERVICE):
        return _mine(id, weight, subject, owner)
    if id in REACH:
        if owner is None and not subject.personal and _of_a_desk(term, before):
            return _Found("org-phone", weight * 0.7, not_personal=True)
        return _reach(term, owner, weight, subject, reading)
    if id in WHERE:
        return _where(term, owner, weight, subject)
    if _elsewhere(owner, id, subject):
        assert owner is not None
        return _Found(not_personal=True, weight=0.7, because=_belongs(owner))
    if id == "medical-department" and not subject.clinical:
        return _Found(
            "person-record" if subject.personal else "",
            0.4,
            personal=subject.personal,
            not_personal=not subject.personal,
        )
    if id == "kin" and subject.kind in ("org", "thing", "relation") and term.word.isascii():
        return _Found(not_personal=True, weight=0.5)  # the parent of a node
    if (
        id in CLINICAL
        and not subject.clinical
        and (term.word in _EVERYDAY or (term.spelt and len(term.word) < 3))
    ):
        return _Found(
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
        return _Found(not_personal=True, weight=0.6, because=_ABOUT_OTHER)
    if id == "medical-record-no" and subject.kind in ("thing", "org") and not subject.human:
        return _Found(not_personal=True, weight=0.5, because=_ABOUT_OTHER)
    if id in HUMAN:
        if (
            subject.settings
            and subject.kind == "thing"
            and id in ("id-document", "nationality", "medical-record-no", "nickname")
        ):
            return _Found(not_personal=True, weight=0.4)
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
        return _Found(not_personal=True, weight=0.5)
    if id in NUMBERS_OF_THINGS:
        if subject.personal or subject.people or subject.contact or subject.kind == "unknown":
            return _mine(id, weight, subject, owner)
        return _Found(id, 0.5, not_personal=True)
    if subject.personal and (subject.strong or id not in _LEANING):
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
    if subject.kind == "unknown" and subject.people:
        return _mine(id, weight * 0.7, subject, owner)
    return _Found("", 0.5, not_personal=True, because=_ABOUT_OTHER)


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


def _mine(id: str, weight: float, subject: Subject, owner: Term | None) -> _Found:
    if id in ("address", "region") and subject.act == "login":
        id = "login-place"
    if owner is not None and owner.id == "kin" and id == "person-name":
        return _Found("kin", weight, personal=True)
    return _Found(id, weight, personal=True)


def _reach(term: Term, owner: Term | None, weight: float, subject: Subject, reading: Reading) -> _Found:
    personal_by_word = any(
        w in term.word for w in ("手机", "移动", "mobile", "cell", "shouji", "sjh", "yddh", "msisdn")
    )
    if owner is not None and owner.word in _SERVICE:
        return _Found("org-phone", weight, not_personal=True, because=_belongs(owner))
    if (
        owner is not None
        and owner.kind in ("org", "thing")
        and not (subject.kind == "person" and owner.id == "department")
    ):
        if owner.kind == "thing" and subject.personal:
            return _Found(term.id, weight * 0.7, personal=True)
        return _Found("org-phone", weight, not_personal=True, because=_belongs(owner))
    if subject.personal or subject.kind == "unknown":
        return _Found(term.id, weight, personal=True)
    if personal_by_word:
        return _Found(term.id, weight * 0.8, personal=True)
    if (
        (subject.contact and not subject.reached)
        or "contact" in term.word
        or (reading.first and reading.first in subject.prefixes)
    ):
        return _Found(
            term.id,
            weight * 0.7,
            personal=True,
            because=Text("与联系人同行", "beside a contact person in the same row"),
        )
    return _Found("org-phone", weight * 0.8, not_personal=True, because=_ABOUT_OTHER)


def _where(term: Term, owner: Term | None, weight: float, subject: Subject) -> _Found:
    human = any(
        w in term.word for w in ("住", "家", "户", "home", "living", "resid", "receive", "收", "jt", "zz")
    )
    if owner is not None and owner.kind in ("org", "thing"):
        if subject.kind == "person":
            return _Found("employer" if owner.kind == "org" else term.id, weight * 0.6, personal=True)
        return _Found("org-address", weight, not_personal=True, because=_belongs(owner))
    if subject.personal or human:
        return _Found(term.id, weight, personal=True)
    if subject.kind == "unknown" and term.id == "address" and subject.people:
        return _Found(term.id, weight * 0.6, personal=True)
    return _Found(
        "org-address" if term.id == "address" else "",
        weight * 0.7,
        not_personal=True,
        because=_ABOUT_OTHER,
    )


# --- a person is named, and nothing else ----------------------------------------------------------------------------

_SPECIAL_NUMBERS = {
    "employee": "employee-no",
    "student": "student-no",
    "patient": "medical-record-no",
    "member": "account-name",
}


def _person(column: Column, reading: Reading, subject: Subject) -> _Found | None:
    """审核人, receiver_name, doctor: the words for a person stand for the person's name."""
    terms = reading.terms
    owner = _owner(terms)
    if owner is None or not owner.personal:
        return None
    if faint(owner) and not subject.human and not subject.personal:
        return None
    after = terms[max(i for i, t in enumerate(terms) if t is owner) + 1 :]
    tail = {t.id for t in after}
    weight = 0.8 if reading.by_comment else 0.65
    if "unsure" in owner.tags and subject.kind in ("org", "thing", "relation"):
        return (
            _Found("org-name", 0.5, not_personal=True)
            if tail <= {"name", "info"}
            else _Found(not_personal=True, weight=0.4)
        )
    if tail <= {"name", "info", "masked", "last", "record"} and not any(t.kind == "unknown" for t in after):
        if any(t.id in FLAG for t in terms):
            return _about(column, reading, subject, 0.5)
        if reading.number or reading.moment:
            return (
                _about(column, reading, subject, 0.3)
                if reading.moment
                else _Found("person-ref", 0.5, not_personal=True)
            )
        if (
            not after
            and owner.kind == "person"
            and owner.id != "person"
            and (subject.settings or (owner.id == "user" and subject.kind == "thing"))
        ):
            return _Found(not_personal=True, weight=0.4)
        return _Found("kin" if owner.id == "kin" else "person-name", weight, personal=True)
    if tail <= {"no", "code"}:
        if owner.id in _SPECIAL_NUMBERS:
            return _Found(_SPECIAL_NUMBERS[owner.id], weight, personal=True)
        return _Found("person-ref", 0.5, not_personal=True)
    if (
        "media" in tail
        and owner.kind == "person"
        and subject.kind == "person"
        and after[-1].word in ("image", "pic", "img", "图片", "图像", "照片")
    ):
        return _Found("avatar", 0.5, personal=True)
    return None


# --- nothing is named: what does the row say? -----------------------------------------------------------------------

_BY_ACT = {
    "account": "person-record", "order": "transaction", "loan": "credit", "insure": "insurance-policy", "salary": "income", "login": "login-time",
    "operate": "operation-log", "attendance": "performance", "call": "call-record", "chat": "message-content", "browse": "browsing-record",
    "lodge": "lodging",
}  # fmt: skip
# in these acts only some parts are of the act's own kind; the rest is just about the person
_PARTLY = {"salary": {"amount", "duration", "ratio", "score"}, "chat": {"text", "media", "name"}, "loan": {"amount", "time", "duration", "status", "ratio", "text"}, "lodge": {"time", "duration", "goods"}, "browse": {"time", "duration", "goods", "text", "media", "name"}, "call": {"time", "duration", "media", "text", "status", "type"}}  # fmt: skip


def _other(column: Column, reading: Reading, subject: Subject) -> _Found | None:
    terms = reading.terms
    if not terms:
        return _about(column, reading, subject, 0.3)
    last = terms[-1]
    owner = _owner(terms)
    if (owner is not None and owner.kind == "org" and last.id in ("name", "org")) or last.kind == "org":
        if subject.kind == "person" and not reading.points:
            return _Found("employer", 0.5, personal=True)
        return _Found("org-name", 0.5, not_personal=True)
    if last.id == "name" and owner is None and len(terms) <= 2 and terms[0].kind != "unknown":
        if subject.kind == "person":
            return _Found(
                "person-name",
                0.6,
                personal=True,
                because=Text("表中一行是一个人", "a row of the table is a person"),
            )
        if subject.kind == "org":
            return _Found("org-name", 0.6, not_personal=True)
    told = last.id == "time" and (reading.by_comment or not last.spelt) and len(last.word) > 2
    return _about(column, reading, subject, 0.5 if told else 0.4)


def _about(column: Column, reading: Reading, subject: Subject, weight: float) -> _Found:
    """A column with no entity of its own: does it say something about the person of the row?"""
    terms = reading.terms
    if subject.kind == "unknown" and _owner(terms) is None:
        return _Found()
    if not subject.strong:
        return _Found(not_personal=True, weight=weight, because=_ABOUT_OTHER)
    if reading.points:
        return _Found(not_personal=True, weight=0.5)
    if terms and terms[-1].id == "id":
        return _Found(not_personal=True, weight=0.5)
    owner = _owner(terms)
    if owner is not None and owner.id == "system" and terms[0].id in FLAG:
        return _Found(not_personal=True, weight=0.5, because=_belongs(owner))
    if (
        subject.kind == "act"
        and owner is not None
        and owner.id == "system"
        and terms[-1].id in _OF_THE_SYSTEM
    ):
        return _Found(not_personal=True, weight=0.4, because=_belongs(owner))
    if (
        subject.kind == "act"
        and reading.count
        and not subject.clinical
        and not subject.log
        and subject.act not in ("study", "attendance")
        and terms
        and _switch(terms[-1])
    ):
        return _Found(
            not_personal=True, weight=0.4, because=Text("行的开关或计数", "a switch or a count of the row")
        )
    of_things = owner is not None and owner.kind == "thing" and owner.id != "department"
    about_thing = of_things and (not terms or terms[-1].id != "amount")
    if subject.kind == "act" and subject.id in ("record", "stay") and about_thing and owner is not None:
        return _Found(not_personal=True, weight=0.4, because=_belongs(owner))
    if subject.kind == "act" and owner is not None and owner.kind == "org":
        return _Found(not_personal=True, weight=0.4, because=_belongs(owner))
    if (
        subject.kind == "act"
        and subject.act in ("talk", "chat", "browse")
        and terms
        and terms[-1].id in _OF_THE_ROW
    ):
        return _Found(
            not_personal=True, weight=0.4, because=Text("行的状态或计数", "a state or a count of the row")
        )
    if subject.kind == "person" and reading.count and owner is not None and owner.id == "system":
        return _Found(not_personal=True, weight=0.4, because=_belongs(owner))
    if terms and terms[-1].id in ("no", "code") and subject.kind == "act":
        return _Found(not_personal=True, weight=0.4)
    if terms and terms[-1].id in ("no", "id", "code") and len(terms) == 1:
        return _Found(not_personal=True, weight=0.5)
    if subject.clinical and subject.kind == "act" and terms and terms[-1].id == "amount":
        return _Found("transaction", weight, personal=True, because=_ABOUT_PERSON)
    if subject.clinical and not _administrative(terms):
        return _Found(
            "medical-note",
            weight,
            personal=True,
            because=Text("患者表中的诊疗列", "a clinical column in a table about patients"),
        )
    return _Found(
        _kind_of_act(terms, subject, reading),
        weight,
        personal=True,
        because=_ABOUT_PERSON,
    )


_OF_THE_ROW = frozenset({"status", "type", "flag", "duration", "verified"})


def _switch(last: Term) -> bool:
    return last.kind in ("unknown", "mark") or last.id in ("flag", "media", "text", "name", "ratio")


def _kind_of_act(terms: Terms, subject: Subject, reading: Reading) -> str:
    if subject.kind != "act":
        return "person-record"
    if subject.act == "salary" and reading.number and not reading.count:
        return "income"
    partly = _PARTLY.get(subject.act)
    if partly is not None and not (terms and terms[-1].id in partly):
        return "person-record"
    return _BY_ACT.get(subject.act, "person-record")


def _administrative(terms: Terms) -> bool:
    """A state or kind of the row and nothing clinical: personal, but it says nothing of health."""
    return (
        bool(terms)
        and terms[-1].id in ("status", "flag", "type", "sort", "ratio", "system", "org")
        and (terms[0].id in FLAG or not any(t.kind == "unknown" for t in terms))
    )


_NUMBERS = frozenset({"medical-record-no", "medical-insurance-no", "device-id"})
_OF_THE_SYSTEM = frozenset(
    {"system", "name", "code", "no", "id", "type", "text", "media", "info", "version", "level"}
)


def _numbered(term: Term, after: Terms) -> bool:
    """订单编号, pay_sn: a number that only points to a document."""
    word = term.word.lower()
    return word.endswith(("号", "编号", "no", "sn", "_id", "number", "code", "ddh")) or any(
        t.id in ("no", "id") for t in after
    )


# --- small helpers --------------------------------------------------------------------------------------------------


def _owner(terms: Terms) -> Term | None:
    return next((t for t in reversed(terms) if t.kind in ("person", "agent", "org", "thing")), None)


def _tail(terms: Terms) -> set[str]:
    place = max((i for i, t in enumerate(terms) if t.kind == "entity"), default=-1)
    return {t.id for t in terms[place + 1 :]}


def _belongs(owner: Term) -> Text:
    kinds = {"org": Text("单位", "an organisation"), "thing": Text("物或系统", "a thing or a system")}
    return Text("属于{what}，不是个人的", "it belongs to {what}, not to a person").fill(
        what=kinds.get(owner.kind, kinds["thing"])
    )


_ABOUT_OTHER = Text("该表不以个人为对象", "the table is not about persons")
_ABOUT_PERSON = Text(
    "该表记录个人或其行为，此列说明其情况",
    "the table records persons or what they did; this column says something about them",
)
