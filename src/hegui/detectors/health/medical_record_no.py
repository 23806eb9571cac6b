"""
病历号 · Medical record number.

The number under which a hospital keeps a patient's record, visit, admission or report.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("medical-record-no", Text("病历号", "Medical record number"), category="medical-health"),
    hints=Hints(
        words=each("""
            病历号 病历号码 住院号 门诊号 病案号 就诊号 患者编号 病人编号 就诊卡号 挂号单号 体检号 处方号
            处方编号 报告单号 病历编号 登记号 健康档案号 就诊流水号 住院流水号 门诊流水号 就诊卡
            诊疗卡号 健康卡号 住院编号 标本号 患者ID号 病人号 检查单号 检验单号 医嘱号 处方单号 影像号
            电子健康卡 病案编号 就诊编号 住院次数 就诊次数 就诊卡编号 医保就诊号 体检编号 健康档案编号
            体检流水号 检验条码 检查号 影像检查号 病理号 超声号 放射号 申请单号 住院门诊号 登记流水号
        """),
        english=each("""
            medical_record_no admission_no inpatient_no outpatient_no patient_no case_no case_number mrn
            visit_no clinic_no patient_code prescription_no hospital_no hospitalization_no patient_number
            patient_card_no medical_card_no medical_card visit_card health_card medical_no clinic_card
            specimen_no emr_no health_record_no mr_no case_code inpatient_num inpno outpno opno inp_no
            outp_no pat_no pat_card patient_identifier pid_no emr_id_no ipt_otp_no medrcdno mdtrt_no reg_no
            registration_no pubpid admission_number visit_number encounter_number barcode_no_lab
            sample_barcode health_no pe_no exam_no case_num card_medical medical_card_number
        """),
        pinyin=each("binglihao zhuyuanhao menzhenhao"),
        initials=each("""
            blh zyh mzh bah jzh jzkh cfh brbh tjh bgdh zyhm jzlsh mzlsh zylsh tjbh jkdabh brid_no jch yxh
            blh_no tmh mzhm
        """),
    ),
)
