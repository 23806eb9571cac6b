"""
IP 地址 · IP address.

Version 4: four numbers from 0 to 255 without leading zeros (RFC 791 in the form of RFC 6943); version 6: groups of four
hexadecimal digits, once shortened by ``::`` (RFC 4291).  Version numbers of software can look the same.

>>> from hegui.detectors.kernels import holds
>>> [holds(ip, t) for t in ("192.168.1.20", "8.8.8.8", "2001:db8::1", "fe80:0:0:0:1:2:3:4", "::1")]
[True, True, True, True, True]
>>> [holds(ip, t) for t in ("256.1.1.1", "1.2.3", "1.2.3.04", "12:30:45", "2001:db8:::1")]
[False, False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("ip", Text("IP 地址", "IP address"), category="network", keep=(3, 0)),
    hints=Hints(
        words=each("""
            IP地址 ip 登录IP 注册IP 主机地址 客户端IP 操作IP 最后登录IP 访问IP 登陆IP 请求IP 来源IP
        """),
        english=each("""
            ip ip_address ipaddr ipv4 ipv6 ip_addr login_ip client_ip last_ip user_ip remote_ip upload_ip post_ip add_ip create_ip publish_ip submit_ip op_ip oper_ip sign_ip reply_ip use_ip
            remote_addr remote_address host_ip ip_no
        """),
        initials=each("ipdz dlip"),
    ),
    shape=Shape(length=(3, 39), first="0-9a-fA-F:", of="0aA.", has="."),
    chance=0.0001,
)
def ip(data: Bytes, start: int, length: int) -> bool:
    end = start + length
    if length <= 15 and four_numbers(data, start, end):
        return True
    colons = 0
    for i in range(start, end):
        colons = colons + int(data[i] == 58)
    return 2 <= colons <= 7 and groups_of_hex(data, start, end, colons)


def four_numbers(data: Bytes, start: int, end: int) -> bool:
    number = 0
    size = 0
    dots = 0
    wrong = 0  # gathered without a branch: where a dot comes nobody could guess
    for i in range(start, end):
        byte = int(data[i])
        dot = int(byte == 46)
        wrong = wrong | (dot & int(size == 0)) | (1 - dot & int(byte < 48 or byte > 57))
        wrong = wrong | (1 - dot & int(size > 0) & int(number == 0))  # a leading zero
        number = (number * 10 + byte - 48) * (1 - dot)
        wrong = wrong | int(number > 255)
        size = (size + 1) * (1 - dot)
        dots = dots + dot
    return wrong == 0 and dots == 3 and size > 0


def groups_of_hex(data: Bytes, start: int, end: int, colons: int) -> bool:
    size = 0
    short = 0
    for i in range(start, end):
        byte = int(data[i])
        if byte == 58:
            if i > start and data[i - 1] == 58:
                short = short + 1
            elif size == 0 and not (i == start and data[i + 1] == 58):
                return False
            size = 0
        elif 48 <= byte <= 57 or 97 <= byte <= 102 or 65 <= byte <= 70:
            size = size + 1
            if size > 4:
                return False
        else:
            return False
    if short > 1 or (size == 0 and not (data[end - 1] == 58 and data[end - 2] == 58)):
        return False
    return short == 1 or colons == 7
