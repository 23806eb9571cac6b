"""
应答缺少保护性响应头 · Answers lack headers that protect.

强制 https、禁止猜测类型、限制被嵌入的响应头，由浏览器替访客挡住一部分攻击；缺少时后果因页面而异：静态页面按低级提示，收集个人信息或口令的页面按中级。
盲区：由前置设备在别的路径上添加的响应头。

Headers that force https, forbid guessing of types and limit framing let the browser keep part of the attacks from
visitors. What their absence costs depends on the page: it is graded low for pages that only show, medium where a page asks for
personal information or a password.
Blind spot: headers that a device in front adds on other paths.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.header-missing",
    judges="csl.anti-intrusion",
    looks_at=Fact,
    severity="low",
    problem="vulnerabilities",
    title=Text("应答缺少保护性响应头", "Answers lack headers that protect"),
    remedy=Text("在服务器或网关上统一添加。", "Add them at the server or gateway, for all answers."),
)
def header_missing(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "header-missing":
        return
    if not seen["asks"]:
        yield breach(seen, seen.what)
        return
    told = Text(
        "{what}，其中 {n} 个收集个人信息或口令",
        "{what}, {n} of which ask for personal information or a password",
    )
    yield breach(seen, told.fill(what=seen.what, n=seen["asks"]), severity="medium")


@header_missing.breaks
def no_hsts() -> Case:
    return fact("header-missing", header="strict-transport-security", pages=3)


@header_missing.breaks
def no_limit_on_framing_a_login() -> Case:
    return fact("header-missing", header="x-frame-options", pages=3, asks=1)


@header_missing.keeps
def something_else() -> Case:
    return fact("listing")
