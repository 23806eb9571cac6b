"""The outbound question: every number of the law at n-1, n and n+1, its clocks, and a second implementation."""

import random
from datetime import date

import pytest

from hegui.deciding.lawbook import Lawbook
from hegui.deciding.runner import Asking
from hegui.deciding.situation import situation
from hegui.determinations import decide, find
from hegui.errors import UsageError
from hegui.law import Law

from .decision_tables import conditions

DAY = date(2026, 6, 1)
LAW = Law(DAY)
QUESTION = find("outbound")
PLAIN = {
    "leaves_mainland": True, "important_data": False, "people_without_sensitive": 0, "people_with_sensitive": 0,
    "collected_abroad": False, "mainland_data_added": False, "contract_with_individual": False,
    "hr_management": False, "hr_rules_and_collective_contract": False, "emergency": False, "statutory_duty": False,
    "outside_zone_list": False, "zone_scene": "none",
}  # fmt: skip
WHO = {"ciio": False, "state_organ": False, "zone": "none", "overlap": "none"}


def path(*flows, on=DAY, **who):
    return decide("outbound", {**WHO, **who, "flows": [PLAIN | flow for flow in flows]}, on=on)


def value(id, on=DAY):
    return int(Law(on).number(id))


@pytest.mark.parametrize("number, fact, below, reached", [
    ("cbdt.contract-people-from", "people_without_sensitive", "exempt", "contract-or-certification"),
    ("cbdt.small-volume-people", "people_without_sensitive", "exempt", "contract-or-certification"),
    ("cbdt.assessment-people", "people_without_sensitive", "contract-or-certification", "assessment"),
    ("cbdt.contract-people-below", "people_without_sensitive", "contract-or-certification", "assessment"),
    ("cbdt.assessment-sensitive-people", "people_with_sensitive", "contract-or-certification", "assessment"),
    ("cbdt.contract-sensitive-below", "people_with_sensitive", "contract-or-certification", "assessment"),
])  # fmt: skip
def test_the_path_changes_exactly_at_the_numbers_of_the_law(number, fact, below, reached):
    n = value(number)
    assert [path({fact: count}).outcome for count in (n - 1, n, n + 1)] == [below, reached, reached]


def test_one_persons_sensitive_information_ends_the_small_volume_exemption():
    assert path({"people_without_sensitive": 10}).outcome == "exempt"
    assert (
        path({"people_without_sensitive": 10, "people_with_sensitive": 1}).outcome
        == "contract-or-certification"
    )


@pytest.mark.parametrize("fact, number", [
    ("people_handled", "dees.old-people-handled"),
    ("people_since_last_year", "dees.old-people"),
    ("sensitive_people_since_last_year", "dees.old-sensitive-people"),
])  # fmt: skip
def test_the_older_measures_change_at_their_own_numbers(fact, number):
    before = date(2024, 3, 21)
    n = value(number, before)
    old = {"people_handled": 0, "people_since_last_year": 0, "sensitive_people_since_last_year": 0}
    found = [
        path({"people_without_sensitive": 1}, on=before, **old | {fact: count}).outcome
        for count in (n - 1, n, n + 1)
    ]
    assert found == ["contract-or-certification", "assessment", "assessment"]


@pytest.mark.parametrize("row", LAW.listings(".zone-scenes"), ids=lambda listing: listing.id)
def test_each_scene_of_a_zone_has_its_own_lines(row):
    for scene in row.rows:

        def at(fact, n, scene=scene):
            return path({fact: n, "zone_scene": scene["id"]}, zone=scene["zone"]).outcome

        for fact, kind in (("people_without_sensitive", "people"), ("people_with_sensitive", "sensitive")):
            contract, assessment = scene[f"contract_{kind}"], scene[f"assessment_{kind}"]
            assert [at(fact, contract + step) for step in (-1, 0, 1)] == [
                "exempt", "contract-or-certification", "contract-or-certification"
            ]  # fmt: skip
            assert [at(fact, assessment + step) for step in (-1, 0, 1)] == [
                "contract-or-certification", "assessment", "assessment"
            ]  # fmt: skip


def test_a_cii_operator_may_not_use_a_zones_list():
    flow = {"people_without_sensitive": 10, "zone_scene": "sh-reinsurance"}
    assert path(flow, zone="shanghai", ciio=True).outcome == "assessment"


