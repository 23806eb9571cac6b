"""
The table is called after persons: 患者, employee, 联系人.
"""

from __future__ import annotations

from hegui.discovery.signs import Signs
from hegui.discovery.subject.columns import by_columns
from hegui.discovery.subject.nouns import Kind
from hegui.discovery.vocabulary import Term


def of_persons(head: Term, signs: Signs) -> tuple[Kind, str]:
    if "unsure" in head.tags and (signs.org or signs.contact) and not signs.vital:
        return ("org", head.id)
    if head.kind == "agent" and head.id in ("creator", "assignee"):
        return by_columns(signs)
    if head.spelt and not signs.human:
        return by_columns(signs)  # jiaoshi is 教师 or 教室: the columns tell
    return ("person", head.id)
