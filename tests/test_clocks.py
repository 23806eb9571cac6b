"""By when: the terms of the law, counted as it counts them."""

import doctest
import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui import clocks
from hegui.clocks import (
    SHANGHAI,
    after_days,
    after_hours,
    after_months,
    after_working_days,
    before_working_days,
    yearly,
)
from hegui.errors import LawError, UsageError
from hegui.law import workdays

ANNOUNCED = st.dates(date(2015, 6, 1), date(2026, 6, 1))
ANY = st.dates(date(2015, 3, 1), date(2028, 1, 1))
MOMENTS = st.datetimes(datetime(2016, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize("aware, hours, due", [
    ("2025-12-31T23:30:00+08:00", 1, "2026-01-01 00:30"),
    ("2026-02-16T22:00:00+08:00", 4, "2026-02-17 02:00"),    # New Year's Eve
    ("2026-03-01T01:00:00+00:00", 2, "2026-03-01 11:00"),    # told in Beijing time
    ("2026-03-01T09:00:00+08:00", 0.5, "2026-03-01 09:30"),
])  # fmt: skip
def test_hours_never_pause(aware, hours, due):
    found = after_hours(at(aware), hours)
    assert (found.text.zh, found.provisional) == (due, False)


@pytest.mark.parametrize("start, days, due", [
    ("2026-01-05", 30, "2026-02-04"),
    ("2026-01-22", 30, "2026-02-24"),   # 21 February lies in the Spring Festival
    ("2026-01-15", 30, "2026-02-14"),   # a Saturday that is worked
    ("2026-03-01", 7, "2026-03-09"),    # 8 March is a Sunday
])  # fmt: skip
def test_calendar_days_end_on_a_working_day(start, days, due):
    assert after_days(date.fromisoformat(start), days).text.en == due


@pytest.mark.parametrize("start, days, due", [
    ("2026-09-19", 1, "2026-09-20"),    # a Sunday made up for the National Day
    ("2026-09-30", 1, "2026-10-08"),
    ("2026-09-30", 2, "2026-10-09"),
    ("2026-09-30", 3, "2026-10-10"),    # a Saturday made up
    ("2026-09-30", 4, "2026-10-12"),
    ("2020-01-23", 1, "2020-02-03"),    # the extended Spring Festival
])  # fmt: skip
def test_working_days_follow_the_arrangement(start, days, due):
    found = after_working_days(date.fromisoformat(start), days)
    assert (found.text.en, found.provisional) == (due, False)


@pytest.mark.parametrize("event, days, due", [
    ("2026-10-08", 1, "2026-09-30"),
    ("2026-10-12", 3, "2026-10-08"),
    ("2026-06-30", 20, "2026-06-01"),
])  # fmt: skip
def test_working_days_before_an_event(event, days, due):
    assert before_working_days(date.fromisoformat(event), days).text.en == due


@pytest.mark.parametrize("start, months, moves, due", [
    ("2026-01-15", 6, True, "2026-07-15"),
    ("2024-08-31", 6, False, "2025-02-28"),
    ("2023-08-31", 6, False, "2024-02-29"),
    ("2023-06-01", 36, False, "2026-06-01"),
    ("2023-10-01", 36, True, "2026-10-08"),
])  # fmt: skip
def test_months_end_on_the_corresponding_day(start, months, moves, due):
    assert after_months(date.fromisoformat(start), months, moves=moves).text.en == due


@pytest.mark.parametrize("today, due", [
    ("2026-01-30", "2026-01-31"), ("2026-01-31", "2026-01-31"), ("2026-02-01", "2027-01-31"),
])  # fmt: skip
def test_a_yearly_date_is_the_next_one_and_does_not_move(today, due):
    assert yearly(date.fromisoformat(today), 1, 31).text.zh == due


def test_a_year_not_announced_gives_two_dates_marked_provisional_and_the_day_of_the_data():
    due = after_working_days(date(2027, 1, 25), 15)
    assert due.provisional and due.earliest < due.latest and due.by == due.earliest
    assert "2026-11-25" in due.text.zh and "2026-11-25" in due.text.en


def test_the_last_days_of_a_year_wait_for_the_next_notice():
    assert after_working_days(date(2026, 12, 28), 3).provisional
    assert not after_working_days(date(2026, 12, 18), 3).provisional


@given(ANY, st.integers(1, 90))
def test_counts_rise_with_n_and_with_the_start(start, n):
    for clock in (after_days, after_working_days, after_months):
        here, more, later = clock(start, n), clock(start, n + 1), clock(start + timedelta(days=1), n)
        assert here.earliest <= here.latest
        assert here.earliest <= more.earliest and here.latest <= more.latest
        assert here.earliest <= later.earliest and here.latest <= later.latest


@given(ANNOUNCED, st.integers(1, 60), st.integers(1, 60))
def test_counts_add_up(start, first, second):
    assert after_working_days(after_working_days(start, first).by, second) == after_working_days(
        start, first + second
    )
    half = after_days(start, first, moves=False).by
    assert after_days(half, second, moves=False) == after_days(start, first + second, moves=False)


@given(MOMENTS, st.integers(1, 72), st.integers(1, 72))
def test_hours_add_up_and_are_elapsed_time(start, first, second):
    due = after_hours(start, first + second)
    assert after_hours(after_hours(start, first).by, second) == due
    assert due.by - start == timedelta(hours=first + second)


@given(ANNOUNCED, st.integers(1, 60))
def test_counting_back_finds_a_day_that_still_leaves_so_many(start, n):
    last = before_working_days(start, n).by.date()
    assert after_working_days(last - timedelta(days=1), n).by.date() < start
    assert after_working_days(last, n).by.date() >= start


def test_beijing_time_is_what_the_zone_says():
    for year, month in itertools.product(range(2015, 2037), range(1, 13)):
        moment = datetime(year, month, 1, 12, tzinfo=SHANGHAI)
        assert moment.utcoffset() == moment.astimezone(ZoneInfo("Asia/Shanghai")).utcoffset()


@pytest.mark.parametrize("far", [
    lambda: after_hours(datetime.max.replace(tzinfo=UTC), 4),
    lambda: after_days(date.max, 30),
    lambda: after_months(date.max, 6),
    lambda: yearly(date.max, 1, 31),
    lambda: after_working_days(date(2014, 1, 1), 5),
    lambda: before_working_days(date.min, 5),
])  # fmt: skip
def test_a_day_that_no_calendar_holds_is_told_in_both_languages(far):
    with pytest.raises(LawError) as told:
        far()
    assert told.value.text.zh and told.value.text.en and told.value.todo


@pytest.mark.parametrize("wrong", [
    lambda: after_hours(datetime(2026, 3, 1, 9), 4),
    lambda: after_days(datetime(2026, 3, 1, 9), 4),
    lambda: after_working_days(datetime(2026, 3, 1, 9), 4),
    lambda: after_hours(date(2026, 3, 1), 4),
    lambda: after_days(date(2026, 3, 1), 0),
    lambda: after_working_days(date(2026, 3, 1), -3),
    lambda: after_months(date(2026, 3, 1), 1.5),
    lambda: after_hours(at("2026-03-01T09:00:00+08:00"), 0),
])  # fmt: skip
def test_bad_input_is_told_in_both_languages(wrong):
    with pytest.raises(UsageError) as told:
        wrong()
    assert told.value.text.zh and told.value.text.en and told.value.todo


@pytest.mark.parametrize("module", [clocks, workdays])
def test_the_examples_in_the_text_are_true(module):
    tried = doctest.testmod(module)
    assert tried.attempted and not tried.failed
