"""
隐私政策没有日期 · The privacy notice has no date.

没有发布或生效日期，用户无法知道所同意的是哪一版，变更后重新取得同意也无从证明。
盲区：日期写在图片里的看不到。

Without a date of publication nobody knows which version was agreed to, nor can it be shown that consent was obtained
anew after a change.
Blind spot: a date inside a picture.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.privacy-notice-undated",
    judges="netdata.privacy-notice",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("隐私政策没有日期", "The privacy notice has no date"),
    remedy=Text(
        "在开头写明版本、发布日期和生效日期，保留历史版本。",
        "Put version, date of publication and date of effect at the top, and keep earlier versions.",
    ),
)
def privacy_notice_undated(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "privacy-notice" or not seen["read"] or seen["dated"]:
        return
    yield to_confirm(seen, Text("隐私政策里没有看到日期", "no date was seen in the privacy notice"))


@privacy_notice_undated.breaks
def no_date() -> Case:
    return fact("privacy-notice", present=True, read=True, dated=False)


@privacy_notice_undated.keeps
def dated() -> Case:
    return fact("privacy-notice", present=True, read=True, dated=True)
