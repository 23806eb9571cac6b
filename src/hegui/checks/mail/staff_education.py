"""
收到钓鱼邮件，未见防诈骗教育 · Phishing arrives, and no training against fraud is declared.

各单位都要对员工开展防诈骗教育。钓鱼邮件已经到了员工面前，这项教育就不再是纸面功夫。
盲区：教育了谁、学到多少，这里看不出；模拟演练的上报率比签到表更能说明问题。

Every organisation educates its staff against fraud.  Where phishing has reached them, that is no longer paper work.
Blind spot: who was taught, and what they learnt; the share that reports a drill says more than an attendance list.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, on, organisation
from hegui.checks.mail.several_factors import with_phishing
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "mail.staff-education",
    judges="antifraud.staff-education",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text(
        "钓鱼邮件到了员工面前，未见防诈骗教育",
        "Phishing reaches staff, and no training against fraud is declared",
    ),
    remedy=Text(
        "拿这些邮件做教材，给员工做防诈骗教育和仿真演练，看上报率和上报用时；做到后申报为 training。",
        "Teach with these very mails and drill: how many report, and how fast; declare it as training.",
    ),
)
def staff_education(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    count = sum(f.kind == "phishing-mail" and f["level"] == "high" for f in held.facts)
    if not count or done(us.declarations.training, us):
        return
    yield lacking("training", us)(
        declaration("training"),
        Text(
            "收到 {n} 封高风险邮件，未申报对员工的防诈骗教育。{how}",
            "{n} mails of high risk arrived and no training of staff against fraud is declared; {how}",
        ).fill(n=count, how=how_to_declare("training", us)),
    )


@staff_education.breaks
def nobody_warned() -> Case:
    return with_phishing()


@staff_education.keeps
def trained_in_spring() -> Case:
    return with_phishing(), organisation(declarations={"training": on(2026, 3, 1)})
