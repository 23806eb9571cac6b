"""
画像标签 · Interests and profile labels.

Interests, preferences and the labels an organisation puts on a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("hobby-or-tag", Text("画像标签", "Interests and profile labels"), category="profile"),
    hints=Hints(
        words=each("""
            爱好 兴趣 兴趣爱好 特长 标签 用户标签 客户标签 会员标签 偏好 用户画像 画像 个性签名 个人简介
            自我介绍 自我评价 个人介绍 消费偏好 人群标签 性格 星座 属相 生肖 口味 饮食偏好 意向 意向等级
            购买意向 个人说明 个人描述 自我描述 座右铭 交友宣言 内心独白 择偶要求 忌口 饮食禁忌 购车意向
            求职意向 期望薪资 期望职位 个人优势 签名档 风险承受等级 风险测评 客户画像 兴趣标签
        """),
        english=each("""
            hobby hobbies interest interests tag tags label labels preference preferences profile persona
            personality zodiac constellation bio introduction self_introduction personal_signature
            user_tag personal_introduction about_me intro personal_sign self_evaluation strong_point motto
            signature_text personalized_signature intention intent_level blurb love_declaration
            expected_salary expected_position job_intention self_assessment resume_desc user_label brief
        """),
        pinyin=each("aihao techang"),
        initials=each("ah tc xqah gxqm"),
    ),
)
