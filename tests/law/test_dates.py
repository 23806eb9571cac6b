"""The law on a day: numbers move, duties begin, lists change."""

from datetime import date

import pytest

from hegui.errors import LawError
from hegui.law import Law, duties, instruments, then_and_now
from hegui.law.kinds import Instrument
from hegui.law.moving import across

LAST_DAY, FIRST_DAY = date(2025, 12, 31), date(2026, 1, 1)


@pytest.mark.parametrize(
    ("duty", "before", "after"),
    [
        ("csl.fix-and-report-flaws", "22.1", "24.1"),
        ("csl.no-malicious-messages", "48.1", "50.1"),
        ("csl.supervision", "8.1", "9.1"),
        ("csl.log-retention", "21.1.3", "23.1.3"),
        ("csl.incident-plan", "25.1", "27.1"),
        ("csl.pi-leak-remedy", "42.2", "44.2"),
    ],
)
def test_the_amendment_of_the_cybersecurity_law_moves_the_number_and_not_the_duty(duty, before, after):
    assert Law(LAST_DAY).cite(duty).article == before
    assert Law(FIRST_DAY).cite(duty).article == after


def test_the_flaw_duty_is_printed_then_and_now():
    then, now = (
        Law(LAST_DAY).cite("csl.fix-and-report-flaws"),
        Law(FIRST_DAY).cite("csl.fix-and-report-flaws"),
    )
    assert (then.article_text.zh, now.article_text.zh) == ("第二十二条第一款", "第二十四条第一款")
    assert (then.article_text.en, now.article_text.en) == ("Art 22(1)", "Art 24(1)")
    assert now.other_number is not None and "第二十二条" in now.other_number.zh
    assert then.other_number is not None and "第二十四条" in then.other_number.zh
    assert (then.in_force, now.in_force) == (date(2017, 6, 1), FIRST_DAY)
    assert then.wording == now.wording


def test_an_article_with_one_paragraph_is_cited_without_it():
    assert Law(FIRST_DAY).cite("pipl.technical-measures").article_text.zh == "第五十一条第三项"


def test_penalties_are_those_of_the_day():
    text = {day: Law(day).penalties("csl.log-retention") for day in (LAST_DAY, FIRST_DAY)}
    assert "10,000 to 100,000" in text[LAST_DAY][1].text.en
    assert "10,000 to 50,000" in text[FIRST_DAY][0].text.en  # a fine at the warning stage is new
    assert text[LAST_DAY][1].article.zh == "网络安全法第五十九条第一款"


def test_a_duty_is_not_in_force_before_its_instrument():
    assert not Law(date(2025, 5, 31)).in_force("face.storage-filing")
    assert Law(date(2025, 6, 1)).in_force("face.storage-filing")
    with pytest.raises(LawError):
        Law(date(2025, 5, 31)).cite("face.storage-filing")


def test_the_two_standards_are_kept_apart_and_by_date():
    assert Law(date(2025, 10, 31)).sensitive_under("diagnosis") == ("GB/T 35273-2020",)
    assert Law(date(2025, 11, 1)).sensitive_under("diagnosis") == ("GB/T 45574-2025", "GB/T 35273-2020")
    assert Law(FIRST_DAY).sensitive_under("cn-resident-id") == ("GB/T 35273-2020",)
    assert Law(FIRST_DAY).sensitive_under("uscc") == ()


def test_every_duty_in_force_today_can_be_cited():
    law = Law(date(2026, 11, 23))
    cited = [law.cite(duty.id) for duty in duties() if law.in_force(duty.id)]
    assert len(cited) >= 120
    for citation in cited:
        assert citation.article_text.zh and citation.article_text.en
        assert citation.in_force <= law.on


def test_every_duty_can_be_cited_on_the_first_day_of_each_of_its_numbers():
    for duty in duties():
        for day, article in duty.articles:
            if day is not None:
                assert Law(day).cite(duty.id).article == article


def test_an_unknown_id_suggests_the_right_one():
    with pytest.raises(LawError) as wrong:
        Law(FIRST_DAY).duty("csl.fix-and-report-flaw")
    assert wrong.value.todo is not None and "csl.fix-and-report-flaws" in wrong.value.todo.en


def test_there_and_back_through_an_amendment_is_the_same_article():
    (csl,) = [i for i in instruments() if i.id == "csl"]
    then, now = (v.in_force for v in csl.versions)
    for old in range(1, 80):
        new = across(csl, old, then, now)
        assert new is not None
        if new != 71:  # three articles became one
            assert across(csl, new, now, then) == old
    assert _without_counterpart(csl, then, now) == [3, 20, 63, 73]
    assert then_and_now("csl", 24, FIRST_DAY) == {then: 22, now: 24}


def _without_counterpart(csl: Instrument, then: date, now: date) -> list[int]:
    return [number for number in range(1, 82) if across(csl, number, now, then) is None]
