"""
生育信息 · Fertility and birth.

Pregnancy, birth, menstruation, contraception and fertility of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("fertility", Text("生育信息", "Fertility and birth"), category="medical-health"),
    hints=Hints(
        words=each("""
            怀孕 孕周 末次月经 预产期 生育 生育状况 孕次 产次 是否怀孕 妊娠 避孕 月经 哺乳 孕期 分娩
            分娩方式 流产 胎次 怀孕周数 是否孕妇 生育史 胎数 是否哺乳 孕产 孕产史 胎位 胎心 宫高
            生育情况 生殖 月经周期 产检 出生体重 新生儿 孕妇 试管 生育类别 计划生育手术
        """),
        english=each("""
            pregnant pregnancy gestational_week last_menstrual gravidity parity fertility menstruation
            menstrual lactation delivery_mode contraception childbirth fetus is_pregnant
            expected_date_of_childbirth lmp edc gestation abortion prenatal newborn_weight fetal
            gestational_weeks matn matn_type fetts due_date_birth
        """),
        initials=each("ycq mcyj yunzhou sycs sfhy"),
    ),
)
