"""
地址 · Address.

Marks of an area (省 市 区 县 ...), of a road or village (路 街 巷 村 镇 ...) and of a door (号 栋 单元 室 ... behind a digit): a door
and one of the others, or two areas and a road.  A company's name has an area and no door.

>>> from hegui.detectors.kernels import holds
>>> [holds(address, t) for t in ("浙江省杭州市西湖区文三路20号3幢402室", "人民路12号", "王家庄3组5号", "南山区科技园路")]
[True, True, True, False]
>>> [holds(address, t) for t in ("杭州华信科技有限公司", "杭州市", "上海市公路管理局", "周一下午到货，数量20件")]
[False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.hanzi import character
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

AREA = 1
ROAD = 2
DOOR = 3
STOP = 4


def _marks() -> bytes:
    table = bytearray(0xA000 - 0x4E00)
    for kind, characters in (
        (AREA, "省市区县州盟旗"),
        (ROAD, "路街道巷弄村镇乡屯庄园苑里城坊湾沟"),
        (DOOR, "号栋幢室楼座组弄单户层院"),
    ):
        for c in characters:
            table[ord(c) - 0x4E00] = kind
    return bytes(table)


MARKS = _marks()


@detector(
    Entity("address", Text("地址", "Address"), category="contact", keep=(6, 0)),
    hints=Hints(
        words=each("""
            地址 住址 家庭住址 家庭地址 现住址 居住地址 居住地 常住地址 通讯地址 通信地址 联系地址
            详细地址 收货地址 收件地址 寄件地址 户籍地址 户口地址 身份证地址 联系住址 现居住地 现居地址
            街道地址 门牌号 门牌 住所 居住地详址 家庭详细地址 邮寄地址 上车地点 下车地点 楼栋号 房屋地址
            事发地点 送货地址 配送地址 收货详址 取货地址 出发地址 目的地址 暂住地址 暂住地 发货地址
            现住地址 地址详情
        """),
        english=each("""
            address home_address detail_address address_detail living_address residence street_address
            delivery_address ship_address shipping_address mailing_address post_address receive_address
            register_address live_address residential_address home_addr permanent_address house_number
            present_address full_address address_line
        """),
        pinyin=each("dizhi zhuzhi jiatingzhuzhi jiatingdizhi"),
        initials=each("jtzz jtdz zz dz lxdz txdz xxdz xzz jzdz shdz hjdz xjzd zzdz hkdz dzxx"),
    ),
    shape=Shape(length=(12, 300), first="cjk", has="文"),
    chance=0.001,
)
def address(data: Bytes, start: int, length: int) -> bool:
    return address_end(data, start, start + length) == start + length


def address_end(data: Bytes, start: int, end: int) -> int:
    """Where an address that begins at ``start`` ends: at a mark of a sentence, or at ``end``; -1 if there is none."""
    areas = 0
    roads = 0
    doors = 0
    size = 0
    digit = False
    i = start
    while i < end:
        byte = int(data[i])
        if byte < 128:
            if byte < 32 or byte == 44 or byte == 59 or byte == 33 or byte == 63 or byte == 64 or byte == 58:
                break
            digit = 48 <= byte <= 57 or (digit and (65 <= byte <= 90 or 97 <= byte <= 122))
            i = i + 1
            continue
        if byte < 224 or i + 2 >= end:
            i = i + 1
            continue
        if byte == 239 and data[i + 1] == 188 and data[i + 2] == 140:  # ，
            break
        if byte == 227 and data[i + 1] == 128 and (data[i + 2] == 130 or data[i + 2] == 129):  # 。 、
            break
        if 228 <= byte <= 233:
            code = character(data, i)
            kind = 0
            if 0x4E00 <= code < 0xA000:
                kind = int(MARKS[code - 0x4E00])
            size = size + 1
            if kind == AREA and size >= 2:
                areas = areas + 1
            elif kind == ROAD and size >= 2:
                roads = roads + 1
            elif kind == DOOR and digit:
                doors = doors + 1
            digit = is_numeral(code)
        i = i + 3
    if size < 3 or size > 80:
        return -1
    if doors > 0 and areas + roads > 0:
        return i
    if areas >= 2 and roads > 0 and digit:
        return i
    return -1


def is_numeral(code: int) -> bool:
    """一二三 ... 十, and 甲乙丙丁, before the mark of a door."""
    return (
        code == 0x4E00 or code == 0x4E8C or code == 0x4E09 or code == 0x56DB or code == 0x4E94 or code == 0x516D
        or code == 0x4E03 or code == 0x516B or code == 0x4E5D or code == 0x5341 or code == 0x7532 or code == 0x4E59
    )  # fmt: skip
