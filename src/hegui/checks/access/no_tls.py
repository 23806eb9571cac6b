"""
数据库连接未加密 · A database connection without TLS.

本次会话读到的内容以明文经过网络，应用程序读取的也一样。本机之内的连接（回环、套接字）不经过网络，不作判断。
盲区：连接之下的隧道或专线；其他客户端可能以别的方式连接。

What this session read crossed the network in the clear, and so does what the application reads.
Connections inside one machine (loopback, socket) cross no network; readers say nothing of them either way.
Blind spot: a tunnel or a dedicated line under the connection; other clients may connect in another way.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.access.settings import detail
from hegui.checks.examples import Case, setting
from hegui.model import Ruling, Setting
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "access.no-tls",
    judges="netdata.encryption-and-access-control",
    looks_at=Setting,
    severity="medium",
    problem="vulnerabilities",
    title=Text("数据库连接未使用 TLS", "The database connection is not encrypted"),
    remedy=Text(
        "为数据库启用 TLS 并要求客户端使用；经专线或隧道加密的，附证明接受该项。",
        "Switch on TLS and require it of clients; where a tunnel encrypts the line, accept the finding with its proof.",
    ),
)
def no_tls(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "tls-on-connection" or seen.holds is None or seen.holds:
        return
    yield breach(
        seen,
        Text(
            "与 {place} 的连接未加密，所读数据在网络上以明文传输{detail}",
            "the connection to {place} is not encrypted: what is read crosses the network in the clear{detail}",
        ).fill(place=seen.place, detail=detail(seen)),
    )


@no_tls.breaks
def in_the_clear() -> Case:
    return setting("tls-on-connection", False)


@no_tls.keeps
def encrypted() -> Case:
    return setting("tls-on-connection", True)
