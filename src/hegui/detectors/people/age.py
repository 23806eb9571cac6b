"""
年龄 · Age.

A person's age in years or months, an age group, or whether somebody is a minor.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("age", Text("年龄", "Age"), category="profile"),
    hints=Hints(
        words=each("""
            年龄 岁数 周岁 年纪 月龄 年龄段 实足年龄 虚岁 是否未成年 未成年 是否成年 成年 年龄单位
            实名年龄 胎龄
        """),
        english=each("""
            age age_group age_year years_old ages is_minor is_adult age_unit minor age_type age_month
            underage patient_age
        """),
        pinyin=("nianling",),
        initials=each("nl nls"),
    ),
)
