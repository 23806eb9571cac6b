"""
隐私政策缺少必要内容 · The privacy notice lacks required items.

应告知处理者及联系方式、目的和方式、种类、保存期限、行权途径。按常用说法在正文中逐项查找，没有找到的列出。
盲区：换了说法的内容会被当作缺少，所以是待核实。

The notice tells who handles the data and how to reach them, purposes and manner, kinds, retention, and how to use
one's rights. Each is looked for by its usual words; those not found are listed.
Blind spot: an item in unusual words counts as missing, hence a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.sites.notices import item
from hegui.text import Text, joined


@check(
    "site.privacy-notice-incomplete",
    judges="pipl.notice",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("隐私政策缺少必要内容", "The privacy notice lacks required items"),
    remedy=Text("逐项补上并注明更新日期。", "Add what is missing, with the date of the change."),
)
def privacy_notice_incomplete(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    missing = seen["missing"]
    if seen.kind != "privacy-notice" or not seen["read"] or not isinstance(missing, tuple) or not missing:
        return
    yield to_confirm(
        seen,
        Text("隐私政策中没有找到：{items}", "not found in the privacy notice: {items}").fill(
            items=joined([item(m) for m in missing])
        ),
    )


@privacy_notice_incomplete.breaks
def no_word_of_retention() -> Case:
    return fact("privacy-notice", present=True, read=True, missing=("retention", "rights"))


@privacy_notice_incomplete.keeps
def all_items_there() -> Case:
    return fact("privacy-notice", present=True, read=True, missing=())


@privacy_notice_incomplete.keeps
def a_notice_that_was_not_read() -> Case:
    return fact("privacy-notice", present=True, read=False, missing=())
