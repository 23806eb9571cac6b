"""
国籍 · Nationality.

The country whose citizen a person is.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("nationality", Text("国籍", "Nationality"), category="profile"),
    hints=Hints(
        words=each("国籍 国籍代码 国别 国籍地区 所属国籍 港澳台侨外 港澳台侨"),
        english=each("""
            nationality citizenship country_of_citizenship natlty nationality_code country_of_origin
        """),
        pinyin=("guoji",),
        initials=each("gj gjdm"),
    ),
)
