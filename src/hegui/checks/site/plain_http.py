"""
网站以 http 明文提供页面 · Pages are given over plain http.

明文页面在途中可被偷看和改写，登录与提交的内容也一样。只要 http 地址直接给出页面而不跳转到 https，就算。
盲区：只在内网使用、链路另有加密的，请附说明接受。

A page in the clear can be read and rewritten on the way, and so can logins and what is sent. It counts as soon as an
http address gives a page instead of sending on to https.
Blind spot: a site inside a network whose lines are encrypted otherwise: accept it with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.plain-http",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="medium",
    problem="clear-storage",
    title=Text("网站以 http 明文提供页面", "Pages are given over plain http"),
    remedy=Text(
        "为全站启用 https，http 地址一律 301 跳转，并加 Strict-Transport-Security。",
        "Serve everything over https, send http on with 301, and add Strict-Transport-Security.",
    ),
)
def plain_http(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "plain-http":
        return
    yield breach(seen, seen.what)


@plain_http.breaks
def a_page_over_http() -> Case:
    return fact("plain-http", pages=2)


@plain_http.keeps
def something_else() -> Case:
    return fact("listing")
