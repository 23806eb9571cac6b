"""
个人其他信息 · Another detail about a person.

A column that says something about an identified person and is none of the other kinds.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("person-record", Text("个人其他信息", "Another detail about a person"), category="personal-other"),
    hints=Hints(
        words=each("""
            会员等级 用户状态 会员状态 成长值 积分 实名认证 实名状态 认证状态 注册时间 注册来源 注册方式
            注册渠道 班级 年级 院系 所属班级 报名时间 报名状态 会员积分 经验值 邀请码 推广码 注册日期
            封号原因 禁用原因 黑名单原因 粉丝数 关注数 获赞数 会员到期时间 会员类型 账户状态 账号状态
            帐号状态 用户等级 用户来源 客户等级 客户来源 客户状态 客户类型 客户级别 学院 系别 预约时间
            预约日期 实名认证状态 是否实名 会员有效期 开户日期 开户时间 来访事由 来访时间 离开时间
            来访目的 拜访事由
        """),
        english=each("""
            member_level growth_value points integral register_time register_source member_status
            user_status user_level vip_level real_name_auth auth_status_user class_name grade_name
            invite_code member_integral user_score experience_value fans_count follow_count register_date
            reg_time reg_date register_type growth integration member_type vip vip_expire_time
            account_status certification_status register_channel appointment_time user_source customer_level
            customer_source customer_status visit_purpose visit_reason enroll_time promo_code account_type
            user_type user_state is_vip member_grade reserve_time is_real_name credits pay_points
            rank_points user_rank visit_count login_count login_times
        """),
        pinyin=each("jifen banji nianji"),
        initials=each("bjmc bj nj jf zcsj xymc xy"),
    ),
)
