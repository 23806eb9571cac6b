"""
工作单位 · Employer.

The organisation a person works for, as a detail about that person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("employer", Text("工作单位", "Employer"), category="profile"),
    hints=Hints(
        words=each("""
            工作单位 就业单位 单位名称 所在单位 任职单位 公司名称 就职单位 工作单位名称 服务单位
            现工作单位 供职单位 工作地点 工作单位地址 所属公司 所在公司 雇主
        """),
        english=each("""
            employer work_unit work_company work_place workplace work_organization company_name emp_unit
            employer_name work_address office_location unit_name unit_work place_of_work organization_work
        """),
        pinyin=each("gongzuodanwei danwei"),
        initials=each("gzdw dwmc dw gzdwmc"),
    ),
)
