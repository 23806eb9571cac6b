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
            标本类型 样本 结果值 参考值 参考范围 异常标志 结论 心电图 核酸 核酸结果 抗体 检测结果
            体检结论 体检日期 体检项目 检查名称 检验名称 报告结果 报告时间 血脂 血常规 尿常规 尿酸
            肝功能 超声 阅片 放射 病理 血红蛋白 胆固醇 辅助检查 专科检查 查体 体检 体检编号 腹围
            空腹血糖 餐后血糖 听诊 检查意见 检查类型 检验类型 检查目的 报告结论 检查方法 危急值 采样时间
            采样日期 体温度 血氧饱和度 检测项目 呼吸频率 健康码 提示 检验值 检测值 测定值 定性结果
            定量结果 检验结果值 结果提示 高低标志 参考下限 参考上限 正常值 检验所见 影像表现
            影像诊断意见 诊断意见 印象 阅片意见 镜下所见 肉眼所见 大体所见 免疫组化 送检标本 取材部位
            检查提示 检查结论 检查描述 检验指标 检验项目名称 检验子项 检查子项 送检目的 视力 听力
            左眼视力 右眼视力 裸眼视力 腰围 臀围 肺活量 白细胞 红细胞 血小板 转氨酶 肌酐 甘油三酯
            糖化血红蛋白 收缩压值 舒张压值 心率值 脉率 体检小结 体检建议 总检结论 总检建议 主检意见
            危急值标志 检查设备结果
        """),
        english=each("""
            examination physical_exam physical_examination check_result test_result exam_result temperature
            blood_pressure systolic diastolic heart_rate pulse respiration blood_sugar blood_glucose glucose
            spo2 blood_oxygen lab_result lab_item specimen sample_type reference_range reference_value
            finding findings impression ecg ct mri xray x_ray ultrasound nucleic_acid inspection_result
            check_item check_part body_part report_result cholesterol physique assist_check bp_high bp_low
            body_temperature sbp dbp body_temp hemoglobin medical_exam abnormal_flag uric_acid auscultation
            proposal checkup inspection imaging pathology radiology lab_value antibody oxygen lab_report
            lab_test test_item test_name test_value exam_item item_result result_value ref_range
            normal_range normal_value range_low range_high low_limit_normal high_limit_normal specimen_type
            sample_no accession accession_number modality study_desc study_description series_description
            image_findings exam_conclusion exam_finding abnormal abnormal_hint result_flag critical_flag
            critical_value bmi waist waistline vision hearing eyesight left_eye right_eye bps bpd 
            weight_kg oxygen_saturation waist_circ head_circ temp_method lung liver spleen ecg_result
            urine stool_test wbc rbc plt hgb creatinine triglyceride hba1c interpretation exam_part
            exam_type exam_desc exam_diagnosis exam_method exam_purpose study_uid 
        """),
        pinyin=each("jiancha jianyan tiwen xueya"),
        initials=each("""
            jc jcjg jyjg jcxm jyxm tw mb xy xl xt jcbw tgjc tjjg ckz fzjc hx jcsj jyrq jgz jgts ckfw ckxx
            cksx bblx bbmc jcjl jcsj_see jcms jcyj yxbx yxzd zdyj ssy szy mbo tjxj zjjl xmjg jyzb jcmd bbh
        """),
    ),
)
