"""
驾驶证号 · Driving licence number.

A Chinese driving licence bears its holder's resident ID number, so the values are counted as such; only a name, a comment or a
table can tell that a column is about licences.  The file number (档案编号) has twelve digits and no check character.
"""

from __future__ import annotations

from hegui.detectors import Hints, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("driving-licence", Text("驾驶证号", "Driving licence number"), category="identity", keep=(1, 1)),
    hints=Hints(
        words=("驾驶证", "驾照", "驾驶证号", "驾驶证档案编号"),
        english=("driving_licence", "driver_license", "driving_license", "licence_no", "driver_licence_no", "license_number"),
        pinyin=("jiashizheng", "jiazhao", "jiashizhenghao"),
        initials=("jsz", "jszh", "jzh"),
    ),
)
