"""
证件照片 · Photo of an identity document.

A picture, or the address or path of one; that it shows a document, only the name of the column can tell.

>>> from hegui.detectors.kernels import holds
>>> [holds(id_photo, t) for t in ("/upload/2021/a8f3.jpg", "https://cdn.example.com/1/x.png?w=2", "data:image/png;base64,iVBOR", "a.pdf")]
[True, True, True, False]
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
    Entity("id-photo", Text("证件照片", "Photo of an identity document"), category="identity"),
    hints=Hints(
        words=each("""
            身份证照片 身份证正面 身份证反面 身份证正面照 身份证反面照 证件照片 身份证图片 证件照
            手持身份证 身份证正反面 身份证人像面 身份证国徽面 证件图片 护照照片 驾驶证照片 证件附件
            身份证复印件 身份证扫描件 身份证影像 身份证附件 证件正面 证件反面 人像面 国徽面
        """),
        english=each("""
            id_card_front id_card_back id_card_photo id_photo id_card_image card_front card_back
            id_card_img id_card_pic id_front id_back identity_photo identity_image idcard_front
            idcard_back cert_photo cert_image identity_front identity_back id_card_url hold_id_card
            hand_id_card passport_photo license_photo certificate_photo id_card_positive id_card_negative
            idcard_photo idcard_img handheld legal_id_front
        """),
        initials=each("sfzzp zjzp"),
    ),
    shape=Shape(length=(5, 8000000), has="z"),
    chance=0.5,  # a picture of anything passes
    reads="some",
)
def id_photo(data: Bytes, start: int, length: int) -> bool:
    return is_picture(data, start, length)
