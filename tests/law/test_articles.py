"""Article numbers as people write and read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.law.articles import cn_number, from_cn, printed
from hegui.law.reading import named


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (24, "二十四"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (115, "一百一十五"), (253, "二百五十三"), (999, "九百九十九")],
)  # fmt: skip
def test_numerals_are_written_as_laws_write_them(number, written):
    assert cn_number(number) == written


@given(st.integers(1, 999))
def test_numerals_read_back(number):
    assert from_cn(cn_number(number)) == number
    assert from_cn(str(number)) == number


@pytest.mark.parametrize(
    ("article", "single", "zh", "en"),
    [
        ("24", False, "第二十四条", "Art 24"),
        ("24.1", False, "第二十四条第一款", "Art 24(1)"),
        ("24.1", True, "第二十四条", "Art 24"),
        ("51.1.3", False, "第五十一条第一款第三项", "Art 51(1)(3)"),
        ("51.1.3", True, "第五十一条第三项", "Art 51(3)"),
        ("Annex A", False, "附录 A", "Annex A"),
        ("Annex 3", False, "附件 3", "Annex 3"),
        ("III(1)", False, "第三部分（一）", "Part III(1)"),
        ("", False, "（条号未核实）", "(article not verified)"),
    ],
)
def test_articles_are_printed_in_both_languages(article, single, zh, en):
    text = printed(article, single=single)
    assert (text.zh, text.en) == (zh, en)


def test_a_standard_keeps_its_section_numbers():
    assert printed("5.2.1", standard=True).zh == "5.2.1"


@pytest.mark.parametrize(
    "asked",
    ["csl 24", "csl.24", "CSL Art 24", "CSL article 24", "网络安全法第二十四条", "《网络安全法》第24条",
     "中华人民共和国网络安全法 第二十四条"],
)  # fmt: skip
def test_an_article_can_be_named_as_people_do(asked):
    assert named(asked) == ("csl", "24")


def test_paragraphs_and_items_can_be_named():
    assert named("csl.24.1") == ("csl", "24.1")
    assert named("网络安全法第二十四条第一款") == ("csl", "24.1")
    assert named("个人信息保护法第五十一条第三项") == ("pipl", "51.1.3")


@pytest.mark.parametrize("asked", ["csl.fix-and-report-flaws", "", "24", "nothing 24", "第二十四条"])
def test_what_names_no_article_is_none(asked):
    assert named(asked) is None
