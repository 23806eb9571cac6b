"""
社交账号 · Social account.

WeChat's own IDs (wxid_...), WeChat openid and unionid (28 characters, beginning with o), DingTalk's unionid.  Names that people
chose and QQ numbers have no form: only the name of a column tells them.

>>> from hegui.detectors.kernels import holds
>>> [holds(social_id, t) for t in ("wxid_a1b2c3d4e5f622", "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o", "openid", "gh_3dfda90e39d6")]
[True, True, False, True]
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hegui.detectors import Hints, Shape, detector
from hegui.detectors.kernels import text_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

FORMS = re.compile(r"wxid_[a-z0-9]{12,22}|o[A-Za-z0-9_\-]{27}|gh_[0-9a-f]{12}")

@detector(
    Entity("social-id", Text("社交账号", "Social account"), category="contact", keep=(2, 2)),
    hints=Hints(
        words=("微信号", "微信", "QQ", "微博", "钉钉", "支付宝账号"),
        english=("wechat", "weixin", "wx", "qq", "weibo", "openid", "unionid", "dingtalk", "wx_openid", "open_id", "union_id"),
        pinyin=("weixin", "weixinhao", "weibo"),
        initials=("wxh",),
    ),
    shape=Shape(length=(15, 32), first="wog"),
    chance=0.001,
    reads="some",
)
def social_id(data: Bytes, start: int, length: int) -> bool:
    return FORMS.fullmatch(text_at(data, start, length)) is not None
