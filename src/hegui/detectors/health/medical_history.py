"""
病史 · Medical history.

Past and family history of illness.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("medical-history", Text("病史", "Medical history"), category="medical-health"),
    hints=Hints(
        words=each("""
            既往史 病史 家族史 家族病史 个人史 过往病史 疾病史 遗传病史 既往病史 慢性病史 月经史 婚育史
            病历 病历摘要 病例 外伤史 传染病史 吸烟史 饮酒史 接触史 流行病学史 暴露史 预防接种史 吸烟
            饮酒 生活习惯 重大疾病史 遗传史 病史摘要 手术外伤史 输血史 吸烟情况 饮酒情况 是否吸烟
            既往疾病 治疗史 治疗经过 家族遗传史 吸烟状况 饮酒状况 饮酒史情况 职业病史 药物史
            传染病接触史 母亲病史 父亲病史 孕产史
            
        """),
        english=each("""
            medical_history past_history family_history disease_history personal_history illness_history
            health_history past_medical_history history_present_illness history_of_illness smoking drinking
            exposure_history smoke_history drink_history epidemiological_history history past_illness smoke
            anamnesis past_medical pmh family_hx social_history obstetric_history menstrual_history
            marital_history personal_hx trauma_history surgical_hx treatment_history history_of_treatment
            history_treatment tobacco alcohol smoking_status smoking_state drinking_status smoke_status
            coffee recreational_drugs disease_history_desc
            medical_condition medical_conditions
        """),
        pinyin=each("jiwangshi bingshi jiazushi"),
        initials=each("jws bs jzs grs jwbs zls jzbs yjs hys grsh"),
    ),
)
