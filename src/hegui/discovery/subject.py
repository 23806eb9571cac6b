"""
Whom or what the rows of a table are about: patients, staff, an order of a person, a product, a setting.

The same column means different things in different tables: ``name`` among patients is a person's, among products it is not.
The table's name and comment say most; where they say nothing, its columns do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from hegui.discovery.cues import EVERYDAY, LOOSE_CARE
from hegui.discovery.reading import Reading, comment_head
from hegui.discovery.signs import CARE, CLINICAL, LISTED, Signs, signs_of
from hegui.discovery.vocabulary import Term, Terms, vocabulary

Kind = Literal["person", "act", "org", "thing", "relation", "unknown"]

_MOVING = frozenset(
    {"stay", "lodge", "call"}
)  # whatever the columns are called: only people come, stay and call
_OF_PEOPLE = frozenset(
    {"login", "operate", "attendance", "salary", "study", "visit"}
)  # the same, unless it is the plan of them
_LOGS = frozenset({"login", "operate"})


@dataclass(frozen=True, slots=True)
class Subject:
    """``kind`` decides what bare words mean; ``id`` is what reports print (patient, order, goods ...)."""

    kind: Kind
    id: str
    clinical: bool = False  # rows about patients: every clinical column is sensitive
    log: bool = False
    contact: bool = False  # a contact person is named in the row
    strong: bool = (
        False  # columns bear out that rows are about persons: what no word ties to anybody may be theirs too
    )
    human: int = 0  # different entities that only people have, spelt out
    people: bool = False  # some column refers to the person a row is about
    act: str = ""
    money: bool = False  # rows hold sums of money
    settings: bool = False  # rows list kinds, rules or settings
    card: bool = False  # rows are cards of members, pupils or readers
    reached: bool = False  # the contact person has a number of their own in the row
    filed: bool = False  # rows are files
    keyed: bool = False  # a credential of a service is in the row
    prefixes: frozenset[str] = frozenset()  # first parts of names of columns that name a person (hr_name)

    @property
    def personal(self) -> bool:
        """Rows are persons, or acts of persons."""
        return self.kind in ("person", "act")


def table_terms(name: str, comment: str, style: str = "") -> tuple[Terms, Terms]:
    """What the table's name and its comment say, read as names of tables."""
    words = vocabulary()
    head = comment_head(comment.replace("、", ""))
    for ending in ("信息表", "数据表", "表"):
        if head.endswith(ending) and len(head) > len(ending) + 1:
            head = head.removesuffix(ending)
            break
    return _without_module(words.read(name, table=True, style=style)), words.read(head, table=True)


_TO_WHOM = re.compile(
    r"(?<=[a-z0-9])_(?:for|to|by|from)_(?=[a-z])", re.IGNORECASE
)  # members_for_agency are members


def subject_of(name: str, comment: str, readings: list[Reading], style: str = "") -> Subject:
    """Decide from the table's words, then let the columns confirm or overrule."""
    by_name, by_comment = table_terms(_TO_WHOM.split(name)[0] or name, comment, style)
    said = by_comment if _says(by_comment) else by_name if _says(by_name) else ()
    other = by_name if said is by_comment else by_comment
    signs = signs_of(readings)
    head = _head(said)
    clinical = (
        any(_of_care(t, signs) for t in (*said, *other))
        or signs.clinical >= 2
        or signs.med >= 3
        or signs.cared
    )
    whose = _whose(said) or _whose(other)
    kind, id = _decide(said, other, head, whose, signs)
    if kind == "person" and head is not None and head.kind == "person" and "med" not in head.tags:
        clinical = signs.clinical >= 4 or signs.patients
    act = (
        head.id
        if head and head.kind == "act"
        else next((t.id for t in (*said, *other) if t.kind == "act"), "")
    )
    if kind == "act" and not act and id == "transaction":
        act = "order"
    if kind == "act" and not act and id in ("talk", "visit", "order", "operate"):
        act = id
    log = kind == "act" and (act in _LOGS or any("log" in t.tags for t in said))
    return Subject(
        kind=kind,
        id=id,
        clinical=(clinical or _in_care(said, head, signs))
        and kind in ("person", "act", "unknown")
        and (kind != "unknown" or signs.people > 0),
        log=log,
        human=signs.human,
        strong=_strong(kind, id, log, (*by_name, *by_comment), signs),
        contact=signs.contact,
        people=signs.people > 0 or bool(whose),
        act=act,
        money=signs.money,
        card=any("卡" in t.word or "card" in t.word for t in (*said, *other))
        and not any("银行" in t.word or "bank" in t.word or "credit" in t.word for t in (*said, *other)),
        prefixes=frozenset(signs.prefixes),
        reached=signs.reached,
        filed=signs.filed >= 3,
        keyed=signs.keys > 0,
        settings=kind not in ("person", "act")
        and any("list" in t.tags or t.id == "system" for t in said[-1:]),
    )


