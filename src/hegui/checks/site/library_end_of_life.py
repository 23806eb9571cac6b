"""
网站使用已停止维护的脚本库 · The site runs a library that is no longer looked after.

维护者已停止支持的版本不再有安全修复，今后发现的漏洞只能自己处理：运营者应当及时处置系统漏洞。停止日期取自endoflife
.date 和各项目公告。
盲区：向第三方购买的延长支持看不出来。

A version that its maintainers no longer support gets no more fixes: what is found next is left to whoever runs it,
and an operator has to deal with flaws in time. The days come from endoflife.date and the projects' own notices.
Blind spot: extended support that was bought from others does not show.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.library-end-of-life",
    judges="csl.incident-plan",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text("网站使用已停止维护的脚本库", "The site runs a library that is no longer looked after"),
    remedy=Text(
        "列入升级计划，换到仍在维护的版本；短期内换不了的，写明补偿措施和期限后接受该项。",
        "Plan the move to a version that is looked after; where it takes time, accept the finding with what is done meanwhile and until when.",
    ),
)
def library_end_of_life(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "library" or not seen["perhaps_ended"]:
        return
    ended = seen["ended_on"]
    ruling = breach if seen["ended"] else to_confirm
    yield ruling(
        seen,
        Text("{what}，维护已{since}停止", "{what}, whose maintenance ended{since}").fill(
            what=seen.what,
            since=Text("于 {day} ", " on {day}").fill(day=ended) if ended else Text("", ""),
        ),
        severity="medium" if seen["ended"] else "low",
    )


@library_end_of_life.breaks
def a_version_past_its_end() -> Case:
    return fact("library", library="jquery", perhaps_ended=True, ended=True, ended_on=None)


@library_end_of_life.keeps
def a_version_that_is_looked_after() -> Case:
    return fact("library", library="jquery", perhaps_ended=False, ended=False)
