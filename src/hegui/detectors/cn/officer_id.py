"""
军官证号 · Officer's ID.

军 or the name of an arm or command, 字第, six to eight digits, 号: 军字第2001988号, 空字第1234567号; likewise for civil and armed police.

>>> from hegui.detectors.kernels import holds
>>> [holds(officer_id, t) for t in ("军字第2001988号", "武字第12345678号", "京字第123号", "士字第20019880号")]
[True, True, False, True]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

FORM = re.compile(r"[\u4e00-\u9fa5]{1,3}字第[（(]?\d{6,9}[）)]?号?")


@detector(
    Entity("officer-id", Text("军官证号", "Officer's ID"), category="identity", keep=(1, 1)),
    hints=Hints(
        words=each("军官证 军官证号 士兵证 军人证件 警官证 警官证号 军人证号 士兵证号"),
        english=each("officer_id officer_no military_id soldier_id military_card"),
        initials=each("jgz jgzh"),
    ),
    shape=Shape(length=(16, 30), first="cjk"),
    chance=0.001,
    reads="some",
)
def officer_id(data: Bytes, start: int, length: int) -> bool:
    return FORM.fullmatch(text_at(data, start, length)) is not None
