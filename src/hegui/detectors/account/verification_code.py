"""
验证码 · Verification code.

A one-time code sent to a person, a pick-up or check-in code.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("verification-code", Text("验证码", "Verification code"), category="account"),
    hints=Hints(
        words=each("""
            验证码 短信验证码 校验码 动态码 取件码 取餐码 动态口令 手机验证码 邮箱验证码 核销码 激活码
            提货码 自提码 入场码
        """),
        english=each("""
            verification_code verify_code sms_code captcha auth_code otp valid_code validate_code
            pickup_code vcode activation_code verifycode one_time_code pick_code security_code_sms
            identify_code
        """),
        pinyin=("yanzhengma",),
        initials=each("yzm dxyzm qjm"),
    ),
)
