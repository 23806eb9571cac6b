"""
社会保障号 · Social security number.

The number of a social security card or account.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("social-security-no", Text("社会保障号", "Social security number"), category="identity"),
    hints=Hints(
        words=each("""
            社保号 社会保障号 社保卡号 社保账号 社保编号 社会保障卡号 社保卡 社保电脑号 个人社保号
            社会保险号 社保 社保信息 社保基数 社保缴费基数 参保状态 参保类型 参保地 社保缴纳 五险 养老保险
            失业保险 工伤保险 个人编号
        """),
        english=each("""
            social_security social_security_no social_security_card social_insurance social_insurance_no
            sscard insurance_no_social pension_no pension_insurance ssn_no social_card_no
        """),
        initials=each("sbh sbkh shbzh shbzhm sbzh"),
    ),
)
