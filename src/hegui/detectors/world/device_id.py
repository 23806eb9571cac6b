"""
设备标识 · Device identifier.

IMEI: fifteen digits with a Luhn check digit, beginning with a reporting body that is in use (01, 35, 86, 91, 99; 3GPP TS 23.003).
MAC address: six bytes in hexadecimal joined by colons or hyphens (IEEE 802).  Android IDs and IDFA look like any token: only
names tell them.

>>> from hegui.detectors.kernels import holds
>>> holds(device_id, "490154203237518"), holds(device_id, "861234567890127"), holds(device_id, "861234567890128")
(False, True, False)
>>> holds(device_id, "3C:22:FB:0A:1b:2c"), holds(device_id, "3C-22-FB-0A-1B-2C"), holds(device_id, "12:30:45:00:00:0")
(True, True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import luhn_holds
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("device-id", Text("设备标识", "Device identifier"), category="network", keep=(2, 2)),
    hints=Hints(
        words=each("""
            设备号 设备标识 设备唯一标识 IMEI imei MAC地址 mac 设备ID 手机型号 设备型号 机器码 安卓ID
            设备指纹 推送标识 注册设备 登录设备 设备信息 终端设备 手机品牌 客户端标识 极光推送ID 设备名称
            设备token 设备类型 手机设备号
        """),
        english=each("""
            device_id imei imsi mac mac_address android_id idfa idfv oaid meid iccid device_no device_uuid
            device_token udid device_info device_model device_fingerprint jpush_id push_id push_token
            phone_model device mobile_model login_device register_device device_type device_name
            advertising_id
            calling_station_id
        """),
    ),
    shape=Shape(length=(15, 17), first="0-9a-fA-F", of="0aA."),
    chance=0.005,
    checksum=True,
)
def device_id(data: Bytes, start: int, length: int) -> bool:
    if length == 15:
        first = (int(data[start]) - 48) * 10 + int(data[start + 1]) - 48
        return (first == 1 or first == 35 or first == 86 or first == 91 or first == 99) and luhn_holds(
            data, start, 15
        )
    if length != 17 or (data[start + 2] != 58 and data[start + 2] != 45):
        return False
    for i in range(17):
        byte = int(data[start + i])
        if i % 3 == 2:
            if byte != data[start + 2]:
                return False
        elif not (48 <= byte <= 57 or 65 <= byte <= 70 or 97 <= byte <= 102):
            return False
    return True
