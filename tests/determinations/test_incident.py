"""The incident question: grades at every number of the annex, whom to tell by when, and a second implementation."""

import random
from datetime import date
from itertools import pairwise

import pytest

from hegui.determinations import decide, find
from hegui.errors import UsageError
from hegui.law import Law

from .decision_tables import Table

DAY = date(2026, 3, 2)
AWARE = "2026-03-02T14:30:00+08:00"
GRADES = ("general", "larger", "major", "especially-major")
LAW = Law(DAY)
(GUIDE,) = LAW.listings("incident.grading")
FACTS = find("incident").facts.fields
CRITERIA = {name: fact for name, fact in FACTS.items() if fact.decides}
NOTHING = {
    name: "none" if fact.kind == "choice" else False if fact.kind == "yes-no" else 0
    for name, fact in CRITERIA.items()
}


def grade(**facts):
    return decide("incident", {**NOTHING, **facts}, on=DAY).outcome


def told(facts, on=DAY):
    """What remains, as (sort, provision, English text, latest)."""
    answer = decide("incident", facts, on=on)
    return [(r.sort, r.provision.id, r.text.en, r.due.latest if r.due else "") for r in answer.remaining]


def steps():
    """Every number of the annex: the row, its grade, the number, and a site of which it speaks."""
    for row in GUIDE.rows:
        for name in GRADES[1:]:
            if name in row and "number" in row[name]:
                yield pytest.param(row, name, row[name], id=f"{row['id']}-{name}")


@pytest.mark.parametrize("row, name, step", list(steps()))
def test_each_number_of_the_annex_includes_itself(row, name, step):
    around = {}
    if "where" in row:
        around[row["where"]] = step["of"][-1]
    if "needs" in row:
        around[row["needs"]] = True
    below = GRADES[GRADES.index(name) - 1]
    number = LAW.number(step["number"])
    at = {row["fact"]: number}
    assert grade(**around, **at) == name
    assert grade(**around, **{row["fact"]: min(number + 1, FACTS[row["fact"]].high)}) == name
    under = grade(**around, **{row["fact"]: number - 1})
    assert GRADES.index(under) < GRADES.index(name)
    if below in row and (below == "general" or around.get(row.get("where")) in row[below].get("of", [None])):
        assert under == below


def test_a_lower_grade_never_asks_for_more_than_a_higher_one():
    for row in GUIDE.rows:
        steps = [row[name] for name in GRADES[1:] if name in row]
        numbers = [LAW.number(step["number"]) for step in steps if "number" in step]
        assert numbers == sorted(set(numbers))
        for lower, higher in pairwise(steps):
            assert set(higher.get("of", ())) <= set(lower.get("of", ()))


@pytest.mark.parametrize("fact", ["system_loss", "data_threat", "other_threat"])
@pytest.mark.parametrize("degree", GRADES[1:])
def test_a_judgement_is_its_grade(fact, degree):
    assert grade(**{fact: degree}) == degree


def test_below_every_number_the_judgements_decide_and_never_a_bare_no():
    numbers = {
        name: value
        for name, value in NOTHING.items()
        if name not in ("system_loss", "data_threat", "other_threat")
    }
    answer = decide("incident", numbers, on=DAY)
    assert answer.outcome == "undetermined" and answer.open == GRADES
    assert {d.fact for d in answer.deciding} == {"system_loss", "data_threat", "other_threat"}
    assert grade() == "general"


def test_once_a_row_reaches_the_top_nothing_else_is_asked():
    answer = decide("incident", {"leaked_people": 100_000_000}, on=DAY)
    assert answer.outcome == "especially-major"
    assert {"direct_loss", "system_loss", "down_site"} <= set(answer.not_needed)


def test_rows_that_cannot_change_the_grade_any_more_are_not_asked():
    answer = decide("incident", {"leaked_people": 10_000_000}, on=DAY)
    assert answer.open == ("major", "especially-major")
    assert "prefecture_percent" not in {d.fact for d in answer.deciding}  # at most major


