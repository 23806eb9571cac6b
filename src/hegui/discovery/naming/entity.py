"""
Fourth question: is an entity named, and what do the words around it make of it?
"""

from __future__ import annotations

from hegui.discovery.cues import RESULTS, WANTED
from hegui.discovery.cutting import tokens
from hegui.discovery.naming.found import Found, belongs
from hegui.discovery.naming.kinds import (
    ATTRIBUTES,
    DOCUMENTS,
    FLAG,
    PARTS_OF_IT,
    PASSWORDS,
    PROFILE,
    REACH,
    SECRETS,
    TEXTUAL,
)
from hegui.discovery.naming.owned import owned
from hegui.discovery.naming.row import about, switched
from hegui.discovery.one_column import faint
from hegui.discovery.reading import Reading
from hegui.discovery.signs import CLINICAL
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Term, Terms
from hegui.model import Column
from hegui.text import Text

# by initials these read like what things have: 教师编号 and 教室编号, 社保 and 设备, 职业 and 专业
_SOUNDS_ALIKE = frozenset(
    ["employee-no", "student-no", "social-security-no", "occupation", "native-place", "id-document", "person-record", "account-name"]
)  # fmt: skip
_CHANNELS = frozenset({"alipay", "wechat", "paypal", "zfb", "支付宝", "微信"})
_AVERAGED = frozenset({"avg", "average", "平均", "人均", "占比"})
_REACHED = frozenset({"mobile", "landline", "email", "address"})
_BOUNDED = frozenset({"age", "income", "body-data", "performance", "credit"})
_NUMBERED_PEOPLE = frozenset({"student-no", "employee-no", "account-name"})
_OF_A_HOLDER = frozenset({"cn-resident-id", "bank-card", "payment-account"})
_WRITTEN = frozenset({"message-content", "personal-note", "operation-log", "medical-note"})
_NUMBERS = frozenset({"medical-record-no", "medical-insurance-no", "device-id"})


