"""
诊疗信息 · Other clinical information.

Any other clinical detail about a patient: care, treatment, admission and discharge.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("medical-note", Text("诊疗信息", "Other clinical information"), category="medical-health"),
    hints=Hints(
        words=each("""
            护理 护理等级 护理级别 护理记录 护理措施 治疗 治疗方案 治疗结果 处理意见 处置 处置意见 诊疗
            诊疗方案 病程 病程记录 病程内容 入院时间 入院日期 出院时间 出院日期 就诊时间 就诊日期 复诊
            复诊时间 健康状况 健康状态 健康情况 健康 医生建议 医嘱说明 转归 出院情况 住院天数 入院方式
            离院方式 随访 随访内容 随访结果 康复 康复情况 心理状态 病情等级 进食情况 饮食 睡眠 大便 小便
            入量 出量 抢救 死亡时间 初复诊 急诊 危重 转诊 门诊类型 诊疗意见 会诊 会诊意见 健康评估
            心理评估 评估结果 治疗情况 治疗记录 医疗记录 诊疗记录 就诊记录 住院 出院 入院 就诊 就诊类型
            就诊状态 就诊原因 治疗项目 疗程 心理咨询 患病 精神状态 意识 看诊 看诊状态 午别 干预措施 干预
            疗效 出院方式 出院类型 出院去向 入院途径 入院病情 入院情况 入院原因 出院小结 出院医嘱
            出院带药 病情级别 病危 病重 隔离 陪护 膳食 饮食类型 医嘱类型 医嘱类别 医嘱状态 长期临时
            长临标志 给药 治疗方法 治疗方式 治疗效果 治疗过程 就诊目的 接诊时间 初诊 复诊标志
            临床诊断摘要 病史摘要描述 临床意见 护理评估 护理诊断 护理问题 护理目标 护理等级名称 离院
            出院标志 在院状态 转科 转科原因 死亡日期 死亡地点 医学意见 医疗类别 就医方式 健康指导
            健康问题 健康建议 随访方式 随访日期 随访医生意见 服药依从性 并发症情况 转诊原因 病情转归
        """),
        english=each("""
            treatment treatment_plan nursing nursing_level care_level medical_note disposition
            admission_time admission_date discharge_time discharge_date admit_time admit_date health_status
            health_condition health health_state progress_note follow_up_result rehabilitation outcome
            condition_level triage therapy medical_advice doctor_advice_note hospital_days careful
            diagnosis_time discharge rescue consultation consultation_opinion treatment_result visit_state
            medical_record first_visit case_state hospitalized intake mental_state prognosis sleep_quality
            handling admit_reason discharge_reason discharge_way discharge_type discharge_status
            discharge_disposition discharge_summary admission_type admission_way admit_source nursing_class
            nurse_level diet diet_type condition_code condition_coded condition_non_coded clinical_status
            verification_status clinical_note progress care_plan illness_level severity onset onset_time
            disposal readmission length_of_stay encounter_type encounter_class visit_type visit_reason
            reason_for_visit referral_reason reinjury medical_type med_type insu_type birctrl_type
            outcome_status cure care_type death_date dead deceased deceased_date death_time clinical_history
            clinical_summary clinical_impression clinical_requirement medical_summary treat treat_plan
            treat_result treat_type treatment_method order_content order_class order_status_medical
            nursing_record vent intubation consult_opinion consult_result
        """),
        initials=each("""
            hljb rysj cysj ryrq cyrq jkzk zlfa clyj jzsj jzrq bcjl zljl cyfs ryqk cyqk brqk lyfs ryfs jzlx
            yllb yzlx yzlb hlcs jkzd jkwt zlff zlxg zlgc ysyj bqdj cyxj
            jkzkm
        """),
    ),
)
