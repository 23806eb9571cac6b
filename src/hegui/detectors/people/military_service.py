"""
兵役情况 · Military service.

Whether, when and how a person served in the forces.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("military-service", Text("兵役情况", "Military service"), category="profile"),
    hints=Hints(
        words=each("""
            兵役 兵役状况 服役 退伍 退役 参军 退役军人 是否退役军人 退伍时间 入伍时间 服役情况 军衔
            是否军人 军人 部队
        """),
        english=each("""
            military military_service veteran army_service enlist military_rank is_veteran
            discharge_military conscription soldier military_status armed_services armed_forces
        """),
        initials=each("byzk bydjzk twjr"),
    ),
)
