"""What is held, over all tables: each person once, and no grade from data alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest

from hegui.demo.people import people
from hegui.discovery import look
from hegui.holdings import gathered, holdings, people_of
from hegui.law import Law
from hegui.model import Column, Holding, Place, Skipped, Table
from hegui.organisation import Catalogued, Organisation

DAY = date(2026, 11, 23)


def _mobiles(first: int, last: int) -> list[str]:
    return [f"139{n * 7919 % 100_000_000:08d}" for n in range(first, last)]


def _held(name: str, mobiles: list[str], us: Organisation | None = None) -> tuple[Holding, ...]:
    batch = pa.record_batch({"mobile": mobiles})

    def batches() -> Iterator[pa.RecordBatch | Skipped]:
        yield batch

    table = Table(Place("crm.db", name), (Column("mobile", "varchar(20)", "手机号"),), batches, name, "会员")
    verdicts, _ = look(table, DAY)
    return holdings(table, verdicts, us or Organisation(today=DAY), Law(DAY))


def test_people_in_two_tables_are_counted_once() -> None:
    members, visitors = _held("member", _mobiles(0, 3000)), _held("visitor", _mobiles(1500, 4000))
    people = people_of([*members, *visitors])
    assert people is not None
    assert people.low <= 4000 <= people.high
    assert people.estimate == pytest.approx(4000, rel=0.03)
    assert gathered([*members, *visitors]).people == people


def test_a_sketch_never_shows() -> None:
    (held,) = _held("member", _mobiles(0, 50))
    assert held.sketch
    assert "sketch" not in repr(held)


def test_data_alone_are_general_and_a_catalogue_makes_them_important() -> None:
    (plain,) = _held("member", _mobiles(0, 50))
    assert (plain.grade, plain.grade_candidate) == ("general", None)
    listed = Organisation(today=DAY, important_data=(Catalogued(covers=("crm.db",), by="省级目录", on=DAY),))
    (important,) = _held("member", _mobiles(0, 50), listed)
    assert important.grade == "important"


def test_minors_are_people_and_not_rows() -> None:
    numbers = [p.id_no for p in people(300, seed=5)]
    batch = pa.record_batch({"sfzh": [n for n in numbers for _ in range(20)]})
    table = Table(Place("his.db", "visit"), (Column("sfzh"),), lambda: iter([batch]), "visit")
    (verdict,), _ = look(table, DAY)
    truth = sum(n[6:14] > "20081123" for n in numbers)
    assert verdict.minors == pytest.approx(truth, rel=0.05)
