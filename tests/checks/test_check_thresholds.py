"""Every number and every last day in a check, with a case on each side of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from judging import open_rulings, verdicts

from hegui.checks.examples import (
    TODAY,
    holding,
    inventory,
    many,
    on,
    organisation,
    people,
    purpose,
    setting,
)
from hegui.model import Inventory
from hegui.organisation import Limits, ProtectionEntry

DAY = timedelta(days=1)


def days_ago(number: int) -> date:
    return TODAY - number * DAY


# --- numbers of people ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("check", "number", "expected"),
    [
        ("org.officer-not-registered", 999_999, []),
        ("org.officer-not-registered", 1_000_000, ["breach"]),  # 以上
        ("org.officer-not-registered", 1_000_001, ["breach"]),
        ("org.large-audit-overdue", 9_999_999, []),
        ("org.large-audit-overdue", 10_000_000, []),  # 超过
        ("org.large-audit-overdue", 10_000_001, ["to-confirm"]),
        ("org.no-security-lead", 9_999_999, []),
        ("org.no-security-lead", 10_000_000, ["breach"]),  # 以上
        ("org.no-security-lead", 10_000_001, ["breach"]),
        ("org.audit-overdue", 10_000_000, ["to-confirm"]),
        ("org.audit-overdue", 10_000_001, []),  # the audit of large processors takes over
    ],
)
def test_duties_begin_exactly_at_the_numbers_of_the_law(check: str, number: int, expected: list[str]) -> None:
    assert verdicts(check, many(number)) == expected


@pytest.mark.parametrize("check", ["org.officer-not-registered", "org.no-security-lead"])
@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.90, 0.999999, []),
        (0.95, 1.0, ["to-confirm"]),
        (0.99, 1.05, ["to-confirm"]),
        (1.0, 1.10, ["breach"]),
    ],
)
def test_an_estimate_breaks_a_duty_only_with_its_lower_bound(
    check: str, low: float, high: float, expected: list[str]
) -> None:
    number = 1_000_000 if "officer" in check else 10_000_000
    held = many(number, int(low * number), int(high * number))
    assert verdicts(check, held) == expected


@pytest.mark.parametrize(
    ("declared", "low", "high", "expected"),
    [
        (1_000_000, 100, 200, ["breach"]),  # the organisation knows of more than was seen
        (999_999, 900_000, 1_100_000, []),  # it settles a range that straddles
        (1_000_000, 900_000, 1_100_000, ["breach"]),
        (5_000, 1_000_000, 1_100_000, ["breach"]),  # more were seen than it says
        (5_000, 900_000, 1_100_000, ["to-confirm"]),
        (999_999, 999_999, 1_100_000, []),  # no more were seen for certain than it says
    ],
)
def test_the_organisations_own_number_counts_unless_more_people_were_seen(
    declared: int, low: int, high: int, expected: list[str]
) -> None:
    case = many((low + high) // 2, low, high), organisation(people=declared)
    assert verdicts("org.officer-not-registered", case) == expected


def test_people_nobody_counted_raise_no_threshold() -> None:
    unknown = inventory(holding("phone", people=None))
    for check in ("org.officer-not-registered", "org.large-audit-overdue", "org.no-security-lead"):
        assert verdicts(check, unknown) == []


@pytest.mark.parametrize(
    ("users", "plans", "expected"),
    [
        (1_000_000, True, []),  # 超过
        (1_000_001, True, ["breach"]),
        (1_000_001, None, ["to-confirm"]),
        (1_000_001, False, []),
        (1_000_000, None, []),
    ],
)
def test_a_listing_abroad_needs_review_above_one_million_users(
    users: int, plans: bool | None, expected: list[str]
) -> None:
    us = organisation(roles=("network-platform-operator",), users=users, planned_listing_abroad=plans)
    assert verdicts("org.listing-without-review", (inventory(), us)) == expected


def test_only_a_network_platform_operator_is_asked_about_a_listing() -> None:
    us = organisation(users=1_000_001, planned_listing_abroad=True)
    assert verdicts("org.listing-without-review", (inventory(), us)) == []


@pytest.mark.parametrize(("number", "asked"), [(99_999, False), (100_000, True), (100_001, True)])
def test_face_data_are_filed_from_100_000_people_stored(number: int, asked: bool) -> None:
    held = inventory(holding("face_feature", "face", people=people(number)))
    assert bool(open_rulings("face.not-filed", held)) is asked


@pytest.mark.parametrize(
    ("number", "restructuring", "expected"),
    [
        (9_999_999, True, []),
        (10_000_000, True, ["breach"]),
        (10_000_000, None, ["to-confirm"]),
        (10_000_000, False, []),
    ],
)
def test_a_disposal_plan_is_owed_at_ten_million_and_only_on_reorganisation(
    number: int, restructuring: bool | None, expected: list[str]
) -> None:
    case = many(number), organisation(restructuring=restructuring)
    assert verdicts("org.no-disposal-plan", case) == expected


@pytest.mark.parametrize(("months", "expected"), [(0, ["breach"]), (5, ["breach"]), (6, []), (7, [])])
def test_logs_are_kept_for_six_months_or_more(months: int, expected: list[str]) -> None:
    case = inventory(), organisation(declarations={"logs_kept_months": months})
    assert verdicts("logs.kept-too-short", case) == expected


@pytest.mark.parametrize(
    ("seen", "declared", "expected"),
    [
        (3, None, []),
        (4, None, ["to-confirm"]),
        (2, 2, []),
        (3, 2, ["breach"]),
        (1, 0, ["breach"]),
        (9, 9, []),
    ],
)
def test_superusers_are_counted_against_what_is_declared(
    seen: int, declared: int | None, expected: list[str]
) -> None:
    us = organisation(limits=Limits(superusers=declared))
    assert verdicts("access.superusers", (setting("superusers", seen), us)) == expected


# --- days -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (date(2024, 11, 23), []),  # two years to the day
        (date(2024, 11, 22), ["breach"]),
        (date(2026, 11, 23), []),
        (date(2026, 11, 24), ["to-confirm"]),  # not yet done: the same as not declared
    ],
)
def test_the_large_audit_lasts_two_years_with_their_last_day(last: date, expected: list[str]) -> None:
    us = organisation(declarations={"compliance_audit": on(last.year, last.month, last.day)})
    assert verdicts("org.large-audit-overdue", (many(10_000_001), us)) == expected


@pytest.mark.parametrize(
    ("today", "expected"), [(date(2027, 4, 30), ["to-confirm"]), (date(2027, 5, 1), ["breach"])]
)
def test_an_undeclared_large_audit_is_a_breach_once_the_rule_is_two_years_old(
    today: date, expected: list[str]
) -> None:
    assert verdicts("org.large-audit-overdue", (many(10_000_001), organisation(today=today))) == expected


@pytest.mark.parametrize(
    ("number", "last", "asked"),
    [
        (1_000_000, date(2021, 11, 23), False),
        (1_000_000, date(2021, 11, 22), True),
        (1_000_001, date(2022, 11, 23), False),
        (1_000_001, date(2022, 11, 22), True),
    ],
)
def test_the_published_audit_intervals_make_a_question_and_never_a_breach(
    number: int, last: date, asked: bool
) -> None:
    us = organisation(declarations={"compliance_audit": on(last.year, last.month, last.day)})
    assert verdicts("org.audit-overdue", (many(number), us)) == (["to-confirm"] if asked else [])


@pytest.mark.parametrize("check", ["minors.no-yearly-audit", "org.no-risk-assessment"])
@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (None, ["to-confirm"]),
        (date(2025, 11, 23), []),
        (date(2025, 11, 22), ["to-confirm"]),
        (date(2025, 1, 1), ["to-confirm"]),
        (date(2024, 12, 31), ["breach"]),  # the whole of 2025 went by
    ],
)
def test_a_yearly_duty_is_fresh_for_a_year_then_due_then_missed(
    check: str, last: date | None, expected: list[str]
) -> None:
    field = "minors_audit" if check.startswith("minors") else "risk_assessment"
    done = {field: on(last.year, last.month, last.day)} if last else {}
    held = inventory(holding("birthday", minors=9, grade="important"))
    assert verdicts(check, (held, organisation(declarations=done))) == expected


@pytest.mark.parametrize(
    ("age", "years", "asked"),
    [
        (date(2023, 11, 23), None, False),
        (date(2023, 11, 22), None, True),
        (date(2024, 11, 23), 2, False),
        (date(2024, 11, 22), 2, True),
        (date(2023, 11, 22), 5, False),
    ],
)
def test_an_assessment_is_asked_about_after_three_years_or_the_organisations_term(
    age: date, years: int | None, asked: bool
) -> None:
    us = organisation(
        declarations={"impact_assessments": (on(age.year, age.month, age.day),)},
        limits=Limits(assessment_years=years),
    )
    held = inventory(holding("diagnosis", "diagnosis"))
    assert bool(open_rulings("pi.assessment-old", (held, us))) is asked


def test_the_latest_of_several_assessments_counts() -> None:
    done = {"impact_assessments": (on(2020, 1, 1), on(2026, 1, 1))}
    case = inventory(holding("diagnosis", "diagnosis")), organisation(declarations=done)
    assert not open_rulings("pi.assessment-old", case)


@pytest.mark.parametrize(("days", "asked"), [(364, False), (365, False), (366, True)])
def test_data_may_be_kept_up_to_and_including_the_last_day(days: int, asked: bool) -> None:
    held = inventory(holding("phone", oldest=days_ago(days)))
    assert bool(open_rulings("pi.kept-too-long", (held, organisation(purpose(retention_days=365))))) is asked


def test_the_longest_of_several_retention_periods_holds() -> None:
    held = inventory(holding("phone", oldest=days_ago(400)))
    us = organisation(purpose(retention_days=30), purpose(name="结算", retention_days=3650))
    assert not open_rulings("pi.kept-too-long", (held, us))


def test_a_retention_period_beyond_all_calendars_is_never_over() -> None:
    held = inventory(holding("phone", oldest=days_ago(400)))
    us = organisation(purpose(retention_days=10**9))
    assert not open_rulings("pi.kept-too-long", (held, us))


@pytest.mark.parametrize(
    ("since", "until", "protected"),
    [
        (TODAY, None, True),
        (TODAY + DAY, None, False),
        (days_ago(9), TODAY, True),
        (days_ago(9), TODAY - DAY, False),
    ],
)
def test_declared_protection_lasts_from_its_first_to_its_last_day(
    since: date, until: date | None, protected: bool
) -> None:
    entry = ProtectionEntry(
        covers=("clinic.db",), measure="encryption-at-rest", evidence="OA-17", since=since, until=until
    )
    case = holding("id_no", "cn-resident-id"), organisation(protections=(entry,))
    assert bool(open_rulings("pi.stored-in-clear", case)) is not protected


@pytest.mark.parametrize(("last", "asked"), [(date(2025, 11, 23), False), (date(2025, 11, 22), True)])
def test_a_drill_is_good_for_twelve_months(last: date, asked: bool) -> None:
    us = organisation(declarations={"incident_drill": on(last.year, last.month, last.day)})
    assert bool(open_rulings("org.no-drill", (inventory(), us))) is asked


# --- before the law ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "check",
    ["org.officer-not-registered", "org.large-audit-overdue", "org.no-security-lead", "face.not-filed"],
)
def test_before_its_number_was_in_force_a_duty_is_not_judged_by_it(check: str) -> None:
    held = inventory(holding("face_feature", "face", people=people(20_000_000)))
    assert verdicts(check, (held, organisation(today=date(2023, 6, 1)))) == []


# --- what is undeclared is unknown --------------------------------------------------------------------------------


DECLARED: list[tuple[str, str, dict[str, Any]]] = [
    ("org.no-classification-list", "classification_list", {}),
    ("org.no-personal-information-list", "personal_information_list", {}),
    ("org.no-internal-rules", "internal_rules", {}),
    ("org.no-training", "training", {}),
    ("org.no-incident-plan", "incident_plan", {}),
    ("org.no-drill", "incident_drill", {}),
    ("org.no-level-protection", "level_protection", {}),
    ("org.no-data-security-system", "data_security_system", {}),
    ("org.audit-overdue", "compliance_audit", {}),
    ("logs.kept-too-short", "logs_kept_months", {}),
    ("pi.not-assessed", "impact_assessments", {}),
    ("pi.under-14-without-consent", "guardian_consent", {}),
    ("org.no-rules-for-under-14", "under_14_rules", {}),
    ("minors.no-yearly-audit", "minors_audit", {}),
    ("minors.no-access-approval", "minors_access_approval", {}),
    ("org.no-flaw-handling", "flaw_handling", {"roles": ("network-product-provider",)}),
    ("org.no-risk-assessment", "risk_assessment", {"roles": ("important-data-processor",)}),
    ("org.no-security-lead", "security_lead", {"roles": ("important-data-processor",)}),
]


@pytest.mark.parametrize(("check", "field", "fields"), DECLARED)
def test_what_is_undeclared_is_a_question_and_what_is_declared_undone_a_breach(
    check: str, field: str, fields: dict[str, Any]
) -> None:
    held: Inventory = inventory(holding("id_no", "cn-resident-id", minors=5, under_14=2))
    assert set(verdicts(check, (held, organisation(**fields)))) == {"to-confirm"}
    undone = organisation(declarations={"not_done": (field,)}, **fields)
    assert set(verdicts(check, (held, undone))) == {"breach"}


@pytest.mark.parametrize(("holds", "asked"), [(0, False), (1, True), (3, True)])
def test_a_setting_that_comes_as_a_count_is_judged_like_a_yes(holds: int, asked: bool) -> None:
    assert bool(open_rulings("access.empty-password", setting("empty-password", holds))) is asked


@pytest.mark.parametrize(("day", "counts"), [(TODAY - DAY, True), (TODAY, True), (TODAY + DAY, False)])
def test_a_declaration_counts_from_its_own_day_on(day: date, counts: bool) -> None:
    us = organisation(declarations={"training": on(day.year, day.month, day.day)})
    assert bool(open_rulings("org.no-training", (inventory(), us))) is not counts
