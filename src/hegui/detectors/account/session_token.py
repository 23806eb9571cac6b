"""
会话令牌 · Session token.

A token that lets its holder act as a signed-in person.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("session-token", Text("会话令牌", "Session token"), category="secret"),
    hints=Hints(
        words=each("""
            会话 令牌 会话编号 会话ID 登录令牌 刷新令牌 访问令牌 token 登录凭证 会话标识 会话密钥
            用户令牌 登录token 认证令牌 Session标识 会话token 登录标识 用户KEY 登录态
        """),
        english=each("""
            session_id session_key token access_token refresh_token user_token login_token session_token
            jsession remember_token sessionid auth_token id_token ticket_login jwt oauth_token
            authentication_token remember_me_token activation_key user_activation_key session_data
            reset_token user_key userkey session_secret login_key
        """),
        initials=("hhid",),
    ),
)