def _strong(kind: Kind, id: str, log: bool, said: Terms, signs: Signs) -> bool:
    """Is somebody told apart in the row who is not just its keeper?"""
    if kind == "person":
        return signs.people > 0
    if kind != "act":
        return False
    if signs.clinical >= 2 or signs.cared or signs.dosed >= 3 or signs.measured >= 3 or _does(signs, said):
        return True
    if id in _IDLE and not any(t.kind == "act" for t in said):
        return (
            (signs.refers > signs.customers and any(t.word in _KEPT for t in said))
            or signs.identifies + signs.reaches >= 2
            or signs.personal >= 3
        )  # an id beside what no word calls an act of its bearer
    if any(t.id == "call" for t in said):
        return True
    if signs.acts and any(t.word in _BY_ONESELF for t in said):
        return True
    ordered = signs.ordered and any(t.id == "order" for t in said)
    return signs.people > 0 or signs.content or signs.plated or ordered or (log and signs.acts)


_KEPT = frozenset(
    [
        "record",
        "records",
        "result",
        "results",
        "progress",
        "history",
        "answer",
        "answers",
        "记录",
        "结果",
        "历史",
        "进度",
        "成果",
    ]
)
_IDLE = frozenset(
    ["record", "email", "device", "device-id", "region", "person-record", "verification-code", "hobby-or-tag"]
)
_BY_ONESELF = frozenset(  # who keys in a leave or an expense is whose it is
    [
        "答卷",
        "答题记录",
        "paper_answer",
        "exam_paper_answer",
        "answer_sheet",
        "exam_record",
        "submission",
        "attempt",
        "请假",
        "加班",
        "出差",
        "外出",
        "调休",
        "补卡",
        "报销",
        "差旅",
        "借支",
        "转正",
        "调岗",
        "离职",
        "入职",
        "周报",
        "日报",
        "工作日志",
        "述职",
        "leave",
        "leave_apply",
        "overtime",
        "business_trip",
        "reimbursement",
        "expense",
        "expense_claim",
        "trip_apply",
        "travel_apply",
        "leave_request",
        "weekly_report",
        "daily_log",
        "work_log",
        "probation",
    ]
)


def _does(signs: Signs, said: Terms) -> bool:
    """Is whoever does what the table records named in it (评价, 评价人)?"""
    acts = [t.word for t in said if t.kind == "act" and len(t.word) > 1]
    stems = [act if act.isascii() else act[-2:] for act in acts]
    return any(doer != stem and doer.startswith(stem) for stem in stems for doer in signs.doers)


_MODULES = frozenset(
    [
        "sms", "oms", "pms", "ums", "cms", "crm", "erp", "his", "hr", "oa", "mall", "sys", "im", "bpm", "act", "pay", "iot", "mp", "wx", "app", "web", "fin", "scm", "wms", "tms", "mes", "bi", "edu", "bms", "dms",
    ]
)  # fmt: skip


