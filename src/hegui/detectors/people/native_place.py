"""
籍贯 · Native place.

Where a person's family comes from, or where somebody was born.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("native-place", Text("籍贯", "Native place"), category="profile"),
    hints=Hints(
        words=each(
            "籍贯 出生地 祖籍 原籍 出生地点 生源地 出生地址 老家 家乡 出生省 出生市 籍贯代码 籍贯省市县 出生地省市县 出生地国家地区"
        ),
        english=each("""
            native_place birth_place birthplace place_of_birth hometown origin_place native ancestral_home
            born_place native_place_code place_of_origin
        """),
        pinyin=each("jiguan chushengdi"),
        initials=each("jg csd jiguan syd"),
    ),
)
