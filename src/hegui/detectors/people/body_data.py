"""
身体数据 · Body data.

Height, weight, blood type, eyesight and the like, without reference to an illness.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("body-data", Text("身体数据", "Body data"), category="profile"),
    hints=Hints(
        words=each(
            "身高 体重 血型 视力 腰围 胸围 体质指数 BMI 左眼视力 右眼视力 肺活量 鞋码 三围 臀围 裸眼视力 体型 体脂 RH血型 听力 头围 血型ABO"
        ),
        english=each("""
            height weight blood_type blood_group bmi eyesight vision waist body_height body_weight bust hip
            waistline vital_capacity chest_circumference shoe_size rh body_fat stature left_vision
            right_vision head_circumference bloodtype abo blood_abo
            eye_color eye_colour hair_color hair_colour
        """),
        pinyin=each("shengao tizhong xuexing"),
        initials=each("sg tz xx xuex"),
    ),
)
