"""
银行卡号 · Bank card number.

15 to 19 digits: issuer (ISO/IEC 7812: UnionPay 62, the ranges of Visa, Mastercard, JCB and American Express that Chinese
banks issue, and the banks' own older ranges), account, and a Luhn check digit.  One in ten random numbers passes Luhn, so
the issuer must be one that exists.

>>> from hegui.detectors.kernels import holds
>>> holds(bank_card, "6222020200000000006"), holds(bank_card, "6222020200000000007")
(True, False)
>>> holds(bank_card, "1234567812345670")          # passes Luhn, no issuer begins so
False
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import all_digits, luhn_holds, two_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes


HEADS = bytes(
    int(n // 10 in (4, 5) or n in (22, 23, 24, 25, 26, 27, 34, 35, 37, 60, 62, 68, 69, 95, 98))
    for n in range(100)
)


def issuer_holds(data: Bytes, start: int, length: int) -> bool:
    """Does the number begin as cards of this length do?"""
    two = two_at(data, start)
    if two < 0 or HEADS[two] == 0 or not all_digits(data, start + 2, 4):
        return False
    four = two * 100 + two_at(data, start + 2)
    if two == 62:
        return length >= 16
    if length == 16:
        return two // 10 == 4 or 51 <= two <= 55 or 3528 <= four <= 3589 or 2221 <= four <= 2720 or two == 60
    if length == 15:
        return two == 34 or two == 37
    # the banks' own ranges, before UnionPay's
    if length == 19:
        return four in (9558, 9559, 6013, 6010, 6091) or two in (68, 69)
    return four in (9555, 9843, 6858, 6888) or (length == 18 and four == 4367)


@detector(
    Entity("bank-card", Text("银行卡号", "Bank card number"), category="financial-account", keep=(0, 4)),
    hints=Hints(
        words=each("""
            银行卡 银行卡号 卡号 银行账号 银行账户 银行帐号 银行帐户 工资卡 工资卡号 工资账号 开户账号
            结算账号 收款账号 付款账号 借记卡号 信用卡号 储蓄卡号 提现账号 还款账号 打款账号 养老金卡号
            对方账号 对公账号 安全码 卡片验证码 银行卡信息
        """),
        english=each("""
            bank_card bank_card_no bank_account bank_account_no bank_acct bank_no card_number credit_card
            debit_card bankcard iban bank_account_number salary_card opp_account settle_account
            settle_bank_no cvv cvv2 cvn cvc receipt_account
        """),
        pinyin=each("yinhangka yinhangkahao yinhangzhanghao"),
        initials=each("yhkh yhk yhzh yhkhm yhzhm gzkh skzh"),
    ),
    shape=Shape(length=(15, 19), first="2-69", of="0"),
    chance=0.02,  # of random digits: Luhn 0.1, an issuer 0.2 at 16 digits and 0.02 at 19
    embedded=True,
    checksum=True,
    form=issuer_holds,
)
def bank_card(data: Bytes, start: int, length: int) -> bool:
    return issuer_holds(data, start, length) and luhn_holds(data, start, length)
