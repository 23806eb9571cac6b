"""
第三方统计、广告等会收到访客信息 · Others receive what visitors do.

统计、广告、社交和客服组件的运营者会收到访客信息：要告知接收方名称、目的、方式和种类并取得单独同意；受托处理的，要有委托合同
。
隐私政策里写明该运营者的，不再提出。
盲区：合同和同意过程页面上看不到。

Operators of statistics, advertising, social and chat widgets receive what visitors do: name them, with purpose,
manner and kinds of data, and obtain separate consent; where they act on your behalf, have a contract.
Not asked where the privacy notice names the operator.
Blind spot: contracts and how consent is obtained do not show in pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.recipient-not-told",
    judges="pipl.separate-consent-to-provide",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("第三方统计、广告等会收到访客信息", "Others receive what visitors do"),
    remedy=Text(
        "在隐私政策的第三方清单中写明；受托处理的备好合同；用不着的撤下。",
        "List them in the privacy notice; have the contract at hand; take out what is not needed.",
    ),
)
def recipient_told(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if (
        seen.kind != "recipient"
        or seen["foreign"]
        or seen["told"]
        or seen["use"] not in ("statistics", "advertising", "social", "service")
    ):
        return
    yield to_confirm(seen, seen.what)


@recipient_told.breaks
def statistics() -> Case:
    return fact("recipient", operator="Baidu", country="CN", foreign=False, use="statistics")


@recipient_told.keeps
def statistics_that_the_privacy_notice_names() -> Case:
    return fact("recipient", operator="Baidu", country="CN", foreign=False, use="statistics", told=True)


@recipient_told.keeps
def a_library_host() -> Case:
    return fact("recipient", operator="Baidu", country="CN", foreign=False, use="cdn")
