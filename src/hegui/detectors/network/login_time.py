"""
登录时间 · Login time.

When a person signed in, signed out or was last seen.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("login-time", Text("登录时间", "Login time"), category="network"),
    hints=Hints(
        words=each("""
            登录时间 最后登录时间 登陆时间 上次登录时间 最近登录时间 登出时间 退出时间 最后访问时间
            最后活跃时间 在线时长 登录次数 登录日期 最近活跃时间 上线时间 下线时间 最后在线时间 最近访问
            注销时间 访问时间 登录状态 登录方式 登录结果 活跃时间 登录失败次数 登录信息 最后登录日期
            最后登陆时间 登录类型
        """),
        english=each("""
            login_time last_login last_login_time last_login_date login_date logout_time last_active
            last_active_time last_visit last_visit_time login_count last_access_time online_time
            last_online_time last_seen sign_in_time login_status login_result offline_time last_access
            login_type login_times lastlogin logintime login_fail_count last_sign_in access_time
            last_logon active_time last_activity lastactivity login_num
        """),
        initials=each("dlsj zhdlsj dlcs"),
    ),
)
