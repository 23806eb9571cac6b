"""
检查检验 · Examinations and tests.

Tests, measurements, findings and reports about a patient's body.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("examination", Text("检查检验", "Examinations and tests"), category="medical-health"),
    hints=Hints(
        words=each("""
            检查 检验 检查结果 检验结果 检查项目 检验项目 检查报告 体检结果 体格检查 体温 血压 收缩压
            舒张压 高压 低压 心率 脉搏 呼吸 血糖 血氧 检查所见 检查部位 影像所见 影像 化验 化验结果 标本
            标本类型 样本 结果值 参考值 参考范围 异常标志 结论 心电图 核酸 核酸结果 抗体 检测结果 体检结论
            体检日期 体检项目 检查名称 检验名称 报告结果 报告时间 血脂 血常规 尿常规 尿酸 肝功能 超声 阅片
            放射 病理 血红蛋白 胆固醇 辅助检查 专科检查 查体 体检 体检编号 腹围 空腹血糖 餐后血糖 听诊
            检查意见 检查类型 检验类型 检查目的 报告结论 检查方法 危急值 采样时间 采样日期 体温度
            血氧饱和度 检测项目 呼吸频率 健康码
        """),
        english=each("""
            examination physical_exam physical_examination check_result test_result exam_result
            temperature blood_pressure systolic diastolic heart_rate pulse respiration blood_sugar
            blood_glucose glucose spo2 blood_oxygen lab_result lab_item specimen sample_type
            reference_range reference_value finding findings impression ecg ct mri xray x_ray ultrasound
            nucleic_acid inspection_result check_item check_part body_part report_result cholesterol
            physique assist_check bp_high bp_low body_temperature sbp dbp body_temp hemoglobin
            medical_exam abnormal_flag uric_acid auscultation proposal checkup inspection imaging
            pathology radiology lab_value antibody oxygen
        """),
        pinyin=each("jiancha jianyan tiwen xueya"),
        initials=each("jc jcjg jyjg jcxm jyxm tw mb xy xl xt jcbw tgjc tjjg ckz fzjc hx jcsj jyrq"),
    ),
)