@pytest.mark.parametrize("on, by", [
    (date(2023, 5, 31), "pipl.export-conditions"), (date(2023, 6, 1), "scc.old-thresholds"),
    (date(2024, 3, 21), "scc.old-thresholds"), (date(2024, 3, 22), "cbdt.free-small-volume"),
])  # fmt: skip
def test_the_ground_is_that_of_the_day(on, by):
    old = {"people_handled": 0, "people_since_last_year": 0, "sensitive_people_since_last_year": 0}
    assert [g.provision.id for g in path({"people_without_sensitive": 10}, on=on, **old).grounds] == [by]


def test_a_statutory_duty_frees_only_since_2025():
    flow = {"people_without_sensitive": 500_000, "statutory_duty": True}
    assert path(flow, on=date(2024, 12, 31)).outcome == "contract-or-certification"
    assert path(flow, on=date(2025, 1, 1)).outcome == "exempt"


def test_an_empty_list_of_flows_says_nothing():
    assert decide("outbound", {**WHO, "flows": []}, on=DAY).outcome == "undetermined"


def test_a_flow_with_important_data_does_not_drag_the_others_along():
    made = path({"important_data": True}, {"people_without_sensitive": 10})
    assert made.outcome == "assessment"
    assert [part.outcome for part in made.parts] == ["assessment", "exempt"]


def test_a_range_near_a_number_leaves_the_answer_open_and_one_away_from_it_does_not():
    assert path({"people_without_sensitive": {"min": 10, "max": 99_999}}).outcome == "exempt"
    made = path({"people_without_sensitive": {"min": 99_999, "max": 100_000}})
    assert made.outcome == "undetermined" and made.open == ("exempt", "contract-or-certification")
    assert [d.fact for d in made.deciding] == ["flows.1.people_without_sensitive"]


def test_a_total_that_the_flows_cannot_add_up_to_is_told():
    with pytest.raises(UsageError, match="distinct_people_without_sensitive"):
        path(
            {"people_without_sensitive": 10},
            {"people_without_sensitive": 20},
            distinct_people_without_sensitive=31,
        )


@pytest.mark.parametrize("on", [date(2023, 1, 10), date(2024, 1, 10), DAY])
@pytest.mark.parametrize("flow", [
    {"leaves_mainland": False}, {"people_without_sensitive": 10}, {"people_with_sensitive": 10}, {"important_data": True},
])  # fmt: skip
def test_what_remains_is_cited_and_told_in_both_languages(flow, on):
    made = path(flow, on=on, people_handled=0, people_since_last_year=0, sensitive_people_since_last_year=0)
    assert made.determined and made.remaining
    for each in made.remaining:
        assert each.text.zh and each.text.en and each.provision
        assert each.provision.in_force <= on


def due_of(made, by, sort="clock"):
    return [r.due for r in made.remaining if r.provision.id == by and r.sort == sort]


def test_the_clocks_of_an_assessment_run_from_filing_and_its_validity_from_the_result():
    made = path(
        {"people_with_sensitive": 10_000},
        filed="2026-03-02",
        result_issued="2026-05-20",
        self_assessed="2026-02-01",
    )
    assert due_of(made, "dees.completeness-check")[0].latest == "2026-03-09"
    assert due_of(made, "dees.acceptance")[0].latest == "2026-03-18"
    assert due_of(made, "dees.assessment")[0].latest == "2026-05-25"
    assert due_of(made, "expguide3.fresh-self-assessment")[0].latest == "2026-05-01"
    assert due_of(made, "cbdt.extend-in-time", "validity")[0].latest == "2029-05-20"
    window = due_of(made, "cbdt.extend-in-time")[0]
    assert window.provisional and window.earliest < window.latest < "2029-03-15"


def test_a_contract_is_filed_within_ten_working_days_and_a_certificate_renewed_six_months_ahead():
    made = path({"people_with_sensitive": 10}, contract_effective="2026-09-24", certified="2026-06-01")
    assert (
        due_of(made, "scc.file-in-time")[0].latest == "2026-10-15"
    )  # Mid-Autumn, National Day, and the make-up Saturday
    assert due_of(made, "cert.renew-in-time", "validity")[0].latest == "2029-06-01"
    assert due_of(made, "cert.renew-in-time")[0].latest == "2028-12-01"


def test_dates_never_change_the_path():
    assert (
        path({"people_with_sensitive": 10}).outcome
        == path({"people_with_sensitive": 10}, filed="2001-01-01").outcome
    )


