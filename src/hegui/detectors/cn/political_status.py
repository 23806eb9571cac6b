"""
政治面貌 · Political status.

Party and league membership in the words of GB/T 4762.

>>> from hegui.detectors.kernels import holds
>>> [holds(political_status, t) for t in ("群众", "中共党员", "共青团员", "民盟盟员", "党员活动室")]
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
        "群众 中共党员 党员 预备党员 中共预备党员 共青团员 团员 入党积极分子 少先队员 民革党员 民盟盟员 民建会员 民进会员 农工党党员 致公党党员 九三学社社员 台盟盟员 "
        "无党派人士 无党派 民主党派 中国共产党党员 中国共产党预备党员 中国共产主义青年团团员 普通公民"
    ).split()
)

@detector(
    Entity("political-status", Text("政治面貌", "Political status"), category="profile"),
    hints=Hints(
        words=("政治面貌", "党派", "政治身份", "入党"),
        english=("political_status", "politics", "political", "party_member", "politics_status", "political_landscape"),
        pinyin=("zhengzhimianmao", "zhengzhi"),
        initials=("zzmm",),
    ),
    shape=Shape(length=(6, 36), first="cjk"),
    chance=0.001,
    reads="some",
)
def political_status(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length) in WORDS
