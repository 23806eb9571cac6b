"""
Third question: is it a bare id that points to a person?
"""

from __future__ import annotations

from hegui.discovery.naming.found import Found
from hegui.discovery.naming.kinds import FLAG
from hegui.discovery.one_column import keyed_by
from hegui.discovery.pointing import KEEPER
from hegui.discovery.reading import Reading
from hegui.discovery.signs import AT_WORK
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Terms
from hegui.model import Column
from hegui.text import Text


def person_pointed_to(column: Column, reading: Reading, subject: Subject) -> Found | None:
    """A bare id that points to a person: not personal by itself, the relation is noted."""
    terms = reading.terms
    pointing = Text(
        "指向人员的标识，本身不作为个人信息，关系已注明",
        "an id that points to a person: none by itself, the relation is noted",
    )
    if terms and terms[-1].id == "person-ref" and terms[-1].word != "owner" and len(terms) > 1:
        return Found("person-ref", 0.85, not_personal=True, because=pointing)
    if column.name.lower().endswith(("_by", "edby")) and not (reading.by_comment and not reading.number):
        return Found("person-ref", 0.6, not_personal=True, because=pointing)  # recorded_by, orderedBy
    if any(t.kind == "entity" and t.id != "person-ref" for t in terms):
        ends = reading.name and reading.name[-1].id in ("id", "person-ref") and reading.number
        person = any(t.personal or t.id == "person-ref" for t in reading.name)
        if not (ends and person):
            return None
        return Found("person-ref", 0.8, not_personal=True, because=pointing)
    if _named(terms) and terms[-2].id == "person-ref" and not reading.number and len(terms) == 2:
        return Found("person-name", 0.7, personal=True)  # create_name, 创建人名称
    if reading.by_comment and _named(reading.name) and not reading.number and terms[-1].id == "person-ref":
        return Found("person-name", 0.7, personal=True)  # create_user_name, and the comment says 创建人
    if any(t.id == "person-ref" for t in terms) and not _named(terms):
        return Found("person-ref", 0.85, not_personal=True, because=pointing)
    people = [t for t in (*terms, *reading.name) if t.personal]
    if not people:
        return None
    told = [t for t in terms if t.personal] if reading.by_comment and not reading.points else []
    if any(t.id in ("creator", "assignee") for t in told or people) and not _named(terms):
        return Found("person-ref", 0.8, not_personal=True, because=pointing)
    if any(t.id in FLAG for t in terms):
        return None
    if reading.points or (reading.number and terms[-1].personal):
        return Found("person-ref", 0.8, not_personal=True, because=pointing)
    return None


def identified(found: Found, column: Column, reading: Reading, subject: Subject) -> Found:
    """An id that points to somebody's own row tells who that is (PIPL 4), whatever its own words are.

    Whoever keyed the row in is not whom it is about: such ids stay bare.
    """
    target = reading.target
    if found.personal or target is None or not target.of_persons or KEEPER.search(column.name):
        return found
    if target.id in AT_WORK or target.id == "operator":
        return found  # at work in the row, which is about others
    if found.entity not in ("", "person-ref") or keyed_by(reading) or reading.keeps or not reading.points:
        return found
    note = Text(
        "指向“{t}”中的个人，可据以识别是谁", "it points to a person in {t} and so tells who that is"
    ).fill(t=target.table)
    return Found("person-ref", 0.85, personal=True, because=note)


def _named(terms: Terms) -> bool:
    return len(terms) > 1 and terms[-1].id == "name"
