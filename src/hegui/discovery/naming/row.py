"""
Last question: where nothing is named, does the column say something about the person the row is about?
"""

from __future__ import annotations

from hegui.detectors import each
from hegui.discovery.cues import RESULTS, SWITCHES, WANTED
from hegui.discovery.cutting import tokens
from hegui.discovery.naming.found import ABOUT_OTHER, ABOUT_PERSON, Found, belongs, owner_of
from hegui.discovery.naming.kinds import DOCUMENTS, FLAG
from hegui.discovery.reading import Reading
from hegui.discovery.subject import Subject
from hegui.discovery.vocabulary import Term, Terms
from hegui.model import Column
from hegui.text import Text

_BY_ACT = {
    "account": "person-record", "order": "transaction", "loan": "credit", "insure": "insurance-policy", "salary": "income", "login": "login-time",
    "operate": "operation-log", "attendance": "performance", "call": "call-record", "chat": "message-content", "browse": "browsing-record",
    "lodge": "lodging",
}  # fmt: skip
# in these acts only some parts are of the act's own kind; the rest is just about the person
_PARTLY = {"salary": {"amount", "duration", "ratio", "score"}, "chat": {"text", "media", "name"}, "loan": {"amount", "time", "duration", "status", "ratio", "text"}, "lodge": {"time", "duration", "goods"}, "browse": {"time", "duration", "goods", "text", "media", "name"}, "call": {"time", "duration", "media", "text", "status", "type"}}  # fmt: skip
_SELLERS_OWN = frozenset(
    {"cost", "成本", "成本价", "profit", "利润", "收益", "毛利", "进价", "cost_price", "platform_profit"}
)
_PICTURES_OF_THINGS = frozenset(each("icon logo banner 图标 横幅 徽标"))
_PICTURES = frozenset(each("image img pic pics picture cover 图片 图 主图 封面 缩略图"))
_SERVERS = frozenset(each("server 服务器 application 应用 env host 主机 service 服务"))
_ONES_OWN = frozenset(
    {"attendance", "study", "account", "login"}
)  # whether somebody was there, passed, is barred
_KINDS_AND_STATES = frozenset({"type", "status", "dict", "deleted", "flag", "verified"})
_STATE = Text("行的状态或种类", "a state or a kind of the row")
_OWN_FIRM = frozenset(each("company 公司 employer 工作单位 所在单位 所在公司"))
_OF_ONES_LIFE = frozenset({"education", "occupation", "employer", "kin"})  # rows of a curriculum vitae
_ASKED_FOR = frozenset(each("param params parameter parameters page 参数 页面"))  # what somebody wrote or saw
_LOOKS = frozenset(each("theme skin color colour layout setting settings 主题 颜色 皮肤 布局 配色 配置"))
_LOOKING = ("主题", "颜色", "皮肤", "布局")
_LOOKED = ("_theme", "_skin", "_color", "_layout")
_DEVICES = frozenset(each("device 设备 终端"))
_ASSETS = frozenset(each("asset assets 资产"))
_SERVING = frozenset(  # nobody's employer, but whoever serves them
    each(
        "provider supplier vendor carrier merchant shop store isp platform 供应商 供货商 服务商 平台商 运营商 商户 店铺 门店"
    )
)
_LABELS = frozenset({"code", "no", "type", "id", "level"})
_NUMBERED = DOCUMENTS | {"bank-card", "payment-account", "social-security-no", "medical-insurance-no"}
_OF_THE_ROW = frozenset({"status", "type", "level", "flag", "duration", "verified"})
_OF_THE_SYSTEM = frozenset(
    {"system", "name", "code", "no", "id", "type", "text", "media", "info", "version", "level"}
)


def row_says(column: Column, reading: Reading, subject: Subject) -> Found | None:
    terms = reading.terms
    if not terms:
        return about(column, reading, subject, 0.3)
    last = terms[-1]
    owner = owner_of(terms)
    if len(terms) == 1 and last.id in ("no", "code") and subject.strong and subject.id in _NUMBERED:
        return Found(subject.id, 0.6, personal=True, because=ABOUT_PERSON)  # number of a driver_licence
    if (owner is not None and owner.kind == "org" and last.id in ("name", "org")) or last.kind == "org":
        serving = owner is not None and owner.word in _SERVING
        own = (
            subject.kind == "person"
            or subject.id in _OF_ONES_LIFE
            or (subject.human > 0 and len(terms) == 1 and last.word in _OWN_FIRM)
        )
        if own and subject.personal and not (reading.points or serving):
            return Found("employer", 0.5, personal=True)
        return Found("org-name", 0.5, not_personal=True)
    if last.id == "name" and owner is None and len(terms) <= 2 and terms[0].kind != "unknown":
        if subject.kind == "person" or (subject.clinical and subject.human >= 2 and len(terms) == 1):
            return Found(
                "person-name",
                0.6,
                personal=True,
                because=Text("表中一行是一个人", "a row of the table is a person"),
            )
        if subject.kind == "org":
            return Found("org-name", 0.6, not_personal=True)
    ones = len(terms) == 1 or (len(terms) == 2 and (terms[0].id == "work" or terms[0].kind == "person"))
    lived = subject.kind == "person" or subject.id in _OF_ONES_LIFE
    if lived and subject.strong and ones and last.word in ("job", "post", "zhiwei", "gangwei"):
        return Found("occupation", 0.5, personal=True, because=ABOUT_PERSON)
    if subject.kind == "person" and subject.strong and terms[0].word in _ASSETS and last.id != "id":
        return Found("property", 0.5, personal=True, because=ABOUT_PERSON)
    told = last.id == "time" and (reading.by_comment or not last.spelt) and len(last.word) > 2
    return about(column, reading, subject, 0.5 if told else 0.4)