# --- whom to tell, by when --------------------------------------------------------------------------------------------

LARGER = {**NOTHING, "leaked_people": 1_000_000, "aware_at": AWARE}


@pytest.mark.parametrize("who, by, latest", [
    ({"involves_cii": True, "state_organ": True}, "incident.report-cii", "2026-03-02T15:30:00+08:00"),
    ({"involves_cii": True}, "incident.report-cii", "2026-03-02T15:30:00+08:00"),
    ({"involves_cii": False, "state_organ": True}, "incident.report-state-organs", "2026-03-02T16:30:00+08:00"),
    ({"involves_cii": False, "state_organ": False}, "incident.report", "2026-03-02T18:30:00+08:00"),
])  # fmt: skip
def test_the_first_report_goes_to_the_right_door_in_time(who, by, latest):
    reports = [
        (id, due)
        for sort, id, _, due in told({**LARGER, **who})
        if sort == "clock" and id.startswith("incident.report")
    ]
    assert reports == [(by, latest)]


def test_while_the_door_is_not_known_every_door_is_named_with_its_condition():
    unknown = {name: value for name, value in LARGER.items() if name != "involves_cii"}
    reports = [
        (id, text)
        for sort, id, text, _ in told(unknown)
        if sort == "clock" and id.startswith("incident.report")
    ]
    assert [id for id, _ in reports] == [
        "incident.report-cii",
        "incident.report-state-organs",
        "incident.report",
    ]
    assert all(text.startswith("If ") for _, text in reports)


def test_while_the_grade_is_open_the_reports_are_told_with_their_condition():
    found = told(
        {"leaked_people": "10_000..2_000_000", "aware_at": AWARE, "involves_cii": False, "state_organ": False}
    )
    (report,) = [(text, due) for sort, id, text, due in found if id == "incident.report"]
    assert report[0].startswith("If it is larger or above")
    assert found[0][2].startswith("The grade is open and the hours already run")
    assert report[1] == "2026-03-02T18:30:00+08:00"
    assert "pipl.breach-notice" in {id for _, id, _, _ in found}


@pytest.mark.parametrize(
    "grade_of, escalated", [("larger", False), ("major", True), ("especially-major", True)]
)
def test_only_major_and_above_are_escalated(grade_of, escalated):
    found = told(
        {
            **NOTHING,
            "other_threat": grade_of,
            "state_organ": False,
            "reported_at": "2026-03-02T18:00:00+08:00",
        }
    )
    due = [latest for _, id, _, latest in found if id == "incident.escalate"]
    assert due == (["2026-03-02T19:00:00+08:00"] if escalated else [])


def test_critical_infrastructure_is_escalated_within_half_an_hour():
    found = told(
        {**NOTHING, "involves_cii": True, "other_threat": "major", "reported_at": "2026-03-02T15:00:00+08:00"}
    )
    assert [latest for _, id, _, latest in found if id == "incident.escalate-cii"] == [
        "2026-03-02T15:30:00+08:00"
    ]


def test_the_summary_is_due_thirty_days_after_handling_ends_and_moves_off_a_holiday():
    found = told({**LARGER, "handled_on": "2026-01-22"})
    assert [latest for _, id, _, latest in found if id == "incident.summary-report"] == ["2026-02-24"]


def test_how_a_term_was_counted_is_told_where_it_is_not_verified():
    hours = decide("incident", LARGER, on=DAY)
    assert not hours.doubts  # hours run from the moment: nothing is assumed
    days = decide("incident", {**LARGER, "handled_on": "2026-01-22"}, on=DAY)
    assert {d.id for d in days.doubts} == {"civilcode.start-not-counted", "civilcode.holiday-moves"}
    assert {d.confidence for d in days.doubts} == {"unverified"}


def test_the_first_report_holds_two_items_and_the_rest_follows():
    papers = [text for sort, id, text, _ in told({**LARGER, "ransomware": True}) if sort == "paper"]
    assert len(papers) == 2
    assert "(1)" in papers[0] and "(2)" in papers[0] and "ransomware" in papers[0]
    assert all(f"({n})" in papers[1] for n in range(3, 9))


