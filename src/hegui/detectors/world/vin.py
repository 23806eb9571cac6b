"""
车辆识别代号 · Vehicle identification number.

Seventeen characters without I, O and Q; the ninth is a check character modulo 11 (GB 16735-2019, ISO 3779).  Vehicles built in
China begin with L.  Where the check character fails, it still counts as the form of one.

>>> from hegui.detectors.kernels import holds
>>> holds(vin, "LSVAA4187E2184847"), holds(vin, "LSVAA4182E2184847")
(False, True)
>>> holds(vin, "1M8GDM9AXKP042788"), holds(vin, "IM8GDM9AXKP042788"), holds(vin, "11111111111111111")
(True, False, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

_LETTERS = dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ",
        (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
VALUES = bytes(n - 48 if 48 <= n <= 57 else _LETTERS.get(chr(n), 255) for n in range(256))
WEIGHTS = bytes((8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2))


def vin_form(data: Bytes, start: int, length: int) -> bool:
    """Seventeen characters of the alphabet, letters and digits among them, made in China."""
    letters = 0
    for i in range(start, start + 17):
        if VALUES[data[i]] == 255:
            return False
        if data[i] >= 65:
            letters = letters + 1
    return data[start] == 76 and 3 <= letters <= 15


@detector(
    Entity("vin", Text("车辆识别代号", "Vehicle identification number"), category="vehicle", keep=(3, 2)),
    hints=Hints(
        words=each("车架号 车辆识别代号 车辆识别码 车架号码 发动机号 发动机号码"),
        english=each("vin vin_no frame_no chassis_no vin_code engine_no"),
        initials=each("cjh cjhm fdjh"),
    ),
    shape=Shape(length=17, first="0-9A-HJ-NPR-Z", of="0A", has="A"),
    chance=1 / 11,
    checksum=True,
    form=vin_form,
)
def vin(data: Bytes, start: int, length: int) -> bool:
    total = 0
    letters = 0
    for i in range(17):
        value = int(VALUES[data[start + i]])
        if value == 255:
            return False
        if data[start + i] >= 65:
            letters = letters + 1
        total = total + value * int(WEIGHTS[i])
    if letters < 3:
        return False
    rest = total % 11
    check = int(data[start + 8])
    return check == 88 if rest == 10 else check == 48 + rest
