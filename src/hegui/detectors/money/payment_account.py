"""
支付账户 · Payment account.

An account with a payment service, a wallet or a card of value.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("payment-account", Text("支付账户", "Payment account"), category="financial-account"),
    hints=Hints(
        words=each("""
            支付宝账号 支付宝 支付宝号 支付账户 付款账户 收款账户 微信收款账号 钱包 钱包账号 支付账号
            资金账号 证券账号 股东账号 基金账号 电子账户 收款码 支付宝账户 收款二维码 钱包编号 付款人账号
            提现账户 资金账户 期货账号 证券账户 账户号 充值账号 医保账户 付款方账号 收款方账号 虚拟账户
            数字人民币
        """),
        english=each("""
            alipay alipay_account pay_account payment_account wallet wallet_no payer_account payee_account
            fund_account securities_account receive_account wallet_account alipay_no paypal receipt_code
            account_alipay withdraw_account money_account collection_account trade_account stock_account
            receiving_account cash_account account_number
        """),
        initials=each("zfbzh zfzh zjzh"),
    ),
)
