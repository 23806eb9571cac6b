"""
户籍 · Household registration.

Household registration: kind, place and number of the household.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("household", Text("户籍", "Household registration"), category="profile"),
    hints=Hints(
        words=each("""
            户口 户籍 户口类型 户口性质 户口类别 户籍所在地 户口所在地 户籍地 户籍类型 户号 户口所在 户别
            户籍性质 农业户口 户籍信息 迁入时间 落户 与户主 户编号 户口状况
        """),
        english=each("""
            household household_type hukou hukou_type household_register registered_residence
            residence_type household_no domicile domicile_place census_register household_place
            registered_permanent_residence domicile_type household_registration household_location
        """),
        pinyin=each("hukou huji hujidi hukouxingzhi"),
        initials=each("hkxz hkszd hjszd hklx hh hjlx hjd hklb"),
    ),
)
