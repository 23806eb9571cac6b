"""Numbers are inclusive or exclusive as their text words them: 以上 and 以下 include the number, 不满 and 超过 do not."""

from datetime import date

import pytest
from law_texts import held, needs_texts, words_of

from hegui import law
from hegui.errors import LawError
from hegui.law.articles import parts
from hegui.law.dated import COMPARE
from hegui.law.lint import UNITS, WORDING

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("id", "below", "at", "above"),
    [
        ("pipl.officer-people", False, True, True),  # 以上
        ("audit.large-processor-people", False, False, True),  # 超过
        ("netdata.ten-million", False, True, True),  # 以上
        ("csr.listing-people", False, False, True),  # 超过
        ("minors.child-age", True, False, False),  # 不满
        ("minors.minor-age", True, False, False),  # 不满
        ("face.filing-people", False, True, True),  # 达到
        ("smallpi.people", True, False, False),  # 不满
        ("csl.log-months", False, True, True),  # 不少于
        ("pipl.impact-assessment-years", False, True, True),  # 至少
        ("incident.report-within", True, True, False),  # 不得超过
    ],
)
def test_a_case_on_each_side_of_the_threshold(id, below, at, above):
    the = law.Law(TODAY)
    value = the.number(id)
    assert [the.reaches(id, value - 1), the.reaches(id, value), the.reaches(id, value + 1)] == [
        below,
        at,
        above,
    ]


@pytest.mark.parametrize("number", law.numbers(), ids=lambda number: number.id)
def test_a_number_has_unit_article_dates_confidence_and_reads_as_its_wording(number):
    assert number.unit in UNITS
    assert number.articles
    assert number.values
    assert number.confidence in ("official", "secondary", "unverified")
    assert number.checked <= TODAY
    assert number.compare in COMPARE
    assert number.compare in WORDING[number.wording]
    if number.wording in ("以上", "以下"):
        assert "=" in number.compare
    if number.wording in ("不满", "超过"):
        assert "=" not in number.compare


@needs_texts
def test_the_wording_of_an_official_number_stands_in_its_article():
    looked = 0
    for number in law.numbers():
        instrument = law.instrument(number.instrument)
        for day, article in number.articles:
            version = instrument.version(day) if day else None
            text = version and held().get((instrument.id, version.in_force))
            if number.confidence != "official" or not text or parts(article) is None or not number.wording:
                continue
            looked += 1
            assert number.wording in words_of(text, article), f"{number.id}: no {number.wording} in {article}"
    assert looked > 40


def test_a_number_before_its_first_day_is_an_error_and_not_a_guess():
    with pytest.raises(LawError) as wrong:
        law.Law(date(2025, 4, 30)).number("audit.large-processor-people")
    assert "2025-05-01" in wrong.value.text.zh
