"""
过敏史 · Allergies.

Drugs, foods and other things a person is allergic to.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("allergy", Text("过敏史", "Allergies"), category="medical-health"),
    hints=Hints(
        words=each("""
            过敏 过敏史 药物过敏 过敏源 过敏药物 过敏药品 食物过敏 过敏情况 药物过敏史 过敏原 过敏反应
            过敏食物 是否过敏 过敏信息 过敏类型 过敏药 过敏症状 过敏描述 过敏原因 过敏名称
        """),
        english=each("""
            allergy allergies allergic allergy_history drug_allergy allergen food_allergy allergic_history
            allergic_drug allergy_drug allergy_name allergy_type allergy_info allergy_desc allergen_type
            coded_allergen non_coded_allergen allergy_reaction reaction_allergy allergic_reaction
        """),
        pinyin=("guominshi",),
        initials=each("gms ywgms gmy gmyw ywgm gmxx gmywmc"),
    ),
)
