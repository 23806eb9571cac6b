"""
固定电话 · Landline number.

Area code of three digits (010, 02x) or four (03xx to 09xx), a number of seven or eight digits that begins with 2 to 8,
perhaps an extension; or a bare number of eight digits with a hyphen in it.  Service lines (400, 800) are no person's.

>>> from hegui.detectors.kernels import holds
>>> [holds(landline, t) for t in ("010-62345678", "(0371)6234567", "03716234567", "0755-26234567-801", "021 52345678")]
[True, True, True, True, True]
>>> [holds(landline, t) for t in ("400-123-4567", "2021-03-04", "0101-234567", "62345678")]
[False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("landline", Text("固定电话", "Landline number"), category="contact", keep=(4, 2)),
    hints=Hints(
        words=each("""
            座机 固定电话 固话 办公电话 单位电话 家庭电话 住宅电话 宅电 办公室电话 家用电话 座机号
        """),
        english=each("""
            landline fixed_phone fixed_line home_phone home_tel office_phone office_tel work_phone
            work_tel business_phone land_line desk_phone extension_phone
        """),
        initials=each("gddh bgdh jtdh zjdh zzdh"),
    ),
    shape=Shape(length=(10, 20), first="0(", of="0.*"),
    chance=0.05,  # of random 11 digits that begin with 0
    embedded=True,
)
def landline(data: Bytes, start: int, length: int) -> bool:
    at = start
    end = start + length
    bracket = data[at] == 40
    if bracket:
        at = at + 1
    if at + 9 > end or data[at] != 48:
        return False
    second = data[at + 1]
    if second == 49:
        if data[at + 2] != 48:
            return False
        at = at + 3
    elif second == 50:
        if data[at + 2] < 48 or data[at + 2] > 57:
            return False
        at = at + 3
    elif 51 <= second <= 57:
        if data[at + 2] < 48 or data[at + 2] > 57 or data[at + 3] < 48 or data[at + 3] > 57:
            return False
        at = at + 4
    else:
        return False
    if bracket:
        if data[at] != 41:
            return False
        at = at + 1
    if at < end and (data[at] == 45 or data[at] == 32):
        at = at + 1
    if at >= end or data[at] < 50 or data[at] > 56:
        return False
    size = 0
    while at < end and 48 <= data[at] <= 57:
        at = at + 1
        size = size + 1
    if size != 7 and size != 8:
        return False
    if at == end:
        return True
    if data[at] != 45 and data[at] != 32 and data[at] != 42:
        return False
    rest = end - at - 1
    if rest < 1 or rest > 6:
        return False
    for i in range(at + 1, end):  # noqa: SIM110  kernels are compiled: no generators
        if data[i] < 48 or data[i] > 57:
            return False
    return True
