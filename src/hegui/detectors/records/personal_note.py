"""
个人备注 · Free text about a person.

Remarks, requests and other free text in a row about a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("personal-note", Text("个人备注", "Free text about a person"), category="personal-other"),
    hints=Hints(
        words=each("""
            客户备注 用户备注 跟进内容 跟进记录 诉求内容 投诉内容 反馈意见 特殊要求 特殊需求 个人备注
            买家留言 买家备注 用户留言 订单备注 沟通记录 回访内容 回访记录 拜访记录 访谈记录 诉求 家访记录
            谈话内容 谈话记录 投诉原因 客户需求 跟进情况 联系记录 沟通内容 咨询问题 意见建议 办理意见
            需求描述 服务记录 会员备注 学生备注 回复 回复内容
        """),
        english=each("""
            personal_note customer_note buyer_note user_remark follow_content special_request
            buyer_message follow_record complaint_content customer_remark user_note follow_up_content
            requirement_desc order_remark order_note member_remark feedback reply reply_content
        """),
        initials=each("sqnr gjnr"),
    ),
)
