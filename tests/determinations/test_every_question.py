"""What must hold for every question; a new file in the room is proved by existing."""

from __future__ import annotations

import csv
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from hegui.deciding import exploring, kinds, lawbook, recalling, runner, sealing, telling
from hegui.deciding.files import read_table
from hegui.deciding.replay import replay
from hegui.deciding.schema import json_schema
from hegui.deciding.situation import places, situation
from hegui.deciding.tables import answer_rows
from hegui.deciding.telling import answer, to_json
from hegui.determinations import decide, find, room
from hegui.errors import UsageError

from .cases import Case, cases, file_of
from .situations import (
    QUESTIONS,
    ROUNDS,
    allowed,
    asking,
    complete,
    days_of,
    edges,
    flat,
    grid,
    hidden,
    impossible,
    outcomes,
    pairwise,
    put,
    values,
)

every_question = pytest.mark.parametrize("question", QUESTIONS)


def _all_cases() -> list[Case]:
    return [case for question in QUESTIONS if file_of(question).exists() for case in cases(question)]


@every_question
def test_a_question_has_at_least_twelve_cases_that_a_lawyer_can_read(question: str) -> None:
    found = cases(question)
    assert len(found) >= 12
    assert all(case.zh and case.en and case.note for case in found)
    assert len({case.zh for case in found}) == len(found)


@pytest.mark.parametrize("case", _all_cases(), ids=lambda case: f"{case.question}: {case.en}")
def test_case(case: Case) -> None:
    made = decide(case.question, case.facts, on=case.on)
    assert made.outcome == case.expected, [d.fact for d in made.deciding]
    if case.article:
        assert case.article in {ground.provision.id for ground in made.grounds}
    if case.parts:
        assert [part.outcome for part in made.parts] == case.parts
    if case.open:
        assert list(made.open) == case.open


@every_question
def test_every_outcome_and_turn_has_a_case(question: str) -> None:
    asked = find(question)
    assert {case.expected for case in cases(question)} >= set(asked.outcomes)


@every_question
def test_an_empty_situation_is_undetermined(question: str) -> None:
    asked = find(question)
    for day in days_of(asked):
        made = decide(question, {}, on=day)
        assert made.outcome == "undetermined"
        assert len(made.open) > 1 and made.deciding


@every_question
def test_the_day_before_the_first_no_such_rule_was_in_force(question: str) -> None:
    asked = find(question)
    assert decide(question, {}, on=asked.since - timedelta(days=1)).outcome == "no-such-rule"
    assert decide(question, {}, on=asked.since).outcome == "undetermined"


@every_question
def test_each_complete_situation_has_exactly_one_outcome(question: str) -> None:
    asked, chance = find(question), random.Random(4)
    for day in days_of(asked):
        size, cells = grid(asked, day)
        if size <= 20_000 or (size <= 10**6 and ROUNDS >= 100_000):
            situations = cells
        else:
            situations = pairwise(asked, day, chance, most=10**7 if ROUNDS >= 100_000 else ROUNDS)
        for facts in situations:
            explored = asking(asked, facts, day).explore()
            assert len(explored.leaves) == 1, facts
            assert explored.leaves[0].value.id in asked.outcomes
    for _ in range(ROUNDS):
        facts = complete(asked, day, chance)
        explored = asking(asked, facts, day).explore()
        assert len(explored.leaves) == 1, facts


@every_question
def test_what_is_hidden_and_then_filled_never_contradicts_a_determined_answer(question: str) -> None:
    asked, chance = find(question), random.Random(20)
    days = days_of(asked)
    determined = 0
    for _ in range(ROUNDS):
        day = chance.choice(days)
        facts = complete(asked, day, chance)
        partly = hidden(asked.facts, facts, chance)
        (truth,) = outcomes(asked, facts, day)
        possible = outcomes(asked, partly, day)
        assert truth in possible, (day, partly, facts)
        determined += len(possible) == 1
        if asked.parts:
            rows = facts[asked.parts.rows]
            for place in range(1, len(rows) + 1):
                (truth,) = outcomes(asked, facts, day, place)
                assert truth in outcomes(asked, partly, day, place), (day, partly, facts, place)
    assert determined > ROUNDS // 50  # the test would prove nothing if everything were undetermined


