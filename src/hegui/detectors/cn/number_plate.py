"""
车牌号 · Number plate.

Province character, letter of the issuing office, five characters; six with D or F in front or behind on new-energy vehicles;
perhaps ``·``, a hyphen or a blank behind the letter; 警 学 挂 港 澳 领 使 may be the last character (GA 36-2018).

>>> from hegui.detectors.kernels import holds
>>> [holds(number_plate, t) for t in ("京A12345", "粤B·D12345", "沪AD12345", "苏E12345F", "粤Z1234港", "川A-1234学")]
[True, True, True, True, True, True]
>>> [holds(number_plate, t) for t in ("京I12345", "京A1234", "北A12345", "京A123456", "京ABCDEF")]
[False, False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.hanzi import character, in_pairs
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

PROVINCES = tuple(sorted(ord(c) for c in "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"))
LAST = tuple(sorted(ord(c) for c in "警学挂港澳领使"))


def plate_character(byte: int) -> bool:
    """Digits and capitals without I and O."""
    return 48 <= byte <= 57 or (65 <= byte <= 90 and byte != 73 and byte != 79)


@detector(
    Entity("number-plate", Text("车牌号", "Number plate"), category="vehicle", keep=(2, 1)),
    hints=Hints(
        words=each("车牌 车牌号 车牌号码 车号 号牌号码 车辆牌照 车牌信息 牌照号 车辆号牌 号牌"),
        english=each("""
            plate number_plate plate_no license_plate licence_plate car_no car_number vehicle_no
            plate_number car_plate license_plate_no vehicle_plate
        """),
        pinyin=each("chepai chepaihao"),
        initials=each("cph cphm hphm cphao"),
    ),
    shape=Shape(length=(9, 12), first="cjk", of="0A.文", has="文"),
    chance=0.0001,
    embedded=True,
)
def number_plate(data: Bytes, start: int, length: int) -> bool:
    end = start + length
    at = start + 3
    if data[at] < 65 or data[at] > 90 or data[at] == 73 or not in_pairs(character(data, start), PROVINCES):
        return False
    at = at + 1
    if data[at] == 194 and data[at + 1] == 183:
        at = at + 2
    elif data[at] == 45 or data[at] == 32:
        at = at + 1
    first = at
    digits = 0
    while at < end and data[at] < 128:
        if not plate_character(int(data[at])):
            return False
        digits = digits + int(data[at] <= 57)
        at = at + 1
    size = at - first
    if at < end:
        return size == 4 and end - at == 3 and digits >= 2 and in_pairs(character(data, at), LAST)
    if size == 6:
        return digits >= 4 and (
            data[first] == 68 or data[first] == 70 or data[end - 1] == 68 or data[end - 1] == 70
        )
    return size == 5 and digits >= 1
