"""
依赖没有锁定版本 · Dependencies that are not held to a version.

没有锁定到确切版本的依赖，下次安装会换成什么，由发布者而不是本单位决定；上游出错或被投毒时，一次构建就把它带进来。
盲区：锁定文件放在别处的。

What a dependency that is held to no exact version becomes at the next install is decided by its publisher: a faulty or poisoned release comes in with one build.
Blind spot: a lock file that is kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.unpinned",
    judges="dsl.data-security-system",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("依赖没有锁定版本", "Dependencies that are not held to a version"),
    remedy=Text(
        "用锁定文件固定版本并提交；升级先在小范围灰度，准备回退版本和带外恢复办法。",
        "Hold versions in a lock file and commit it; roll upgrades out in rings, with a version to go back to and a way to recover out of band.",
    ),
)
def unpinned(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "unpinned":
        yield to_confirm(seen, seen.what)


@unpinned.breaks
def left_open() -> Case:
    return fact("unpinned")


@unpinned.keeps
def something_else() -> Case:
    return fact("components")
