"""The picture of what is held where: true in its areas, readable for 3 tables and for 3,000, in both languages."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.model import Entity, Holding, Inventory, People, Place, Protection, Sensitivity
from hegui.reports import write
from hegui.reports.page.holdings import links
from hegui.reports.page.picture import MOST, drawings
from hegui.reports.page.treemap import Box, squarified
from hegui.text import Text

ENTITY = Entity("mobile", Text("手机号", "Mobile"), "contact")


def column(
    table: str,
    n: int,
    kind: Sensitivity = "personal",
    kept: Protection = "clear",
    source: str = "a.db",
    people: int = 900,
) -> Holding:
    return Holding(
        place=Place(source, f"{table}.c{n}"), table=table, column=f"c{n}", entity=ENTITY, category="contact", sensitivity=kind,
        sensitive_under=(), grade="general", grade_candidate=None, people=People(people, people, people), minors=None,
        under_14=None, protection=kept, certainty=1.0, why=(), in_database=True,
    )  # fmt: skip


def inventory(*held: Holding) -> Inventory:
    return Inventory(tuple(held))


def drawing(inventory: Inventory, size: str = "broad") -> ET.Element:
    """One of the two drawings, parsed."""
    page = drawings(inventory, links(inventory))
    found = re.search(rf'<svg class="{size}".*?</svg>', page, re.DOTALL)
    assert found
    return ET.fromstring(found[0])


def areas(svg: ET.Element, kind: str) -> list[float]:
    found = [r.attrib for r in svg.iter("rect") if r.get("class") == kind]
    return [float(r["width"]) * float(r["height"]) for r in found]


sizes = st.lists(st.integers(1, 500), min_size=1, max_size=60)


@given(sizes, st.integers(50, 1500), st.integers(50, 900))
def test_boxes_have_the_areas_asked_for_and_fill_the_whole(
    counts: list[int], width: int, height: int
) -> None:
    whole = Box(0, 0, width, height)
    boxes = squarified([float(n) for n in counts], whole)
    scale = width * height / sum(counts)
    for n, box in zip(counts, boxes, strict=True):
        assert box.width * box.height == pytest.approx(n * scale, rel=1e-6, abs=1e-3)
        assert box.x >= -1e-6 and box.x + box.width <= width + 1e-6
        assert box.y >= -1e-6 and box.y + box.height <= height + 1e-6


@given(st.lists(st.integers(1, 50), min_size=2, max_size=12))
def test_boxes_do_not_overlap(counts: list[int]) -> None:
    boxes = squarified([float(n) for n in counts], Box(0, 0, 300, 200))
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
            high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
            assert wide < 1e-6 or high < 1e-6


def test_the_parts_of_a_tile_are_as_large_as_their_columns_are_many() -> None:
    held = [column("t", n, "sensitive") for n in range(3)]
    held += [column("t", n, "secret") for n in range(3, 4)]
    held += [column("t", n, "personal") for n in range(4, 10)]
    svg = drawing(inventory(*held))
    (sensitive,), (secret,), (personal,) = (areas(svg, f"k {k}") for k in ("sensitive", "secret", "personal"))
    assert sensitive / secret == pytest.approx(3, rel=0.02)
    assert personal / secret == pytest.approx(6, rel=0.02)


def test_what_is_protected_and_what_is_secret_can_be_told_without_colour() -> None:
    svg = drawing(
        inventory(column("t", 1, "sensitive", "encrypted"), column("t", 2, "secret"), column("t", 3))
    )
    assert [r.get("fill") for r in svg.iter("rect") if r.get("class") == "hatch"] == [
        "url(#kept)",
        "url(#dots)",
    ]


def test_a_table_without_anything_about_people_is_no_tile() -> None:
    svg = drawing(inventory(column("t", 1), column("u", 1, "none")))
    assert "u：" not in ET.tostring(svg, encoding="unicode")
    assert drawings(inventory(column("u", 1, "none")), {}) == ""


@pytest.mark.parametrize("size", ["broad", "slim"])
@pytest.mark.parametrize("tables", [1, 3, 40, MOST, MOST + 1, 3_000])
def test_any_number_of_tables_is_drawn_and_none_is_lost(tables: int, size: str) -> None:
    held = [column(f"{'abcdefghij'[n % 10]}_{n}", k) for n in range(tables) for k in range(1 + n % 3)]
    svg = drawing(inventory(*held), size)
    told = [title.text or "" for title in svg.iter("title")]
    assert len(told) <= MOST
    assert sum(int(t.split("：")[1].split(" 列")[0].replace(",", "")) for t in told) == len(held)


def test_names_that_all_begin_differently_are_drawn_too() -> None:
    held = [column(f"{n:04x}{n}", 1, source=f"s{n % 7}.db") for n in range(2_000)]
    told = [title.text or "" for title in drawing(inventory(*held)).iter("title")]
    assert len(told) <= MOST
    assert sum(int(t.split("：")[1].split(" 列")[0].replace(",", "")) for t in told) == len(held)


def test_everything_is_said_in_both_languages() -> None:
    svg = drawing(inventory(*(column("t", n, "sensitive") for n in range(4))))
    (title,) = [t.text for t in svg.iter("title")]
    assert title == "t：4 列，敏感个人信息 4，约 900 人 / t: 4 columns, 4 Sensitive, about 900 people"
    assert {t.get("lang"): t.text for t in svg.iter("text") if t.get("lang")} == {
        "zh": "t · 约 900 人",
        "en": "t · about 900 people",
    }
    assert svg.get("role") == "img" and "Map of the data" in (svg.get("aria-label") or "")


def test_a_tile_leads_to_its_table() -> None:
    held = inventory(column("t", 1), column("u", 1), column("u", 2))
    leads = {a.get("href") for a in drawing(held).iter("a")}
    page = str(write("html", held))
    assert leads == {"#t1", "#t2"}
    assert all(f'<details class="table" id="{href[1:]}"' in page for href in leads if href)


def test_a_hostile_name_is_text() -> None:
    svg = drawing(inventory(*(column('"><script>alert(1)</script>', n) for n in range(3))))
    assert not list(svg.iter("script"))


def test_the_matrix_of_many_tables_shows_the_gravest_and_counts_the_others() -> None:
    letters = str.maketrans(
        "0123456789", "abcdefghij"
    )  # names that differ in numbers alone would be told together
    held = [
        column(f"t{n}".translate(letters), k, "sensitive" if n == 700 else "personal")
        for n in range(1_000)
        for k in range(2)
    ]
    page = str(write("html", inventory(*held)))
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>', page)
    assert len(rows) == 40
    assert any(">thaa<" in row for row in rows)
    assert "其余 961 张表" in rows[-1]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_an_inventory_is_a_page_of_its_own(made_up, lang: str) -> None:  # type: ignore[no-untyped-def]
    page = str(write("html", made_up.inventory, lang))  # type: ignore[arg-type]
    heads = re.findall(r"<h2[^>]*>.*?</h2>", page)
    assert not any("发现" in head for head in heads)
    assert page.count('<svg class="broad"') == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert all(
        a < b
        for a, b in pairwise(
            [page.index('id="overview"'), page.index('id="held"'), page.index('id="columns"')]
        )
    )
