"""
网络日志留存不足六个月 · Network logs kept for less than six months.

网络运营者留存网络运行日志不少于六个月。会话里看不出实际留存多久，由 hegui.toml 的 ``logs_kept_months`` 申报。
没有 hegui.toml、数据又不涉及个人的，不提出这个问题。
盲区：日志是否完整；公共机构是否按自身规定留存一年。

A network operator keeps the logs of how its network runs for six months or more.  How long they are kept does not show in a
session: ``logs_kept_months`` in hegui.toml says it.
Data about no person, looked at without a hegui.toml, raise no such question.
Blind spot: whether the logs are complete, and whether public bodies keep theirs for a year as their own rules ask.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.declared import declaration, how_to_declare, lacking, speaks
from hegui.checks.examples import Case, inventory, organisation
from hegui.law import Law
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "logs.kept-too-short",
    judges="csl.log-retention",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("网络日志留存不足六个月", "Network logs kept for less than six months"),
    remedy=Text(
        "把网络日志的留存时间设为六个月以上并异机保存，申报为 logs_kept_months。",
        "Keep network logs for six months or more, on another machine; declare it as logs_kept_months.",
    ),
)
def logs_kept(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    if not held.holdings or not us.is_a("network-operator"):
        return
    months, place = us.declarations.logs_kept_months, declaration("logs_kept_months")
    if months is None and not held.personal and not speaks(us):
        return
    if months is None:
        yield lacking("logs_kept_months", us)(
            place,
            Text(
                "未申报网络日志留存时间。{how}", "how long network logs are kept is not declared; {how}"
            ).fill(how=how_to_declare("logs_kept_months", us)),
            severity="low",
        )
        return
    if not law.reaches("csl.log-months", months):
        yield breach(
            place,
            Text(
                "申报的网络日志留存时间为 {months} 个月，少于 {least} 个月",
                "network logs are declared to be kept for {months} months, fewer than {least}",
            ).fill(months=months, least=law.number("csl.log-months")),
        )


@logs_kept.breaks
def five_months() -> Case:
    return inventory(), organisation(declarations={"logs_kept_months": 5})


@logs_kept.keeps
def six_months() -> Case:
    return inventory(), organisation(declarations={"logs_kept_months": 6})


@logs_kept.breaks
def nobody_says() -> Case:
    return inventory()