@pytest.mark.parametrize("facts, by, owed", [
    ({"leaked_people": 3}, "pipl.breach-notice", True),
    ({"personal_information": False, "data_affected": False}, "pipl.breach-notice", False),
    ({"personal_information": True, "harm_avoided": True}, "pipl.breach-notice-relief", True),
    ({"data_affected": True}, "dsl.risk-monitoring-and-incident", True),
    ({"data_affected": True}, "netdata.incident", True),
    ({"data_affected": True, "others_harmed": True}, "netdata.incident-notice", True),
    ({"personal_information": True, "minors": True}, "minors.breach-notice", True),
    ({"personal_information": True, "minors": False}, "minors.breach-notice", False),
    ({"suspected_crime": True}, "incident.report-crime", True),
    ({"suspected_crime": False}, "incident.report-crime", False),
    ({"product_flaw": True}, "netdata.flaws", True),
    ({}, "csl.incident-plan", True),
    ({"sector_rules": True}, "incident.sector-reports", True),
    ({"state_secrets": False}, "incident.state-secrets", False),
    ({"leaked_people": 1_000_000}, "audit.ordered-audit", True),
    ({"leaked_people": 999_999, "leaked_sensitive_people": 100_000}, "audit.ordered-audit", True),
    ({"leaked_people": 999_999, "leaked_sensitive_people": 99_999}, "audit.ordered-audit", False),
    ({"leaked_people": 99_999}, "audit.ordered-audit", False),
])  # fmt: skip
def test_duties_of_other_laws_run_whatever_the_grade(facts, by, owed):
    found = [text for _, id, text, _ in told({**NOTHING, **facts}) if id == by]
    assert bool(found) is owed
    assert not any(text.startswith("If ") for text in found)


@pytest.mark.parametrize("site, doubted", [("enterprise-portal", True), ("prefecture-portal", False)])
def test_where_the_annex_can_be_read_two_ways_the_answer_says_so(site, doubted):
    found = told({**NOTHING, "down_site": site, "site_down_minutes": 120})
    assert any("read both ways" in text for _, _, text, _ in found) is doubted
    assert any("usual case" in text for _, _, text, _ in found)


def test_a_fact_that_nobody_knows_leaves_its_duty_standing_with_its_condition():
    found = {id: text for _, id, text, _ in told(NOTHING)}
    for by in (
        "pipl.breach-notice",
        "minors.breach-notice",
        "incident.report-crime",
        "netdata.incident",
        "netdata.flaws",
    ):
        assert found[by].startswith("If "), by


@pytest.mark.parametrize("on, article", [(date(2025, 12, 31), "Art 25"), (date(2026, 1, 1), "Art 27")])
def test_the_article_is_the_one_of_the_day(on, article):
    answer = decide("incident", NOTHING, on=on)
    (plan,) = [r.provision.article.en for r in answer.remaining if r.provision.id == "csl.incident-plan"]
    assert plan == article


def test_before_the_measures_no_such_rule_but_other_duties_ran():
    day_before = decide("incident", LARGER, on=date(2025, 10, 31))
    assert day_before.outcome == "no-such-rule"
    by = {r.provision.id for r in day_before.remaining}
    assert {
        "csl.incident-plan",
        "pipl.breach-notice",
        "dsl.risk-monitoring-and-incident",
        "netdata.incident",
    } <= by
    assert not any(id.startswith("incident.") for id in by)
    assert decide("incident", LARGER, on=date(2025, 11, 1)).outcome == "larger"
    in_2022 = {r.provision.id for r in decide("incident", LARGER, on=date(2022, 1, 1)).remaining}
    assert "pipl.breach-notice" in in_2022 and "netdata.incident" not in in_2022


