"""
台湾通行证号 · Permit for travel to or from Taiwan.

往来台湾通行证 (mainland residents): L or, on older ones, T and eight digits.  台湾居民来往大陆通行证 has eight digits alone; that
is the form of too many other numbers, so only the name of a column can tell it.

>>> from hegui.detectors.kernels import holds
>>> holds(taiwan_permit, "L12345678"), holds(taiwan_permit, "T12345678"), holds(taiwan_permit, "12345678")
(True, True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import all_digits
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("taiwan-permit", Text("台湾通行证号", "Taiwan permit number"), category="identity", keep=(1, 2)),
    hints=Hints(
        words=each("台胞证 台湾居民来往大陆通行证 台湾通行证 大陆通行证"),
        english=each("taiwan_permit taiwan_compatriot mtp taibao"),
        initials=each("tbz twtxz"),
    ),
    shape=Shape(length=9, first="LT", of="0A", has="0"),
    chance=0.002,
)
def taiwan_permit(data: Bytes, start: int, length: int) -> bool:
    return all_digits(data, start + 1, 8)
