"""
网页正文逐行公开多人信息 · Several people are listed in the text of a page.

公示名单不一定是表格：一行一人、附手机号或身份证号，同样会被收集转卖。身份证号算违规；手机号请确认，
业务人员主动公开的工作电话可以附说明接受。
盲区：号码只在图片里的看不到。

A published list need not be a table: a line a person, with a mobile or an ID number, is gathered and sold alike.  ID numbers are
a breach; mobile numbers are to be confirmed, since staff may publish those they work with: accept the finding with its ground.
Blind spot: numbers in pictures.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.people-listed",
    judges="pipl.no-publication",
    looks_at=Fact,
    severity="high",
    problem="loose-authorisation",
    title=Text("网页正文逐行公开多人信息", "Several people are listed in the text of a page"),
    remedy=Text(
        "撤下或遮盖号码；确需公示的只留必要且已脱敏的内容，到期即撤。",
        "Take the numbers down or mask them; where publication is due, show only what is needed, masked, and for as long as is due.",
    ),
)
def people_listed(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "people-listed":
        return
    if seen["grave"]:
        yield breach(seen, seen.what)
    else:
        yield to_confirm(seen, seen.what, severity="medium")


@people_listed.breaks
def id_numbers() -> Case:
    return fact("people-listed", people=12, grave=True)


@people_listed.breaks
def mobiles() -> Case:
    return fact("people-listed", people=30, grave=False)


@people_listed.keeps
def something_else() -> Case:
    return fact("listing")
