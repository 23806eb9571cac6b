"""
数据库监听对外地址 · A database that listens beyond its own machine.

供其他机器访问的数据库可能确有需要，向所有网络敞开的则很少需要，因此作为问题提出。
盲区：数据库前面的防火墙和网络分区。

A database that other machines reach may need to; one that listens to all of them seldom does.  A question.
Blind spot: firewalls and network segments in front of it.
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
    "access.listens-beyond-loopback",
    judges="csl.level-protection",
    looks_at=Setting,
    severity="low",
    problem="vulnerabilities",
    title=Text("数据库监听本机以外的地址", "The database listens beyond its own machine"),
    remedy=Text(
        "只监听业务需要的内网地址，用防火墙限定来源；确有需要的，说明后接受该项。",
        "Listen on the inner address that is needed and limit who may come; accept the finding with a reason where it is needed.",
    ),
)
def listens_widely(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "listens-beyond-loopback" or not seen.holds:
        return
    yield to_confirm(
        seen,
        Text(
            "{place} 监听本机以外的地址{detail}。请确认网络侧已限定来源",
            "{place} listens beyond its own machine{detail}; confirm that the network limits who may come",
        ).fill(place=seen.place, detail=detail(seen)),
    )


@listens_widely.breaks
def on_all_addresses() -> Case:
    return setting("listens-beyond-loopback", True)


@listens_widely.keeps
def on_its_own_machine() -> Case:
    return setting("listens-beyond-loopback", False)
