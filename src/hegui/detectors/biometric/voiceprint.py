"""
声纹 · Voiceprint.

Voiceprints and templates made from them.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("voiceprint", Text("声纹", "Voiceprint"), category="biometric"),
    hints=Hints(
        words=each("声纹 声纹特征 声纹模板 声音特征 步态 笔迹"),
        english=each("voiceprint voice_print voice_feature voice_template gait voice_embedding"),
        initials=("sw",),
    ),
)
