"""
职业 · Occupation.

What a person does for a living: occupation, post, rank, title, entry and leaving dates.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("occupation", Text("职业", "Occupation"), category="profile"),
    hints=Hints(
        words=each("""
            职业 职务 职称 岗位 工种 职位 职级 行政级别 职务名称 职业名称 职业类别 职称等级 岗位名称
            职位名称 入职日期 入职时间 离职日期 离职时间 离职原因 转正日期 转正时间 参加工作时间
            参加工作日期 工作年限 从业年限 工龄 用工形式 员工类型 在职状态 工作经历 工作经验 技能
            技术职称 聘用形式 试用期 合同到期日 岗位级别 行政职务 身份类别 就业状态 就业状况 编制 入职
            离职 任职时间 擅长 从业状况 专长 研究方向
            专业技术职务
        """),
        english=each("""
            occupation profession career job_title post_title position_name duty professional_title
            technical_title vocation occupation_code job_position hire_date entry_date join_date
            onboard_date leave_date resign_date dimission_date employment_status working_years work_years
            seniority work_experience regular_date quit_date job_level work_age job_status hiredate
            hire_time entry_time dimission employment_type probation_date employ_date leave_office_date
            position title_name work_year resignation onboarding skill skills skilled goodat specialty
            speciality research
            joining_date date_of_joining date_joined termination_date probation_end_date
        """),
        pinyin=each("zhiye zhiwu zhicheng gangwei"),
        initials=each("zy zw zc zydm gw gwmc rzrq rzsj cjgzsj gl zwmc zcmc lzrq lzsj zzrq gzrq cjgzrq zczj"),
    ),
)
