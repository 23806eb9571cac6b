"""
虹膜 · Iris.

Iris and retina images and templates made from them.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("iris", Text("虹膜", "Iris"), category="biometric"),
    hints=Hints(
        words=each("虹膜 虹膜特征 眼纹 视网膜 虹膜模板 耳廓"),
        english=each("iris iris_template retina eye_print iris_feature"),
    ),
)
