"""
支付密码 · Payment password.

The password or PIN that releases a payment.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("payment-password", Text("支付密码", "Payment password"), category="account"),
    hints=Hints(
        words=each("支付密码 交易密码 取款密码 提现密码 资金密码 付款密码 钱包密码 消费密码"),
        english=each("""
            pay_password payment_password trade_password transaction_password withdraw_password pay_pwd
            trade_pwd fund_password paypass pay_pass wallet_password money_password
        """),
        initials=each("zfmm jymm"),
    ),
)
