"""
余额 · Balance of a person's account.

What stands on a person's account: money, coins, frozen and available sums.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("balance", Text("余额", "Balance of a person's account"), category="financial-account"),
    hints=Hints(
        words=each("""
            余额 账户余额 卡余额 可用余额 冻结金额 金币 钱包余额 预存款 押金 存款 账户金额 零钱 储值余额
            冻结余额 可提现金额 卡内余额 可用金额 资金余额 保证金 账户资产 资产总额 持仓 预付款余额
            会员余额 储值金额 充值余额 钻石 点券 虚拟币 可提现 累计佣金
            累计充值 欠费金额
        """),
        english=each("""
            balance account_balance available_balance frozen_amount wallet_balance user_money card_balance
            frozen_balance now_money gold coin coins user_balance deposit_balance cash_balance
            usable_balance freeze_amount frozen_money remaining_money freeze_money assets holdings
            available_amount diamond withdrawable total_consumption total_recharge brokerage_price
            predeposit pre_deposit advance_deposit available_predeposit freeze_predeposit frozen_amt frz_amt
            freeze_price
        """),
        pinyin=each("yue zhanghuyue yajin"),
        initials=each("ye zhye kye kyye djje yajin"),
    ),
)
