"""
交易记录 · A person's transactions.

Orders, payments, refunds, consumption and fees of a person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("transaction", Text("交易记录", "A person's transactions"), category="financial-account"),
    hints=Hints(
        words=each("""
            订单金额 交易金额 支付金额 实付金额 订单号 订单编号 支付时间 支付方式 支付流水号 交易流水
            消费金额 消费记录 退款金额 交易时间 支付单号 累计消费 消费总额 充值总额 交易记录 充值金额 提现金额 消费时间 购买记录
            应付金额 优惠金额 交易日期 付款时间 付款方式 付款金额 收费金额 退款原因 退款时间 订单状态
            支付状态 交易类型 消费类型 订单总额 应收金额 实收金额 挂号费 总费用 自费金额 个人自付 自付金额
            统筹支付 医保支付 结算金额 缴费金额 缴费状态 缴费时间 缴费方式 交费 退费金额 诊查费 诊金
            费用金额 打赏 打赏金额 红包金额 转账金额 交易对手 下单时间 购买时间 费用合计 个人支付 收款金额
            报销金额 交易状态 交易单号 交易摘要 发票抬头 退款单号
        """),
        english=each("""
            order_amount pay_amount paid_amount payment_amount transaction_amount trade_amount
            consume_amount refund_amount pay_time pay_type pay_method payment_method payment_time order_no
            order_sn trade_no pay_sn transaction_id transaction_no recharge_amount withdraw_amount
            total_fee pay_fee order_price pay_price purchase_record consume_time order_status pay_status
            trade_status trade_type refund_reason refund_time total_price order_total paid_time order_time
            real_pay actual_amount total_cost self_pay_amount registration_fee out_trade_no pay_channel
            payment_type consumption reward_amount transfer_amount purchase_time payment_status pay_money
            order_money total_amount real_amount invoice_title order_number order_code
        """),
        pinyin=each("dingdanjine zhifushijian"),
        initials=each("ddje zfje zfsj zffs ddh jyje jysj ghf xfje tkje sfje ysje"),
    ),
)
