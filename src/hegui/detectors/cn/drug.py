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
            药品 药品名称 药名 用药 用药情况 药物 药物名称 用法 用量 用法用量 剂量 给药途径 给药方式 频次
            用药频次 处方药 处方 处方内容 医嘱 医嘱内容 医嘱名称 单次剂量 服药 服药情况 用药记录 用药史
            服用方法 中药 草药 药方 皮试 皮试结果 滴速 输液 用药天数 嘱托 用药目的 药品通用名 处方名称
            方剂
        """),
        english=each("""
            drug drug_name medicine medicine_name medication dosage dose usage drug_usage usage_dosage
            frequency prescription rx route drug_code administration drug_dosage medication_history
            single_dose dosage_unit skin_test prescription_content doctor_advice medical_order infusion
            herbal
        """),
        pinyin=each("yaopin yongyao chufang yizhu"),
        initials=each("ypmc yp yf yfyl yl gytj yz yznr yzmc pc dcjl jl cfnr"),
    ),
    shape=Shape(length=(9, 160)),
    chance=0.001,
    reads="some",
)
def drug(data: Bytes, start: int, length: int) -> bool:
    return is_drug(text_at(data, start, length))
