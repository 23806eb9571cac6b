"""
诊断 · Diagnosis.

A code of ICD-10 (the Chinese extension in GB/T 14396 has up to six characters behind the dot), or the name of a disease: a short
text that ends as names of diseases end.

>>> from hegui.detectors.kernels import holds
>>> [holds(diagnosis, t) for t in ("I10.x00", "E11.900x001", "2型糖尿病", "原发性高血压", "急性阑尾炎；胆囊结石", "抑郁发作")]
[True, True, True, True, True, True]
>>> [holds(diagnosis, t) for t in ("A10", "研发部", "北京市第一医院", "毛病", "A4复印纸")]
[False, False, False, False, False]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

CODE = re.compile(r"[A-TV-Z]\d{2}\.[0-9x]\d{0,2}([xX+]\d{1,3})?[+*]?")
ENDS = re.compile(
    r"(?:炎|癌|瘤|结核|梗死|梗塞|结石|增生|肥大|穿孔|感染|中毒|衰竭|骨折|脱位|高血压|低血压|糖尿病|冠心病|心脏病|肾病|肝病|肺病|胃病|眼病|皮肤病|血液病|精神病|传染病|白血病|"
    r"贫血|休克|偏瘫|瘫痪|抑郁|焦虑|障碍|综合征|综合症|哮喘|疱疹|湿疹|荨麻疹|痛风|白内障|青光眼|近视|远视|结节|息肉|囊肿|积液|水肿|溃疡|出血|栓塞|血栓|狭窄|硬化|萎缩|畸形|"
    r"缺损|突出症?|脱垂|疝|痔疮?|肛裂|癫痫|痴呆|帕金森病|艾滋病|梅毒|淋病|乙肝|丙肝|甲亢|甲减|肺气肿|肺大疱|气胸|烧伤|烫伤|挫伤|撕裂伤?|扭伤|早产|流产|先兆流产|妊娠|难产|"
    r"抑郁发作|躁狂|双相|自闭症|多动症|失眠症|强迫症|恐惧症|焦虑症|抑郁症|肥胖症?|血症|尿毒症|败血症|脓肿|坏死|坏疽|黄疸|腹水|粘连|梗阻|不全|紊乱|缺乏症?|过敏|鼻窦炎)"
    r"(?:\(.{1,12}\)|（.{1,12}）|术后|待查|[ⅠⅡⅢⅣIV]+[期级度]|[一二三1-4][期级度])?$"
)
SPLIT = re.compile(r"[；;，,、/|\s]+|(?<=[^\d])\d[.、)]")


def is_diagnosis(text: str) -> bool:
    if text.isascii():
        return CODE.fullmatch(text) is not None
    parts = [p for p in SPLIT.split(text) if p]
    return 0 < len(parts) <= 8 and all(2 <= len(p) <= 24 for p in parts) and ENDS.search(parts[0]) is not None


@detector(
    Entity("diagnosis", Text("诊断", "Diagnosis"), category="medical-health"),
    hints=Hints(
        words=each("""
            诊断 诊断名称 诊断编码 疾病 疾病名称 疾病编码 病名 病种 入院诊断 出院诊断 初步诊断 门诊诊断
            主要诊断 临床诊断 诊断结果 确诊 病情 病情诊断 诊断信息 并发症 疾病诊断 ICD编码 ICD10 ICD码
            中医诊断 西医诊断 病理诊断 诊断描述 辨证 证型 传染病 慢性病 慢病 病因 疾病类型 诊断类型
            死亡原因 术前诊断 术后诊断 患病情况 证候 传染 是否传染 诊断依据 主诊断 次要诊断 其他诊断
            第一诊断 疑似诊断 修正诊断 补充诊断 最后诊断 诊断时间 诊断类别 疾病分类 疾病史名称
            传染病类型 病种名称 病种编码 慢病类型 慢病病种 慢病名称 所患疾病 肿瘤分期 ICD ICD-10
            ICD10编码 病理诊断结果
        """),
        english=each("""
            diagnosis diagnose diag diagnosis_name diagnosis_code disease disease_name disease_code icd
            icd10 icd_code illness complication diag_name diag_code primary_diagnosis clinical_diagnosis
            admission_diagnosis discharge_diagnosis syndrome infectious_disease chronic_disease diagnostic
            death_cause dise dise_code dise_codg dise_name dise_list dx dx_code dx_name icd_name icd10_code
            icd10_name main_diagnosis maindiag other_diagnosis first_diagnosis final_diagnosis
            preliminary_diagnosis definite_diagnosis diagnosis_desc diagnosis_text diagnosis_coded
            diagnosis_non_coded disease_type disease_id_name illness_name tcm_diagnosis diag_type diag_desc
            diag_info cause_of_death pathogen comorbidity clinic_diagnosis inout_diag prelim_diagnosis
        """),
        pinyin=each("zhenduan jibing"),
        initials=each("""
            zd zdmc zdbm ryzd cyzd jbmc jbbm zdxx lczd jbzd zdjg mzzd zyzd bqzd cbzd zyzdmc qtzd zdlx zdrq
            zdsj zdms zdyj jbdm bzmc bzbm icdbm mzzdmc
        """),
    ),
    shape=Shape(length=(6, 240)),
    chance=0.001,
    reads="some",
)
def diagnosis(data: Bytes, start: int, length: int) -> bool:
    return is_diagnosis(text_at(data, start, length))
