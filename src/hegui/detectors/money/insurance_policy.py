"""
保单 · Insurance policy.

Policies, premiums, claims and benefits of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("insurance-policy", Text("保单", "Insurance policy"), category="financial-account"),
    hints=Hints(
        words=each("""
            保单号 保单 保险金额 保费 理赔 理赔金额 保额 投保 险种 保险单号 受益比例 赔付金额 投保单号
            赔款 保险期间 险种名称 报案号 赔案号 缴费年限 保单状态 续保 健康告知 赔付 核保 核保结论 出险
            出险日期 出险原因 出险地点 现金价值 投保日期
        """),
        english=each("""
            policy_no insurance_policy premium insured_amount claim_amount claim_no coverage policy_number
            sum_insured insurance_amount beneficiary_ratio underwriting claim accident_date
            accident_reason accident_place policy_status insurance_no insurance_type policy_amount
        """),
        initials=each("bdh bdhm lpje"),
    ),
)
