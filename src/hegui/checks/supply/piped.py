"""
下载脚本后直接执行 · A script is run as it is downloaded.

curl … | sh 执行的是对方当时给出的任何内容，没有版本、没有摘要、无法审查，也无法重现。
盲区：地址属于本单位、由本单位发布的。

curl … | sh runs whatever the other side hands out at that moment: no version, no digest, nothing to review or to repeat.
Blind spot: addresses of one's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.piped-to-shell",
    judges="dsl.data-security-system",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("下载脚本后直接执行", "A script is run as it is downloaded"),
    remedy=Text(
        "先下载固定版本，核对摘要后再执行；或改用包管理器和内部镜像。",
        "Download a fixed version, compare its digest, then run it; or use a package manager and an internal mirror.",
    ),
)
def piped(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "piped-to-shell":
        yield to_confirm(seen, seen.what)


@piped.breaks
def left_open() -> Case:
    return fact("piped-to-shell")


@piped.keeps
def something_else() -> Case:
    return fact("components")
