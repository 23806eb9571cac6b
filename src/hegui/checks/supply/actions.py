"""
CI 动作没有锁定到提交 · A CI action that is not held to a commit.

标签和分支可以被改写；被篡改的动作在流水线里运行，能拿到代码和密钥。
盲区：自己组织内、自己管控的动作。

Tags and branches can be rewritten: a tampered action runs inside the pipeline, with the code and its secrets.
Blind spot: actions of one's own organisation.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.action-without-commit",
    judges="dsl.data-security-system",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("CI 动作没有锁定到提交", "A CI action that is not held to a commit"),
    remedy=Text(
        "把 uses 写成 40 位提交号，旁注版本；升级经过评审。",
        "Name the 40-digit commit in uses, the version as a comment, and review upgrades.",
    ),
)
def actions(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "action-without-commit":
        yield to_confirm(seen, seen.what)


@actions.breaks
def left_open() -> Case:
    return fact("action-without-commit")


@actions.keeps
def something_else() -> Case:
    return fact("components")
