"""
所在地区 · Region of a person.

Province, city, district or street where a person lives.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("region", Text("所在地区", "Region of a person"), category="profile"),
    hints=Hints(
        words=each("""
            省 市 区 县 省份 城市 区县 所在省 所在市 所在区 所在地区 所在城市 所属地区 街道 乡镇 社区 村
            地区 所在地 省市区 省市 区域 居住城市 现居城市 所属社区 所属街道 小区 楼栋 单元 常住城市
            工作城市 省编码 市编码 区编码 省代码 市代码 行政区划 期望城市 国家地区 国家 归属地 号码归属地
            手机归属地
        """),
        english=each("""
            province city district county province_name city_name district_name area region town area_name
            county_name region_name street township village community province_code city_code
            district_code area_code region_code home_city country live_city prov_code adcode county_code
            street_name building_no room_unit nation_region
        """),
        pinyin=each("shengfen chengshi diqu"),
        initials=each("sf cs qx szd szdq xzqh ssq szcs"),
    ),
)