# --- a second implementation: two decision tables written from the text on their own -------------------------------------

STANDING = [  # the first row that fits decides; an empty cell is any value
    ("leaves == false", "", "", "", "", "", "", "", "", "'not-export'"),
    ("", "important == true", "", "", "", "", "", "", "", "'important'"),
    ("", "", "plain == 0 and sensitive == 0", "", "", "", "", "", "", "'exempt'"),
    ("organ == true", "", "", "", "", "", "", "", "", "'state-organ'"),
    ("", "", "", "abroad == true and added == false", "", "", "", "", "", "'exempt'"),
    ("", "", "", "", "contract == true", "", "", "", "", "'exempt'"),
    ("", "", "", "", "", "hr == true and papers == true", "", "", "", "'exempt'"),
    ("", "", "", "", "", "", "emergency == true", "", "", "'exempt'"),
    ("", "", "", "", "", "", "", "statutory == true", "", "'exempt'"),
    ("", "", "", "", "", "", "", "", "", "'counted'"),
]
PATH = [
    ("any_export == false", "", "", "", "'not-export'"),
    ("any_organ == true", "", "", "", "'assessment'"),
    ("any_important == true", "", "", "", "'assessment'"),
    ("any_counted == false", "", "", "", "'exempt'"),
    ("", "ciio == true", "", "", "'assessment'"),
    ("", "", "sensitive >= 10000", "", "'assessment'"),
    ("", "", "", "plain >= 1000000", "'assessment'"),
    ("", "", "sensitive > 0", "", "'contract-or-certification'"),
    ("", "", "", "plain >= 100000", "'contract-or-certification'"),
    ("", "", "", "", "'exempt'"),
]


NEAR = [0, 1, 9_999, 10_000, 10_001, 50_000, 99_999, 100_000, 100_001, 999_999, 1_000_000, 1_000_001]


def complete_situation(rnd):
    def flow():
        its = {name: rnd.random() < 0.12 for name in PLAIN if name not in ("zone_scene",)}
        return its | {
            "leaves_mainland": rnd.random() < 0.9, "outside_zone_list": False, "zone_scene": "none",
            "people_without_sensitive": rnd.choice(NEAR), "people_with_sensitive": rnd.choice([0, 0, 0, *NEAR[:6]]),
        }  # fmt: skip

    return {
        "ciio": rnd.random() < 0.1, "state_organ": rnd.random() < 0.1, "zone": "none", "overlap": rnd.choice(["none", "all"]),
        "flows": [flow() for _ in range(rnd.choice([1, 1, 2, 3, 4]))],
    }  # fmt: skip


def test_decision_tables_written_on_their_own_agree_on_ten_thousand_situations():
    rnd, standing, year, law = random.Random(20240322), conditions(STANDING), conditions(PATH), Lawbook(DAY)
    seen = set()
    for _ in range(10_000):
        facts = complete_situation(rnd)
        kinds = [
            standing({
                "leaves": f["leaves_mainland"], "organ": facts["state_organ"], "important": f["important_data"], "plain": f["people_without_sensitive"],
                "sensitive": f["people_with_sensitive"], "abroad": f["collected_abroad"], "added": f["mainland_data_added"],
                "contract": f["contract_with_individual"], "hr": f["hr_management"],
                "papers": f["hr_rules_and_collective_contract"], "emergency": f["emergency"], "statutory": f["statutory_duty"],
            })
            for f in facts["flows"]
        ]  # fmt: skip
        pool = [f for f, kind in zip(facts["flows"], kinds, strict=True) if kind in ("counted", "important")]
        once = sum if facts["overlap"] == "none" else max
        theirs = year({
            "any_organ": "state-organ" in kinds, "any_export": any(kind != "not-export" for kind in kinds), "any_important": "important" in kinds,
            "any_counted": "counted" in kinds, "ciio": facts["ciio"],
            "plain": once([f["people_without_sensitive"] for f in pool] or [0]),
            "sensitive": once([f["people_with_sensitive"] for f in pool] or [0]),
        })  # fmt: skip
        ours = Asking(QUESTION, situation(QUESTION.facts, facts), law).explore().outcomes(QUESTION.outcomes)
        assert ours == (theirs,), facts
        seen.add(theirs)
    assert seen == set(QUESTION.outcomes)
