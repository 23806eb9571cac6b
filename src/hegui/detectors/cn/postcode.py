"""
邮政编码 · Postcode.

Six digits; the first two name a province (GB/T 2260 has other codes for the same provinces).  Form alone: verification codes and
amounts look alike.

>>> from hegui.detectors.kernels import holds
>>> [holds(postcode, t) for t in ("100080", "510620", "990000", "12345")]
[True, True, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at, words
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

AREAS = words(
    """
    01 02 03 04 05 06 07 10 11 12 13 15 16 20 21 22 23 24 25 26 27 30 31 32 33 34 35 36 40
    41 42 43 44 45 46 47 51 52 53 54 55 56 57 61 62 63 64 65 66 67 71 72 73 74 75 81 83 84
    85
    """
)


@detector(
    Entity("postcode", Text("邮政编码", "Postcode"), category="contact"),
    hints=Hints(
        words=each("邮编 邮政编码 邮政编号"),
        english=each("postcode post_code zip zip_code postal_code zipcode postal"),
        pinyin=each("youbian youzhengbianma"),
        initials=each("yb yzbm"),
    ),
    shape=Shape(length=6, first="0-8"),
    chance=0.57,  # of random six digits
    reads="some",
)
def postcode(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length).isdigit() and text_at(data, start, 2) in AREAS
