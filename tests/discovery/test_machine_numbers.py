"""Numbers that a machine gave are nobody's, in whatever dress: order numbers, moments, serial numbers shaped like mobiles."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from random import Random

import pyarrow as pa
import pytest
from generators import column
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.discovery import look
from hegui.discovery.nouns import Verdict
from hegui.model import Column, Place, Table

DAY = date(2026, 11, 1)
ROWS = 300
Values = list[str]
Dress = Callable[[Values, Random], list[object]]


def orders(rng: Random, tail: int) -> Values:
    day, made = datetime(2023, 1, 1), []
    for _ in range(ROWS):
        day += timedelta(minutes=rng.randint(1, 900))
        made.append(day.strftime("%Y%m%d") + "".join(rng.choice("0123456789") for _ in range(tail)))
    return made


def moments(rng: Random, unit: int) -> Values:
    return [str((1_600_000_000 + rng.randrange(10**8)) * unit + rng.randrange(unit)) for _ in range(ROWS)]


def serials(rng: Random, most: int) -> Values:
    number, made = rng.choice((13_800_000_000, 15_912_340_000, 18_600_005_000)), []
    for _ in range(ROWS):
        number += rng.randint(1, most)
        made.append(str(number))
    return made


def lines(rng: Random, most: int) -> Values:
    """Numbers that run on behind a nought, shaped like landlines."""
    number = rng.choice((571_8888_0001, 371_2310_0000, 10_6655_0000))
    made = []
    for _ in range(ROWS):
        number += rng.randint(1, most)
        made.append(f"0{number}")
    return made


MADE: dict[str, Callable[[Random, int], Values]] = {
    "order": lambda rng, n: orders(rng, (6, 8, 10)[n % 3]),
    "milliseconds": lambda rng, n: moments(rng, 1000),
    "microseconds": lambda rng, n: moments(rng, 1_000_000),
    "serial": lambda rng, n: serials(rng, (1, 7, 99, 999)[n % 4]),
    "line": lambda rng, n: lines(rng, (1, 7, 99)[n % 3]),
}
DRESSES: dict[str, Dress] = {
    "as it is": lambda v, rng: list(v),
    "shuffled": lambda v, rng: list(rng.sample(v, len(v))),
    "mixed with others": lambda v, rng: [x if rng.random() < 0.75 else rng.choice(("-", "无", "A12", "待定")) for x in v],
    "behind a prefix": lambda v, rng: ["SN" + x for x in v],
    "as whole numbers": lambda v, rng: [int(x) for x in v],
    "with gaps": lambda v, rng: [x if rng.random() < 0.6 else None for x in v],
    "several times": lambda v, rng: [v[rng.randrange(len(v) // 2)] for _ in v],
}  # fmt: skip


def verdict(values: list[object], name: str, among_people: bool) -> Verdict:
    columns: dict[str, list[object]] = {name: values}
    if among_people:
        columns = {
            "real_name": list(column("name", ROWS, seed=3)),
            "phone": list(column("mobile", ROWS, seed=4)),
            **columns,
        }
    batch = pa.RecordBatch.from_pydict(columns)
    kinds = ["bigint" if pa.types.is_integer(field.type) else "varchar(64)" for field in batch.schema]
    made = tuple(Column(c, kind) for c, kind in zip(columns, kinds, strict=True))
    table = "member" if among_people else "t1"
    found, _ = look(Table(Place("test", table), made, lambda: iter((batch,)), name=table, rows=ROWS), DAY)
    return found[list(columns).index(name)]


@pytest.mark.parametrize("kind", MADE)
@pytest.mark.parametrize("dress", DRESSES)
@settings(max_examples=4)
@given(seed=st.integers(0, 10**6), among_people=st.booleans())
def test_they_are_never_personal(kind: str, dress: str, seed: int, among_people: bool) -> None:
    rng = Random(seed)
    values = DRESSES[dress](MADE[kind](rng, seed), rng)
    assert not verdict(values, "c1", among_people).about_person


@pytest.mark.parametrize("kind", MADE)
@settings(max_examples=4)
@given(seed=st.integers(0, 10**6), name=st.sampled_from(["mobile", "id_card", "bank_card_no"]))
def test_under_a_name_that_promises_a_person_they_are_doubted(kind: str, seed: int, name: str) -> None:
    rng = Random(seed)
    found = verdict(list(MADE[kind](rng, seed)), name, among_people=True)
    assert not found.about_person or found.certainty <= 0.6


@pytest.mark.parametrize("kind", ["mobile", "resident-id", "bank-card", "email"])
@settings(max_examples=4)
@given(
    seed=st.integers(0, 10**6), dress=st.sampled_from(["as it is", "shuffled", "with gaps", "several times"])
)
def test_what_is_somebodys_stays_so_in_the_same_dress(kind: str, seed: int, dress: str) -> None:
    values = DRESSES[dress](list(column(kind, ROWS, seed=seed)), Random(seed))
    assert verdict(values, "c1", among_people=False).about_person


@pytest.mark.parametrize("code, size", [("010-", 8), ("0571-8", 7), ("0371 6", 6)])
def test_landlines_of_one_town_are_no_series(code: str, size: int) -> None:
    rng = Random(6)
    values: list[object] = [
        f"{code}{rng.randrange(2 * 10 ** (size - 1), 9 * 10 ** (size - 1))}" for _ in range(ROWS)
    ]
    found = verdict(values, "c1", among_people=False)
    assert found.entity is not None and found.entity.id == "landline"


def test_long_numbers_that_begin_with_nought_hold_no_mobiles() -> None:
    rng = Random(7)
    values: list[object] = [f"0{rng.randrange(10**11):011}" for _ in range(ROWS)]
    assert not verdict(values, "c1", among_people=False).about_person


def test_numbers_made_up_behind_one_beginning_are_mobiles() -> None:
    rng = Random(5)
    values: list[object] = [f"138{rng.randrange(10**8):08}" for _ in range(ROWS)]
    found = verdict(values, "c1", among_people=False)
    assert found.entity is not None and found.entity.id == "mobile"


def test_cards_whose_check_digits_hold_by_chance_alone_are_doubted() -> None:
    found = verdict([f"622202{n * 7919:013}" for n in range(ROWS)], "bank_card_no", among_people=True)
    assert found.certainty <= 0.6 and any("随机" in w.zh for w in found.why)
