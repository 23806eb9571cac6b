"""
数据库审计日志未开启 · No audit log switched on.

没有“谁读了什么”的日志，泄露既发现不了，也无法估量。前端的审计设备或网关可能有记录，因此作为问题提出。
盲区：上述设备；以及已开启的日志是否既记修改也记读取。

Without a log of who read what, a leak can neither be found nor measured.
An audit device or a gateway in front of the database may keep one: so this is a question.
Blind spot: such devices; and whether a log that is on records reads as well as changes.
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
    "logs.no-audit-log",
    judges="csl.log-retention",
    looks_at=Setting,
    severity="medium",
    problem="weak-rules",
    title=Text("数据库审计日志未开启", "No audit log switched on"),
    remedy=Text(
        "开启数据库审计或部署数据库审计设备，记录账号、时间、操作和对象，留存六个月以上。",
        "Switch on the audit log or set up a device that keeps account, time, act and object for six months or more.",
    ),
)
def no_audit_log(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "audit-log" or seen.holds is None or seen.holds:
        return
    yield to_confirm(
        seen,
        Text(
            "{place} 未开启审计日志{detail}。请确认由其他设备记录",
            "{place} keeps no audit log{detail}; confirm that another device does",
        ).fill(place=seen.place, detail=detail(seen)),
    )


@no_audit_log.breaks
def nothing_logged() -> Case:
    return setting("audit-log", False)


@no_audit_log.keeps
def logged() -> Case:
    return setting("audit-log", True)
