"""
信用信息 · Credit information.

Credit score, limits, loans, overdue sums and credit reports of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("credit", Text("信用信息", "Credit information"), category="financial-account"),
    hints=Hints(
        words=each("""
            信用分 信用等级 信用评分 征信 授信额度 信用额度 贷款 贷款金额 逾期 逾期天数 逾期金额 逾期次数
            信用记录 黑名单 借款金额 还款 负债 征信报告 芝麻分 芝麻信用 五级分类 信贷 还款金额 应还金额
            应还本金 应还利息 剩余本金 贷款余额 放款金额 借款用途 月供 欠款 欠款金额 借款期限 信用状况
            失信 失信人 还款状态 还款日期 贷款期限 贷款用途 罚息 待还本金 借据号 授信 负债情况 评分卡
            欺诈分 风控评分 风险评分 首付 贷款类型 已还金额 核准额度 审批额度
        """),
        english=each("""
            credit_score credit_level credit credit_rating loan_amount overdue overdue_days overdue_amount
            credit_limit credit_report repayment debt loan sesame_score zhima zmxy credit_line
            credit_record repay_amount principal interest_due loan_term arrears debts blacklist
            repay_status due_principal due_interest remaining_principal loan_purpose monthly_payment
            fraud_score risk_score credit_amount repay_date loan_balance five_class penalty_interest
        """),
        initials=each("xyfs sxed dkje yqts yqje"),
    ),
)
