"""
电子邮箱 · E-mail address.

Local part, ``@``, and a domain name with a last label of letters (RFC 5321 in the form that people use; no quoted parts).

>>> from hegui.detectors.kernels import holds
>>> [holds(email, t) for t in ("wang.fang_88@example.com.cn", "10001@qq.com")]
[True, True]
>>> [holds(email, t) for t in ("@wangfang", "a@b", "a@@b.cn", "a..b@c.cn", "a@b.c1", "张三@qq.com")]
[False, False, False, False, False, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import letter_or_digit
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("email", Text("电子邮箱", "E-mail address"), category="contact", keep=(1, 4)),
    hints=Hints(
        words=each("""
            邮箱 电子邮箱 电子邮件 邮箱地址 邮件地址 电子邮箱地址 电邮 邮箱号 收件邮箱 联系邮箱 个人邮箱
        """),
        english=each("email e_mail mail mail_address email_address mailbox"),
        initials=each("dzyx dzyj yx yxdz"),
    ),
    shape=Shape(length=(6, 128), first="a-zA-Z0-9_", of="0aA.@", has="@."),
    chance=0.0001,
    embedded=True,
)
def email(data: Bytes, start: int, length: int) -> bool:
    end = start + length
    at = -1
    for i in range(start, end):
        if data[i] == 64:
            at = i
            break
    if at <= start or at - start > 64 or end - at < 4:
        return False
    before = 46
    for i in range(start, at):
        byte = data[i]
        if byte == 46:
            if before == 46:
                return False
        elif not letter_or_digit(byte) and byte != 95 and byte != 45 and byte != 43 and byte != 37:
            return False
        before = byte
    if before == 46:
        return False
    label = 0
    letters = 0
    dots = 0
    for i in range(at + 1, end):
        byte = data[i]
        if byte == 46:
            if label == 0 or data[i - 1] == 45:
                return False
            dots = dots + 1
            label = 0
            letters = 0
        elif letter_or_digit(byte) or (byte == 45 and label > 0):
            label = label + 1
            if byte >= 65:
                letters = letters + 1
        else:
            return False
    return dots > 0 and label >= 2 and letters == label
