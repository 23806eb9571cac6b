"""
收入 · Income.

Pay, bonus, pension and other income of a person, with its parts.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("income", Text("收入", "Income"), category="financial-account"),
    hints=Hints(
        words=each("""
            工资 薪资 收入 薪酬 年收入 月收入 基本工资 奖金 实发工资 应发工资 应发 实发 绩效工资 岗位工资
            津贴 补贴 提成 家庭收入 年薪 月薪 加班费 个人收入 税前工资 税后工资 退休金 养老金 工资总额
            底薪 佣金 扣款 社保扣款 考勤扣款 薪水 时薪 课时费 年终奖 全勤奖 加班工资 家庭年收入 可支配收入
            养老金额 餐补 交通补贴 住房补贴 代扣 实发金额 应发金额 应发合计 实发合计 扣款合计 工资级别
            调薪 薪级 收入来源 税前收入 绩效奖金 月退休金 佣金金额
            缴费基数 缴存基数
        """),
        english=each("""
            ctc total_ctc cost_to_company gross_salary net_salary take_home_pay
            salary wage income pay_salary bonus base_salary basic_salary annual_income month_income
            net_pay gross_pay actual_salary allowance subsidy commission monthly_income yearly_income
            net_salary gross_salary performance_pay overtime_pay pension payroll family_income
            remuneration annual_salary deduction actual_pay should_pay real_wage salary_amount
            take_home_pay wages social_deduct post_salary merit_pay stipend earnings brokerage
            salary_level revenue base_pay lunch_pay traffic_pay all_pay bonus_pay
            hourly_rate hourly_wage pay_rate day_rate wage_rate
        """),
        pinyin=each("gongzi xinzi shouru jiangjin"),
        initials=each("gz gzze nsr ysr sfgz yfgz jbgz jj nx"),
    ),
)