def _without_module(terms: Terms) -> Terms:
    """The name without the name of its module (sms_skd is not about text messages)."""
    return terms[1:] if len(terms) > 1 and terms[0].word in _MODULES else terms


def _of_care(term: Term, signs: Signs) -> bool:
    """Does a word in the table's name say that its rows are about patients?"""
    if not (term.id in CARE or term.id in CLINICAL) or (term.spelt and len(term.word) < 4):
        return False
    return term.word not in LOOSE_CARE | EVERYDAY or signs.clinical > 0 or signs.med > 0 or signs.cared


def _says(terms: Terms) -> bool:
    return any(
        t.kind not in ("unknown", "part", "mark") or "list" in t.tags or t.id in ("relation", "record")
        for t in terms
    )


_LOG = frozenset({"log", "logs", "日志"})


def _head(terms: Terms) -> Term | None:
    """The last term that says what a row is; 信息 and 记录 say nothing of that."""
    if any(t.id == "stat" for t in terms):
        return next(t for t in terms if t.id == "stat")
    if (
        terms
        and terms[-1].kind == "unknown"
        and len(terms) > 1
        and terms[-2].spelt
        and terms[-2].kind == "person"
    ):
        return None  # jiaolianche: something of a coach
    for place in range(len(terms) - 1, -1, -1):
        term = terms[place]
        if term.word in _LOG and any(t.kind == "act" for t in terms[:place]):
            continue  # the log of payments is about payments
        if term.kind == "entity" and term.spelt and len(term.word) < 4:
            continue  # two or three initials say too little of a whole table
        if term.kind in ("unknown", "mark") or term.id in (
            "info",
            "record",
            "id",
            "no",
            "flag",
            "text",
            "time",
            "tenant",
        ):
            continue
        return term
    return None


def _whose(terms: Terms) -> Term | None:
    return next((t for t in terms if t.kind == "person"), None)


