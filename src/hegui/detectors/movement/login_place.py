"""
登录地点 · Place of login.

From where a person signed in or acted, usually worked out from the IP address.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("login-place", Text("登录地点", "Place of login"), category="whereabouts"),
    hints=Hints(
        words=each("""
            登录地点 登录地址 登录位置 操作地点 IP属地 登录城市 IP归属地 登陆地点 ip所在地 访问地点 登录地
            IP来源 操作地址 地理位置 IP地区 注册地点 归属地IP
        """),
        english=each("""
            login_location login_place login_address login_city oper_location operate_location ip_location
            ip_region ip_area location_login ip_address_location address_login ip_source region_ip
            login_area operation_location ip_city ip_province
        """),
        initials=each("dldd dldz czdd"),
    ),
)
