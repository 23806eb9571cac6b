"""
纳税信息 · Tax of a person.

Income tax of a person and what it is reckoned from.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("tax", Text("纳税信息", "Tax of a person"), category="financial-account"),
    hints=Hints(
        words=each("""
            个税 个人所得税 个税金额 所得税 应纳税所得额 专项附加扣除 扣税 代扣个税 应税所得 纳税额
            税收居民 税收居民身份 累计个税 完税
        """),
        english=each("""
            income_tax tax personal_tax individual_tax tax_deduct iit tax_resident personal_income_tax
            tax_withheld taxable_income tax_res
        """),
        initials=each("grsds gsje"),
    ),
)
