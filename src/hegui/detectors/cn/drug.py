"""
药品 · Drug.

The name of a drug with its form of preparation at the end, as the pharmacopoeia names them.

>>> from hegui.detectors.kernels import holds
>>> [holds(drug, t) for t in ("阿莫西林胶囊", "二甲双胍片", "0.9%氯化钠注射液", "苯磺酸氨氯地平片 5mg*14片", "名片", "不锈钢板")]
[True, True, True, True, False, False]
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

FORM = re.compile(
    r"[\u4e00-\u9fa5A-Za-z0-9()（）%.\-]{2,24}(?:(?:分散|缓释|控释|肠溶|咀嚼|泡腾|含|口崩)片|胶囊|软胶囊|颗粒|注射液|口服液|口服溶液|混悬液|滴眼液|滴剂|滴丸|浓缩丸|蜜丸|软膏|乳膏|凝胶|栓|"
    r"喷雾剂|气雾剂|吸入剂|粉针|糖浆|酊|注射用.+|贴膏|冲剂|洗液|片)(?:\s?[\(（]?\d.*)?"
)
NO_DRUG = re.compile(
    r"(?:名|图|照|相|明信|芯|卡|刀|瓦|钢|铝|木|薯|面|麦|叶|影|动画|唱|碎|垫|膜|切|刨|玉米|虾|肉|鱼|灯|镜)片"
)
SALTS = re.compile(r"^注射用[\u4e00-\u9fa5]{2,16}$")


def is_drug(text: str) -> bool:
    if SALTS.match(text):
        return True
    return FORM.fullmatch(text) is not None and NO_DRUG.search(text) is None


@detector(
    Entity("drug", Text("药品", "Drug"), category="medical-health"),
    hints=Hints(
        words=each("""
            药品 药品名称 药名 用药 用药情况 药物 药物名称 用法 用量 用法用量 剂量 给药途径 给药方式
            频次 用药频次 处方药 处方 处方内容 医嘱 医嘱内容 医嘱名称 单次剂量 服药 服药情况 用药记录
            用药史 服用方法 中药 草药 药方 皮试 皮试结果 滴速 输液 用药天数 嘱托 用药目的 药品通用名
            处方名称 方剂 药品编码 药品规格 药品数量 药品剂型 药品类型 药物剂量 药物用法 给药剂量
            给药频率 用药剂量 用药方式 用药途径 用药频率 用药开始时间 每次用量 每次剂量 每日次数
            一次剂量 一次用量 单次用量 单次用药 日用量 总量用药 疗程天数 付数 剂数 贴数 煎法 煎煮方式
            中药饮片 处方类型 处方类别 处方明细 医嘱编码 医嘱类 执行频次 执行频率 首次用量 首日次数
            抗菌药物 药品备注 发药数量 皮试标志 用药说明 用药名称 长期用药 服药频次 服药时间 滴数
            组号处方
        """),
        english=each("""
            drug drug_name medicine medicine_name medication dosage dose usage drug_usage usage_dosage
            frequency prescription rx route drug_code administration drug_dosage medication_history
            single_dose dosage_unit skin_test prescription_content doctor_advice medical_order infusion
            herbal drug_spec drug_type drug_form drug_dose drug_name_generic drug_quantity drug_num
            drug_count drug_route drug_freq drug_days drug_unit dose_unit dose_units dose_form dosing
            dosing_type dosing_instructions dose_per dosage_form_used medicine_code medicine_type
            medicine_usage medicine_num medicines med_name med_code med_dosage administration_route
            given_dose freq freq_code freq_name rxno rxnorm refills refill as_needed prn prescription_name
            prescription_type prescription_detail order_item_medical herb herb_name herbs tcm_prescription
            pharmacy_note medicament medicament_name contraindication indication dispense dispensing lot_number vaccine vaccine_name
            
        """),
        pinyin=each("yaopin yongyao chufang yizhu"),
        initials=each("""
            ypmc yp yf yfyl yl gytj yz yznr yzmc pc dcjl jl cfnr ypgg ypsl ypbm ypdm yply ypjl cfts cflx
            cfmx ycjl ycsl ycyl mcyl mrcs srcs sypc yytj yyts psjg yzbm yzlb yypc jff ypyf ypyl dcyl
        """),
    ),
    shape=Shape(length=(9, 160), has="文"),
    chance=0.001,
    reads="some",
)
def drug(data: Bytes, start: int, length: int) -> bool:
    return is_drug(text_at(data, start, length))
