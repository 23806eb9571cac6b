"""Minors and children under 14, to the day."""

from __future__ import annotations

from datetime import date, datetime

import pyarrow as pa
import pytest
from generators import Make

from discovery.tables import tally_of
from hegui.discovery import births
from hegui.discovery.nouns import Tally


@pytest.mark.parametrize(
    "born, day, under_14",
    [
        (date(2012, 11, 2), date(2026, 11, 1), True),  # the day before the 14th birthday
        (date(2012, 11, 1), date(2026, 11, 1), False),  # on the birthday: 14, no longer 不满十四周岁
        (date(2012, 10, 31), date(2026, 11, 1), False),
        (date(2012, 2, 29), date(2026, 2, 28), True),  # born on 29 February: a year older on 1 March
        (date(2012, 2, 29), date(2026, 3, 1), False),
        (date(2012, 3, 1), date(2026, 2, 28), True),
        (date(2016, 2, 29), date(2030, 2, 28), True),
        (date(2010, 2, 28), date(2024, 2, 28), False),
        (date(2010, 3, 1), date(2024, 2, 29), True),
    ],
)
def test_a_child_is_14_on_the_birthday(born: date, day: date, under_14: bool) -> None:
    assert Tally(births=births.of({born.toordinal(): 1})).younger(14, day) == int(under_14)


def test_who_is_born_after_the_day_is_not_counted() -> None:
    assert Tally(births=births.of({date(2027, 1, 1).toordinal(): 3})).younger(18, date(2026, 11, 1)) == 0


@pytest.mark.parametrize("day", [date(2026, 11, 1), date(2024, 2, 29), date(2025, 1, 1)])
def test_ids_texts_dates_and_timestamps_agree_on_births(day: date) -> None:
    make = Make(6)
    born = [make.birth(2, 30) for _ in range(300)]
    truth = sum(b <= day and _age(b, day) < 14 for b in born)
    forms = [
        [make.resident_id(b) for b in born],
        [make.resident_id(b).lower() for b in born],
        [b.isoformat() for b in born],
        [f"{b:%Y%m%d}" for b in born],
        [f"{b.year}年{b.month}月{b.day}日" for b in born],
        [f"{b.isoformat()} 00:00:00" for b in born],
        pa.array([int(f"{b:%Y%m%d}") for b in born]),
        pa.array(born, pa.date32()),
        pa.array([datetime(b.year, b.month, b.day) for b in born], pa.timestamp("s")),
    ]
    for form in forms:
        found = tally_of(form)
        assert births.total(found.births) == 300
        assert found.younger(14, day) == truth


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def test_old_ids_belong_to_the_last_century() -> None:
    assert births.counted(tally_of(["110105491231002"]).births) == {date(1949, 12, 31).toordinal(): 1}


def test_an_id_with_a_wrong_check_character_still_tells_a_birth() -> None:
    assert births.counted(tally_of(["110105201212310021"]).births) == {date(2012, 12, 31).toordinal(): 1}
