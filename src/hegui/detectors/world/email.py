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

from string import ascii_letters, digits
from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

LETTER, DIGIT, DASH, DOT, OTHER = 1, 2, 4, 8, 16


def _kinds() -> bytes:
    table = bytearray(256)
    for kind, signs in ((LETTER, ascii_letters), (DIGIT, digits), (DASH, "-"), (DOT, "."), (OTHER, "_+%")):
        for sign in signs:
            table[ord(sign)] = kind
    return bytes(table)


KINDS = _kinds()


@detector(
    Entity("email", Text("电子邮箱", "E-mail address"), category="contact", keep=(1, 4)),
    hints=Hints(
        words=each("""
            邮箱 电子邮箱 电子信箱 信箱 电子邮件 邮箱地址 邮件地址 电子邮箱地址 电邮 邮箱号 收件邮箱 联系邮箱 个人邮箱
        """),
        english=each("email e_mail mail mail_address email_address mailbox"),
        initials=each("dzyx dzyj yx yxdz"),
    ),
    shape=Shape(length=(6, 128), first="a-zA-Z0-9_", of="0aA.@", has="@."),
    chance=0.0001,
    embedded=True,
)
def email(data: Bytes, start: int, length: int) -> bool:
    return well_formed(data, start, start + length)


def well_formed(data: Bytes, start: int, end: int) -> bool:
    wrong = 0  # gathered without a branch: where a dot comes nobody could guess
    before = DOT
    at = start
    while at < end and data[at] != 64:
        kind = int(KINDS[data[at]])
        wrong = wrong | int(kind == 0) | (kind & before & DOT)
        before = kind
        at = at + 1
    if wrong or before == DOT or at - start > 64 or end - at < 4:
        return False
    last_dot = at
    last_other = at  # the last that is no letter
    before = DOT
    for i in range(at + 1, end):
        kind = int(KINDS[data[i]])
        wrong = wrong | int(kind & (LETTER | DIGIT | DASH | DOT) == 0)
        wrong = wrong | (int(kind == DOT) & int(before & (DOT | DASH) != 0))
        wrong = wrong | (int(kind == DASH) & int(before == DOT))
        last_dot = i if kind == DOT else last_dot
        last_other = i if kind != LETTER else last_other
        before = kind
    return wrong == 0 and last_dot > at and last_other == last_dot and end - last_dot > 2
