"""Tables of one source tell of each other whom they are about."""

from __future__ import annotations

import pytest

from hegui.discovery.kin import Kin
from hegui.discovery.naming import priors_of
from hegui.discovery.nouns import Prior
from hegui.discovery.subject import Subject
from hegui.model import Column, Place, Table


def made(name: str, *columns: str, comment: str = "") -> Table:
    """Columns are written ``name``, ``name*`` for a key, ``name>table.column`` for a foreign key."""
    read = []
    for column in columns:
        bare, _, refers = column.partition(">")
        read.append(Column(bare.rstrip("*"), "varchar(32)", key=bare.endswith("*"), refers=refers))
    return Table(Place("shop", name), tuple(read), lambda: iter(()), name=name, comment=comment)


def told(tables: list[Table], name: str) -> tuple[Subject, dict[str, Prior]]:
    table = next(t for t in tables if t.name == name)
    subject, priors = priors_of(Kin(tables).sheet_of(table))
    return subject, {c.name: p for c, p in zip(table.columns, priors, strict=True)}


MOTHER = made("mother", "id*", "real_name", "mobile", "birthday", "id_card")


@pytest.mark.parametrize("pointer", ["mother_id", "motherId", "mother_no"])
def test_rows_that_point_to_persons_are_about_them(pointer: str) -> None:
    booklet = made("booklet", "id*", pointer, "remark", "grade")
    assert not told([booklet], "booklet")[1]["remark"].about_person
    assert told([MOTHER, booklet], "booklet")[1]["remark"].about_person


def test_what_points_to_a_row_about_somebody_is_about_them_too() -> None:
    tables = [
        MOTHER,
        made("checkup_record", "id*", "mother_id", "blood_pressure", "diagnosis"),
        made("booklet", "id*", "checkup_record_id", "remark"),
    ]
    subject, priors = told(tables, "booklet")
    assert subject.clinical
    assert priors["remark"].about_person
    assert not told([tables[2]], "booklet")[1]["remark"].about_person


def test_customers_that_are_companies_make_no_row_somebodys() -> None:
    note = made("booklet", "id*", "customer_id", "remark")
    company = made(
        "customer", "id*", "company_name", "uscc", "registered_capital", "contact_name", "contact_phone"
    )
    people = made("customer", "id*", "real_name", "id_card", "birthday", "mobile")
    assert told([people, note], "booklet")[1]["remark"].about_person
    assert not told([company, note], "booklet")[1]["remark"].about_person


def test_a_list_of_drugs_is_nobodys_where_care_points_to_patients() -> None:
    drug = made("preparation", "id*", "dosage", "route", "frequency", "adverse_reaction", "pregnancy_warning")
    care = [made(name, "id*", "patient_id", "dosage", "remark") for name in ("intake", "infusion", "round")]
    patient = made("patient", "id*", "name", "id_card", "mobile", "gender")
    assert told([drug], "preparation")[1]["dosage"].about_person
    assert not told([drug, patient, *care], "preparation")[1]["dosage"].about_person


def test_the_order_of_tables_is_nothing() -> None:
    tables = [
        MOTHER,
        made("a_visit", "id*", "mother_id", "b_note_id", "remark"),
        made("b_note", "id*", "a_visit_id", "remark"),
        made("c_booklet", "id*", "b_note_id", "remark"),
    ]
    forth, back = Kin(tables), Kin(tables[::-1])
    assert [forth.sheet_of(t).subject for t in tables] == [back.sheet_of(t).subject for t in tables]


def test_two_tables_of_one_name_are_pointed_to_by_neither_name() -> None:
    other = made("app.mother", "id*", "model", "price")
    booklet = made("booklet", "id*", "mother_id", "remark")
    assert Kin([MOTHER, other, booklet]).sheet_of(booklet).readings[1].target is None


def test_the_name_of_a_module_may_be_left_out() -> None:
    tables = [
        made("zx_mother", "id*", "real_name", "mobile", "birthday", "id_card"),
        made("zx_drug", "id*", "title", "price"),
        made("zx_booklet", "id*", "mother_id", "remark"),
    ]
    assert told(tables, "zx_booklet")[1]["remark"].about_person


def test_a_table_that_lost_columns_is_still_about_whom_all_of_them_tell() -> None:
    booklet = made("booklet", "id*", "mother_id", "remark")
    kin = Kin([MOTHER, booklet])
    narrow = made("booklet", "remark")
    _, (remark,) = priors_of(kin.sheet_of(narrow))
    assert remark.about_person
    assert kin.sheet_of(made("unknown", "remark")).readings[0].target is None


def test_columns_that_most_tables_have_are_the_systems() -> None:
    person = made("mother", "id*", "real_name", "mobile", "birthday", "id_card", "vinsta", "grade")
    things = [made(f"part_{n}", "id*", "title", "price", "vinsta") for n in range(12)]
    assert told([person], "mother")[1]["vinsta"].about_person
    alone, among = told([person], "mother")[1], told([person, *things], "mother")[1]
    assert not among["vinsta"].about_person
    assert alone["grade"].about_person and among["grade"].about_person


def test_who_asked_from_an_address_is_somebody_though_the_row_points_to_nobody() -> None:
    visits = made("visit_log", "id*", "ip", "browser", "os", "url")
    users = made("user", "id*", "user_name", "mobile", "birthday", "id_card")
    others = [made(name, "id*", "user_id", "remark") for name in ("a_paper", "b_paper", "c_paper")]
    assert told([visits, users, *others], "visit_log")[1]["ip"].about_person


@pytest.mark.parametrize("outer, inner", [("$[]", "$[].addrs[]"), ("", "addrs[]"), ("rows", "rows.addrs[]")])
def test_a_list_inside_the_rows_of_persons_is_about_them(outer: str, inner: str) -> None:
    def listed(path: str, *columns: str) -> Table:
        return Table(
            Place("e.json", path), tuple(Column(c, "text") for c in columns), lambda: iter(()), name=path
        )

    people, places = listed(outer, "real_name", "mobile", "id_card"), listed(inner, "kind", "detail")
    assert not told([places], inner)[0].personal
    assert told([people, places], inner)[0].personal
