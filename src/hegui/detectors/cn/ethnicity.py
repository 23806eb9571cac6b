"""
民族 · Ethnicity.

The 56 names of GB/T 3304, with or without 族 at the end.

>>> from hegui.detectors.kernels import holds
>>> [holds(ethnicity, t) for t in ("汉族", "汉", "维吾尔族", "土家族", "家族")]
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

NAMES = words(
    """
    汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌
    布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
    """
)


@detector(
    Entity("ethnicity", Text("民族", "Ethnicity"), category="profile"),
    hints=Hints(
        words=each("民族 民族代码 族别"),
        english=each("""
            ethnicity nation ethnic nation_code ethnic_group minority folk naty nation_name minzu
        """),
        pinyin=("minzu",),
        initials=each("mz mzdm mzm"),
    ),
    shape=Shape(length=(3, 18), first="cjk"),
    chance=0.001,
    reads="some",
)
def ethnicity(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length).removesuffix("族") in NAMES
