"""
学号 · Student number.

The number a school gives to a pupil or student: also 学籍号, exam candidate numbers.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("student-no", Text("学号", "Student number"), category="identity"),
    hints=Hints(
        words=each("""
            学号 学籍号 考号 准考证号 考生号 学生编号 学工号 学生学号 学员编号 学籍编号 全国学籍号
            考生编号 准考证 学生号
        """),
        english=each("""
            student_no student_number stu_no student_code student_num stu_num exam_no candidate_no
            admission_ticket stu_code sno stu_emp_no examinee_no xuehao ticket_no_exam exam_number
            enrollment_number enrolment_number roll_number roll_no matriculation_number
        """),
        pinyin=each("xuehao xuejihao zhunkaozhenghao"),
        initials=each("xuehao xsxh zkzh ksh xjh xsbh"),
    ),
)
