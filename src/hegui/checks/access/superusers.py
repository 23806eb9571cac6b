"""
超级管理员账号过多 · More superusers than declared.

超级管理员可以读取一切，也能关掉记录其行为的日志。``[limits]`` 的 ``superusers`` 写明应有几个，超出即违反本单位自己的规定；
没有申报的，多于三个时作为问题提出。
盲区：多人共用一个账号。

A superuser reads everything and can switch off what would record it.  ``superusers`` under ``[limits]`` says how many are
expected; more than that is a breach of the organisation's own rule.  Where nothing is declared, more than three is a question.
Blind spot: several people behind one account.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.access.settings import detail
from hegui.checks.examples import Case, organisation, setting
from hegui.model import Ruling, Setting
from hegui.organisation import Limits, Organisation
from hegui.text import Text

USUAL = 3  # superusers that raise no question: one in charge, one deputy, one for the system itself


@check(
    "access.superusers",
    judges="netdata.encryption-and-access-control",
    looks_at=Setting,
    severity="medium",
    problem="loose-authorisation",
    title=Text("超级管理员账号过多", "More superusers than declared"),
    remedy=Text(
        "收回不需要的超级管理员权限，日常运维改用受限账号；把应有的数量填入 [limits] 的 superusers。",
        "Take back what is not needed and work with limited accounts; state the number expected as superusers under [limits].",
    ),
)
def superusers(seen: Setting, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "superusers" or seen.holds is None or isinstance(seen.holds, bool):
        return
    expected = us.limits.superusers
    if seen.holds <= (USUAL if expected is None else expected):
        return
    if expected is None:
        yield to_confirm(
            seen,
            Text(
                "{place} 有 {n} 个超级管理员账号{detail}，未申报应有数量；请确认均有必要",
                "{place} has {n} superusers{detail} and no number is declared; confirm that all are needed",
            ).fill(place=seen.place, n=seen.holds, detail=detail(seen)),
            severity="low",
        )
        return
    yield breach(
        seen,
        Text(
            "{place} 有 {n} 个超级管理员账号{detail}，多于申报的 {expected} 个",
            "{place} has {n} superusers{detail}, more than the {expected} declared",
        ).fill(place=seen.place, n=seen.holds, expected=expected, detail=detail(seen)),
    )


@superusers.breaks
def three_where_two_are_declared() -> Case:
    return setting("superusers", 3), organisation(limits=Limits(superusers=2))


@superusers.keeps
def two_where_two_are_declared() -> Case:
    return setting("superusers", 2), organisation(limits=Limits(superusers=2))


@superusers.breaks
def four_where_nothing_is_declared() -> Case:
    return setting("superusers", 4)


@superusers.keeps
def three_where_nothing_is_declared() -> Case:
    return setting("superusers", 3)
