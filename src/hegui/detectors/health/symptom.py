"""
症状 · Symptoms.

What a patient complains of and how it shows.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("symptom", Text("症状", "Symptoms"), category="medical-health"),
    hints=Hints(
        words=each("""
            症状 主诉 现病史 病情描述 病症 不适 症状描述 病情摘要 临床表现 体征 自述 主要症状 疼痛
            疼痛评分 发热 咳嗽 病情程度 病情变化 病史描述 患者主诉 主要表现 咨询病情 发病时间 发病日期
            发病情况 发病经过 主要病情 病情自述 病人主诉 病情说明 症状体征 病史主诉 起病情况
        """),
        english=each("""
            symptom symptoms chief_complaint main_suit present_illness pain pain_score condition_desc
            illness_desc signs cough fever present present_treat illness_state onset_date main_symptom
            disease_desc complaint main_complaint chief_complaints present_illness_history illness_desc_text
            patient_complaint hpi history_of_present_illness onset_symptom readme illness_state_desc
        """),
        pinyin=each("zhengzhuang zhusu"),
        initials=each("zs xbs bqms bszy zs_symptom fbrq fbsj bqzs"),
    ),
)
