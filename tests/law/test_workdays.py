"""The calendar of working days agrees, day by day, with two others; what is not announced is bounded, not guessed."""

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.errors import LawError
from hegui.law.workdays import Workdays, festival_names, shelf

DAY = timedelta(days=1)
DAYS = [date(2015, 1, 1) + n * DAY for n in range((date(2026, 12, 31) - date(2015, 1, 1)).days + 1)]


def test_every_day_of_twelve_years_is_as_in_two_other_calendars():
    others = holidays.China(years=range(2015, 2027))
    ours = Workdays(shelf().arrangements, ())  # without festivals: the bare arrangement
    for day in DAYS:
        worked = (day in ours._worked) or (day not in ours._off and day.weekday() < 5)
        assert worked == chinese_calendar.is_workday(day) == others.is_working_day(day), day


def test_the_spring_festival_of_2020_was_extended():
    assert [shelf().kind(date(2020, 1, 31)), shelf().kind(date(2020, 2, 1)), shelf().kind(date(2020, 2, 3))] == [
        "rest", "rest", "working",
    ]  # fmt: skip


@pytest.mark.parametrize("day, kind", [
    (date(2026, 2, 14), "working"),   # a Saturday made up
    (date(2026, 2, 17), "rest"),
    (date(2026, 7, 6), "working"),
    (date(2026, 7, 5), "rest"),
    (date(2026, 12, 31), "open"),     # the notice for 2027 may move it
    (date(2027, 2, 6), "rest"),       # the festival itself
    (date(2027, 2, 10), "open"),
    (date(2027, 2, 14), "open"),      # a Sunday that may be made up
    (date(2027, 7, 5), "working"),
])  # fmt: skip
def test_a_day_is_worked_at_rest_or_open(day, kind):
    assert shelf().kind(day) == kind


def test_make_up_workdays_are_weekend_days_and_lie_outside_every_holiday():
    for year in shelf().arrangements.values():
        for holiday in year.holidays:
            assert holiday.first <= holiday.last
            assert all(day.weekday() >= 5 for day in holiday.work)
            assert not any(
                other.first <= day <= other.last for other in year.holidays for day in holiday.work
            )


def test_every_year_names_its_notice_and_known_festivals():
    names = festival_names().keys() | {"victory-day"}
    assert sorted(shelf().arrangements) == list(range(2015, 2027))
    for year in shelf().arrangements.values():
        assert year.notices and year.notices[0].published.year == year.year - 1
        assert {holiday.festival for holiday in year.holidays} <= names
        assert {notice.changes for notice in year.notices if notice.changes} <= names


def test_the_days_of_the_festivals_are_those_another_calendar_computes():
    computed = holidays.China(years=range(2015, 2037), language="en_US")
    named = {
        "new-year": "New Year's Day", "spring-festival": "Chinese New Year (Spring Festival)",
        "qingming": "Tomb-Sweeping Day", "labour-day": "Labor Day", "dragon-boat": "Dragon Boat Festival",
        "mid-autumn": "Mid-Autumn Festival", "national-day": "National Day",
    }  # fmt: skip
    assert len(shelf().festivals) == 7 * 22
    for festival in shelf().festivals:
        assert named[festival.id] in computed[festival.day].split("; "), festival


@pytest.mark.parametrize("year", range(2016, 2027))
def test_what_would_have_been_said_before_the_notice_held_the_days_that_came(year):
    """2015 had a holiday of its own kind (3 September), which nothing foretells."""
    known = {y: a for y, a in shelf().arrangements.items() if y < year}
    before = Workdays(known, shelf().festivals)
    for start in range(date(year - 1, 11, 1).toordinal(), date(year, 11, 1).toordinal(), 3):
        day = date.fromordinal(start)
        for n in (1, 5, 15, 45):
            near, far = before.nth(day, n)
            came, _ = shelf().nth(day, n)
            assert near <= came <= far, (day, n)
            if day > date(year, 2, 1):
                late, early = before.nth(day, n, -1)
                came, _ = shelf().nth(day, n, -1)
                assert early <= came <= late, (day, n)


OPEN = st.dates(date(2026, 11, 1), date(2034, 1, 1))


@given(OPEN, st.integers(1, 120))
def test_bounds_are_ordered_and_never_go_back(start, n):
    near, far = shelf().nth(start, n)
    assert start < near <= far
    further = shelf().nth(start, n + 1)
    later = shelf().nth(start + DAY, n)
    assert near < further[0] and far < further[1]
    assert near <= later[0] and far <= later[1]


@pytest.mark.parametrize("day", [date(2014, 12, 31), date(2037, 1, 1)])
def test_outside_the_calendar_there_is_no_answer(day):
    with pytest.raises(LawError):
        shelf().kind(day)


def seen(year):
    """For each festival: the weekdays off and the weekend days worked that year, as offsets from its own day."""
    days = {(f.id, f.day.year): f.day for f in shelf().festivals}
    for holiday in shelf().arrangements[year].holidays:
        if (day := days.get((holiday.festival, year))) is not None:
            off = [(d - day).days for d in each(holiday.first, holiday.last) if d.weekday() < 5]
            yield holiday.festival, off, [(d - day).days for d in holiday.work]


def each(first, last):
    return [first + n * DAY for n in range((last - first).days + 1)]


def test_each_year_lies_within_what_the_other_years_and_the_margin_give():
    """The spans come from the years they are tried on; this shows that no single year made them."""
    bounds = {f.id: f for f in shelf().festivals if f.day.year == 2027}
    found = {year: {id: (off, work) for id, off, work in seen(year)} for year in shelf().arrangements}
    for id, festival in bounds.items():
        years = {year: those[id] for year, those in found.items() if id in those}
        for which, (first, last), most in (
            (0, festival.may_be_off, festival.at_most_off),
            (1, festival.may_be_worked, festival.at_most_worked),
        ):
            everything = [0, *(n for those in years.values() for n in those[which])]
            before = min(everything) - (first - festival.day).days  # the margins of the file
            after = (last - festival.day).days - max(everything)
            more = most - max(len(those[which]) for those in years.values())
            assert min(before, after, more) >= 1, id
            for year, those in years.items():
                others = [other[which] for y, other in years.items() if y != year]
                theirs = [0, *(n for other in others for n in other)]
                low, high = min(theirs) - before, max(theirs) + after
                assert all(low <= n <= high for n in those[which]), (id, year)
                assert len(those[which]) <= max(map(len, others)) + more, (id, year)
