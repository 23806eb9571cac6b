"""
浏览器标识 · User agent.

What a browser or an app says of itself (RFC 9110, product tokens).

>>> from hegui.detectors.kernels import holds
>>> holds(user_agent, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"), holds(user_agent, "okhttp/4.9.3")
(True, True)
>>> holds(user_agent, "Chrome")
False
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

FORM = re.compile(
    r"(Mozilla/\d\.\d \(|Dalvik/\d|okhttp/\d|Opera/\d|MicroMessenger/\d|curl/\d|python-requests/\d|Apache-HttpClient/\d|PostmanRuntime/\d)"
)


@detector(
    Entity("user-agent", Text("浏览器标识", "User agent"), category="network"),
    hints=Hints(
        words=each("浏览器 浏览器类型 操作系统 用户代理 浏览器标识 客户端类型 UA 客户端信息"),
        english=each("""
            user_agent browser browser_type ua agent_info os os_name operating_system browser_name
            useragent os_type client_browser
        """),
        initials=each("llq czxt"),
    ),
    shape=Shape(length=(8, 1024), first="A-Za-z"),
    chance=0.001,
    reads="some",
)
def user_agent(data: Bytes, start: int, length: int) -> bool:
    return FORM.match(text_at(data, start, length)) is not None
