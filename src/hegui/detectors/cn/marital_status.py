"""
婚姻状况 · Marital status.

The words of GB/T 2261.2.

>>> from hegui.detectors.kernels import holds
>>> [holds(marital_status, t) for t in ("已婚", "离异", "未婚未育", "已完成")]
[True, True, True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at, words
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

WORDS = words(
    """
    未婚 已婚 离异 离婚 丧偶 初婚 再婚 复婚 有配偶 未婚未育 已婚未育 已婚已育 已婚有子女 已婚无子女 离异有孩 单身 未说明的婚姻状况
    """
)


@detector(
    Entity("marital-status", Text("婚姻状况", "Marital status"), category="profile"),
    hints=Hints(
        words=each("""
            婚姻状况 婚姻 婚姻情况 婚姻状态 婚否 婚史 已婚 结婚日期 婚育状况 结婚状况 婚育情况
        """),
        english=each("""
            marital_status marital marriage marriage_status married marry is_married wedding_date
            marry_status marriage_state marital_state
        """),
        pinyin=each("hunyinzhuangkuang hunyin"),
        initials=each("hyzk hyzt hf hyqk"),
    ),
    shape=Shape(length=(6, 24), first="cjk"),
    chance=0.001,
    reads="some",
)
def marital_status(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length) in WORDS
