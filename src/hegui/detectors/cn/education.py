"""
学历 · Education.

Levels of schooling and degrees, as GB/T 4658 and forms name them.

>>> from hegui.detectors.kernels import holds
>>> [holds(education, t) for t in ("本科", "大学本科", "硕士研究生", "初中及以下", "本科室")]
[True, True, True, True, False]
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at, words
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

WORDS = words(
    """
    文盲 半文盲 学龄前 小学 初中 高中 中专 中技 技校 职高 职业高中 中等专科 大专 专科 大学专科 高职 本科 大学本科 大学 学士 硕士 博士 博士后 研究生
    硕士研究生 博士研究生 双学士 初中及以下 高中及以下 大专及以下 本科及以上 研究生及以上 大专及以上 高中/中专 中专/高中 中专/技校 初级中学 普通高中 小学及以下
    """
)


@detector(
    Entity("education", Text("学历", "Education"), category="profile"),
    hints=Hints(
        words=each("""
            学历 文化程度 教育程度 最高学历 学位 毕业院校 毕业学校 毕业时间 毕业日期 学历学位 教育经历
            教育背景 所学专业 专业 就读学校 入学时间 入学日期 学制 学籍状态 学习形式 学历层次 毕业证号
            学位证号 入学年份
        """),
        english=each("""
            education education_level edu degree graduate_school graduated_school highest_education academic
            educational_background major speciality school_name graduation_date graduate_date graduate_time
            graduation_school education_background university college_name schooling diploma culture_level
            academic_degree degree_name edu_level edu_system education_system edu_length
            graduation_year curriculum_vitae
        """),
        pinyin=each("xueli wenhuachengdu biyeyuanxiao"),
        initials=each("xl whcd xw byyx byxx zgxl sxzy bysj xldm xlmc xwdm xlm xwm"),
    ),
    shape=Shape(length=(6, 30), has="文"),
    chance=0.001,
    reads="some",
)
def education(data: Bytes, start: int, length: int) -> bool:
    return text_at(data, start, length) in WORDS
