"""
出生日期 · Date of birth.

A whole day: 19900102, 1990-01-02, 1990/1/2, 1990.01.02 or 1990年1月2日, at most with a midnight behind.  Any other day looks the
same, so a column is a date of birth only by its name, its table or by how its days lie.

>>> from hegui.detectors.kernels import holds
>>> [holds(birth_date, t) for t in ("1990-01-02", "19900102", "1990/1/2", "1990年1月2日", "1990-01-02 00:00:00")]
[True, True, True, True, True]
>>> [holds(birth_date, t) for t in ("1990-02-30", "1990-01-02 10:30:00", "18500101", "12345678")]
[False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import day_in
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("birth-date", Text("出生日期", "Date of birth"), category="profile"),
    hints=Hints(
        words=each("出生日期 出生年月 出生年月日 生日 出生时间 出生日 诞生日 出生年份 生辰"),
        english=each("""
            birthday birth birth_date date_of_birth birth_day born_date birth_time birth_year dob birthdate
            birth_ym year_of_birth brdy birthdt birthd birth_dt
        """),
        pinyin=each("chushengriqi shengri chushengnianyue"),
        initials=each("csrq csny csnyr sr cssj"),
    ),
    shape=Shape(length=(8, 26), first="12", of="0aA.文", has="0"),
    chance=0.3,  # any column of days passes
)
def birth_date(data: Bytes, start: int, length: int) -> bool:
    day = day_in(data, start, length)
    if day < 19000101 or day > 20291231:
        return False
    for i in range(start + 8, start + length):  # a time of day is none of a birth, unless it is midnight
        if data[i] == 58:
            return midnight(data, start, length)
    return True


def midnight(data: Bytes, start: int, length: int) -> bool:
    """Is all behind the blank or T zeros?"""
    i = start + 8
    end = start + length
    while i < end and data[i] != 32 and data[i] != 84:
        i = i + 1
    for j in range(i + 1, end):
        if data[j] != 48 and data[j] != 58 and data[j] != 46 and data[j] != 90:
            return False
    return True
