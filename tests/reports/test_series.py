"""Tables of one form are told once: shards, the lists of each month; whatever differs stands by itself."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from reports.test_picture import column

from hegui.model import Holding, Inventory, Place
from hegui.reports import write
from hegui.reports.series import in_series


def shards(count: int, table: str = "user_{n}") -> list[Holding]:
    return [column(table.format(n=n), k, people=100 + n) for n in range(count) for k in range(2)]


def test_shards_are_one_series_and_other_tables_are_alone() -> None:
    told = in_series(Inventory((*shards(300), column("role", 0))))
    assert [(each.title, each.many) for each in told] == [("a.db · user_*", 300), ("a.db · role", 1)]


def test_two_tables_are_no_series() -> None:
    assert [each.many for each in in_series(Inventory(tuple(shards(2))))] == [1, 1]


def test_a_table_that_is_judged_otherwise_stands_out() -> None:
    odd = [replace(h, sensitivity="sensitive") if h.table == "user_7" else h for h in shards(20)]
    assert [(each.title, each.many) for each in in_series(Inventory(tuple(odd)))] == [
        ("a.db · user_*", 19),
        ("a.db · user_7", 1),
    ]


def test_two_forms_of_one_name_are_two_rows_of_the_matrix() -> None:
    held = [replace(h, sensitivity="sensitive") if h.table[-1] in "789" else h for h in shards(20)]
    page = str(write("html", Inventory(tuple(held))))
    rows = re.findall(r'<tr><th scope="row"><bdi>(.*?)</bdi></th>', page)
    assert rows == ["user_*", "user_*"]


def test_a_number_that_is_the_same_in_all_stays() -> None:
    held = shards(4, table="v2_log_2024{n:02}")
    assert [each.title for each in in_series(Inventory(tuple(held)))] == ["a.db · v2_log_*"]


def test_files_of_folders_are_told_by_their_path() -> None:
    held = [
        replace(column(f"list{n}.csv", 0), place=Place(f"share/2024/list{n}.csv", "c0"), in_database=False)
        for n in range(3)
    ]
    assert [each.title for each in in_series(Inventory(tuple(held)))] == ["share/2024/list*.csv"]


@pytest.mark.parametrize("lang, each", [("zh", "每张 100–399"), ("en", "100–399 each")])
def test_people_of_a_series_are_those_of_each_table(lang: str, each: str) -> None:
    held = Inventory(tuple(shards(300)))
    assert each in str(write("terminal", held, lang, width=140))  # type: ignore[arg-type]
    page = str(write("html", held))
    assert each in page and page.count('<details class="table"') == 1
    assert re.search(r'<th scope="row"><bdi>user_\*</bdi></th>.*?(?:每张 100|100 each)', page)


def test_every_member_is_named_on_the_page_and_has_its_row_in_other_forms() -> None:
    held = Inventory(tuple(shards(300)))
    page, rows = str(write("html", held)), str(write("csv", held))
    assert all(f"<code>user_{n}</code>" in page and f"user_{n}" in rows for n in range(300))
