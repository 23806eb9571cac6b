"""
依赖没有校验摘要 · Dependencies without a digest.

清单的格式可以写摘要而没有写：同一版本号的文件被替换时发现不了。
盲区：只从内部仓库安装、由仓库校验的。

The format could carry digests and does not: a file that was swapped under the same version goes unnoticed.
Blind spot: installs from an internal registry that verifies by itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.unhashed",
    judges="dsl.data-security-system",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("依赖没有校验摘要", "Dependencies without a digest"),
    remedy=Text(
        "生成带摘要的锁定文件（如 pip-compile --generate-hashes），安装时强制校验。",
        "Make a lock file with digests (pip-compile --generate-hashes) and have them enforced at install.",
    ),
)
def unhashed(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "unhashed":
        yield to_confirm(seen, seen.what)


@unhashed.breaks
def left_open() -> Case:
    return fact("unhashed")


@unhashed.keeps
def something_else() -> Case:
    return fact("components")
