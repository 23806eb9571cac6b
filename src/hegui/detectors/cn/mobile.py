"""
手机号 · Mobile number.

Eleven digits that begin with a number range given out to mobile networks, satellite and virtual operators included
(the numbering plan of the Ministry of Industry and Information Technology).  There is no check digit: consecutive serial
numbers can look the same, and the engine looks at their order to tell.

>>> from hegui.detectors.kernels import holds
>>> holds(mobile, "13800000000"), holds(mobile, "19912345678")
(True, True)
>>> holds(mobile, "12345678901"), holds(mobile, "1380000000")
(False, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import mobile_holds
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("mobile", Text("手机号", "Mobile number"), category="contact", keep=(3, 2)),
    hints=Hints(
        words=each("""
            手机 手机号 手机号码 手机电话 移动电话 行动电话 电话 电话号码 联系电话 联系方式 联系号码 联系手机
            本人电话 手机号一 来电号码 去电号码 预留手机号 绑定手机 主叫号码 被叫号码 电话一 通讯号码
            联络电话 联络方式 主叫 被叫 拨打号码 来电电话 接听号码 呼叫号码
            父亲电话 母亲电话 配偶电话 家长电话 监护人电话 业主电话 购房人电话 户主电话 患者电话 学生电话 客户电话 担保人电话 介绍人电话
        """),
        english=each("""
            mobile mobile_no mobile_phone phone phone_no phone_number contact_phone contact_mobile
            contact_way contact_info contact_no contact_number tel call_no caller_no called_no
            caller_number telephone caller callee called_phone calling_no dial_no
        """),
        pinyin=each("shouji shoujihao dianhua lianxidianhua"),
        initials=each("sj sjh sjhm lxdh lxfs dh dhhm yddh lxsj sjhao brdh"),
    ),
    shape=Shape(length=11, first="1", of="0"),
    chance=0.055,  # of random 11 digits
    embedded=True,
)  # fmt: skip
def mobile(data: Bytes, start: int, length: int) -> bool:
    return mobile_holds(data, start)
