"""Decision tables written from the texts on their own agree with every complete situation of three questions."""

from datetime import date
from itertools import product

import pytest

from hegui.determinations import find

from .decision_tables import Table
from .situations import outcomes

DAY = date(2026, 3, 2)
DEGREES = ("none", "general", "serious", "especially-serious")
OBJECTS = ("national_security", "economy", "social_order", "public_interest", "organisations_and_people")


def options(question, fact):
    return [option.id for option in find(question).facts.fields[fact].options]


def every(ways):
    return [dict(zip(ways, values, strict=True)) for values in product(*ways.values())]


def reviews():
    return every({
        "ciio": [True, False], "buys_products": [True, False], "purchase": options("cyber-review", "purchase"),
        "platform": [True, False], "listing": options("cyber-review", "listing"),
        "users": [0, 999_999, 1_000_000, 1_000_001], "processing_affects": [True, False],
    })  # fmt: skip


def networks():
    return every({
        "notified": [True, False], "sector": options("ciio", "sector"), "may_seriously_harm": [True, False],
        "weight": options("ciio", "weight"), "knock_on": [True, False],
    })  # fmt: skip


@pytest.mark.parametrize(
    "question, situations, cells", [("cyber-review", reviews, 768), ("ciio", networks, 216)]
)
def test_every_cell_is_as_in_the_table(question, situations, cells):
    asked = situations()
    assert len(asked) == cells
    others = Table(f"{question.replace('-', '_')}_tables.csv", "outcome", "article").decide(asked)
    for facts, other in zip(asked, others, strict=True):
        assert outcomes(find(question), facts, DAY) == (other,), facts
    assert set(others) == set(find(question).outcomes)


def test_every_cell_of_one_kind_of_data_is_as_in_the_table():
    told = {"told_core": [True, False], "told_important": [True, False]}
    asked = every(told | dict.fromkeys(OBJECTS, DEGREES))
    assert len(asked) == 4096
    others = Table("data_grade_tables.csv", "outcome", "source").decide(asked)
    for facts, other in zip(asked, others, strict=True):
        item = {name: facts[name] for name in OBJECTS}
        whole = {name: facts[name] for name in told} | {"items": [item]}
        assert outcomes(find("data-grade"), whole, DAY) == (other,), facts
    assert set(others) == {"general", "important", "core"}
