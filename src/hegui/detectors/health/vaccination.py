"""
接种记录 · Vaccination.

Vaccines a person received, when, which batch and dose.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("vaccination", Text("接种记录", "Vaccination"), category="medical-health"),
    hints=Hints(
        words=each("""
            疫苗 接种 疫苗名称 接种日期 接种剂次 疫苗接种 接种时间 接种记录 接种单位 接种部位 预防接种
            针次 剂次 疫苗批号 接种地点 接种状态 接种证号 疫苗厂家 疫苗接种情况
        """),
        english=each("""
            vaccine vaccination vaccine_name vaccination_date inoculation dose_no vaccinate vaccine_batch
            vaccination_site immunization vaccine_code inoculate
        """),
        pinyin=each("yimiao jiezhong"),
        initials=each("ymmc ym ymjz jzjc"),
    ),
)
