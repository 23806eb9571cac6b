"""
就诊科室 · Department visited.

The hospital department or ward a patient was seen in: it can tell the illness.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("medical-department", Text("就诊科室", "Department visited"), category="medical-health"),
    hints=Hints(
        words=each("""
            科室 就诊科室 科室名称 挂号科室 病区 病房 床号 床位号 床位 住院科室 执行科室 开单科室 转入科室
            转出科室 申请科室 科别 入院科室 出院科室 病区名称 诊室 所在科室 预约科室 病床 主治科室
            临床科室 科室编码 科室代码
        """),
        english=each("""
            medical_department clinic_department ward ward_name bed_no bed department_visit visit_dept
            clinic_room consulting_room register_dept admission_dept dept_medical bed_number sick_bed
            sickroom bed_code clinic inpatient_area
        """),
        pinyin=each("keshi bingqu chuanghao"),
        initials=each("ks ksmc bq ch cwh jzks bqmc kb ksdm zyks"),
    ),
)