def _decide(
    said: Terms, other: Terms, head: Term | None, whose: Term | None, signs: Signs
) -> tuple[Kind, str]:
    if signs.connects and signs.identifies < 2:
        return ("thing", "connection")
    if signs.ledger:
        return ("thing", "finance")
    if signs.keys and not (signs.refers or signs.human or signs.identifies):
        return ("thing", "client")
    if signs.described >= 4 and not (signs.refers or signs.vital or signs.cared or signs.ordered or whose):
        return ("thing", head.id if head and head.kind == "thing" else "dictionary")
    if signs.asks and signs.browsed and (head is None or head.kind == "thing") and not signs.identifies:
        return ("act", "operate")  # from which address, by which browser: of whoever asked
    many = signs.identifies >= 3 or (signs.identifies >= 2 and signs.reaches >= 2)
    if _in_care(said, head, signs):
        return ("act", "visit")
    if head is None:
        return _by_columns(signs)
    kinds = {t.kind for t in said}
    if any(t.id == "relation" for t in said):
        return ("person", "person") if many else ("relation", "relation")
    if head.kind in ("entity", "act") and head.word.endswith(_KINDS) and not (signs.refers or signs.human):
        return ("thing", "dictionary")
    if head.kind == "part" and "list" in head.tags:
        if kinds & {"person", "agent", "act"} and (signs.refers or many) and head.id != "dict":
            return ("person" if many and whose else "act", whose.id if whose else head.id)
        return ("thing", "config")
    if head.kind in ("person", "agent"):
        return _person(head, said, signs, many)
    if head.kind == "act":
        return _act(head, said, whose, signs)
    if head.kind == "org":
        if (many or signs.human >= 3) and not signs.org:
            return ("person", whose.id if whose else "person")
        return ("org", head.id)
    if head.kind == "thing":
        if (
            signs.patients
            and signs.refers
            and head.id not in ("stat", "stock", "finance")
            and not _settings(said)
        ):
            return ("act", "visit")
        if signs.refers and signs.identifies >= 2 and not _settings(said):
            return ("act", "record")
        if head.id == "device" and signs.refers > signs.customers:
            return ("act", "device")
        if head.id == "voucher" and signs.refers and not _settings(said):
            return ("act", "voucher")
        if head.id == "joblog" and signs.asks and (signs.refers or signs.browsed):
            return ("act", "operate")
        if many and signs.identifies >= 4 and head.id not in ("goods", "pet"):
            return ("person", "person")
        acts = [t for t in said if t.kind == "act"]
        if head.id == "contract" and signs.identifies:
            return ("act", "contract")
        if head.word in ("post", "posts") and signs.content:
            return ("act", "talk")  # of a forum, not of a department
        if (
            signs.refers
            and head.id != "stock"
            and any(t.kind == "act" or t.id == "record" or t.word in _KEPT for t in (*said, *other))
            and not _settings(said)
        ):
            return ("act", next((t.id for t in (*said, *other) if t.kind == "act"), "record"))
        if acts and head.id != "system" and (signs.refers or signs.reaches or whose):
            return ("act", acts[0].id)
        if (
            acts
            and "med" in acts[0].tags
            and head.id == "goods"
            and signs.clinical >= 2
            and (signs.refers or signs.reaches)
        ):
            return ("act", acts[0].id)
        if (
            whose
            and not whose.tags & {"unsure", "role"}
            and whose.id != "doctor"
            and (signs.refers or (signs.human if head.id == "stat" else signs.identifies))
        ):
            return ("act", whose.id)
        return ("relation" if whose and head.id == "system" else "thing", head.id)
    if head.kind == "entity" and any(t.id == "stock" for t in said) and not (signs.refers or signs.vital):
        return ("thing", "stock")
    if head.kind == "entity":
        if head.entity is not None and head.entity.category == "organisation":
            return ("org", head.id)
        if head.id == "medical-department":
            return ("thing", "department")
        if whose or signs.refers:
            return ("act", whose.id if whose else head.id)
        if any(t.kind == "org" for t in said) and signs.identifies < 2:
            return ("org", head.id)
        if head.id in CLINICAL:
            lists = (
                signs.codes
                or signs.clinical < 2
                or head.word.endswith(("项目", "名称", "item"))
                or (len(said) == 1 and not (signs.cared or signs.results or signs.acts))
            )
            return ("thing", "dictionary") if lists and not signs.reaches else ("act", "visit")
        if head.id in LISTED and not signs.named:
            return ("thing", "dictionary")  # 专业, 职务, 民族: a table of kinds
        if signs.reaches or signs.identifies:
            return ("act", head.id)
        return ("unknown", head.id)
    return _by_columns(signs)


def _in_care(said: Terms, head: Term | None, signs: Signs) -> bool:
    """Do the columns say what was ordered, given or found for a patient, whatever the table is called?"""
    if _settings(said) or signs.supplied or signs.catalogue >= 2 or signs.identifies >= 2:
        return False
    if head is not None and (head.kind in ("person", "agent", "org") or head.id in _NOT_CARE):
        return False
    if (
        head is not None
        and head.kind == "act"
        and "med" not in head.tags
        and not (signs.dosed or signs.measured)
    ):
        return False
    told = signs.dosed >= 3 or (signs.measured >= 3 and signs.results)
    return signs.cared or told


_PLANS = frozenset(
    ["计划", "方案", "安排", "课程", "组", "小组", "plan", "scheme", "course", "group", "team"]
)
_NOT_CARE = frozenset({"stat", "stock", "finance", "schedule", "contract", "voucher"})


_KINDS = (
    "方式",
    "类型",
    "种类",
    "类别",
    "渠道",
    "等级",
    "级别",
    "项目",
    "分类",
    "_type",
    "_method",
    "_channel",
)


def _settings(said: Terms) -> bool:
    return any("list" in t.tags or t.word in _LISTS for t in said)


