"""Where the header of a table is: titles, notes, groups of columns, and tables without any."""

from __future__ import annotations

import pytest
from generators import Make
from hypothesis import given
from hypothesis import strategies as st

from hegui.readers.headings import heading_of

MAKE = Make(11)
PEOPLE = [[MAKE.name(), MAKE.mobile(), MAKE.address(), str(n)] for n in range(1, 30)]
NAMES = ["姓名", "手机", "住址", "分数"]
WORDS = [["苹果", "红色", "烟台", "甲"], ["香蕉", "黄色", "海口", "乙"], ["西瓜", "绿色", "中卫", "甲"]] * 9


@pytest.mark.parametrize(
    "top, lead, rows, names",
    [
        ([NAMES], 0, 1, NAMES),
        ([["花名册", "", "", ""], NAMES], 1, 1, NAMES),
        ([["某系统导出"], ["导出时间：2024-01-01", "操作员：admin"], NAMES], 2, 1, NAMES),
        ([["单位：甲", "日期：2024年", "制表：乙", "第1页"], NAMES], 1, 1, NAMES),
        ([["花名册"], ["基本信息", "", "", ""], NAMES], 2, 1, NAMES),
        ([["姓名", "联系方式", "", "分数"], ["", "手机", "住址", ""]], 0, 2, NAMES),
        ([["花名册"], ["姓名", "联系方式", "", "分数"], ["", "手机", "住址", ""]], 1, 2, NAMES),
        ([], 0, 0, []),
        ([["", "", "", ""], ["某系统导出"]], 2, 0, []),
    ],
)
def test_the_header_is_found_below_what_stands_above(
    top: list[list[str]], lead: int, rows: int, names: list[str]
) -> None:
    found = heading_of([*top, *PEOPLE], 4)
    assert (found.lead, found.rows, found.cells) == (lead, rows, names)


def test_a_nameless_first_column_does_not_make_a_row_of_words_a_header() -> None:
    found = heading_of([["", "颜色", "产地", "等级"], *WORDS], 4)
    assert (found.lead, found.rows) == (0, 1)


def test_a_lone_sentence_is_content() -> None:
    assert heading_of([["本表仅供人事部使用，如有疑问请联系办公室"]], 1).rows == 0
    assert heading_of([["姓名"]], 1).rows == 1


def test_rows_with_few_cells_at_the_top_of_a_table_without_a_header_are_kept() -> None:
    sparse = [["", MAKE.mobile(), "", "1"], [MAKE.name(), MAKE.mobile(), "", "2"], *PEOPLE]
    assert heading_of(sparse, 4).lead == 0


@given(st.lists(st.lists(st.text("姓名 :：1a", max_size=6), min_size=1, max_size=6), min_size=1, max_size=20))
def test_what_it_says_fits_the_rows(rows: list[list[str]]) -> None:
    found = heading_of(rows, max(map(len, rows)))
    assert 0 <= found.lead <= len(rows) - found.rows
    assert (found.rows == 0) == (found.cells == [])
