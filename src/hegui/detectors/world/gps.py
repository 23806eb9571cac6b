"""
经纬度 · Coordinates.

A pair of decimals with at least three places, longitude and latitude in either order, both within the box around China
(73 to 136 east, 3 to 54 north); or one such decimal alone with at least four places.

>>> from hegui.detectors.kernels import holds
>>> [holds(gps, t) for t in ("116.397428,39.90923", "39.9092, 116.3974", "116.397428", "POINT(116.3974 39.9092)")]
[True, True, True, True]
>>> [holds(gps, t) for t in ("200.123456", "12.50", "116.39,39.9", "1.234567")]
[False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("gps", Text("经纬度", "Coordinates"), category="whereabouts"),
    hints=Hints(
        words=each("""
            经度 纬度 经纬度 GPS 定位 坐标 位置坐标 定位坐标 地理坐标 定位信息 位置信息 定位经度 定位纬度
        """),
        english=each("""
            longitude latitude gps lng_lat lat_lng coordinate coordinates geo_location location_gps
            gps_location geohash geo lnglat gps_point
        """),
        initials=each("jd wd jwd"),
        not_words=each("x轴 y轴 X轴 Y轴 横坐标 纵坐标 坐标轴"),  # on a picture
        not_english=each("pos_x pos_y post_x post_y"),
    ),
    shape=Shape(length=(7, 60), first="0-9(P[", of="0aA.", has="0."),
    chance=0.01,
)
def gps(data: Bytes, start: int, length: int) -> bool:
    i = start
    end = start + length
    while i < end and (data[i] < 48 or data[i] > 57):
        if i - start > 6:
            return False
        i = i + 1
    numbers = 0
    longitudes = 0
    while i < end:
        whole = 0
        size = 0
        while i < end and 48 <= data[i] <= 57 and size < 4:
            whole = whole * 10 + (int(data[i]) - 48)
            i = i + 1
            size = size + 1
        if size == 0 or size > 3 or i >= end or data[i] != 46:
            return False
        i = i + 1
        places = 0
        while i < end and 48 <= data[i] <= 57:
            i = i + 1
            places = places + 1
        if places < 3 or places > 17:
            return False
        numbers = numbers + 1
        if 73 <= whole < 136:
            longitudes = longitudes + 1
        elif whole < 3 or whole >= 54:
            return False
        while i < end and (data[i] == 44 or data[i] == 32 or data[i] == 59 or data[i] == 41 or data[i] == 93):
            i = i + 1
        if numbers == 1 and i >= end:
            return places >= 4
    return numbers == 2 and longitudes == 1
