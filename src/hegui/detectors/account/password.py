"""
密码 · Password.

A person's password, its salt and the answers that stand in for it.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("password", Text("密码", "Password"), category="account"),
    hints=Hints(
        words=each("""
            密码 登录密码 登陆密码 口令 用户密码 查询密码 密码盐 盐 盐值 加密盐 初始密码 原密码 历史密码
            旧密码 密码盐值 锁屏密码 手势密码 pin码 密码偏移量 开门密码
        """),
        english=each("""
            password login_password user_password salt password_salt pwd_salt init_password query_password
            old_password pin_code gesture_password pin_offset initial_password default_password user_pwd
            login_pwd trade_pin encrypt_password lock_password history_password
            recovery_codes backup_codes
        """),
        pinyin=("mima",),
        initials=each("mm dlmm kl"),
    ),
)
