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
            科室 就诊科室 科室名称 挂号科室 病区 病房 床号 床位号 床位 住院科室 执行科室 开单科室
            转入科室 转出科室 申请科室 科别 入院科室 出院科室 病区名称 诊室 所在科室 预约科室 病床
            主治科室 临床科室 科室编码 科室代码 病床号 床号名称 就诊诊室 住院病区 护理单元 送检科室
            接诊科室 会诊科室 转出病区 转入病区 手术科室 手术室
        """),
        english=each("""
            medical_department clinic_department ward ward_name bed_no bed department_visit visit_dept
            clinic_room consulting_room register_dept admission_dept dept_medical bed_number sick_bed
            sickroom bed_code clinic inpatient_area dept_name_medical ward_no ward_code bed_label
            bed_id_label adm_dept dscg_dept diag_dept exec_dept apply_dept order_dept adm_bed inpatient_ward
            inpatient_dept nursing_unit treat_dept
        """),
        pinyin=each("keshi bingqu chuanghao"),
        initials=each("""
            ks ksmc bq ch cwh jzks bqmc kb ksdm zyks brch brcw brks brbq ryks cyks zxks kdks sqks sjks rybq
            cybq bch
        """),
    ),
)
