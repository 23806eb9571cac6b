"""
学历 · Education.

Levels of schooling and degrees, as GB/T 4658 and forms name them.

>>> from hegui.detectors.kernels import holds
>>> [holds(education, t) for t in ("本科", "大学本科", "硕士研究生", "初中及以下", "本科室")]
[True, True, True, True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector
from hegui.detectors.kernels import text_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

WORDS = frozenset(
    (
        "文盲 半文盲 学龄前 小学 初中 高中 中专 中技 技校 职高 职业高中 中等专科 大专 专科 大学专科 高职 本科 大学本科 大学 学士 硕士 博士 博士后 研究生 硕士研究生 "
        "博士研究生 双学士 初中及以下 高中及以下 大专及以下 本科及以上 研究生及以上 大专及以上 高中/中专 中专/高中 中专/技校 初级中学 普通高中 小学及以下 MBA EMBA"
    ).split()
)

@detector(
    Entity("education", Text("学历", "Education"), category="profile"),
    hints=Hints(
        words=("学历", "文化程度", "教育程度", "最高学历", "学位", "受教育程度"),
        english=("education", "edu_level", "degree", "education_level", "diploma", "edu"),
        pinyin=("xueli", "wenhuachengdu", "xuewei"),
        initials=("xl", "whcd", "zgxl"),
    ),
    shape=Shape(length=(6, 30)),
    chance=0.001,
    reads="some",
)
def education(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length) in WORDS
