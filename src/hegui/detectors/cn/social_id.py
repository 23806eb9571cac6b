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

from hegui.detectors import Hints, Shape, detector, each
from hegui.detectors.kernels import text_at
from hegui.model import Entity
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.detectors import Bytes

FORMS = re.compile(r"wxid_[a-z0-9]{12,22}|o[A-Za-z0-9_\-]{27}|gh_[0-9a-f]{12}")


@detector(
    Entity("social-id", Text("社交账号", "Social account"), category="contact", keep=(2, 2)),
    hints=Hints(
        words=each("""
            微信 微信号 微信id qq QQ QQ号 QQ号码 微博 微博账号 钉钉 钉钉号 openid unionid 微信openid
            微信昵称 社交账号 抖音号 小程序openid 公众号openid 飞书 企业微信 微信标识 第三方账号
            支付宝用户ID 微信名 三方用户标识 第三方用户唯一标识 旺旺 MSN 阿里旺旺 淘宝账号 领英
            第三方用户ID 第三方系统用户ID 第三方登录的唯一标识 第三方登录唯一标识 第三方账号ID 三方ID
            第三方标识 第三方ID 第三方唯一标识 第三方用户账号 第三方app用户账号 第三方平台ID 三方用户ID
            开放平台ID 社交用户ID 平台用户ID
        """),
        english=each("""
            wechat weixin wx qq weibo dingtalk openid open_id unionid union_id wechat_no wx_no qq_no
            wx_openid skype facebook twitter whatsapp telegram feishu im_account dingding dd_user_id
            ding_user_id wecom wx_code third_party_id social_account github_id gitee_id douyin wx_userid
            mini_openid alipay_user_id msn taobao wangwang ww icq skype_id aliww linkedin slack
            wx_unionid fakeid third_user_id third_party_user_id third_id third_uid third_openid
            third_user_uuid social_user_id platform_user_id
            instagram instagram_id
        """),
        pinyin=each("weixin weixinhao"),
        initials=each("wxh qqh"),
    ),
    shape=Shape(length=(15, 32), first="wog"),
    chance=0.001,
    reads="some",
)
def social_id(data: Bytes, start: int, length: int) -> bool:
    return FORMS.fullmatch(text_at(data, start, length)) is not None
