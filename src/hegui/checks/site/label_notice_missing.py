"""
没有看到生成合成内容标识的说明 · No explanation of labels on generated content was seen.

提供人工智能生成合成服务的，要在用户协议中说明标识的方法和样式。是否提供，由页面用语判断。
盲区：协议在应用里或登录之后；介绍他人服务的文章也可能命中。

A service that makes content by AI explains in its user agreement how that content is labelled. Whether it is such a
service is told by the pages' words.
Blind spot: an agreement inside an app or behind a login; an article about others' services may fit too.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.no-label-notice",
    judges="ailabel.explain-in-agreement",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("没有看到生成合成内容标识的说明", "No explanation of labels on generated content was seen"),
    remedy=Text(
        "在用户协议和使用页面写明标识的方法、样式和用户的义务。",
        "Explain in the agreement and where the service is used how content is labelled, and what users must do.",
    ),
)
def label_notice_missing(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "label-notice" or seen["present"]:
        return
    yield to_confirm(
        seen,
        Text("{what}，没有看到标识方法的说明", "{what}: no explanation of its labels was seen").fill(
            what=seen.what
        ),
    )


@label_notice_missing.breaks
def a_service_without_explanation() -> Case:
    return fact("label-notice", present=False)


@label_notice_missing.keeps
def explained() -> Case:
    return fact("label-notice", present=True)
