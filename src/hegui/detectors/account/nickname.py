"""
昵称 · Nickname.

The name a person chose to show to others.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("nickname", Text("昵称", "Nickname"), category="account"),
    hints=Hints(
        words=each("""
            昵称 用户昵称 网名 昵称名 会员昵称 评论人昵称 显示名 显示名称 别名人 花名 绰号 艺名 法名
            群昵称
        """),
        english=each("""
            nickname nick nick_name nikename display_name alias_name user_nick wx_nickname petname
            pet_name show_name screenname nick_nm
        """),
        pinyin=("nicheng",),
        initials=("nc",),
    ),
)
