"""
头像 · Avatar.

A picture, or the address or path of one; that it is a person's, only the name of the column can tell.

>>> from hegui.detectors.kernels import holds
>>> holds(avatar, "/avatar/12/8f3a.webp"), holds(avatar, "张三")
(True, False)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import is_picture
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


@detector(
    Entity("avatar", Text("头像", "Avatar"), category="account"),
    hints=Hints(
        words=each("""
            头像 头像地址 头像图片 照片 个人照片 用户头像 相片 形象照 头像路径 头像URL 半身照 生活照
            个人头像 学生照片 登记照 近照 寸照 免冠照 员工照片 患者照片
        """),
        english=each("""
            avatar head_image head_img head_pic head_portrait head_photo portrait profile_photo
            profile_image user_image headimgurl head_img_url head_url face_url user_icon icon_user photo
            user_photo user_pic personal_photo head_icon avatar_url user_avatar profile_pic photo_url
            head_image_url userface user_face photograph
        """),
        pinyin=each("touxiang zhaopian"),
        initials=each("tx zp"),
    ),
    shape=Shape(length=(5, 8000000), has="z"),
    chance=0.5,  # a picture of anything passes
    reads="some",
)
def avatar(data: Bytes, start: int, length: int) -> bool:
    return is_picture(data, start, length)