def about(column: Column, reading: Reading, subject: Subject, weight: float) -> Found:
    """A column with no entity of its own: does it say something about the person of the row?"""
    terms = reading.terms
    if subject.kind == "unknown" and owner_of(terms) is None:
        return Found()
    if not subject.strong:
        return Found(not_personal=True, weight=weight, because=ABOUT_OTHER)
    if reading.points and not (subject.kind == "person" and _state_id(reading)):
        return Found(not_personal=True, weight=0.5)
    if terms and terms[-1].id == "id" and not (subject.kind == "person" and _state_id(reading)):
        return Found(not_personal=True, weight=0.5)
    if subject.kind == "person" and terms and _looks(terms[-1], reading):
        return Found(not_personal=True, weight=0.4, because=Text("界面设置", "how a page looks"))
    if subject.act == "order" and any(t.word in _SELLERS_OWN for t in terms):
        return Found(
            not_personal=True,
            weight=0.5,
            because=Text("卖方自己的成本、收益", "the seller's own cost or profit"),
        )
    if terms and terms[-1].word in _PICTURES_OF_THINGS:
        return _icon(terms, subject)
    if reading.counts_people and (subject.kind != "person" or not any(t.personal for t in terms)):
        return Found(not_personal=True, weight=0.5, because=Text("统计人数", "a count of people"))
    sent = subject.act == "chat" and terms and (terms[-1].kind == "unknown" or terms[-1].word in RESULTS)
    if sent:
        return Found(
            not_personal=True,
            weight=0.4,
            because=Text("发送方式，不说明个人", "how it was sent: it says nothing of a person"),
        )
    owner = owner_of(terms)
    if subject.log and subject.strong and terms and len(terms) == 1 and terms[0].word in _DEVICES:
        return Found("user-agent", 0.4, personal=True)  # by which device somebody came
    done_to = subject.log and terms and terms[-1] is owner and owner.word not in _ASKED_FOR
    if done_to and owner is not None and owner.kind == "thing" and owner.id != "department":
        return Found(not_personal=True, weight=0.4, because=belongs(owner))  # on which resource it was done
    if (
        subject.kind == "act"
        and subject.indirect
        and not subject.clinical
        and _of_its_handling(terms, owner, reading)
    ):
        return Found(
            not_personal=True,
            weight=0.4,
            because=Text("办理过程，不说明个人", "how it is handled: it says nothing of the person"),
        )
    if subject.log and terms and terms[0].word in _SERVERS:
        return Found(not_personal=True, weight=0.5, because=Text("服务器或应用", "the server or application"))
    if owner is not None and owner.kind == "org" and terms[-1].id in _LABELS:
        return Found(not_personal=True, weight=0.5, because=belongs(owner))
    if owner is not None and owner.id == "system" and terms[0].id in FLAG:
        return Found(not_personal=True, weight=0.5, because=belongs(owner))
    if (
        subject.kind == "act"
        and owner is not None
        and owner.id == "system"
        and terms[-1].id in _OF_THE_SYSTEM
        and not (subject.log and subject.act == "operate")
    ):
        return Found(not_personal=True, weight=0.4, because=belongs(owner))
    if subject.kind == "act" and reading.count and not subject.clinical and _set_up(column, terms):
        return Found(not_personal=True, weight=0.4, because=Text("开关或限额", "a switch or a limit"))
    if (
        subject.kind == "act"
        and reading.count
        and not subject.clinical
        and not subject.log
        and subject.act not in ("study", "attendance")
        and terms
        and _switch(terms[-1])
    ):
        return Found(
            not_personal=True, weight=0.4, because=Text("行的开关或计数", "a switch or a count of the row")
        )
    if (
        owner is not None
        and owner.kind == "thing"
        and owner.id != "department"
        and terms[-1].id in ("no", "code")
    ):
        return Found(not_personal=True, weight=0.4, because=belongs(owner))
    of_things = owner is not None and owner.kind == "thing" and owner.id != "department"
    pictured = (
        terms and terms[-1].id == "media" and (of_things or (len(terms) == 1 and terms[-1].word in _PICTURES))
    )
    shown = subject.act in ("order", "browse") or (subject.act == "talk" and of_things)
    if subject.kind == "act" and shown and pictured:
        return Found(not_personal=True, weight=0.4, because=Text("商品图片", "a picture of the goods"))
    if subject.kind == "act" and subject.act == "talk" and of_things and terms[-1].id == "name":
        return Found(not_personal=True, weight=0.4, because=Text("所谈之物的名称", "what is talked about"))
    about_thing = of_things and (not terms or terms[-1].id != "amount")
    if subject.kind == "act" and subject.id in ("record", "stay") and about_thing and owner is not None:
        return Found(not_personal=True, weight=0.4, because=belongs(owner))
    if subject.kind == "act" and owner is not None and owner.kind == "org":
        return Found(not_personal=True, weight=0.4, because=belongs(owner))
    if (
        subject.kind == "act"
        and subject.act in ("talk", "chat", "browse")
        and terms
        and (terms[-1].id in _OF_THE_ROW or terms[0].id in ("flag", "is"))
    ):
        return Found(
            not_personal=True, weight=0.4, because=Text("行的状态或计数", "a state or a count of the row")
        )
    if (
        subject.kind == "act"
        and not subject.clinical
        and subject.act not in _ONES_OWN
        and terms
        and (terms[-1].id in _KINDS_AND_STATES or (reading.count and terms[0].id in ("flag", "is")))
    ):
        return Found(not_personal=True, weight=0.4, because=_STATE)
    if subject.kind == "person" and reading.count and owner is not None and owner.id == "system":
        return Found(not_personal=True, weight=0.4, because=belongs(owner))
    if terms and terms[-1].id in ("no", "code") and subject.kind == "act":
        return Found(not_personal=True, weight=0.4)
    if terms and terms[-1].id in ("no", "id", "code") and len(terms) == 1:
        return Found(not_personal=True, weight=0.5)
    if subject.clinical and subject.kind == "act" and terms and terms[-1].id == "amount":
        return Found("transaction", weight, personal=True, because=ABOUT_PERSON)
    if subject.clinical and not _administrative(terms):
        return Found(
            "medical-note",
            weight,
            personal=True,
            because=Text("患者表中的诊疗列", "a clinical column in a table about patients"),
        )
    return Found(
        _kind_of_act(terms, subject, reading),
        weight,
        personal=True,
        because=ABOUT_PERSON,
    )


