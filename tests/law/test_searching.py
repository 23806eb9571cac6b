"""Search finds what people type: words of two characters, English words, several words at once."""

from datetime import date

import pytest

from hegui.errors import LawError
from hegui.law import coverage, duties, explain, search

NOW = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("漏洞", "csl.fix-and-report-flaws"),
        ("日志", "csl.log-retention"),
        ("加密", "pipl.technical-measures"),
        ("人脸 备案", "face.storage-filing"),
        ("最短", "pipl.retention"),
        ("flaw users", "csl.fix-and-report-flaws"),
        ("fix-and-report-flaws", "csl.fix-and-report-flaws"),
    ],
)
def test_words_of_two_characters_and_of_english_are_found(words, id):
    assert id in {hit.id for hit in search(words)}


def test_a_hit_holds_the_words_in_both_languages_asked_for():
    for hit in search("泄露"):
        assert hit.id and hit.title.zh and hit.text
    assert all(not ("\u4e00" <= sign <= "\u9fff") for hit in search("泄露", "en") for sign in hit.text)


def test_characters_far_apart_are_not_a_word():
    assert search("洞漏") == ()


@pytest.mark.parametrize(
    "words", ["", "  ", '"', "NEAR(", "a AND", "*", '漏洞" OR "', "-x", "col:x", "'; drop table shelf"]
)
def test_query_operators_are_plain_words(words):
    assert isinstance(search(words), tuple)


def test_explain_tells_then_and_now_penalty_guide_and_remedy():
    (told,) = explain("csl.fix-and-report-flaws", NOW)
    assert told.article is not None and told.article.zh == "第二十四条第一款"
    assert [number.zh for _, number in told.articles] == ["第二十二条第一款", "第二十四条第一款"]
    assert told.penalties and told.remedy.zh and told.binds.zh
    assert told.guide is not None and told.guide.id == "vulnerabilities"


def test_explain_takes_an_article():
    ids = {told.duty.id for told in explain("网络安全法第二十四条", NOW)}
    assert "csl.fix-and-report-flaws" in ids
    assert ids == {told.duty.id for told in explain("csl 22", date(2025, 12, 31))}


@pytest.mark.parametrize("asked", ["csl 82", "csl 1", "nothing.at-all", "csl 24.9"])
def test_explain_says_what_it_does_not_know(asked):
    with pytest.raises(LawError):
        explain(asked, NOW)


def test_explain_of_a_duty_before_its_day_has_no_article():
    (told,) = explain("face.storage-filing", date(2020, 1, 1))
    assert told.article is None and told.penalties == ()


def test_coverage_splits_the_duties_and_names_unknown_ids():
    found = coverage({"pipl.retention", "no.such-duty"})
    assert [duty.id for duty in found.judged] == ["pipl.retention"]
    assert len(found.open) == len(duties()) - 1
    assert found.unknown == ("no.such-duty",)
