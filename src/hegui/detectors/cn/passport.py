"""
中国护照号 · Chinese passport number.

Ordinary: E or G and eight digits, or E, a letter without I and O, and seven digits.  Diplomatic, service and public affairs:
D, S or P and seven or eight digits, or DE, SE, PE and seven digits.  No check digit outside the machine-readable zone.

>>> from hegui.detectors.kernels import holds
>>> [holds(passport, t) for t in ("E12345678", "EA1234567", "G12345678", "SE1234567", "P1234567")]
[True, True, True, True, True]
>>> [holds(passport, t) for t in ("A12345678", "EI1234567", "E1234567", "GA1234567")]
[False, False, False, False]
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
    Entity("cn-passport", Text("护照号", "Passport number"), category="identity", keep=(1, 2)),
    hints=Hints(
        words=each("护照 护照号 护照号码 护照编号"),
        english=each("passport passport_no"),
        pinyin=("huzhao",),
        initials=each("hzh hzhm"),
    ),
    shape=Shape(length=(8, 9), first="EGDSPegdsp", of="0aA", has="0"),
    chance=0.002,  # of random letters and digits with a letter in front
    embedded=True,
)
def passport(data: Bytes, start: int, length: int) -> bool:
    first = int(data[start]) & 223  # upper case
    if length == 8:
        return (first == 68 or first == 83 or first == 80) and all_digits(data, start + 1, 7)
    if all_digits(data, start + 1, 8):
        return True
    if not all_digits(data, start + 2, 7):
        return False
    second = int(data[start + 1]) & 223
    if first == 69:
        return 65 <= second <= 90 and second != 73 and second != 79
    return first != 71 and second == 69
