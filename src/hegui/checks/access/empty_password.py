"""
数据库账号空口令 · A database account without a password.

只要连得上端口就能进入。这样敞开的数据库几小时内就会被扫描到。
盲区：弱口令和默认口令，会话里看不出来。

Whoever reaches the port is in.  Databases opened in this way are found by scanners within hours.
Blind spot: weak and default passwords, which a session does not show.
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
    "access.empty-password",
    judges="netdata.encryption-and-access-control",
    looks_at=Setting,
    severity="critical",
    problem="vulnerabilities",
    title=Text("数据库账号空口令", "A database account without a password"),
    remedy=Text(
        "立即设置强口令或停用该账号，查登录日志确认有无异常访问。",
        "Set a strong password or lock the account at once, and look through the login log.",
    ),
)
def empty_password(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "empty-password" or not seen.holds:
        return
    yield breach(
        seen,
        Text(
            "{place} 存在空口令或免口令即可登录的账号{detail}",
            "{place} has accounts that log in without a password{detail}",
        ).fill(place=seen.place, detail=detail(seen)),
    )


@empty_password.breaks
def no_password() -> Case:
    return setting("empty-password", True)


@empty_password.keeps
def every_account_has_one() -> Case:
    return setting("empty-password", False)
