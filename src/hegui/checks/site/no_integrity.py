"""
外部脚本没有完整性校验 · Scripts from other hosts without an integrity digest.

从别的主机加载脚本或样式而不写 integrity 校验值，对方被攻破或易主时，改动会直接在本站运行。
盲区：内容会变的统计脚本无法固定校验值，请改用别的约束（如内容安全策略）并接受该项。

A script or a style from another host without an integrity digest: when that host is broken into or changes hands, its
changes run on this site.
Blind spot: measuring scripts change and cannot be pinned; bind them otherwise (by a content security policy) and
accept the finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.no-integrity",
    judges="csl.anti-intrusion",
    looks_at=Fact,
    severity="low",
    problem="vulnerabilities",
    title=Text("外部脚本没有完整性校验", "Scripts from other hosts without an integrity digest"),
    remedy=Text(
        "下载到本站，或加上 integrity 和 crossorigin 属性。",
        "Host the file yourself, or add integrity and crossorigin.",
    ),
)
def no_integrity(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "no-integrity":
        return
    yield to_confirm(seen, seen.what)


@no_integrity.breaks
def a_library_from_a_cdn() -> Case:
    return fact("no-integrity", host="cdn.example.com", pages=3)


@no_integrity.keeps
def something_else() -> Case:
    return fact("recipient", host="cdn.example.com")
