"""
驾驶证号 · Driving licence number.

A Chinese driving licence bears its holder's resident ID number, so the values are counted as such; only a name, a comment or a
table can tell that a column is about licences.  The file number (档案编号) has twelve digits and no check character.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("driving-licence", Text("驾驶证号", "Driving licence number"), category="identity", keep=(1, 1)),
    hints=Hints(
        words=each("驾驶证 驾驶证号 驾照 驾照号 驾驶证编号 驾驶证档案编号 准驾车型 驾驶证件号"),
        english=each("""
            driving_licence driving_license driver_license driver_licence driving_no drive_license
            license_driving
        """),
        initials=each("jsz jszh zjcx"),
    ),
)
