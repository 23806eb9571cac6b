"""How sure a verdict is where there are few values, or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pytest
from generators import column

from hegui.discovery import look
from hegui.discovery.nouns import Verdict
from hegui.model import Column, Place, Table

DAY = date(2026, 11, 1)


def verdict(name: str, values: Sequence[str | None], table: str = "member") -> Verdict:
    batch = pa.RecordBatch.from_arrays([pa.array(values, pa.string())], names=[name])
    made = Table(
        Place("test", table),
        (Column(name, "varchar(64)"),),
        lambda: iter([batch]),
        name=table,
        rows=len(values),
        in_database=True,
    )
    (found,), _ = look(made, DAY)
    return found


def because(found: Verdict) -> str:
    return " ".join(text.en for text in found.why)


@pytest.mark.parametrize("values", [[], [None] * 40, [""] * 40])
def test_without_a_value_the_name_decides_and_the_verdict_says_so(values: list[str | None]) -> None:
    found = verdict("id_card", values)
    assert found.entity is not None
    assert found.entity.id == "cn-resident-id"
    assert found.about_person
    assert found.certainty < 0.9
    assert found.values == 0
    assert "no value to check" in because(found)


def test_one_value_under_a_name_that_says_nothing_may_be_chance() -> None:
    numbers = [str(value) for value in column("mobile", 40, seed=5)]
    one, many = (verdict("c1", numbers[:n], table="t1") for n in (1, 40))
    assert one.certainty < many.certainty
    assert one.certainty < 0.7
    assert "so few values" in because(one)
    assert "so few values" not in because(many)


def test_a_form_that_chance_seldom_gives_is_sure_from_the_first_value() -> None:
    (number,) = column("resident-id", 1, seed=6)
    found = verdict("c1", [str(number)], table="t1")
    assert found.entity is not None
    assert found.entity.id == "cn-resident-id"
    assert found.certainty > 0.9


def test_one_value_that_bears_out_its_name_makes_it_surer() -> None:
    (number,) = column("mobile", 1, seed=7)
    assert verdict("mobile", [str(number)]).certainty > verdict("mobile", []).certainty


def test_few_values_of_another_form_make_a_name_less_sure_and_do_not_overrule_it() -> None:
    found = verdict("id_card", ["A01", "A02"])
    assert found.entity is not None
    assert found.entity.id == "cn-resident-id"
    assert found.certainty <= 0.5
    assert "too few" in because(found)
