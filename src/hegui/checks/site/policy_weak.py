"""
内容安全策略缺失或过宽 · No content security policy, or a wide one.

内容安全策略限定页面能运行谁的脚本；多条策略同时生效，随机数或散列会使 unsafe-inline 失效，均已计入。
盲区：仅报告（Report-Only）的策略不起保护作用，没有计入。

A content security policy says whose scripts a page may run. Several policies act together, and a nonce or a hash
makes unsafe-inline moot: both are reckoned with.
Blind spot: a policy that only reports protects nobody and does not count.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.policy-weak",
    judges="csl.anti-intrusion",
    looks_at=Fact,
    severity="low",
    problem="vulnerabilities",
    title=Text("内容安全策略缺失或过宽", "No content security policy, or a wide one"),
    remedy=Text(
        "从 script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self' 开始，逐步收紧。",
        "Begin with script-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self', and tighten it.",
    ),
)
def policy_weak(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "policy-weak":
        return
    gaps = seen["gaps"] if isinstance(seen["gaps"], tuple) else ()
    if seen["absent"] or {"inline-scripts", "any-host"} & set(gaps):
        yield to_confirm(seen, seen.what, severity="medium" if seen["asks"] else "low")


@policy_weak.breaks
def no_policy() -> Case:
    return fact("policy-weak", absent=True, gaps=())


@policy_weak.breaks
def scripts_of_any_host() -> Case:
    return fact("policy-weak", absent=False, gaps=("any-host",))


@policy_weak.breaks
def no_policy_where_people_enter_their_data() -> Case:
    return fact("policy-weak", absent=True, gaps=(), asks=2)


@policy_weak.keeps
def a_policy_that_leaves_little() -> Case:
    return fact("policy-weak", absent=False, gaps=("no-base-uri",))
