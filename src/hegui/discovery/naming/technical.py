"""
First question: is it a technical column, one that says nothing of anybody whatever the table is about?
"""

from __future__ import annotations

from hegui.discovery.naming.found import ABOUT_PERSON, Found
from hegui.discovery.naming.kinds import SECRETS
from hegui.discovery.naming.row import about
from hegui.discovery.naming.secret import VALUES
from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.model import Column
from hegui.text import Text

_SYSTEMS = Text("多数表都有的列，属于系统", "most tables have this column: it is the system's")


def technical_column(column: Column, reading: Reading, subject: Subject) -> Found | None:
    terms = reading.terms
    if not terms:
        if subject.kind == "unknown":
            return Found()
        return None if subject.personal and not column.key else Found(not_personal=True)
    if any(t.kind == "entity" and t.id not in ("person-ref",) for t in terms):
        return None
    if column.key and terms[-1].id in ("id", "no", "code", "person-ref"):
        return Found(not_personal=True)
    if reading.common and all(t.kind in ("unknown", "mark") for t in terms):
        return Found(not_personal=True, weight=0.6, because=_SYSTEMS)
    last = terms[-1]
    if subject.log and last.id == "created" and is_creation(reading):
        return Found(
            "login-time" if subject.act == "login" else "operation-log",
            0.5,
            personal=True,
            because=Text("日志中即行为发生的时间", "in a log, the time of the act"),
        )
    if any(t.id == "auto" or (t.id == "fault" and not subject.clinical) for t in terms):
        return Found(not_personal=True, weight=0.6, because=Text("系统规则", "a rule of the system"))
    if last.id == "tenant" and subject.kind == "person" and not reading.points and not reading.number:
        return about(column, reading, subject, 0.5)
    paid = last.word in ("value", "值") and subject.act == "salary" and subject.strong
    if last.word in VALUES and subject.id in SECRETS:
        return None
    if (
        last.id == "kv"
        and last.word not in ("key", "keys", "键")
        and subject.clinical
        and subject.kind == "act"
    ):
        return about(column, reading, subject, 0.5)  # what was measured in a patient
    if paid:
        return Found("income", 0.5, personal=True, because=ABOUT_PERSON)
    if last.kind == "part" and "tech" in last.tags and not any(t.id == "register" for t in terms):
        return Found(not_personal=True, weight=0.8, because=Text("技术列", "a technical column"))
    if all(t.id in ("id", "info", "last", "no") or t.kind == "mark" for t in terms) and reading.points:
        return Found(not_personal=True, weight=0.8)
    return None


def is_creation(reading: Reading) -> bool:
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
