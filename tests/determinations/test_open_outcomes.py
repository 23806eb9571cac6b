"""What is called open is possible: for small situations every way to fill in what is not known is tried."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from hegui.deciding.declaring import Fact
from hegui.deciding.situation import places
from hegui.deciding.telling import answer
from hegui.determinations import decide, find
from hegui.errors import UsageError

from .situations import ROUNDS, complete, outcomes, possible, put, values

DAY = date(2026, 6, 1)
OUTBOUND = find("outbound")
MOST = 3_000  # ways to fill in one situation


def fillings(where: str, fact: Fact, given: Any, around: list[int]) -> list[Any]:
    """The values of a fact that can make a difference, those with which a sum comes to a number of the law too."""
    if fact.kind != "count":
        return values(fact, "outbound", DAY)
    low, high = (given["min"], given["max"]) if isinstance(given, dict) else (0, fact.high)
    found = {*values(fact, "outbound", DAY), low, min(high, 10**8)}
    found |= {edge - other for edge in list(found) for other in around}
    return sorted(n for n in found if low <= n <= high)


def all_ways(partly: dict[str, Any], hidden: list[str]) -> Iterator[dict[str, Any]]:
    facts = dict(places(OUTBOUND.facts, partly))
    counts = [
        n for flow in partly["flows"] for name, n in flow.items() if "people" in name and isinstance(n, int)
    ]
    each = [fillings(where, facts[where], _at(partly, where), counts) for where in hidden]
    for told in product(*each):
        filled = partly
        for where, value in zip(hidden, told, strict=True):
            filled = put(filled, where, value)
        yield filled


def _at(facts: dict[str, Any], where: str) -> Any:
    steps = where.split(".")
    return facts.get(where) if len(steps) == 1 else facts[steps[0]][int(steps[1]) - 1].get(steps[2])


def _less_known(chance: random.Random) -> tuple[dict[str, Any], list[str]]:
    """Two or three flows, of which a few facts are hidden or told as ranges."""
    while True:
        facts = complete(OUTBOUND, DAY, chance)
        while len(facts["flows"]) < 2:
            facts = complete(OUTBOUND, DAY, chance)
        facts["state_organ"] = facts["ciio"] = False  # else nearly every situation is assessed
        for name in ("distinct_people_without_sensitive", "distinct_people_with_sensitive"):
            facts.pop(name, None)
        ways = [
            w
            for w, f in places(OUTBOUND.facts, facts)
            if f.decides and "last_year" not in w and "distinct" not in w
        ]
        hidden = chance.sample(ways, chance.randint(1, 3))
        partly, size = facts, 1
        declared = dict(places(OUTBOUND.facts, facts))
        for where in hidden:
            value = _at(facts, where)
            partly = put(partly, where, None)
            if declared[where].kind == "count" and value and chance.random() < 0.5:
                partly = put(partly, where, {"min": value // 2, "max": value * 2})
        for where in hidden:
            size *= len(fillings(where, declared[where], _at(partly, where), [1] * 5))
        if size <= MOST:
            return partly, hidden


def test_every_outcome_that_is_called_open_is_reached_by_some_way_to_fill_in_the_rest():
    chance = random.Random(31)
    several = 0
    for _ in range(max(100, ROUNDS // 8)):
        partly, hidden = _less_known(chance)
        open = outcomes(OUTBOUND, partly, DAY)
        reached = set()
        for filled in all_ways(partly, hidden):
            reached |= set(outcomes(OUTBOUND, filled, DAY))
            if reached.issuperset(open):
                break
        assert set(open) <= reached, (partly, hidden)
        several += len(open) > 1
    assert several > 10  # the test would prove nothing if everything were determined


WHO = {"ciio": False, "state_organ": False, "zone": "none", "overlap": "none"}
PLAIN = {
    "leaves_mainland": True, "important_data": False, "people_with_sensitive": 0, "collected_abroad": False,
    "hr_management": False, "emergency": False, "statutory_duty": False, "outside_zone_list": False,
}  # fmt: skip


@pytest.mark.parametrize("flows, open", [
    # the second flow either counts with its 2 million, or not at all: nothing in between
    ([{"people_without_sensitive": 50_000, "contract_with_individual": False}, {"people_without_sensitive": 2_000_000}],
     ("exempt", "assessment")),
    # its people and its sensitive people come and go together
    ([{"people_without_sensitive": 50_000, "contract_with_individual": False},
      {"people_without_sensitive": 2_000_000, "people_with_sensitive": 20}],
     ("exempt", "assessment")),
    # two such flows: alone each is under a contract, together they are assessed
    ([{"people_without_sensitive": 600_000}, {"people_without_sensitive": 500_000}],
     ("exempt", "contract-or-certification", "assessment")),
])  # fmt: skip
def test_flows_that_count_or_do_not_count_leave_nothing_in_between(flows, open):
    made = decide("outbound", {**WHO, "flows": [PLAIN | flow for flow in flows]}, on=DAY)
    assert made.outcome == "undetermined"
    assert made.open == open
    assert not made.notes


def test_many_flows_of_which_little_is_known_leave_none_out_and_say_so_if_one_may_be_too_much():
    flows = [PLAIN | {"people_without_sensitive": 10**9 // 7**n + 1} for n in range(12)]
    made = answer(OUTBOUND, {**WHO, "flows": flows}, DAY)
    assert set(made.open) == {"exempt", "contract-or-certification", "assessment"}


def test_totals_that_no_flows_can_have_together_are_told():
    flow = PLAIN | {"people_without_sensitive": {"min": 10, "max": 20}, "contract_with_individual": False}
    with pytest.raises(UsageError, match="distinct_people_without_sensitive"):
        decide(
            "outbound",
            {**WHO, "overlap": "all", "distinct_people_without_sensitive": 25, "flows": [flow, flow]},
            on=DAY,
        )
    assert possible(OUTBOUND, {"flows": [flow, flow]}, DAY, random.Random(1))


def odd_total(flows: int) -> dict[str, Any]:
    """Flows of an even number of people each, counted or freed by a contract, that should come to an odd number."""
    flow = {
        "leaves_mainland": True, "important_data": False, "people_with_sensitive": 0, "collected_abroad": False,
        "hr_management": False, "emergency": False, "statutory_duty": False,
    }  # fmt: skip
    return {
        "ciio": False, "state_organ": False, "zone": "none", "overlap": "none",
        "distinct_people_without_sensitive": 150_001,
        "flows": [flow | {"people_without_sensitive": 30_000 + 2 * place} for place in range(flows)],
    }  # fmt: skip


def test_too_many_combinations_to_rule_out_leave_the_answer_open_and_are_told():
    few = decide("outbound", odd_total(8), on=DAY)
    assert (
        few.outcome == "exempt" and not few.notes
    )  # every combination was ruled out but the one that counts nobody
    many = decide("outbound", odd_total(12), on=DAY)
    assert many.open == ("exempt", "contract-or-certification")
    (note,) = many.notes
    assert "数据流太多" in note.zh and "too many rows" in note.en
    first = many.deciding[0]
    assert first.fact == "flows.1.contract_with_individual"
    assert "exempt" in first.leads_to["yes"]  # what is possible is never lost


def test_what_too_many_combinations_left_open_is_settled_by_further_facts():
    facts = odd_total(12)
    for place in range(6):
        facts["flows"][place]["contract_with_individual"] = True
    settled = decide("outbound", facts, on=DAY)
    assert settled.outcome == "exempt" and not settled.notes
