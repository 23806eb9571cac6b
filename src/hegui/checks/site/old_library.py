"""
网站使用有漏洞的脚本库 · The site runs a library with known flaws.

脚本库的这一版本有已公开的漏洞：手册第一个案例中，停用网站上的旧版 jQuery
就是入口。版本由内容、文件头、版本属性、网址等判断；只能断定范围的，范围全部落在受影响版本内才算确定，部分落入的请核实。
盲区：漏洞能否被利用取决于页面怎样调用；自行打过补丁的副本仍会报告。

This version of the library has published flaws: in the handbook's first case an old jQuery on a forgotten site was
the way in. The version is told by content, banner, version property, address and so on; where only a range can be
told, it counts as certain when all of the range is affected, and is a question when part of it is.
Blind spot: whether a flaw can be used depends on how the pages call the library; a copy that was patched by hand is
reported all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling, Severity
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.old-library",
    judges="csl.fix-and-report-flaws",
    looks_at=Fact,
    severity="high",
    problem="vulnerabilities",
    title=Text("网站使用有漏洞的脚本库", "The site runs a library with known flaws"),
    remedy=Text(
        "升级到已修复的版本，测试页面后替换所有副本；不再使用的网站直接关停。",
        "Move to a version that is fixed, try the pages, replace every copy; close a site that is no longer used.",
    ),
)
def old_library(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "library" or not seen["flaws"]:
        return
    ruling = breach if seen["certain"] else to_confirm
    fixed = seen["fixed"]
    yield ruling(
        seen,
        Text(
            "{what}，有 {n} 个已公开漏洞：{ids}{fixed}", "{what}, with {n} published flaw(s): {ids}{fixed}"
        ).fill(
            what=seen.what, n=seen["certain"] or seen["flaws"], ids=_named(seen), fixed=_fix(str(fixed or ""))
        ),
        severity=_severity(seen),
    )


def _severity(seen: Fact) -> Severity:
    """As the flaws are graded; a question stands one below, and a flaw of a page is never "critical" by itself."""
    grade = str(seen["severity"] or "medium")
    if not seen["certain"]:
        return "medium" if grade in ("high", "critical") else "low"
    return "high" if grade in ("high", "critical") else "medium" if grade == "medium" else "low"


def _named(seen: Fact) -> str:
    ids = seen["ids"] if isinstance(seen["ids"], tuple) else ()
    return ", ".join(ids[:4]) + (" …" if len(ids) > 4 else "")


def _fix(version: str) -> Text:
    if not version:
        return Text("；没有修复版本", "; no version mends it")
    return Text("；{v} 起已修复", "; fixed from {v}").fill(v=version)


@old_library.breaks
def a_version_that_is_certainly_flawed() -> Case:
    return fact(
        "library",
        library="jquery",
        version="1.8.3",
        flaws=5,
        certain=5,
        severity="medium",
        ids=("CVE-2015-9251",),
        fixed="3.5.0",
    )


@old_library.breaks
def a_range_that_may_be_flawed() -> Case:
    return fact(
        "library",
        library="jquery",
        version="",
        flaws=1,
        certain=0,
        severity="high",
        ids=("CVE-2020-11022",),
        fixed="3.5.0",
    )


@old_library.keeps
def a_version_without_known_flaws() -> Case:
    return fact("library", library="jquery", version="3.7.1", flaws=0, certain=0, severity="", ids=())
