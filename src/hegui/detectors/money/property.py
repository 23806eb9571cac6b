"""
财产 · Property.

Houses, cars and other property of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("property", Text("财产", "Property"), category="financial-account"),
    hints=Hints(
        words=each("""
            房产 不动产 车产 房产证号 房产信息 资产状况 家庭财产 房屋产权 产权证号 不动产证号 住房情况
            是否有房 是否有车 房产数 名下房产 名下车辆 房屋面积 房屋价值 产权人 财产 有无房产 有无车辆
            购房情况 购车情况 建筑面积 抵押物 住房性质
        """),
        english=each("""
            real_estate property_no house_property has_house has_car house_info estate house_ownership
            property_certificate own_house own_car property_right collateral house_status car_status
            asset_info
        """),
        initials=each("fczh bdczh"),
    ),
)
