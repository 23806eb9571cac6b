"""
权限授予所有人 · Rights granted to everyone.

授予 PUBLIC 或匿名账号的权限，现有和今后的每一个账号都有：这是手册五类问题中的第三类，授权管理不到位。
盲区：应用程序自行分配的权限。

A right given to PUBLIC or to an anonymous account belongs to every account there is and every one to come: the third of the
handbook's five problems, loose authorisation.
Blind spot: rights the application gives out by itself.
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
    "access.grant-to-everyone",
    judges="netdata.encryption-and-access-control",
    looks_at=Setting,
    severity="high",
    problem="loose-authorisation",
    title=Text("权限授予所有人", "Rights granted to everyone"),
    remedy=Text(
        "收回授予所有人的权限，按岗位最小授权，定期复核。",
        "Take the grant back, grant by post the least that is needed, and look through the grants regularly.",
    ),
)
def grant_to_everyone(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "grant-to-everyone" or not seen.holds:
        return
    yield breach(
        seen,
        Text(
            "{place} 把权限授予了所有账号{detail}",
            "{place} grants rights to every account{detail}",
        ).fill(place=seen.place, detail=detail(seen)),
    )


@grant_to_everyone.breaks
def rights_for_public() -> Case:
    return setting("grant-to-everyone", True)


@grant_to_everyone.keeps
def rights_by_post() -> Case:
    return setting("grant-to-everyone", False)
