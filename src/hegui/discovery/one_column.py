"""
What is asked of one column's words: whom they stand for, who keyed the row in, does it point to care.
"""

from __future__ import annotations

from collections.abc import Iterable

from hegui.discovery.cues import (
    SWITCHES,
    WANTED,
)
from hegui.discovery.pointing import DOER
from hegui.discovery.reading import Reading
from hegui.discovery.vocabulary import Term, Terms, vocabulary


def alone(reading: Reading, kinds: tuple[str, ...]) -> bool:
    """A bare name, picture or switch: no word says whose."""
    return (
        bool(reading.terms)
        and reading.terms[-1].id in kinds
        and not any(t.kind in ("person", "agent", "act", "entity") for t in reading.terms)
    )


def any_of(terms: Iterable[Term], words: frozenset[str]) -> bool:
    return any(t.word in words for t in terms)


def faint(term: Term) -> bool:
    """Two letters of pinyin: they stand for many words (xx: 血型, 信息, 下限)."""
    return (term.spelt and len(term.word) < 3 and term.word not in ("xb", "xm")) or "homophone" in term.tags


def asked_for(reading: Reading) -> bool:
    """学历要求, 年龄范围, 适用性别, age_min: of nobody yet."""
    return any(t.word in WANTED for t in reading.terms)


def switched(reading: Reading) -> bool:
    """enable_name_input: what whoever set it up wants to see."""
    return reading.count and reading.called.partition("_")[0] in _SWITCHED


_SWITCHED = SWITCHES - {"has", "can", "support", "open"}


def stands_for(term: Term) -> bool:
    """Whom rows can be about; a driver or doctor named in a row is at work in it."""
    return term.kind == "person" and not term.tags & {"unsure", "role"} and term.id != "doctor"


def works_in(term: Term) -> bool:
    """driver_id, teacher_id: whoever is at work in the row."""
    whom = vocabulary().english.get(term.word.removesuffix("_id"), (None, None, None))[1]
    return whom is not None and "role" in whom.tags


def last_stands_for(terms: Terms) -> bool:
    """user_id, 会员编号; in user_group_id and member_level_id the last word before the id is no person."""
    rest = [t for t in terms if not (t.id in ("id", "no", "code", "last", "info") or t.kind == "mark")]
    return bool(rest) and (
        stands_for(rest[-1]) or (rest[-1].id == "person-ref" and any(map(stands_for, rest)))
    )


_CARED_FOR = ("patient", "患者", "病人", "就诊", "住院", "处方", "医嘱", "encounter", "prescription", "admission", "visit", "mdtrt", "surgery", "手术", "病历", "treatment", "治疗")  # fmt: skip


_POINTING = frozenset(
    ["visit", "drug", "medical-record-no", "medical-note", "examination", "surgery", "patient", "medical-history", "person-ref"]
)  # fmt: skip


def points_to_care(reading: Reading) -> bool:
    """patient_id, encounter_id, 处方ID: what no table but one of care has; 药品ID and 项目ID are of a catalogue."""
    key = (
        reading.count
        and not reading.small
        and len(reading.name) == 1
        and not reading.name[0].word.endswith("s")
    )
    points = reading.points or key  # surgery int: a key without its _id; visits int: how many
    listed = any(t.id in ("type", "level", "status", "dict") or t.word.endswith("type") for t in reading.said)
    return (
        points
        and not listed
        and any(t.word.startswith(_CARED_FOR) and t.id in _POINTING for t in reading.said)
    )


def is_code(reading: Reading) -> bool:
    last = [terms[-1] for terms in (reading.terms, reading.name) if terms]
    return any(t.id == "code" or t.word.endswith(("_code", "编码", "代码", "拼音码")) for t in last)


def endpoint(term: Term) -> bool:
    return term.word in ("host", "port", "jdbc_url", "端口", "主机", "smtp") or "服务器" in term.word


_KEYED = frozenset({"creator", "assignee"})


def keyed_by(reading: Reading) -> bool:
    """Is this the one who created, changed or keyed in the row?"""
    if reading.by_comment and any(stands_for(t) and t.id != "user" for t in reading.terms):
        return False  # create_user, and the comment says: the student
    if DOER.search(reading.called) and not (reading.by_comment and any(map(stands_for, reading.terms))):
        return True  # locked_by, accepted_by_id
    words = " ".join(t.word for t in (*reading.name, *reading.terms))
    if (
        reading.by_comment
        and reading.name
        and reading.name[0].word.startswith("owner")
        and any(map(stands_for, reading.terms))
    ):
        return False  # owner_id, and the comment says: the user
    return any(t.id in _KEYED for t in reading.name) or any(
        w in words
        for w in (
            "create",
            "creat",
            "updat",
            "modif",
            "founder",
            "创建",
            "更新",
            "修改",
            "录入",
            "最后",
            "oper",
            "操作",
            "cjr",
            "xgr",
            "lrr",
            "gxr",
            "assign",
            "owner",
            "leader",
            "audit",
            "approve",
            "handle",
            "editor",
            "柜员",
        )
    )
