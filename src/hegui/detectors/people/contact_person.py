"""
联系人 · Contact person.

Somebody named as the one to turn to: a contact or emergency contact of a person or an organisation.
"""

from __future__ import annotations

from hegui.detectors import Hints, each, named
from hegui.model import Entity
from hegui.text import Text

named(
    Entity("contact-person", Text("联系人", "Contact person"), category="contact"),
    hints=Hints(
        words=each("""
            紧急联系人 紧急联系人姓名 联系人姓名 紧急联络人 紧急联系 备用联系人 第一联系人 第二联系人
            接送人
        """),
        english=each("""
            emergency_contact emergency_name emergency_contact_name emergency_person urgent_contact
            contact_person sos_contact emergency_linkman emergency emergency_man
        """),
        pinyin=each("lianxiren lianxirenxingming jinjilianxiren"),
        initials=each("lxrxm jjlxr jjlxrxm lxr jsrxm lxrm"),
    ),
)
