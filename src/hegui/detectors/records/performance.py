"""
成绩与考评 · Performance, grades and attendance.

Scores, grades, rankings, appraisals, attendance, leave, rewards and penalties of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity(
        "performance", Text("成绩与考评", "Performance, grades and attendance"), category="personal-other"
    ),
    hints=Hints(
        words=each("""
            成绩 分数 得分 评语 绩效 考核 考核结果 考勤 出勤 排名 绩效等级 总分 班级排名 年级排名 考试成绩
            考核等级 奖惩 奖励 处分 平时成绩 期末成绩 迟到次数 请假原因 请假事由 请假类型 请假天数
            加班时长 签到时间 打卡时间 上班时间 下班时间 出勤天数 缺勤 绩点 学分 获奖 考勤状态 打卡结果
            考勤结果 评分 评级 星级 培训记录 评定 评价等级 满意度 服务评分 上班打卡时间 下班打卡时间
            缺勤天数 请假时间 请假开始时间 请假结束时间 请假 加班 旷课 迟到 早退 违纪 面试评价 面试结果
            笔试成绩 面试成绩 答案 作答 答题 课程成绩 成绩等级 综合评价 述职 工作总结 工作内容 工时 业绩
            出勤率 错题 作业 考勤日期 签退时间 考核分 考评 获奖情况 奖惩情况 操行 签到 面试
        """),
        english=each("""
            score exam_score performance appraisal attendance ranking evaluation_score kpi total_score
            leave_reason leave_type leave_days overtime_hours clock_in_time clock_out_time sign_in
            attendance_status reward punish grade_point gpa star evaluation review_score rating late_times
            absence exam_grade clock_time punch_time work_hours on_time off_time leave_start leave_end
            overtime interview_result usual_score class_rank rank assessment appraise exam_answer
            attend_date attendance_date late early_leave absent clock_in clock_out interview award
        """),
        pinyin=each("chengji fenshu"),
        initials=each("cj fs zf pm khjg qjts qjyy cqts pf"),
    ),
)
