"""
行踪轨迹 · Track.

Where a person was, one place after another: tracks, doors passed, cameras.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("track", Text("行踪轨迹", "Track"), category="whereabouts"),
    hints=Hints(
        words=each("""
            轨迹 行动轨迹 行踪 位置轨迹 轨迹点 轨迹信息 通行记录 通行时间 进出时间 进出方向 门禁记录
            出入时间 出入记录 活动轨迹 行车轨迹 签到地点 打卡地点 打卡位置 签到位置 考勤地点 外勤地点
            定位地址 位置 当前位置 实时位置 抓拍时间 抓拍地点 驶入时间 驶出时间 进场时间 出场时间 入场时间
            离场时间 打卡地址 签到地址 定位地点 行程轨迹 最近位置 途经 到访
        """),
        english=each("""
            track trajectory trace_point location_track path_track movement pass_time clock_address
            clock_location check_in_address sign_address sign_location punch_location position_track
            current_location last_location checkin_location punch_address gps_track route_track
            clock_in_location attendance_location location
        """),
        pinyin=("guiji",),
        initials=each("xzgj wz"),
    ),
)
