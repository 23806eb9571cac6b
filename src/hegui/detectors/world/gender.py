"""
性别 · Gender.

The words people write (GB/T 2261.1 in words).  Its codes 0, 1, 2 and 9 are every code's: only a name tells them.

>>> from hegui.detectors.kernels import holds
>>> [holds(gender, t) for t in ("男", "女性", "F", "male", "未知", "1")]
[True, True, True, True, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

WORDS = frozenset(("男", "女", "男性", "女性", "男士", "女士", "先生", "小姐", "m", "f", "male", "female"))


@detector(
    Entity("gender", Text("性别", "Gender"), category="profile"),
    hints=Hints(
        words=each("性别 男女 性别代码 性别名称"),
        english=each("gender sex gender_code gend gend_code sex_code sex_name gender_name"),
        pinyin=("xingbie",),
        initials=each("xb xbdm xbmc xbm"),
    ),
    shape=Shape(length=(1, 9)),
    chance=0.001,
    reads="some",
)
def gender(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length).lower() in WORDS
