"""
特定身份 · Specific identity.

Poverty relief, low-income support, victims, people under community correction and others whom disclosure may stigmatise.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("special-identity", Text("特定身份", "Specific identity"), category="specific-identity"),
    hints=Hints(
        words=each("""
            低保 是否低保 低保户 贫困户 建档立卡 特困 五保 是否贫困 困难类型 贫困类型 社区矫正 重点人员
            留守儿童 困境儿童 孤儿 烈士 烈士子女 优抚对象 优抚 低收入 吸毒 信访人员 特殊身份 特殊人群
            人员类别特殊 贫困生 困难等级 帮扶 建档立卡户 特殊群体 困难生 资助情况 资助类型 助学金 单亲
            单亲家庭 随迁子女 进城务工子女 边缘户 脱贫户 空巢 独居 失独 计生特殊家庭
        """),
        english=each("""
            low_income is_low_income poverty poor_family poverty_type special_identity orphan
            left_behind_child subsistence_allowance special_group key_person community_correction
            social_assistance martyr is_poor poor_household financial_aid single_parent
        """),
        initials=each("dbh pkh jdlk sfdb sfpk"),
    ),
)
