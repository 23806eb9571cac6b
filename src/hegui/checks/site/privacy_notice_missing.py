"""
收集个人信息的网站没有隐私政策 · A site that collects personal information has no privacy notice.

收集个人信息之前，要以显著方式公开处理规则。页面上有收集个人信息的表单，却没有通往隐私政策的链接。
盲区：只在弹窗、应用或线下出示的规则；看过的页面不全时列为待核实。

Rules on handling personal information are to be published prominently before any is collected. Forms on the site ask
for it, and no link leads to a privacy notice.
Blind spot: rules that only a pop-up, an app or a paper shows; where not all pages were seen it is a question.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.sites.notices import ASKED, SENSITIVE
from hegui.text import Text, joined


@check(
    "site.no-privacy-notice",
    judges="netdata.privacy-notice",
    looks_at=Fact,
    severity="high",
    problem="weak-rules",
    title=Text(
        "收集个人信息的网站没有隐私政策", "A site that collects personal information has no privacy notice"
    ),
    remedy=Text(
        "写一份个人信息处理规则，在首页和每个表单旁放链接；停用的网站先撤下表单。",
        "Publish the rules, link them from the home page and beside each form; on a site no longer used take the forms down first.",
    ),
)
def privacy_notice_missing(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    asks = seen["asks"] if isinstance(seen["asks"], tuple) else ()
    if seen.kind != "privacy-notice" or seen["present"] or not set(asks) - {"password"}:
        return
    ruling = breach if seen["whole"] else to_confirm
    yield ruling(
        seen,
        Text(
            "网站的表单收集{asks}，没有看到隐私政策的链接",
            "its forms ask for {asks}, and no link to a privacy notice was seen",
        ).fill(asks=joined([ASKED[a] for a in asks if a in ASKED])),
        severity="high" if SENSITIVE & set(asks) else "medium",
    )


@privacy_notice_missing.breaks
def forms_and_no_notice() -> Case:
    return fact("privacy-notice", present=False, asks=("name", "mobile"), whole=True)


@privacy_notice_missing.breaks
def pages_that_are_part_of_a_site() -> Case:
    return fact("privacy-notice", present=False, asks=("name",), whole=False)


@privacy_notice_missing.keeps
def a_notice() -> Case:
    return fact("privacy-notice", present=True, asks=("name",), whole=True)


@privacy_notice_missing.keeps
def a_site_that_asks_for_nothing() -> Case:
    return fact("privacy-notice", present=False, asks=(), whole=True)
