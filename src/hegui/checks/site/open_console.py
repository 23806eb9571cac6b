"""
管理台、监控或接口文档对外开放 · A console, a monitor or interface documents are open to everyone.

Actuator、Druid、Nacos、phpMyAdmin、Tomcat
管理台等对外开放，常是入侵的第一步；以页面内容证实。有登录页的也不应放在公网。
盲区：改过路径的管理台。

Actuator, Druid, Nacos, phpMyAdmin, the Tomcat manager and the like are often the first step in; proved by content.
Even behind a login they do not belong on the internet.
Blind spot: a console at another path.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text

_SAVED = Text(
    "{what}（来自存档的流量；请确认不登录能否取得）",
    "{what} (in saved traffic: see whether it can be had without a login)",
)


@check(
    "site.open-console",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="high",
    problem="loose-authorisation",
    title=Text(
        "管理台、监控或接口文档对外开放", "A console, a monitor or interface documents are open to everyone"
    ),
    remedy=Text(
        "限制到内网或堡垒机访问，关闭不用的端点，开启鉴权。",
        "Limit access to the internal network, switch off endpoints nobody uses, ask for a login.",
    ),
)
def open_console(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "open-console":
        return
    if seen["saved"]:
        yield to_confirm(seen, _SAVED.fill(what=seen.what), severity="medium")
        return
    yield breach(seen, seen.what, severity="high" if seen["grave"] else "medium")


@open_console.breaks
def an_environment() -> Case:
    return fact("open-console", grave=True)


@open_console.keeps
def something_else() -> Case:
    return fact("listing")
