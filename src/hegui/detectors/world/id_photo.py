"""
证件照片 · Photo of an identity document.

A picture, or the address or path of one; that it shows a document, only the name of the column can tell.

>>> from hegui.detectors.kernels import holds
>>> [holds(id_photo, t) for t in ("/upload/2021/a8f3.jpg", "https://cdn.example.com/1/x.png?w=2", "data:image/png;base64,iVBOR", "a.pdf")]
[True, True, True, False]
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
    Entity("id-photo", Text("证件照片", "Photo of an identity document"), category="identity"),
    hints=Hints(
        words=("身份证照片", "身份证正面", "身份证反面", "证件照", "证件照片", "身份证图片", "手持身份证", "人像面", "国徽面"),
        english=("id_photo", "id_card_front", "id_card_back", "idcard_img", "id_card_image", "id_card_pic", "card_front", "card_back"),
        pinyin=("shenfenzhengzhaopian", "zhengjianzhao"),
        initials=("sfzzp", "zjz"),
    ),
    shape=Shape(length=(5, 8000000)),
    chance=0.5,  # a picture of anything passes
    reads="some",
)
def id_photo(data: Bytes, start: int, length: int) -> bool:
    return is_picture(data, start, length)
