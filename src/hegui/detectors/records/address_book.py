"""
通讯录 · Address book.

The contacts, friends and groups a person keeps.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("address-book", Text("通讯录", "Address book"), category="communication"),
    hints=Hints(
        words=each("""
            通讯录 好友列表 好友 好友备注 联系人列表 手机通讯录 好友备注名 通讯录姓名 通讯录电话 好友分组
            好友关系 好友昵称
        """),
        english=each("""
            address_book contact_list friend_list friends phone_book phonebook friend_remark friend_name
            contacts_book friend friend_nick buddy
        """),
        initials=("txl",),
    ),
)
