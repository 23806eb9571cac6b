"""
The order in which a table's words and columns are heard; the first that knows what its rows are about decides.
"""

from __future__ import annotations

from hegui.detectors import each
from hegui.discovery.signs import Signs
from hegui.discovery.subject.acts import of_acts
from hegui.discovery.subject.care import given_in_care
from hegui.discovery.subject.columns import by_columns
from hegui.discovery.subject.entities import of_entities
from hegui.discovery.subject.nouns import Kind
from hegui.discovery.subject.persons import of_persons
from hegui.discovery.subject.things import of_things
from hegui.discovery.subject.words import Words
from hegui.discovery.vocabulary import Term

DETAILS = 4  # columns beside ids, before what ties two things tells of one of them
_KINDS = each("方式 类型 种类 类别 渠道 等级 级别 项目 分类 _type _method _channel")


def decide(words: Words, signs: Signs) -> tuple[Kind, str]:
    head, whose = words.head, words.whose
    if signs.connects and signs.identifies < 2:
        return ("thing", "connection")
    if signs.ledger:
        return ("thing", "finance")
    if signs.keys and not (signs.refers or signs.human or signs.identifies):
        return ("thing", "client")
    if signs.described >= 4 and not (signs.refers or signs.vital or signs.cared or signs.ordered or whose):
        return ("thing", head.id if head and head.kind == "thing" else "dictionary")
    if signs.filed >= 3 and not (signs.identifies or signs.reaches or signs.cared or whose):
        return ("thing", "file")  # which file lies where, whoever uploaded it
    if signs.asks and signs.browsed and (head is None or head.kind == "thing") and not signs.identifies:
        return ("act", "operate")  # from which address, by which browser: of whoever asked
    if given_in_care(words, signs):
        return ("act", "visit")
    if signs.plated and signs.passed and (head is None or head.kind not in ("act", "person", "agent")):
        return ("act", "stay")  # which car came and went when: of whoever drives it
    if head is None:
        return by_columns(signs)
    return _by_head(head, words, signs)


def _by_head(head: Term, words: Words, signs: Signs) -> tuple[Kind, str]:
    told = signs.refers > signs.customers and signs.details >= DETAILS
    if words.speaks_of("relation") and not told:
        return ("person", "person") if signs.many else ("relation", "relation")
    if words.speaks_of("relation"):
        return ("act", words.whose.id if words.whose else "record")
    if head.kind in ("entity", "act") and head.word.endswith(_KINDS) and not (signs.refers or signs.human):
        return ("thing", "dictionary")
    if head.kind == "part" and "list" in head.tags:
        return _of_lists(head, words, signs)
    if head.kind in ("person", "agent"):
        return of_persons(head, words, signs)
    if head.kind == "act":
        return of_acts(head, words, signs)
    if head.kind == "org":
        if signs.patients and signs.clinical >= 2:
            return ("act", "visit")
        if (signs.many or signs.human >= 3) and not signs.org:
            return ("person", words.whose.id if words.whose else "person")
        return ("org", head.id)
    if head.kind == "thing":
        return of_things(head, words, signs)
    if head.kind == "entity":
        return of_entities(head, words, signs)
    return by_columns(signs)


def _of_lists(head: Term, words: Words, signs: Signs) -> tuple[Kind, str]:
    """会员等级 lists levels; with the ids of members it tells who has which."""
    whose = words.whose
    if words.has("person", "agent", "act") and (signs.refers or signs.many) and head.id != "dict":
        return ("person" if signs.many and whose else "act", whose.id if whose else head.id)
    return ("thing", "config")
