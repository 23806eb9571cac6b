"""
政务网站的若干义务须另行证明 · Duties of a government site that need proof of their own.

等保三级、每年一次检测评估、日志留存一年、境内数据中心和境内 CDN
节点，在页面上看不到。每个政务网站提一次，附证明后在hegui.toml 中接受。
盲区：本项不判断这些义务是否履行。

Level 3 protection, a yearly test, logs kept for a year, data centres and CDN nodes in the mainland do not show in
pages. Asked once a government site; accept it in hegui.toml with the proof.
Blind spot: whether these duties are kept is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.government-unseen",
    judges="govapp.test-yearly",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("政务网站的若干义务须另行证明", "Duties of a government site that need proof of their own"),
    remedy=Text(
        "备齐定级备案、年度检测报告、日志留存和境内部署的证明，在 hegui.toml 的 [[accepted]] 中写明。",
        "Gather the proof of grading, of the yearly test, of logs and of hosting in the mainland, and name it in [[accepted]] of hegui.toml.",
    ),
)
def government_declared(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "government-site" or not us.is_a("state-organ"):
        return
    yield to_confirm(
        seen,
        Text(
            "请提供：等保定级与三级测评、年度检测评估、一年日志、境内机房和 CDN 节点的证明",
            "show proof of: grading and level 3 assessment, the yearly test, logs of a year, data centre and CDN nodes in the mainland",
        ),
    )


@government_declared.breaks
def a_site_of_an_organ() -> Case:
    return (
        fact("government-site", host="www.example.gov.cn", mark=True, whole=True),
        organisation(roles=("state-organ",)),
    )


@government_declared.keeps
def a_company() -> Case:
    return fact("government-site", host="www.example.com", mark=False, whole=True)
