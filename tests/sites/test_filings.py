"""Filing numbers in the forms that sites write them in."""

from __future__ import annotations

import pytest

from hegui.sites.filings import icp_numbers, police_numbers

GOOD = [
    "京ICP备12345678号", "京ICP备12345678号-1", "京ICP证030173号", "京 ICP 备 12345678 号", "蜀ICP备12005678号-1", "黔ICP备19000001号",
    "滇ICP备14001234号-2", "陇ICP备15000012号", "沪ICP备2021012345号-2A", "京ICP备2021012345号-3X", "京ICP备2021012345号－1",
    "京ＩＣＰ备１２３４５６７８号", "浙ICP备B2-20080224号-1", "粤B2-20090059-10", "浙B2-20080224", "京icp备12345678号",
    "ICP备案号：京ICP备12345678号-1", "ICP备案/许可证号：粤B2-20090059-10",
]  # fmt: skip
BAD = [
    "ICP备12345678号",
    "京ICP备",
    "京ICP备123号",
    "京ICP备12345678",
    "某ICP备12345678号",
    "京ICP备0000号-1",
]
NONE = ["ICP备案中", "本站已完成ICP备案", "维生素B2-20080224", "版本 2.0"]


@pytest.mark.parametrize("text", GOOD)
def test_a_number_is_well_formed_however_it_is_typed(text):
    assert [n.well_formed for n in icp_numbers(text)] == [True]


@pytest.mark.parametrize("text", BAD)
def test_what_lacks_a_part_is_not_well_formed(text):
    assert [n.well_formed for n in icp_numbers(text)] == [False]


@pytest.mark.parametrize("text", NONE)
def test_words_about_filing_are_no_number(text):
    assert icp_numbers(text) == []


@pytest.mark.parametrize(
    "text, good",
    [
        ("苏公网安备32010202010123号", True), ("川公网安备 51010402000001号", True), ("滇公网安备53010202000001号", True),
        ("苏公网安备：３２０１０２０２０１０１２３号", True), ("苏公网安备3201020201012号", False), ("公网安备32010202010123号", False),
    ],
)  # fmt: skip
def test_a_police_number_has_fourteen_digits_and_a_province(text, good):
    assert [n.well_formed for n in police_numbers(text)] == [good]
