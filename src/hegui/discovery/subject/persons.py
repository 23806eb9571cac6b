"""
The table is called after persons: 患者, employee, 联系人.
"""

from __future__ import annotations

from hegui.detectors import each
from hegui.discovery.signs import Signs
from hegui.discovery.subject.columns import by_columns
from hegui.discovery.subject.nouns import Kind
from hegui.discovery.subject.words import Words
from hegui.discovery.vocabulary import Term

_FIRMS = frozenset(each("enterprise company corporate corporation corp business 企业 公司 单位 机构 集团"))


def _firms(head: Term, words: Words) -> bool:
    """Does the word just before say what kind of customers they are?"""
    place = next((i for i, term in enumerate(words.said) if term is head), 0)
    return place > 0 and words.said[place - 1].word in _FIRMS


def of_persons(head: Term, words: Words, signs: Signs) -> tuple[Kind, str]:
    if "unsure" in head.tags and (signs.org or signs.contact) and not signs.vital:
        return ("org", head.id)
    if "unsure" in head.tags and _firms(head, words) and not signs.vital:
        return ("org", head.id)  # enterprise_customer: a customer that is one
    if signs.registered and signs.contact and not signs.vital:
        return ("org", head.id)  # users of a utility that are firms, each with somebody to call
    if head.kind == "agent" and head.id in ("creator", "assignee"):
        return by_columns(signs)
    tail = words.said[-1].kind == "unknown"
    if tail and not (signs.identifies or signs.human or signs.refers):
        return by_columns(signs)  # user_sso_serve: something of users
    if head.spelt and not signs.human:
        return by_columns(signs)  # jiaoshi is 教师 or 教室: the columns tell
    return ("person", head.id)
