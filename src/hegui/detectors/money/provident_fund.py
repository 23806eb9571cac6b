"""
公积金 · Housing provident fund.

Accounts, base and payments of the housing provident fund.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("provident-fund", Text("公积金", "Housing provident fund"), category="financial-account"),
    hints=Hints(
        words=each("""
            公积金 公积金账号 公积金扣款 住房公积金 公积金基数 公积金账户 公积金缴存 公积金余额 公积金个人
            公积金比例
        """),
        english=each("""
            provident_fund housing_fund fund_deduct accumulation_fund housing_provident_fund hpf provident
            housing_accumulation public_fund
        """),
        pinyin=("gongjijin",),
        initials=each("gjj gjjzh gjjjs zfgjj"),
    ),
)