@every_question
def test_more_people_never_give_a_lighter_path(question: str) -> None:
    asked, chance = find(question), random.Random(8)
    if not asked.ordered:
        pytest.skip("this question's outcomes do not rise with numbers")
    order = list(asked.outcomes)
    counts = [(where, fact) for where, fact in places(asked.facts, {}) if fact.kind == "count"]
    for _ in range(ROUNDS):
        day = chance.choice(days_of(asked))
        facts = complete(asked, day, chance)
        where, fact = chance.choice(counts)
        fewer, more = sorted(chance.sample(values(fact, question, day), 2))
        with_more = put(facts, where, more)
        if allowed(asked.facts, with_more, chance) != with_more:
            continue  # this number and another fact exclude each other
        if impossible(asked, with_more, day) or impossible(asked, put(facts, where, fewer), day):
            continue  # a total that the rows do not add up to
        (light,) = outcomes(asked, put(facts, where, fewer), day)
        (grave,) = outcomes(asked, with_more, day)
        assert order.index(light) <= order.index(grave), (day, where, fewer, more, facts)


@every_question
def test_the_first_fact_named_leads_where_it_says(question: str) -> None:
    asked, chance = find(question), random.Random(5)
    for _ in range(min(ROUNDS // 20, 200)):
        day = chance.choice(days_of(asked))
        partly = hidden(asked.facts, complete(asked, day, chance), chance)
        made = answer(asked, partly, day)
        if made.determined:
            continue
        assert made.deciding, partly
        for first in made.deciding[:1]:
            fact = dict(places(asked.facts, partly))[first.fact]
            for said, open in first.leads_to.items():
                told = {"yes": True, "no": False}.get(said, said) if fact.kind == "yes-no" else said
                assert outcomes(asked, put(partly, first.fact, told), day) == open


@every_question
def test_every_fact_named_leads_where_it_says(question: str) -> None:
    """What stays open after an answer is seen in ways walked before; walked anew with the answer it is the same."""
    asked, chance = find(question), random.Random(25)
    tried = 0
    for _ in range(min(ROUNDS // 20, 200)):
        day = chance.choice(days_of(asked))
        partly = hidden(asked.facts, complete(asked, day, chance), chance)
        declared = dict(places(asked.facts, partly))
        for named in answer(asked, partly, day).deciding:
            kind = declared[named.fact].kind
            for said, open in named.leads_to.items() if kind != "day" else ():
                told = {"yes": True, "no": False}.get(said, said) if kind == "yes-no" else said
                assert outcomes(asked, put(partly, named.fact, told), day) == open, (partly, named.fact, said)
                tried += 1
    assert tried > 20


def test_an_answer_that_another_fact_excludes_is_not_offered() -> None:
    """Where critical infrastructure stood still for minutes, it was involved."""
    made = answer(find("incident"), {"cii_main_minutes": 100}, date(2026, 6, 1))
    offered = {each.fact: set(each.leads_to) for each in made.deciding}
    assert "no" not in offered.get("involves_cii", set())


@every_question
def test_an_answer_is_proved_again_byte_for_byte(question: str, tmp_path) -> None:
    asked, chance = find(question), random.Random(6)
    for number in range(12):
        day = chance.choice(days_of(asked))
        made = answer(asked, hidden(asked.facts, complete(asked, day, chance), chance), day)
        file = tmp_path / f"{number}.json"
        file.write_text(to_json(made), encoding="utf-8")
        again = replay(file, find)
        assert again.same and not again.moved
        file.write_text(to_json(made).replace(made.digest[-8:], "00000000"), encoding="utf-8")
        assert not replay(file, find).same


@every_question
def test_a_table_answers_each_row_as_if_it_were_asked_alone(question: str, tmp_path) -> None:
    """Rows share what was found for earlier ones; the answer, its steps and its digest must not show it."""
    asked, chance = find(question), random.Random(9)
    for day in chance.sample(days_of(asked), 2):
        rows = [hidden(asked.facts, complete(asked, day, chance), chance) for _ in range(40)]
        chance.shuffle(rows)
        cells = [flat(row) for row in rows]
        file = tmp_path / f"{day}.csv"
        with file.open("w", encoding="utf-8", newline="") as opened:
            out = csv.DictWriter(opened, ["id", *sorted({name for row in cells for name in row})])
            out.writeheader()
            out.writerows({"id": number, **row} for number, row in enumerate(cells))
        answered = list(answer_rows(asked, file, day))
        assert len(answered) == len(rows)
        for row, told in zip(read_table(file, asked.facts), answered, strict=True):
            try:
                alone = answer(asked, row.facts, day)
            except UsageError as wrong:
                assert told.wrong is not None and told.wrong.text == wrong.text
                continue
            assert told.answer is not None, told.wrong
            assert to_json(told.answer) == to_json(alone)


@every_question
def test_what_is_remembered_between_rows_may_be_forgotten_at_any_time(question: str, monkeypatch) -> None:
    """Memories are bounded: with next to nothing remembered every answer is the same."""
    for module, most in ((recalling, "MOST"), (kinds, "KEPT"), (sealing, "KEPT"), (lawbook, "LEANINGS"),
                         (runner, "REMEMBERED"), (telling, "REMEMBERED"), (exploring, "MOST_NODES")):  # fmt: skip
        monkeypatch.setattr(module, most, 2)
    asked, chance = find(question), random.Random(26)
    day = days_of(asked)[-1]
    book = asked.book(day)
    for _ in range(30):
        partly = hidden(asked.facts, complete(asked, day, chance), chance)
        with monkeypatch.context() as usual:
            for module, most in ((recalling, "MOST"), (kinds, "KEPT"), (exploring, "MOST_NODES")):
                usual.setattr(module, most, 10_000)
            alone = to_json(answer(asked, partly, day))
        assert to_json(answer(asked, partly, day, law=book)) == alone


@every_question
def test_the_schema_takes_what_the_question_takes(question: str) -> None:
    asked, chance = find(question), random.Random(7)
    schema = json_schema(asked)
    Draft202012Validator.check_schema(schema)
    takes = Draft202012Validator(schema)
    for _ in range(50):
        facts = hidden(asked.facts, complete(asked, asked.since, chance), chance)
        takes.validate(facts)
        takes.validate(situation(asked.facts, facts).plain)
    assert not takes.is_valid({"no_such_fact": True})


@every_question
def test_declarations_are_whole(question: str) -> None:
    asked = find(question)
    assert asked.about and asked.title.zh and asked.title.en and len(asked.outcomes) > 1
    known = {place for place, _ in places(asked.facts, {})}
    assert all(name.replace(".", "").replace("_", "").isalnum() for name in known)
    for where, fact in places(asked.facts, {}):
        assert fact.question.zh and fact.question.en, where
        assert fact.by or not fact.decides, f"{where}: from which article is it?"
        situation(asked.facts, put({}, where, fact.example))


@every_question
def test_every_yes_or_no_is_made_plain_by_a_case_from_practice_in_both_languages(question: str) -> None:
    """A case is short and never tells a number of the law: that stands on the shelf, with its date."""
    for where, fact in places(find(question).facts, {}):
        if fact.kind == "yes-no":
            assert fact.such.zh and fact.such.en, where
        assert bool(fact.such.zh) == bool(fact.such.en), where
        assert len(fact.such.zh) <= 40 and not any(c.isdigit() for c in fact.such.zh + fact.such.en), where
        assert fact.such.en.isascii(), where


@every_question
def test_each_fact_is_cited_on_the_days_it_is_asked(question: str) -> None:
    asked = find(question)
    for day in days_of(asked):
        made = answer(asked, {}, day)
        assert all(deciding.provision for deciding in made.deciding), (
            day,
            [d.fact for d in made.deciding if not d.provision],
        )


@every_question
def test_the_law_gives_the_thresholds(question: str) -> None:
    asked = find(question)
    assert edges(question, date(2026, 11, 20)) == tuple(sorted(set(edges(question, date(2026, 11, 20)))))
    assert room.get(question) is asked


def test_the_page_of_questions_says_what_the_room_holds() -> None:
    from hegui.pages.determinations import page

    written = Path(__file__).parents[2] / "docs" / "determinations.md"
    assert written.read_text(encoding="utf-8") == page(), (
        "python -m hegui.pages.determinations > docs/determinations.md"
    )
