"""
登录账号 · Account name.

The name under which a person signs in.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("account-name", Text("登录账号", "Account name"), category="account"),
    hints=Hints(
        words=each("""
            账号 帐号 登录名 登录账号 用户名 登陆账号 用户账号 登录帐号 登陆名 用户登录名 账户名 帐户名
            登录用户 会员账号 用户帐号 账户名称 登录用户名 操作账号 游戏账号 平台账号 系统账号 域账号
            用户名称 会员卡号 一卡通号 会员编号 会员号 玩家账号 学习账号 账户编号 三方账号
        """),
        english=each("""
            username user_name login_name account account_name login_account login_id user_account
            login_user login_username account_no user_code loginname useraccount login_code sys_account
            uname user_login screen_name member_card member_card_no member_no member_code user_no vip_no
            vip_card vip_card_no game_account card_no login operator_account ad_account domain_account
            ldap_account
        """),
        pinyin=each("yonghuming denglming zhanghao denglumingcheng"),
        initials=each("yhm dlm dlzh zh hyh hykh hybh"),
    ),
)
