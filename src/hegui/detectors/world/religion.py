"""
宗教信仰 · Religion.

Names of religions and of their followers.  无 says nothing about a column, so it does not count.

>>> from hegui.detectors.kernels import holds
>>> [holds(religion, t) for t in ("佛教", "伊斯兰教徒", "基督教", "无", "道教路")]
[True, True, True, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at, words
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

NAMES = words(
    """
    佛教 道教 伊斯兰教 基督教 天主教 东正教 新教 犹太教 印度教 藏传佛教 喇嘛教 东巴教 萨满教 儒教 一贯道 摩门教 锡克教 耆那教 神道教 回教 信佛 信教 无神论
    """
)


@detector(
    Entity("religion", Text("宗教信仰", "Religion"), category="religious-belief"),
    hints=Hints(
        words=each("宗教信仰 宗教 信仰 教派"),
        english=each("religion religious_belief faith religious belief"),
        pinyin=("zongjiaoxinyang",),
        initials=("zjxy",),
    ),
    shape=Shape(length=(6, 24), first="cjk"),
    chance=0.001,
    reads="some",
)
def religion(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length).removesuffix("徒") in NAMES
