"""
What a table's name and comment say of its rows: the words, the one that counts, and whether they list settings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hegui.detectors import each
from hegui.discovery.cutting import read
from hegui.discovery.reading import comment_head
from hegui.discovery.vocabulary import Term, Terms

_MODULES = frozenset(
    each("""
    sms oms pms ums cms crm erp his hr oa mall sys im bpm act pay iot mp wx app web fin scm wms tms mes
    bi edu bms dms
    """)
)
_TO_WHOM = re.compile(
    r"(?<=[a-z0-9])_(?:for|to|by|from)_(?=[a-z])", re.IGNORECASE
)  # members_for_agency are members
_LOG = frozenset({"log", "logs", "日志"})
_SAYS_LITTLE = frozenset({"info", "record", "id", "no", "flag", "text", "time", "tenant"})
PLANS = frozenset(
    each(
        "计划 方案 安排 程序 课程 组 小组 指南 规范 路径 plan scheme course group team guideline guidelines protocol protocols formulary"
    )
)
BY_ONESELF = frozenset(
    each("""
    答卷 答题记录 paper_answer exam_paper_answer answer_sheet exam_record submission attempt 请假 加班 出差 外出 调休 补卡
    报销 差旅 借支 转正 调岗 离职 入职 周报 日报 工作日志 述职 leave leave_apply overtime business_trip reimbursement expense
    expense_claim trip_apply travel_apply leave_request weekly_report daily_log work_log probation
    """)
)
_LISTS = frozenset(
    each("""
    字典 数据字典 模板 配置 参数 规则 表单 资源 dict dictionary config configuration template rule param parameter setting
    settings form model package 套餐 课程 course
    """)
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a table's comment count where it says something, else those of its name."""

    said: Terms
    other: Terms  # of the one that does not count
    head: Term | None  # the word that says what a row is
    whose: Term | None  # the persons a word names (会员 of 会员订单)

    @property
    def all(self) -> Terms:
        return (*self.said, *self.other)

    @property
    def acts(self) -> list[Term]:
        return [t for t in self.said if t.kind == "act"]

    @property
    def settings(self) -> bool:
        """Do rows list kinds, rules or settings?"""
        return any("list" in t.tags or t.word in _LISTS for t in self.said)

    def has(self, *kinds: str) -> bool:
        return any(t.kind in kinds for t in self.said)

    def speaks_of(self, *ids: str) -> bool:
        return any(t.id in ids for t in self.said)


def words_of(name: str, comment: str, style: str = "") -> Words:
    """The table's name and comment, each read as the name of a table."""
    head = comment_head(comment.replace("、", ""))
    for ending in ("信息表", "数据表", "表"):
        if head.endswith(ending) and len(head) > len(ending) + 1:
            head = head.removesuffix(ending)
            break
    bare = _TO_WHOM.split(name)[0] or name
    by_name = _without_module(read(bare, table=True, style=style))
    by_comment = read(head, table=True)
    if _says(by_comment):
        said, other = by_comment, by_name
    elif _says(by_name):
        said, other = by_name, by_comment
    else:
        said, other = (), by_comment or by_name
    return Words(said, other, _head(said), _first_person(said) or _first_person(other))


def _without_module(terms: Terms) -> Terms:
    """The name without the name of its module (sms_skd is not about text messages)."""
    return terms[1:] if len(terms) > 1 and terms[0].word in _MODULES else terms


def _says(terms: Terms) -> bool:
    return any(
        t.kind not in ("unknown", "part", "mark") or "list" in t.tags or t.id in ("relation", "record")
        for t in terms
    )


def _first_person(terms: Terms) -> Term | None:
    return next((t for t in terms if t.kind == "person"), None)


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
        if term.kind in ("unknown", "mark") or term.id in _SAYS_LITTLE:
            continue
        return term
    return None
