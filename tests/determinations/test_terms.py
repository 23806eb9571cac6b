"""Terms in an answer: which clock counts them, and that they are proved again after the calendar has moved on."""

from datetime import date, datetime, timedelta

import pytest

from hegui import clocks
from hegui.clocks import SHANGHAI
from hegui.deciding.lawbook import Lawbook
from hegui.deciding.replay import replay
from hegui.deciding.telling import to_json
from hegui.determinations import decide, find
from hegui.law import workdays
from hegui.text import Text

DAY = date(2026, 3, 2)
RULE = Text("期限", "term")


@pytest.mark.parametrize("clock, start, amount, latest", [
    ("hours", datetime(2026, 2, 16, 23, 30, tzinfo=SHANGHAI), 4, "2026-02-17T03:30:00+08:00"),
    ("days", date(2026, 1, 22), 30, "2026-02-24"),
    ("working-days", date(2026, 9, 30), 1, "2026-10-08"),
    ("working-days-before", date(2026, 10, 8), 1, "2026-09-30"),
    ("months", date(2023, 10, 1), 36, "2026-10-08"),
    ("validity-months", date(2023, 10, 1), 36, "2026-10-01"),
])  # fmt: skip
def test_each_clock_counts_as_the_law_does(clock, start, amount, latest):
    due = Lawbook(DAY).due(RULE, clock, start, amount)
    assert (due.rule, due.earliest, due.latest, due.provisional) == (RULE, latest, latest, False)


def test_a_term_whose_start_is_not_known_is_told_in_words_only():
    due = Lawbook(DAY).due(RULE, "working-days", None, 10)
    assert (due.earliest, due.latest, due.when.zh) == ("", "", "")


@pytest.mark.parametrize("clock, start, amount", [
    ("working-days", date(2014, 5, 1), 10),
    ("working-days", date(2099, 5, 1), 10),
    ("days", date(9999, 12, 30), 30),
    ("months", date(9999, 12, 30), 3),
    ("hours", datetime(9999, 12, 31, 23, 30, tzinfo=SHANGHAI), 4),
])  # fmt: skip
def test_a_start_outside_the_calendar_loses_its_date_and_nothing_else(clock, start, amount):
    due = Lawbook(DAY).due(RULE, clock, start, amount)
    assert due.latest == "" and due.rule.en.startswith("term (") and due.rule.zh.startswith("期限（")


def test_an_answer_with_terms_is_proved_again_after_the_calendar_has_moved_on(tmp_path, monkeypatch):
    facts = {"platform": True, "listing": "foreign", "users": 2_000_000, "filed_on": "2027-01-25"}
    made = decide("cyber-review", facts, on=DAY)
    file = tmp_path / "answer.json"
    file.write_text(to_json(made), encoding="utf-8")
    assert replay(file, find).same and not replay(file, find).moved

    old = workdays.shelf()
    announced = workdays.Holiday("spring-festival", date(2027, 2, 5), date(2027, 2, 11), frozenset())
    year = workdays.Arrangement(2027, (), (announced,), "secondary", DAY + timedelta(days=300))
    new = workdays.Workdays({**old.arrangements, 2027: year}, old.festivals)
    monkeypatch.setattr(clocks, "shelf", lambda: new)
    again = replay(file, find)
    assert again.same
    assert any("working-days 10 2027-01-25" in id for id in again.moved)
