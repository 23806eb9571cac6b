"""
数据库或中间件端口对外开放 · A database port is open to strangers.

不经登录就应答的 Redis、MongoDB、Elasticsearch 等，里面的数据等于公开（参见
TC260-PG-202517A）。只发了一次只读问候，没有读取或写入数据。只能连上而要求登录的，列为待核实。
盲区：来源地址受限时，换个地方看结果会不同。

A Redis, MongoDB or Elasticsearch that answers without a login has as good as published its data (see
TC260-PG-202517A). One read-only hello was sent; nothing was read or written. Where it asks for a login and only its
port can be reached, it is a question.
Blind spot: where addresses are limited, the answer differs from elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.open-service",
    judges="dsl.risk-monitoring-and-incident",
    looks_at=Fact,
    severity="high",
    problem="loose-authorisation",
    title=Text("数据库或中间件端口对外开放", "A database port is open to strangers"),
    remedy=Text(
        "立即限制来源地址并开启鉴权，核查是否已被访问；端口不对公网开放。",
        "Limit addresses and switch logins on at once, see whether others were in; keep the port off the internet.",
    ),
)
def open_service(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "open-service":
        return
    if seen["state"] == "open":
        yield breach(seen, seen.what, severity="critical")
    else:
        yield to_confirm(seen, seen.what, severity="medium")


@open_service.breaks
def redis_without_login() -> Case:
    return fact("open-service", service="Redis", state="open")


@open_service.breaks
def mysql_within_reach() -> Case:
    return fact("open-service", service="MySQL", state="there")


@open_service.keeps
def something_else() -> Case:
    return fact("listing")
