"""
头像 · Avatar.

A picture, or the address or path of one; that it is a person's, only the name of the column can tell.

>>> from hegui.detectors.kernels import holds
>>> holds(avatar, "/avatar/12/8f3a.webp"), holds(avatar, "张三")
(True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector
from hegui.detectors.kernels import is_picture
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes



@detector(
    Entity("avatar", Text("头像", "Avatar"), category="account"),
    hints=Hints(
        words=("头像",),
        english=("avatar", "head_img", "headimg", "head_url", "portrait", "profile_photo", "headimgurl", "head_image", "photo"),
        pinyin=("touxiang",),
        initials=("tx",),
    ),
    shape=Shape(length=(5, 8000000)),
    chance=0.5,  # a picture of anything passes
    reads="some",
)
def avatar(data: Bytes, start: int, length: int) -> bool:
    return is_picture(data, start, length)
