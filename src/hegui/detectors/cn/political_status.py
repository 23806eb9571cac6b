"""
政治面貌 · Political status.

Party and league membership in the words of GB/T 4762.

>>> from hegui.detectors.kernels import holds
>>> [holds(political_status, t) for t in ("群众", "中共党员", "共青团员", "民盟盟员", "党员活动室")]
[True, True, True, True, False]
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
    群众 中共党员 党员 预备党员 中共预备党员 共青团员 团员 入党积极分子 少先队员 民革党员 民盟盟员 民建会员 民进会员 农工党党员 致公党党员 九三学社社员 台盟盟员
    无党派人士 无党派 民主党派 中国共产党党员 中国共产党预备党员 中国共产主义青年团团员 普通公民
    """
)


@detector(
    Entity("political-status", Text("政治面貌", "Political status"), category="profile"),
    hints=Hints(
        words=each("""
            政治面貌 党派 政治身份 入党时间 入党日期 党员 是否党员 所属党组织 入团时间 入团日期 党费
        """),
        english=each("""
            political_status politics political politics_status political_outlook party_member
            political_affiliation join_party_date party_date political_face party_time politics_face
        """),
        pinyin=("zhengzhimianmao",),
        initials=each("zzmm zzmmdm rdsj rdrq dp"),
    ),
    shape=Shape(length=(6, 36), first="cjk"),
    chance=0.001,
    reads="some",
)
def political_status(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length) in WORDS
