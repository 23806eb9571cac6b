"""
出行信息 · Travel.

Flights, trains, rides and trips of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("travel", Text("出行信息", "Travel"), category="whereabouts"),
    hints=Hints(
        words=each("""
            航班 航班号 出发站 到达站 出发站点 到达站点 始发站 终点站 上车站 下车站 上车点 下车点 车次 座位号 出发地 目的地 行程 出发时间 到达时间 出发日期 乘车人 机票 票号 上车
            下车 起点 终点 出发城市 到达城市 出行日期 返程日期 登机口 舱位 上车时间 下车时间 乘车时间
            乘车日期 客票 出行 出行人 上车站 下车站 座席 行程单 乘车站 始发地 到达地 出差地点 出差时间
            出差 目的城市 行程距离 上车点 下车点 同行人 接机 送机 出行方式
        """),
        english=each("""
            flight flight_no train_no seat_no departure destination trip travel itinerary ticket_no
            boarding origin from_city to_city depart_time arrive_time depart_date return_date
            pickup_location dropoff_location start_place end_place pick_up drop_off from_station
            to_station start_point end_point pickup_address dropoff_address from_address to_address
            trip_distance boarding_time seat cabin departure_city arrival_city business_trip
            departure_time get_on get_off
        """),
        pinyin=each("hangban mudidi"),
        initials=each("hbh cc cfd mdd zwh"),
    ),
)
