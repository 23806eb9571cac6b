"""
密保答案 · Security answer.

A security question and the answer to it.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("security-answer", Text("密保答案", "Security answer"), category="account"),
    hints=Hints(
        words=each("""
            密保问题 密保答案 密保问题答案 安全问题答案 安全问题 密保 找回密码问题 找回密码答案 密码提示 密码提示问题 密码答案
            密码问题
        """),
        english=each("""
            security_question security_answer secret_question secret_answer password_question
            password_answer question_answer pwd_question pwd_answer password_hint recovery_question
            protect_question safe_question safe_answer safequestion safeanswer passwd_question passwd_answer
            secret_question_answer
        """),
        initials=each("mbwt mbda"),
    ),
)
