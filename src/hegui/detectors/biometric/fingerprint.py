"""
指纹 · Fingerprint.

Fingerprints, palm prints and templates made from them.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("fingerprint", Text("指纹", "Fingerprint"), category="biometric"),
    hints=Hints(
        words=each("指纹 指纹模板 指纹特征 指静脉 掌纹 指纹信息 指纹数据 掌静脉 指纹图像 指纹编号"),
        english=each("""
            fingerprint finger finger_template finger_feature finger_vein palm_print palm
            fingerprint_template finger_data finger_print palm_vein
        """),
        pinyin=("zhiwen",),
        initials=each("zwxx zhiwen"),
    ),
)