def entity_named(column: Column, reading: Reading, subject: Subject) -> Found | None:
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
    if subject.kind == "act" and reading.count and not subject.clinical and switched(column):
        return Found(not_personal=True, weight=0.5)
    if _ruled_out(term.id, column, reading, subject):
        return about(column, reading, subject, 0.3)
    if term.id in ("account-name", "person-name", "operation-log") and reading.large and _is_name(reading):
        return Found("person-ref", 0.5, not_personal=True)  # user_name bigint: the key of a user
    if term.id in TEXTUAL and (reading.count or reading.moment):
        return about(column, reading, subject, 0.4)  # friend int: how many, not who
    if term.word == "disabled" and (subject.kind != "person" or any(t.id in FLAG for t in terms)):
        return about(column, reading, subject, 0.4)  # switched off
    if term.id == "account-name" and reading.number and reading.name[-1:] and reading.name[-1].id == "id":
        return Found(not_personal=True, weight=0.6, because=Text("行的标识", "the id of a row"))
    if (
        term.id in _NUMBERED_PEOPLE
        and reading.count
        and term.word.endswith("num")
        and subject.kind != "person"
    ):
        return about(column, reading, subject, 0.4)  # student_num int: how many
    if term.id == "officer-id" and reading.number:
        return Found("person-ref", 0.5, not_personal=True)  # officer_id int: the key of a row
    if term.id in SECRETS and reading.number:
        return Found(not_personal=True, weight=0.5)
    after = terms[place + 1 :]
    between = any(t.kind in ("unknown", "act") for t in after[:-1])
    if between and after[-1].id in ("id", "no") and term.id in ("social-id", "session-token"):
        return Found(not_personal=True, weight=0.5)  # 钉钉推送的请求ID, 会话线程ID
    if term.id in REACH and subject.kind == "person" and after and after[-1].kind == "org":
        return owned(
            term, terms[:place], subject, reading
        )  # phone_office, phoneCompany: where somebody is reached
    in_care = subject.clinical and term.id in CLINICAL and after and after[-1].id in ("goods", "drug")
    if any(t.kind in ("thing", "org") for t in after) and not in_care:  # allergy_drugs are a patient's
        return Found(
            not_personal=True,
            weight=0.6,
            because=belongs(next(t for t in after if t.kind in ("thing", "org"))),
        )
    if any(t.personal for t in after):
        return None
    if term.word == "origin" and after:
        return about(column, reading, subject, 0.3)  # origin_setting, data_origin_flag: no journey's
    if (
        subject.act == "chat"
        and term.id == "message-content"
        and after
        and (after[-1].kind == "unknown" or after[-1].word in RESULTS)
    ):
        return about(column, reading, subject, 0.3)  # 短信引擎, 短信结果
    if after and after[-1].id == "flag" and reading.count:
        return about(column, reading, subject, 0.3)
    if faint(term) and not subject.strong and term.id not in ("person-name", "password"):
        return about(column, reading, subject, 0.3)
    if (
        term.spelt
        and len(term.word) < 6
        and term.id in _SOUNDS_ALIKE
        and not subject.human
        and not subject.personal
    ):
        return about(column, reading, subject, 0.3)
    tail = {t.id for t in after}
    if term.id in SECRETS and tail & {"type", "time", "status"}:
        return Found(
            not_personal=True,
            weight=0.5,
            because=Text("凭据的种类、期限或状态", "what kind of credential, and until when"),
        )
    if (
        term.word in ("account", "账户", "账号", "帐号")
        and after
        and after[-1].word == "id"
        and subject.kind == "act"
        and reading.points
    ):
        return Found(not_personal=True, weight=0.5, because=Text("外键", "a foreign key"))
    if (
        after
        and after[-1].id == "id"
        and after[-1].word.lower() == "id"
        and term.id not in ("social-id", "device-id", "account-name")
        and not (term.id == "region" and subject.personal and not (reading.points or reading.number))
        and not (subject.kind == "person" and term.id in PROFILE)
        and not (subject.kind == "person" and term.id in DOCUMENTS and not reading.number)
    ):
        return Found(not_personal=True, weight=0.6, because=Text("行的标识", "the id of a row"))
    if (
        reading.by_comment
        and reading.name
        and reading.name[-1].word.endswith(("id", "ids"))
        and (subject.kind != "person" or term.id == "medical-department")
        and term.id in ATTRIBUTES - _NUMBERS
    ):
        return Found(not_personal=True, weight=0.5, because=Text("外键", "a foreign key"))
    if term.id == "transaction" and _numbered(term, after):
        return Found(
            term.id,
            0.7,
            not_personal=True,
            because=Text("单据编号，本身不作为个人信息", "the number of a document: none by itself"),
        )
    keyed = reading.number and (reading.name[-1:] and reading.name[-1].word.endswith("id"))
    if term.id in ("social-id", "device-id") and keyed:
        return Found(not_personal=True, weight=0.5, because=Text("外键", "a foreign key"))  # device_id bigint
    if term.id in _WRITTEN and after and after[-1].id in ("no", "code"):
        return Found(not_personal=True, weight=0.5, because=Text("记录的编号", "the number of a record"))
    if (term.word == "pass" and after) or (term.id in PASSWORDS and reading.number):
        return about(column, reading, subject, 0.3)  # pass_through_info, pass_rate
    if (
        term.id == "payment-account"
        and term.word in _CHANNELS
        and after
        and after[0].kind not in ("part", "mark")
    ):
        return about(column, reading, subject, 0.3)  # alipay_declare_no: by way of which channel
    flagged = any(t.id in FLAG or "flag" in t.tags for t in (*terms[:place], *after))
    if (tail & PARTS_OF_IT or flagged) and (
        term.id not in ATTRIBUTES or (flagged and after and after[-1].kind == "unknown")
    ):
        if term.id in DOCUMENTS and tail & {"type", "time"}:
            kind = "person-record" if "type" in tail else "id-document"
            return owned(Term(kind, "entity", word=term.word), terms[:place], subject, reading)
        return about(column, reading, subject, 0.5)
    averaged = any(t.word in _AVERAGED for t in terms) or (
        reading.count and after and after[-1].id == "duration"
    )
    if averaged and subject.kind != "person" and not subject.strong and term.id not in _REACHED:
        return Found(not_personal=True, weight=0.5, because=Text("统计数", "a count"))
    if subject.kind in ("thing", "org", "relation") and "duration" in tail and reading.number:
        return Found(not_personal=True, weight=0.5, because=Text("统计数", "a count"))
    wanted = term.id in PROFILE | _BOUNDED and not subject.clinical and any(t.word in WANTED for t in terms)
    if wanted and subject.kind != "person":
        return Found(not_personal=True, weight=0.5, because=Text("要求或范围", "a requirement or a range"))
    if after and after[-1].word in WANTED and not (wanted and subject.kind == "person"):
        return (
            about(column, reading, subject, 0.3)
            if subject.kind == "person"
            else Found(not_personal=True, weight=0.5)
        )
    if after and after[-1].id == "name" and term.id in _OF_A_HOLDER and not reading.by_comment:
        term = Term(
            "person-name", "entity", word=term.word
        )  # acct_nm, idcard_name: what its holder is called
    if term.id in DOCUMENTS and "media" in tail:
        term = Term("id-photo", "entity")
    elif "media" in tail and term.id in ("person-name", "mobile", "email", "account-name"):
        return about(column, reading, subject, 0.4)
    if (
        {"duration"} & tail
        and term.id in ("region", "education", "person-record")
        and reading.number
        and not subject.personal
    ):
        return Found(not_personal=True)
    return owned(term, terms[:place], subject, reading)


def _is_name(reading: Reading) -> bool:
    return bool(reading.name) and reading.name[-1].word.endswith("name")


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


def _numbered(term: Term, after: Terms) -> bool:
    """订单编号, pay_sn: a number that only points to a document."""
    word = term.word.lower()
    return word.endswith(("号", "编号", "no", "sn", "_id", "number", "code", "ddh")) or any(
        t.id in ("no", "id") for t in after
    )
