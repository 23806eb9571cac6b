"""
Texts that a site owes its users: privacy notice, complaint entrance, rules for minors, notice on generated content.

A link is told by its words; what a privacy notice says by the words each item is usually told in.  Items: who handles the data
and how to reach them, purpose and manner, kinds, retention, rights and how to use them (personal information protection law,
article 17; network data regulations, article 21).

>>> missing_items("本公司（个人信息处理者）联系电话……目的、方式、种类，保存期限三年；您可以查询、更正、删除")
()
"""

from __future__ import annotations

import re

from hegui.text import Text

PRIVACY = re.compile(
    r"隐私(?:政策|声明|条款|权|协议|保护)|个人信息(?:保护|处理规则|收集)|privacy\s*(?:policy|notice|statement)|^privacy$",
    re.IGNORECASE,
)
COMPLAINT = re.compile(r"投诉|举报|申诉|违法和不良信息|纠错|complain|report abuse|appeal", re.IGNORECASE)
MINORS = re.compile(
    r"未成年人|儿童|青少年|(?:children|minors?)[’']?s?\s*(?:privacy|protection|mode)", re.IGNORECASE
)
FOR_CHILDREN = re.compile(
    r"幼儿园|小学|少儿|儿童(?:乐园|教育|绘本|动画|口腔|医院)|青少年(?:宫|活动)|亲子|家长(?:端|登录)|学生登录"
)
GENERATES = re.compile(
    r"(?:AI|人工智能|大模型|智能)\s*(?:生成|创作|写作|绘画|作图|作画|换脸|配音|对话|问答|助手|聊天)|文生图|文生视频|AIGC|ChatGPT|text.to.image",
    re.IGNORECASE,
)
LABEL_NOTICE = re.compile(
    r"(?:标识|标注|标记|水印|label)[^。\n]{0,40}(?:生成|合成|AI|人工智能)|(?:生成|合成|AI|人工智能)[^。\n]{0,60}(?:标识|标注|水印|label)",
    re.IGNORECASE,
)
RECOMMENDS = re.compile(
    r"猜你喜欢|为你推荐|个性化(?:推荐|推送)|算法推荐|千人千面|personali[sz]ed recommendation", re.IGNORECASE
)
TIME_LIMIT = re.compile(
    r"(?:\d+|[一二三五七十]+)\s*个?\s*(?:工作日|小时|日|天|hours|working days|days)(?:之?内|以内)?",
    re.IGNORECASE,
)
ALGORITHM_NUMBER = re.compile(r"网信算备\s*\d{10,}\s*号")
STOPPED = re.compile(
    r"(?:本站|网站|平台|系统|本系统|服务|业务|预约|挂号)[^。\n]{0,12}(?:已?停止(?:运营|服务|使用|更新|维护)|已?(?:停用|关停|下线|停办)|暂停(?:服务|使用|运营)|不再(?:更新|维护|使用|提供))"
    r"|(?:已迁移至|请访问新(?:网站|站|系统))|no longer (?:maintained|available|updated|in use)|has been (?:closed|shut down|retired)",
    re.IGNORECASE,
)

ITEMS: tuple[tuple[str, Text, re.Pattern[str]], ...] = (
    ("who", Text("处理者名称和联系方式", "who handles the data and how to reach them"),
     re.compile(r"联系(?:方式|我们|电话|邮箱|人)|电子邮[箱件]|联系地址|contact (?:us|details|information)|e-?mail|电话", re.I)),
    ("purpose", Text("处理目的", "the purposes"), re.compile(r"目的|用途|用于|purpose|(?:in order )?to provide", re.I)),
    ("kinds", Text("个人信息的种类", "the kinds of personal information"),
     re.compile(r"种类|类型|哪些(?:个人)?信息|收集[^。\n]{0,30}(?:姓名|手机|身份证|设备|信息)|kinds? of|categories|(?:information|data) we collect", re.I)),
    ("retention", Text("保存期限", "how long data are kept"),
     re.compile(r"(?:保存|存储|保留|留存)[^。\n]{0,30}(?:期限|时间|期间|年|月|日|最短)|期限|retention|how long|retain", re.I)),
    ("rights", Text("查询、更正、删除等权利和办理途径", "rights of access, correction and deletion, and how to use them"),
     re.compile(r"(?:查[阅询]|更正|删除|撤回|注销)[^。\n]{0,40}(?:更正|删除|撤回|注销|权利|个人信息)|your rights|(?:access|delete|correct)[^.\n]{0,40}(?:data|information)", re.I)),
)  # fmt: skip


def missing_items(text: str) -> tuple[str, ...]:
    """The ids of the items that a privacy notice does not seem to tell."""
    return tuple(id for id, _, words in ITEMS if not words.search(text))


def item(id: str) -> Text:
    return next(text for name, text, _ in ITEMS if name == id)


_PERSONAL = (
    ("id-number", re.compile(r"身份证|证件号|护照|idcard|id_?no|sfz|identity", re.I)),
    ("health", re.compile(r"病[历史情症]|症状|就诊|挂号|诊断|疾病|过敏|病案|symptom|diagnos|patient", re.I)),
    ("bank-card", re.compile(r"银行卡|卡号|bank_?card|card_?no", re.I)),
    ("password", re.compile(r"密码|口令|passw|pwd", re.I)),
    ("mobile", re.compile(r"手机|电话|mobile|phone|tel\b|sjh|lxdh", re.I)),
    ("name", re.compile(r"姓名|联系人|真实姓名|(?:real|full|first|last|your)[ _-]?name|xingming", re.I)),
    ("email", re.compile(r"邮箱|e-?mail", re.I)),
    ("address", re.compile(r"住址|地址|address", re.I)),
    ("birthday", re.compile(r"出生|生日|birth", re.I)),
)
SENSITIVE = frozenset({"id-number", "health", "bank-card"})
ASKED: dict[str, Text] = {
    "id-number": Text("身份证件号", "ID number"), "health": Text("健康状况", "health"), "bank-card": Text("银行卡号", "bank card"),
    "password": Text("密码", "password"), "mobile": Text("电话", "phone"), "name": Text("姓名", "name"), "email": Text("邮箱", "e-mail"),
    "address": Text("地址", "address"), "birthday": Text("出生日期", "date of birth"),
}  # fmt: skip


def asks_for(names: list[str], text: str = "") -> tuple[str, ...]:
    """What kinds of personal information a form asks for, by the names and hints of its fields and the words inside it."""
    told = " \n ".join(names)
    found = {id for id, words in _PERSONAL if words.search(told)}
    if text and len(names) > 1:
        found |= {id for id, words in _PERSONAL if words.search(text) and id != "password"}
    return tuple(id for id, _ in _PERSONAL if id in found)
