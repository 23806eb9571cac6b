"""What the tables of systems nobody had in mind say by their names: trade, care, schools, settings and keys."""

from __future__ import annotations

import pytest

from discovery.test_naming import entity, say, words
from hegui.discovery.kin import Kin
from hegui.discovery.naming import priors_of
from hegui.discovery.nouns import Prior
from hegui.discovery.vocabulary import INITIALS, SCHOOL
from hegui.model import Column, Place, Table


def told(name: str, *columns: str) -> dict[str, Prior]:
    return say(name, *columns)[1]


def personal(found: dict[str, Prior]) -> set[str]:
    return {name for name, prior in found.items() if prior.about_person}


@pytest.mark.parametrize(
    "name", ["customs", "forward", "passage", "microphone", "electricity", "translate", "preface", "generate"]
)
def test_english_words_are_not_cut_into_others(name: str) -> None:
    assert words(name) == ["?"]


def test_what_is_made_to_order_is_no_customers_and_a_customers_phone_is() -> None:
    assert "customer" not in words("custom_attributes")
    assert words("custom_phone") == ["customer", "mobile"]


@pytest.mark.parametrize(
    "name, meaning",
    [
        ("hyzkm", ["marital-status"]),
        ("zzmmm", ["political-status"]),
        ("sfzjlxm", ["id-document"]),
        ("xmpy", ["person-name"]),
    ],
)
def test_codes_of_a_national_standard_are_generated_from_its_terms(name: str, meaning: list[str]) -> None:
    assert words(name, style=INITIALS) == meaning


def test_initials_mean_something_else_in_a_table_of_a_school() -> None:
    assert words("xh", style=INITIALS) == ["sort"]
    assert words("xh", style=SCHOOL) == ["student-no"]
    marks = told("cjb", "xh", "xm", "kch", "kcmc", "cj", "jd")
    assert entity(marks["xh"]) == "student-no"
    assert entity(marks["jd"]) == "performance"


def test_a_documents_of_trade_are_firms_whoever_keyed_them_in() -> None:
    owed = told(
        "ap", "invnumber", "tax_included bool", "netamount numeric", "curr char(3)", "duedate date",
        "ship_via", "employee_id int", "notes text",
    )  # fmt: skip
    assert not personal(owed)


def test_a_delivery_to_a_firm_is_not_its_drivers() -> None:
    places = Table(
        Place("test", "branches"),
        tuple(Column(n, "varchar(50)") for n in ("id", "name", "address", "postal_code", "latlng")),
        lambda: iter(()),
        name="branches",
    )
    orders = Table(
        Place("test", "delivery_orders"),
        tuple(
            Column(n, "varchar(50)", refers="branches.id" if n == "branch_id" else "")
            for n in ("id", "branch_id", "name", "delivery_date", "pallet", "remark", "driver_id", "tel_no")
        ),
        lambda: iter(()),
        name="delivery_orders",
    )
    sheet = Kin([places, orders]).sheet_of(orders)
    found = dict(zip([c.name for c in orders.columns], priors_of(sheet)[1], strict=True))
    assert personal(found).isdisjoint({"name", "delivery_date", "pallet", "remark"})


def test_a_policy_insures_somebody_only_beside_a_premium() -> None:
    rules = told("policy", "name", "description text", "content text", "review_date date", "assignee_id int")
    assert "content" not in personal(rules)
    insured = told("policy", "policy_number", "insured_name", "premium decimal", "start_date date")
    assert {"insured_name", "premium"} <= personal(insured)


def test_a_drug_that_was_prescribed_is_somebodys_and_one_that_is_listed_nobodys() -> None:
    given = told(
        "medication", "last_prescribed date", "discontinued date", "drug", "dosage", "frequency", "route"
    )
    assert {"drug", "dosage", "discontinued"} <= personal(given)
    listed = told("drug", "drug_code", "drug_name", "dosage", "manufacturer", "mnemonic_code")
    assert not personal(listed)


def test_the_value_in_a_table_of_keys_is_a_key() -> None:
    assert entity(told("secrets", "name", "value text", "description text")["value"]) == "access-key"
    assert entity(told("settings", "name", "value text", "description text")["value"]) == ""


def test_who_travels_is_somebody_and_so_is_where_to() -> None:
    scanned = told("plane_scan", "passenger", "origin", "destination", "flight_no", "price")
    assert {"passenger", "destination"} <= personal(scanned)


def test_a_long_english_comment_explains_a_column_and_does_not_name_it() -> None:
    found = told(
        "tax", "chart_id int", "rate numeric",
        "pass int This is an integer indicating the pass of the tax. This is to support cumulative taxes.",
    )  # fmt: skip
    assert entity(found["pass"]) != "password"
    assert not personal(found)


@pytest.mark.parametrize("column", ["pass_rate decimal", "pass_through_info", "check_pass"])
def test_what_passed_is_no_password(column: str) -> None:
    name = column.split()[0]
    assert entity(told("inspection", "item_name", "result", column)[name]) != "password"


def test_whoever_locks_or_accepts_a_row_is_not_whom_it_is_about() -> None:
    found = told("job", "title", "state", "locked_by_id int", "accepted_by_id int", "notes text")
    assert not personal(found)


def test_the_supplier_of_a_service_is_nobodys_employer() -> None:
    found = told("student", "real_name", "mobile", "provider_name", "company_name")
    assert "provider_name" not in personal(found)
    assert entity(found["company_name"]) == "employer"


def test_whoever_is_named_and_born_is_a_person_whatever_the_table_is_called() -> None:
    found = told("registered_subject", "first_name", "last_name", "dob date", "gender", "initials", "sid")
    assert {"first_name", "last_name", "dob", "gender", "initials"} <= personal(found)


def test_whoever_is_invited_by_an_organisation_is_somebody() -> None:
    assert "email" in personal(
        told("organization_invite", "organization_id int", "email", "expires_at datetime")
    )


def test_a_guideline_for_doses_is_nobodys() -> None:
    assert not personal(
        told("dosage_guideline", "drug_id int", "dose decimal", "dose_per_kg decimal", "frequency")
    )


def test_the_number_of_a_major_is_no_patients() -> None:
    found = told("bjdm", "bh_id", "bh", "jgmc", "zyh_id", "zyh", "zymc", "njdm_id")
    assert entity(found["zyh"]) == "education"


def test_customers_that_are_firms_are_nobodys() -> None:
    assert not personal(told("enterprise_customer", "name", "slug", "country", "enable_portal bool"))


def test_what_a_processor_uses_is_no_drug() -> None:
    used = told("allocation_usage", "cpu_usage bigint", "ram_usage bigint", "gpu_usage bigint", "month int")
    assert not personal(used)