@pytest.mark.parametrize("facts, names", [
    ({"leaked": 5}, "leaked"),
    ({"leaked_people": -1}, "leaked_people"),
    ({"leaked_people": "9..3"}, "leaked_people"),
    ({"province_percent": 101}, "province_percent"),
    ({"aware_at": "2026-03-02T14:30:00"}, "aware_at"),
    ({"down_site": "blog"}, "down_site"),
    ({"involves_cii": False, "cii_whole_minutes": 5}, "cii_whole_minutes"),
    ({"handled_on": "yesterday"}, "handled_on"),
])  # fmt: skip
def test_bad_input_names_the_field_in_both_languages(facts, names):
    with pytest.raises(UsageError) as error:
        decide("incident", facts, on=DAY)
    assert names in error.value.text.zh and names in error.value.text.en and error.value.todo


def test_once_the_grade_is_settled_the_interview_asks_what_dates_the_reports():
    from hegui.deciding.interview import Interview

    talk = Interview(find("incident"), DAY, {**NOTHING, "leaked_people": 1_000_000})
    asked = []
    while (wanted := talk.next()) is not None:
        assert talk.refining
        deciding, fact = wanted
        asked.append(deciding.fact)
        talk.say(
            deciding.fact, fact, AWARE if fact.kind == "moment" else "no" if fact.kind == "yes-no" else ""
        )
    assert {"aware_at", "state_organ", "suspected_crime", "handled_on"} <= set(asked)
    answer = talk.answer()
    assert answer.outcome == "larger"
    assert [r.due.when.en for r in answer.remaining if r.provision.id == "incident.report"] == [
        "2026-03-02 18:30 (Beijing time)"
    ]
    assert [r.due.latest for r in answer.remaining if r.provision.id == "incident.report"] == [
        "2026-03-02T18:30:00+08:00"
    ]


def test_answers_that_lead_to_the_same_are_told_together():
    answer = decide("incident", {"leaked_people": "10_000..2_000_000"}, on=DAY)
    ways = {d.fact: d.ways for d in answer.deciding}
    assert ways["leaked_people"] == ((("10000..999999",), GRADES), (("1000000..2000000",), GRADES[1:]))
    assert ways["down_site"] == ()  # by itself it decides nothing, whichever site it was


def test_what_is_still_to_be_said_is_listed_and_never_decides():
    answer = decide("incident", {**NOTHING, "leaked_people": 1_000_000}, on=DAY)
    assert "aware_at" in {d.fact for d in answer.refining}
    assert all(not d.leads_to for d in answer.refining)


# --- a second implementation ------------------------------------------------------------------------------------------


def complete_situation(rnd):
    """Every criterion answered: mostly nothing, the rest near the numbers of the annex."""
    numbers = {
        row["fact"]: [
            LAW.number(row[grade]["number"]) for grade in GRADES[1:] if "number" in row.get(grade, {})
        ]
        for row in GUIDE.rows
    }
    facts = dict(NOTHING)
    for name, fact in CRITERIA.items():
        if fact.kind == "choice" and rnd.random() < (0.5 if name.endswith("site") else 0.06):
            facts[name] = rnd.choice([option.id for option in fact.options])
        if fact.kind == "count" and rnd.random() < 0.25:
            facts[name] = min(fact.high, rnd.choice(numbers[name]) + rnd.choice((-1, 0, 1)))
    facts["involves_cii"] = (
        bool(facts["cii_whole_minutes"] or facts["cii_main_minutes"]) or rnd.random() < 0.2
    )
    return facts


def test_a_decision_table_written_on_its_own_agrees_on_ten_thousand_situations():
    from hegui.deciding.lawbook import Lawbook
    from hegui.deciding.runner import Asking
    from hegui.deciding.situation import situation

    rnd = random.Random(20251101)
    situations = [complete_situation(rnd) for _ in range(10_000)]
    table = Table("incident_tables.csv", "grade", "annex")
    theirs = table.decide(situations)
    question, law = find("incident"), Lawbook(DAY)
    seen = set()
    for facts, other in zip(situations, theirs, strict=True):
        found = Asking(question, situation(question.facts, facts), law).explore().outcomes(question.outcomes)
        assert found == (other,), facts
        seen.add(found)
    assert len(seen) == 4  # the situations reach every grade
