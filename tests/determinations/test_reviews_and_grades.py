"""What cyber-review, data-grade and ciio say beside their outcome: numbers, papers, clocks, and who has the last word."""

from datetime import date, timedelta

import pytest

from hegui.determinations import decide
from hegui.errors import UsageError

DAY = date(2026, 3, 2)
PLATFORM = {"platform": True, "listing": "foreign", "ciio": False, "processing_affects": False}
UNHURT = {
    "national_security": "none", "economy": "none", "social_order": "none", "public_interest": "none",
    "organisations_and_people": "none",
}  # fmt: skip


def told(question, facts, on=DAY):
    return {r.provision.id: r for r in decide(question, facts, on=on).remaining}


# --- cyber-review -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("users, outcome", [
    (999_999, "no-duty-to-apply"), (1_000_000, "no-duty-to-apply"), (1_000_001, "must-apply"),
])  # fmt: skip
def test_more_than_a_million_leaves_the_million_out(users, outcome):
    assert decide("cyber-review", {**PLATFORM, "users": users}, on=DAY).outcome == outcome


@pytest.mark.parametrize("listing", ["none", "mainland", "hong-kong"])
def test_only_a_foreign_country_brings_the_duty(listing):
    answer = decide("cyber-review", {**PLATFORM, "users": 5_000_000, "listing": listing}, on=DAY)
    assert answer.outcome == "no-duty-to-apply"
    assert "csr.ex-officio" in {r.provision.id for r in answer.remaining}  # never a bare no


def test_the_offices_days_are_working_days_of_the_arrangement():
    found = told(
        "cyber-review", {**PLATFORM, "users": 2_000_000, "filed_on": "2026-02-10", "noticed_on": "2026-02-24"}
    )
    # 11 to 13 February, the 14th made up, 24 to 27, the 28th made up, 2 March
    assert found["csr.decide-whether"].due.latest == "2026-03-02"
    assert found["csr.preliminary-review"].due.latest == "2026-04-07"
    assert found["csr.special-review"].due.latest == ""


def test_a_year_not_announced_is_provisional_and_says_on_what_it_leans():
    answer = decide(
        "cyber-review", {**PLATFORM, "users": 2_000_000, "filed_on": "2027-01-25"}, on=date(2026, 11, 25)
    )
    (due,) = [r.due for r in answer.remaining if r.provision.id == "csr.decide-whether"]
    assert due.provisional and due.earliest < due.latest
    assert due.earliest in due.when.zh and due.latest in due.when.en and "keep to the earliest" in due.when.en
    assert {d.id: d.confidence for d in answer.doubts} == {
        "civilcode.start-not-counted": "unverified", "working-days": "secondary",
    }  # fmt: skip


def test_a_purchase_brings_the_promises_and_a_listing_the_listing_papers():
    purchase = {"ciio": True, "buys_products": True, "purchase": "affects", "platform": False}
    bought = decide("cyber-review", purchase, on=DAY).remaining
    listed = decide("cyber-review", {**PLATFORM, "users": 2_000_000}, on=DAY).remaining
    assert "csr.contract-clauses" in {r.provision.id for r in bought}
    assert "csr.contract-clauses" not in {r.provision.id for r in listed}
    assert any("IPO" in r.text.en for r in listed) and not any("IPO" in r.text.en for r in bought)


@pytest.mark.parametrize("on, article", [(date(2025, 12, 31), "Art 35"), (date(2026, 1, 1), "Art 37")])
def test_the_cybersecurity_law_is_cited_as_of_the_day(on, article):
    found = told(
        "cyber-review", {"ciio": True, "buys_products": True, "purchase": "affects", "platform": False}, on
    )
    assert found["csl.cii-purchase-review"].provision.article.en == article


# --- data-grade -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("harmed, degree, grade", [
    ("national_security", "general", "important"), ("national_security", "serious", "core"), ("national_security", "especially-serious", "core"),
    ("economy", "general", "general"), ("economy", "serious", "important"), ("economy", "especially-serious", "core"),
    ("social_order", "general", "general"), ("social_order", "serious", "important"), ("social_order", "especially-serious", "core"),
    ("public_interest", "general", "general"), ("public_interest", "serious", "important"), ("public_interest", "especially-serious", "core"),
    ("organisations_and_people", "general", "general"), ("organisations_and_people", "serious", "general"), ("organisations_and_people", "especially-serious", "general"),
])  # fmt: skip
def test_the_matrix_cell_by_cell(harmed, degree, grade):
    facts = {"told_core": False, "told_important": False, "items": [{**UNHURT, harmed: degree}]}
    assert decide("data-grade", facts, on=DAY).outcome == grade