_LISTS = frozenset(
    [
        "字典",
        "数据字典",
        "模板",
        "配置",
        "参数",
        "规则",
        "表单",
        "资源",
        "dict",
        "dictionary",
        "config",
        "configuration",
        "template",
        "rule",
        "param",
        "parameter",
        "setting",
        "settings",
        "form",
        "model",
        "package",
        "套餐",
        "课程",
        "course",
    ]
)


def _person(head: Term, said: Terms, signs: Signs, many: bool) -> tuple[Kind, str]:
    if "unsure" in head.tags and (signs.org or signs.contact) and not signs.vital:
        return ("org", head.id)
    if head.kind == "agent" and head.id in ("creator", "assignee"):
        return _by_columns(signs)
    if head.spelt and not signs.human:
        return _by_columns(signs)  # jiaoshi is 教师 or 教室: the columns tell
    return ("person", head.id)


def _act(head: Term, said: Terms, whose: Term | None, signs: Signs) -> tuple[Kind, str]:
    bought = signs.supplied and not (signs.human or signs.reaches)
    if head.id == "order" and not whose and (bought or any(t.id == "stock" for t in said)):
        return ("thing", "stock")  # 采购订单, 付款单 to a supplier
    if head.id == "visit" and signs.supplied and not (signs.refers or signs.cared or signs.vital):
        return ("thing", "stock")
    if head.id == "visit" and signs.codes and not (signs.refers or signs.reaches or signs.identifies):
        return ("thing", "dictionary")
    if any(t.word in _PLANS for t in said) and not (signs.refers or signs.vital or signs.named):
        return ("thing", head.id)  # 招聘计划, 培训课程
    housed = any(t.kind == "org" for t in said) and not whose
    if housed and signs.org >= 3 and not signs.vital:
        return ("org", "org")  # 店铺入住, the application of a firm
    housed = housed and not (signs.refers or signs.human)
    if (head.id in _MOVING and not housed) or (
        head.id in _OF_PEOPLE
        and (signs.acts or signs.people or (head.id == "visit" and (signs.clinical >= 2 or signs.results)))
    ):
        return ("act", head.id)
    if any(t.kind == "org" for t in said) and not (whose or signs.refers or signs.identifies):
        return ("org", head.id)  # 公司收发货地址
    if (
        head.id == "account"
        and any(t.id == "system" for t in said)
        and not (signs.refers or signs.identifies)
    ):
        return ("thing", head.id)
    if whose and "unsure" not in whose.tags:
        return ("act", head.id)
    if head.id == "account":
        return (
            "act" if signs.refers or signs.identifies or (signs.money and signs.reaches) else "thing",
            head.id,
        )
    if (
        signs.refers
        or signs.identifies
        or signs.reaches
        or (head.id == "order" and (signs.ordered or signs.plated) and not bought)
        or _does(signs, said)
        or (signs.asks and head.id in ("talk", "chat"))
    ):
        return ("act", head.id)
    return ("thing", head.id)


def _by_columns(signs: Signs) -> tuple[Kind, str]:
    if (
        signs.identifies >= 3
        or (signs.identifies >= 2 and signs.reaches >= 1)
        or (signs.identifies and signs.reaches >= 2)
    ):
        return ("person", "person")
    if signs.named and signs.identifies and signs.reaches:
        return ("act", "record")
    if signs.med >= 3 and signs.clinical and not signs.codes:
        return ("act", "visit")
    if signs.clinical >= 2 and (signs.refers or signs.reaches or signs.identifies):
        return ("act", "visit")
    if signs.reaches >= 2 and not signs.org and not signs.owned_by_thing:
        return ("person", "person")
    if signs.org >= 2 and not signs.identifies:
        return ("org", "org")
    if signs.placed and not (signs.vital or signs.refers or signs.named):
        return ("org", "place")
    if signs.published >= 2 and not (signs.human or signs.reaches or signs.cared):
        return ("thing", "content")
    if signs.refers > signs.customers:
        return ("act", "record")
    return ("unknown", "unknown")
