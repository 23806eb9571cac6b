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
            手术经过 愈合等级 手术并发症 手术类型 手术操作 手术及操作 手术编码名称 手术体位 手术切口
            麻醉分级 术前诊断名称 术中诊断 手术安排 手术状态 手术结果
        """),
        english=each("""
            surgery surgery_name anesthesia anesthesia_method incision blood_loss surgical surgery_date
            surgery_level transfusion surgical_history implant postoperative preoperative anaesthesia
            anesthesia_type operation_name_medical oprn oprn_oprt surgery_code surgery_type
            operation_level_medical operation_position anes_method anes_type wound_grade procedure_code
            procedure_name surgical_procedure asa_grade
        """),
        pinyin=("shoushu",),
        initials=each("ss ssmc ssrq mzfs ssbm ssjb ssbw sslx mzff qkdj yhdj"),
    ),
)
