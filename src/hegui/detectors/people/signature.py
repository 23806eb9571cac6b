"""
签名 · Signature.

A person's handwritten or electronic signature, as an image or a reference to one.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("signature", Text("签名", "Signature"), category="identity"),
    hints=Hints(
        words=each("""
            签名 手写签名 电子签名 签字 签名图片 签名照片 签章 个人签章 签名图像 签收照片 签字图片
            患者签名 家属签字 签名文件 签收凭证 手签
        """),
        english=each("""
            signature sign_image sign_img sign_pic sign_picture signature_image sign_url signature_url
            e_sign electronic_signature handwriting sign_photo sign_file
        """),
        initials=each("qm qmtp dzqm"),
    ),
)