def test_the_set_takes_the_highest_of_its_items_and_each_has_its_own():
    facts = {
        "told_core": False, "told_important": False,
        "items": [{**UNHURT, "name": "orders"}, {**UNHURT, "name": "grid", "economy": "serious"}],
    }  # fmt: skip
    answer = decide("data-grade", facts, on=DAY)
    assert answer.outcome == "important"
    assert [(part.name, part.outcome) for part in answer.parts] == [
        ("orders", "general"),
        ("grid", "important"),
    ]


@pytest.mark.parametrize("facts, says", [
    ({"items": [{**UNHURT, "economy": "serious"}], "told_important": False}, "confirms"),
    ({"items": [UNHURT], "told_important": True}, "final"),
])  # fmt: skip
def test_the_authority_has_the_last_word(facts, says):
    answer = decide("data-grade", {"told_core": False, **facts}, on=DAY)
    assert answer.outcome == "important"
    assert any(says in r.text.en for r in answer.remaining)


@pytest.mark.parametrize("people, owed", [(9_999_999, False), (10_000_000, True)])
def test_ten_million_people_bring_the_posts_of_important_data(people, owed):
    found = told(
        "data-grade", {"told_core": False, "told_important": False, "items": [UNHURT], "people": people}
    )
    assert ("netdata.ten-million-people" in found) is owed


def test_what_leans_on_secondary_sources_is_told():
    answer = decide("data-grade", {"told_core": False, "told_important": False, "items": [UNHURT]}, on=DAY)
    assert {doubt.id: doubt.confidence for doubt in answer.doubts}[
        "gbt43697.grade-by-object-and-harm"
    ] == "secondary"


# --- ciio -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("facts", [
    {"notified": False, "sector": "energy", "may_seriously_harm": True, "weight": "key", "knock_on": True},
    {"notified": False, "sector": "other", "may_seriously_harm": False, "weight": "little", "knock_on": False},
])  # fmt: skip
def test_without_a_notice_nobody_is_told_to_be_an_operator(facts):
    answer = decide("ciio", facts, on=DAY)
    assert answer.outcome != "recognised"
    assert not any(r.provision.id == "ciio.test-yearly" for r in answer.remaining)
    assert any("without its notice nobody" in r.text.en for r in answer.remaining)


def test_a_change_is_reported_and_recognised_anew_within_three_months():
    found = told("ciio", {"notified": True, "large_change": True, "change_reported_on": "2026-03-02"})
    assert found["ciio.re-recognition"].due.latest == "2026-06-02"
    assert "ciio.report-change" in found
    assert "ciio.re-recognition" not in told("ciio", {"notified": True, "large_change": False})


@pytest.mark.parametrize("question, since", [
    ("cyber-review", date(2022, 2, 15)), ("data-grade", date(2024, 10, 1)), ("ciio", date(2021, 9, 1)),
])  # fmt: skip
def test_the_day_before_the_rules_there_were_none(question, since):
    assert decide(question, {}, on=since - timedelta(days=1)).outcome == "no-such-rule"
    assert decide(question, {}, on=since).outcome == "undetermined"


@pytest.mark.parametrize("question, facts, name", [
    ("cyber-review", {"users": -1}, "users"),
    ("cyber-review", {"listing": "abroad"}, "listing"),
    ("cyber-review", {"user": 3}, "user"),
    ("data-grade", {"items": [{"economy": "huge"}]}, "items.1.economy"),
    ("data-grade", {"items": {}}, "items"),
    ("ciio", {"notified": "perhaps"}, "notified"),
    ("ciio", {"change_reported_on": "2026-13-01"}, "change_reported_on"),
])  # fmt: skip
def test_bad_input_names_the_field_in_both_languages(question, facts, name):
    with pytest.raises(UsageError) as error:
        decide(question, facts, on=DAY)
    assert name in error.value.text.zh and name in error.value.text.en and error.value.todo
