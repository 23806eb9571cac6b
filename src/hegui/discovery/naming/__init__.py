"""
What a table's names, comments and types say of each column, before any value is seen.

    priors(table) -> the table's subject, and a Prior a column
    priors_of(sheet) -> the same, where ``kin.py`` knows where its columns point

Six questions in order, each in a room of its own, and the first that knows the answer gives it: is the column technical; a
credential; a bare id that points to a person; is an entity named (and whose is it: ``owned.py``); a person, and nothing else;
and, where nothing is named, does the row say something about the person it is about.  Personal is any column about an
identified or identifiable natural person (PIPL 4): the account's state, the order's amount and the operator's result too.
A bare id that points to a person is not, by itself; nor is what belongs to an organisation, a product or a setting.
"""

from __future__ import annotations

from collections.abc import Callable

from hegui.discovery.naming.entity import entity_named
from hegui.discovery.naming.found import ABOUT_PERSON, Found, entity_of
from hegui.discovery.naming.person import person_named
from hegui.discovery.naming.reference import identified, person_pointed_to
from hegui.discovery.naming.row import row_says
from hegui.discovery.naming.secret import secret_held
from hegui.discovery.naming.sheet import Sheet, sheet_of
from hegui.discovery.naming.technical import is_creation, technical_column
from hegui.discovery.nouns import Prior
from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.masking import safe_name
from hegui.model import Column, Entity, Table
from hegui.text import Text

__all__ = ["entity_of", "priors", "priors_of"]

Step = Callable[[Column, Reading, Subject], "Found | None"]


def priors(table: Table) -> tuple[Subject, list[Prior]]:
    """What the table is about, and what each column's name, comment and type say, where nothing else is known."""
    return priors_of(sheet_of(table))


def priors_of(sheet: Sheet) -> tuple[Subject, list[Prior]]:
    """The same of a table whose names were read already, perhaps knowing where its columns point."""
    subject = sheet.subject
    return subject, [_prior(c, r, subject) for c, r in zip(sheet.table.columns, sheet.readings, strict=True)]


def _answer(column: Column, reading: Reading, subject: Subject) -> Found:
    for step in (technical_column, secret_held, person_pointed_to, entity_named, person_named, row_says):
        found = step(column, reading, subject)
        if found is not None:
            return identified(found, column, reading, subject)
    return Found()


def _prior(column: Column, reading: Reading, subject: Subject) -> Prior:
    found = _answer(column, reading, subject)
    entity = entity_of(found.entity) if found.entity else None
    by_table = found.because is ABOUT_PERSON  # the name itself says none of it
    reasons = [_source(column, reading, entity)] if (entity or found.personal) and not by_table else []
    if found.because is not None:
        reasons.append(found.because)
    if reading.contradicts:
        reasons.append(
            Text("注释与列名不一致，以注释为准", "comment and name disagree; the comment is followed")
        )
    also = tuple((t.entity, 0.3) for t in reading.entities if t.entity is not None and t.id != found.entity)
    return Prior(
        entity, found.weight, found.not_personal, found.personal, tuple(reasons), also, is_creation(reading)
    )


def _source(column: Column, reading: Reading, entity: Entity | None) -> Text:
    what = entity.name if entity else Text("与个人有关的内容", "something about a person")
    if reading.by_comment:
        return Text("注释“{c}”表示{what}", "the comment “{c}” says {what}").fill(
            c=safe_name(column.comment[:60]), what=what
        )
    return Text("列名“{c}”表示{what}", "the name “{c}” says {what}").fill(c=safe_name(column.name), what=what)
