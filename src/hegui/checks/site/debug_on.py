"""
网站开着调试模式 · Debugging is left on.

调试模式会把源代码片段、路径、查询语句和环境变量显示给访客。
盲区：配置文件未必是线上使用的那一份。

Debugging shows visitors pieces of source, paths, queries and environment variables.
Blind spot: the file may not be the one in use.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.debug",
    judges="csl.fix-and-report-flaws",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text("网站开着调试模式", "Debugging is left on"),
    remedy=Text(
        "线上关闭调试，只显示统一的错误页面。",
        "Switch debugging off in production and show one plain error page.",
    ),
)
def debug_on(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "debug":
        return
    yield breach(seen, seen.what)


@debug_on.breaks
def debug_left_on() -> Case:
    return fact("debug")


@debug_on.keeps
def something_else() -> Case:
    return fact("listing")
