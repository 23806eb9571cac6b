"""
医保号 · Medical insurance number.

The number of a medical insurance card or account, and the kind of insurance.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("medical-insurance-no", Text("医保号", "Medical insurance number"), category="medical-health"),
    hints=Hints(
        words=each("""
            医保号 医保卡号 医保卡 医保编号 医保账号 新农合号 医疗证号 医保类型 医保 医保类别 费别
            医保电子凭证 农合号 医疗保险号 参保号 医疗保险 医疗付款方式 医保信息 医保个人编号 合作医疗证号
            医保性质
        """),
        english=each("""
            medical_insurance medical_insurance_no medicare medicare_no insurance_card health_insurance
            insurance_card_no medicare_card hi_no medical_insurance_type yb_no health_insurance_no
            medicare_type fee_category charge_type insurance_category medical_pay_type yibao insutype
            insu_no insu_card psn_no mi_no ybkh insurance_type_medical
        """),
        pinyin=each("yibaohao yibaokahao"),
        initials=each("ybh ybkh ybzh ybk yblx fb yblb ylfkfs ylzh ylkh fyzh"),
    ),
)
