"""
A table's names as they were read, and whom they say its rows are about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hegui.discovery.cues import SCHOOLS
from hegui.discovery.pointing import Target
from hegui.discovery.reading import Reading, common_prefix, read_column, written_in_codes, written_in_initials
from hegui.discovery.signs import AT_WORK
from hegui.discovery.subject import Subject, subject_of
from hegui.discovery.vocabulary import INITIALS, MEDICAL, SCHOOL
from hegui.model import Column, Table

Targets = tuple[Target | None, ...]


@dataclass(frozen=True, slots=True)
class Custom:
    """How the tables of a source are made."""

    linked: bool = False  # those about persons point to them
    common: frozenset[str] = frozenset()  # names of columns that most of them have


NO_CUSTOM = Custom()


@dataclass(frozen=True, slots=True)
class Sheet:
    """``readings`` stand in the order of the columns."""

    table: Table
    name: str  # of the table, empty where it is a code
    style: str  # of its names
    prefix: str
    readings: tuple[Reading, ...]
    subject: Subject
    apart: bool = False  # other tables of its source point to persons, and this one does not
    source: Custom = NO_CUSTOM
    around: Target | None = None  # the table inside whose rows it stands

    def narrowed(self, table: Table) -> Sheet:
        """The same of a table that keeps some of its columns; whom it is about, all of them tell."""
        told = {c.name: (c, r) for c, r in zip(self.table.columns, self.readings, strict=True)}
        if any(column.name not in told for column in table.columns):
            return sheet_of(table)
        kept = [told[column.name] for column in table.columns]
        columns = tuple(column for column, _ in kept)
        return replace(
            self, table=replace(table, columns=columns), readings=tuple(reading for _, reading in kept)
        )


def sheet_of(table: Table) -> Sheet:
    """Read the names of a table."""
    coded = written_in_codes(table.columns)
    style = INITIALS if not coded and written_in_initials(table.columns) else ""
    prefix = common_prefix(table.columns)
    name = "" if coded else table.name or table.place.path
    readings = _read(table, style, prefix)
    subject = subject_of(name, table.comment, list(readings), style)
    return _in_its_field(Sheet(table, name, style, prefix, readings, subject))


def knowing(
    sheet: Sheet, targets: Targets, source: Custom = NO_CUSTOM, around: Target | None = None
) -> Sheet:
    """The same sheet, once it is known where its columns point and what is the custom of its source.

    ``around``: the table inside whose rows this one stands.
    """
    others = {t.table for t in targets if t is not None and t.of_persons and t.id not in AT_WORK}
    readings = tuple(
        replace(
            reading,
            target=target,
            points=reading.points or bool(column.refers),
            common=reading.called in source.common,
            keeps=target is not None and target.of_users and len(others) > 1,
        )
        for column, reading, target in zip(sheet.table.columns, sheet.readings, targets, strict=True)
    )
    apart = (
        source.linked
        and not (around is not None and around.about_persons)
        and not any(_leads_to_persons(r, c.key) for c, r in zip(sheet.table.columns, readings, strict=True))
    )
    told = [*readings, _row_of(around)] if around is not None else [*readings]
    subject = subject_of(sheet.name, sheet.table.comment, told, sheet.style, apart)
    return _in_its_field(
        replace(sheet, readings=readings, subject=subject, apart=apart, source=source, around=around)
    )


def _row_of(target: Target) -> Reading:
    """A column that points to a row of the table, as lists inside its rows do without one."""
    return replace(read_column(Column("row_id", "bigint")), points=True, target=target)


def _leads_to_persons(reading: Reading, key: bool) -> bool:
    """Does it point to a table about persons, or to one that is not known and may be?"""
    if reading.target is not None:
        return reading.target.about_persons
    things = all(term.kind in ("thing", "org", "part", "mark") for term in reading.terms)
    return reading.points and not key and not things


def _in_its_field(sheet: Sheet) -> Sheet:
    """Initials mean other words in a table about patients, and in one of a school."""
    if sheet.style != INITIALS:
        return sheet
    style = SCHOOL if _of_a_school(sheet.table) else MEDICAL if sheet.subject.clinical else INITIALS
    if style == INITIALS:
        return sheet
    targets = tuple(reading.target for reading in sheet.readings)
    again = replace(sheet, style=style, readings=_read(sheet.table, style, sheet.prefix))
    return knowing(again, targets, sheet.source, sheet.around)


def _of_a_school(table: Table) -> bool:
    """Do two of its names say courses, terms, classes or majors?"""
    return len(SCHOOLS & {column.name.lower().removesuffix("_id") for column in table.columns}) >= 2


def _read(table: Table, style: str, prefix: str) -> tuple[Reading, ...]:
    one_key = sum(column.key for column in table.columns) == 1
    return tuple(
        replace(read_column(column, style, prefix), own_key=column.key and one_key)
        for column in table.columns
    )
