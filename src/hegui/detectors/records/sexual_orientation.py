"""
性取向 · Sexual orientation and sex life.

Sexual orientation and sex life of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity(
        "sexual-orientation", Text("性取向", "Sexual orientation and sex life"), category="personal-other"
    ),
    hints=Hints(
        words=each("性取向 性生活 性倾向 性经历 性行为 性伴侣"),
        english=each("sexual_orientation sex_life sexuality sexual_preference sexual_history"),
        initials=("xqx",),
    ),
)