def _looks(last: Term, reading: Reading) -> bool:
    """side_mode, base_color, 界面主题: how somebody wants pages to look."""
    return last.word in _LOOKS or last.word.endswith(_LOOKING) or reading.called.endswith(_LOOKED)


def _of_its_handling(terms: Terms, owner: Term | None, reading: Reading) -> bool:
    """When it was dispatched, by which department, in which state."""
    department = owner is not None and owner.id == "department"
    return (
        department
        or reading.moment
        or (bool(terms) and terms[-1].id in ("status", "no", "code", "type", "time"))
    )


def _set_up(column: Column, terms: Terms) -> bool:
    """need_deposit, enable_pool, 每人最大购买数: what whoever set it up allows."""
    return switched(column) or any(t.word in WANTED for t in terms)


def switched(column: Column) -> bool:
    first, *rest = tokens(column.name) or [""]
    return bool(rest) and first in SWITCHES


def _icon(terms: Terms, subject: Subject) -> Found:
    """The icon of a member is a portrait; any other stands on a page."""
    owner = owner_of(terms)
    of_person = owner.kind == "person" if owner is not None else subject.kind == "person"
    if of_person and terms[-1].word == "icon":
        return Found("avatar", 0.4, personal=True)
    return Found(not_personal=True, weight=0.5, because=Text("界面图标", "an icon of the page"))


def _state_id(reading: Reading) -> bool:
    """status_id: a state by the id of its kind."""
    return (
        len(reading.name) == 2
        and reading.name[0].id == "status"
        and (reading.small or reading.terms[-1].id != "id")
    )


def _switch(last: Term) -> bool:
    return last.kind in ("unknown", "mark") or last.id in ("flag", "media", "text", "name", "ratio")


def _kind_of_act(terms: Terms, subject: Subject, reading: Reading) -> str:
    sums = any(t.id == "amount" for t in terms) and reading.number
    if subject.act == "account" and sums and not (terms[-1].id == "amount" and len(terms) == 1):
        return "transaction"  # 金额变动, change_money
    if terms and terms[-1].id == "amount" and (subject.act not in _BY_ACT or subject.act == "account"):
        return "balance" if len(terms) == 1 and subject.kind == "person" else "transaction"
    if subject.kind != "act":
        return "person-record"
    if subject.act == "salary" and reading.number and not reading.count:
        return "income"
    if subject.act == "login" and not (terms and terms[-1].id in ("time", "created")):
        return "operation-log"
    if subject.act == "order" and terms and terms[-1].id == "text":
        return "personal-note"
    partly = _PARTLY.get(subject.act)
    if partly is not None and not (terms and terms[-1].id in partly):
        return "person-record"
    return _BY_ACT.get(subject.act, "person-record")


def _administrative(terms: Terms) -> bool:
    """A state or kind of the row and nothing clinical: personal, but it says nothing of health."""
    return (
        bool(terms)
        and terms[-1].id in ("status", "flag", "type", "sort", "ratio", "system", "org")
        and (terms[0].id in FLAG or not any(t.kind == "unknown" for t in terms))
    )
