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

from string import ascii_letters, digits
from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.hanzi import character
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

AREA, ROAD, DOOR, NUMERAL = 1, 2, 4, 8
BREAK, DIGIT, LETTER = 1, 2, 3
MOST = 80  # characters of an address


def _marks() -> bytes:
    table = bytearray(0xA000 - 0x4000)
    for kind, characters in (
        (AREA, "省市区县州盟旗"),
        (ROAD, "路街道巷弄村镇乡屯庄园苑里城坊湾沟"),
        (DOOR, "号栋幢室楼座组弄单户层院"),
        (NUMERAL, "一二三四五六七八九十甲乙"),  # before the mark of a door
    ):
        for c in characters:
            table[ord(c) - 0x4000] = kind
    return bytes(table)


def _signs() -> bytes:
    table = bytearray([BREAK] * 32 + [0] * 96)
    for kind, characters in ((BREAK, ",;!?@:"), (DIGIT, digits), (LETTER, ascii_letters)):
        for c in characters:
            table[ord(c)] = kind
    return bytes(table)


MARKS = _marks()  # by code point, from U+4000 on, as are the first bytes 228 to 233
SIGNS = _signs()  # of ASCII


@detector(
    Entity("address", Text("地址", "Address"), category="contact", keep=(6, 0)),
    hints=Hints(
        words=each("""
            地址 住址 家庭住址 家庭地址 现住址 居住地址 居住地 常住地址 通讯地址 通信地址 联系地址
            详细地址 收货地址 收件地址 寄件地址 户籍地址 户口地址 身份证地址 联系住址 现居住地 现居地址
            街道地址 门牌号 门牌 住所 居住地详址 家庭详细地址 邮寄地址 上车地点 下车地点 楼栋号 房屋地址
            事发地点 送货地址 配送地址 收货详址 取货地址 出发地址 目的地址 暂住地址 暂住地 发货地址
            现住地址 地址详情
            现居住地址 住所详细地址 联系住所地址
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
    end = start + length
    if length < 3 or divides(data, end - 3):
        return False
    return address_end(data, start, end) == end


def divides(data: Bytes, i: int) -> bool:
    """Does a mark stand here that no address goes over: a comma, a full stop, a pause?  Two more bytes must follow."""
    first = int(data[i])
    second = int(data[i + 1])
    third = int(data[i + 2])
    if first == 227:
        return second == 128 and (third == 129 or third == 130)  # 、 。
    return first == 239 and second == 188 and third == 140  # ，


def address_end(data: Bytes, start: int, end: int) -> int:
    """Where an address that begins at ``start`` ends: at a mark of a sentence, or at ``end``.

    If there is none, the place from which one might begin, with a minus.
    """
    seen = 0  # the marks, as bits; gathered without branches: which character comes nobody could guess
    twice = 0
    size = 0
    counts = 0  # which marks would count here: a door behind a digit or letters that follow one, the others behind a name
    i = start
    while i < end:
        byte = int(data[i])
        if byte < 128:
            sign = int(SIGNS[byte])
            if sign == BREAK:
                break
            door = (int(sign == DIGIT) * DOOR) | (counts * int(sign == LETTER) & DOOR)
            counts = (counts & ~DOOR) | door
            i = i + 1
        elif 228 <= byte <= 233 and i + 2 < end:
            mark = int(MARKS[character(data, i) - 0x4000])
            twice = twice | (seen & mark & counts)
            seen = seen | (mark & counts)
            counts = AREA | ROAD | ((mark & NUMERAL) // 2)
            size = size + 1
            i = i + 3
        elif byte < 224 or i + 2 >= end:
            i = i + 1
        elif divides(data, i):
            break
        else:
            i = i + 3
    if size > MOST:
        return -(start + 3)
    if size < 3:
        return -i
    if (seen & DOOR and seen & (AREA | ROAD)) or (twice & AREA and seen & ROAD and counts & DOOR):
        return i
    return -i


def holds_address(data: Bytes, start: int, end: int) -> bool:
    """Does an address begin at the beginning of the text, or behind a comma, a colon or the like?"""
    fresh = True
    i = start
    while i < end:
        byte = int(data[i])
        if fresh and 228 <= byte <= 233:
            i = address_end(data, i, end)
            if i > 0:
                return True
            i = -i
            fresh = False
            continue
        if (
            byte == 44 or byte == 58 or byte == 59 or byte == 239 or byte == 227
        ):  # , : ; and the signs of Chinese
            fresh = True
        i = i + (1 if byte < 224 else 3)
    return False
