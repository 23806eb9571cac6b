"""
员工工号 · Employee number.

The number an employer gives to a member of staff.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("employee-no", Text("员工工号", "Employee number"), category="identity"),
    hints=Hints(
        words=each("""
            工号 员工编号 员工号 职工号 职工编号 教工号 工作证号 警号 教师编号 教职工号 员工工号 人员编号
            员工代码 坐席编号 坐席工号 职工工号 雇员编号 员工编码 医生编号 医师编号 人员编码 医生工号
            胸牌号 柜员工号 坐席号
        """),
        english=each("""
            employee_no employee_code employee_number emp_code emp_no staff_no staff_code job_number
            job_no work_no worker_no personnel_no teacher_no badge_no employee_num jobnum police_no
            agent_no work_number staff_number doctor_code doctor_no teacher_code person_no job_num
        """),
        pinyin=each("gonghao yuangongbianhao"),
        initials=each("gh ygh ygbh zgh jgh jzgh zgbh rybh jsgh"),
    ),
)
