"""
手术 · Surgery.

Operations, anaesthesia and what happened in them.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("surgery", Text("手术", "Surgery"), category="medical-health"),
    hints=Hints(
        words=each("""
            手术 手术名称 手术编码 手术级别 手术日期 手术时间 麻醉 麻醉方式 麻醉方法 术中 术后 切口
            切口等级 出血量 手术部位 手术方式 手术史 手术过程 输血 输血量 术前 手术记录 切口愈合 植入物
            手术经过 愈合等级 手术并发症
        """),
        english=each("""
            surgery surgery_name anesthesia anesthesia_method incision blood_loss surgical surgery_date
            surgery_level transfusion surgical_history implant postoperative preoperative anaesthesia
            anesthesia_type
        """),
        pinyin=("shoushu",),
        initials=each("ss ssmc ssrq mzfs ssbm"),
    ),
)
