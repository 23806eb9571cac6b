"""
残疾状况 · Disability.

Whether a person has a disability, of what kind and degree, and the number of the disability card.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("disability", Text("残疾状况", "Disability"), category="specific-identity"),
    hints=Hints(
        words=each("""
            残疾 残疾等级 残疾类型 残疾证 残疾证号 残疾情况 残障 是否残疾 残疾类别 残疾状况 残疾人 伤残
            伤残等级 智障 失能 失能等级 自理能力 失能程度 残疾人证号 能力评估等级
        """),
        english=each("""
            disability disabled disability_level disability_type handicap handicapped disability_card
            disable_level disability_no is_disabled deformity disability_certificate self_care_ability
            incapacity
        """),
        pinyin=("canji",),
        initials=each("cjzh cjlx cjdj cjzk cjlb"),
    ),
)
