"""
允许从任意主机登录 · Login from any host.

可从任意主机登录的账号，数据与网络之间只隔一个口令。前面可能有防火墙，会话里看不到，因此作为问题提出。
盲区：防火墙，以及保存在数据库之外的主机名单。

An account that may log in from anywhere has only its password between the data and the network.
A firewall may stand before it, which a session does not show: so this is a question.
Blind spot: firewalls, and lists of hosts kept outside the database.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.access.settings import detail
from hegui.checks.examples import Case, setting
from hegui.model import Ruling, Setting
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "access.login-from-any-host",
    judges="netdata.encryption-and-access-control",
    looks_at=Setting,
    severity="medium",
    problem="loose-authorisation",
    title=Text("账号允许从任意主机登录", "Accounts may log in from any host"),
    remedy=Text(
        "把账号限定到固定来源地址或网段；已由防火墙限制的，凭规则截图接受该项。",
        "Bind accounts to fixed addresses or networks; where a firewall does so, accept the finding with its rule as reason.",
    ),
)
def login_from_any_host(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "login-from-any-host" or not seen.holds:
        return
    yield to_confirm(
        seen,
        Text(
            "{place} 的账号可从任意主机登录{detail}",
            "accounts of {place} may log in from any host{detail}",
        ).fill(place=seen.place, detail=detail(seen)),
    )


@login_from_any_host.breaks
def from_anywhere() -> Case:
    return setting("login-from-any-host", True)


@login_from_any_host.keeps
def from_named_hosts() -> Case:
    return setting("login-from-any-host", False)
