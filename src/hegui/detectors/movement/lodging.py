"""
住宿信息 · Lodging.

Hotel and dormitory stays: room, arrival, departure, companions.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("lodging", Text("住宿信息", "Lodging"), category="whereabouts"),
    hints=Hints(
        words=each("""
            住宿 入住时间 入住日期 离店时间 离店日期 退房时间 退房日期 房间号 房号 房间号码 同住人 宿舍
            宿舍号 寝室 到店日期 到店时间 间夜 预离日期 预抵时间 入住人 抵店 宿舍楼 寝室号 床铺 入住天数
            入住状态 预订房型 抵店日期 住宿地址 入住人数 房型预订 退宿
        """),
        english=each("""
            lodging checkin_time checkout_time room_no check_in_time check_out_time check_in_date
            check_out_date companion dormitory dorm dorm_no nights checkin_date checkout_date arrive_date
            stay room_number arrival_date stay_days dorm_room hotel_stay bunk guests_count
        """),
        initials=each("ldsj fjh ssh tfsj"),
    ),
)
