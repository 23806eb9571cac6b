"""
港澳通行证号 · Permit for travel to or from Hong Kong and Macao.

往来港澳通行证 (mainland residents): C and eight digits, C, a letter and seven digits, or the older W and eight digits.
港澳居民来往内地通行证 (home-return permit): H or M and eight digits, on older cards ten.

>>> from hegui.detectors.kernels import holds
>>> [holds(hk_macao_permit, t) for t in ("C12345678", "CA1234567", "H12345678", "M1234567890", "W12345678")]
[True, True, True, True, True]
>>> [holds(hk_macao_permit, t) for t in ("H1234567", "C1234567890", "HA1234567")]
[False, False, False]
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
    Entity(
        "hk-macao-permit",
        Text("港澳通行证号", "Hong Kong and Macao permit number"),
        category="identity",
        keep=(1, 2),
    ),
    hints=Hints(
        words=each("港澳通行证 港澳居民来往内地通行证 回乡证 港澳证件号 港澳居住证"),
        english=each("hk_macao_permit home_return_permit hkmacao hk_permit"),
        initials=each("gatxz hxz"),
    ),
    shape=Shape(length=(9, 11), first="CHMW", of="0A", has="0"),
    chance=0.002,
)
def hk_macao_permit(data: Bytes, start: int, length: int) -> bool:
    first = int(data[start])
    if length == 9 and all_digits(data, start + 1, 8):
        return True
    if length == 9:
        return first == 67 and 65 <= data[start + 1] <= 90 and all_digits(data, start + 2, 7)
    return length == 11 and (first == 72 or first == 77) and all_digits(data, start + 1, 10)
