"""
是不是关键信息基础设施 · What the factors say of critical information infrastructure, and who recognises it.

Nobody works out for himself that he operates critical information infrastructure (CII): the protection department of
the sector recognises it by its own rules and tells the operator (CII Regulations 10).  So the answers are three: a
notice was received; the factors of Articles 2 and 9 are there, so ask the department; or they are not.  None of them
says "you are", and the last does not say "you never will be".  Blind spot: the sectors' recognition rules are not
public; how much a network matters is the user's judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, duty, note, owed, told_if
from hegui.determinations import (
    Chosen,
    Facts,
    Lawbook,
    Outcome,
    Remaining,
    choice,
    day,
    determination,
    yes_no,
)
from hegui.text import Text

SECTORS = {
    "communications": Text("公共通信和信息服务", "public communications and information services"),
    "energy": Text("能源", "energy"),
    "transport": Text("交通", "transport"),
    "water": Text("水利", "water"),
    "finance": Text("金融", "finance"),
    "public-services": Text("公共服务", "public services"),
    "e-government": Text("电子政务", "e-government"),
    "defence": Text("国防科技工业", "defence industry"),
    "other": Text("其他行业和领域", "another sector"),
}
WEIGHTS = {
    "little": Text("不重要", "little"),
    "some": Text("有一定作用", "some"),
    "key": Text("关键核心业务离不开它", "key core business depends on it"),
}


class Network(Facts):
    """One important network facility or information system of one operator."""

    notified: bool = yes_no(
        Text(
            "是否收到保护工作部门的认定通知（且没有被撤销）",
            "Have you received the protection department's notice (and it stands)",
        ),
        such=Text(
            "收到来函，认定本单位的某系统为关键信息基础设施",
            "a letter says that a system of yours is recognised as critical",
        ),
        by="ciio.recognised-when-told",
        example=False,
    )
    sector: Chosen = choice(
        Text("属于哪个行业和领域", "Which sector is it in"),
        SECTORS,
        such=Text("电网公司选能源，银行选金融", "a grid company: energy; a bank: finance"),
        by="ciio.what-is-cii",
        example="energy",
    )
    may_seriously_harm: bool = yes_no(
        Text(
            "一旦遭到破坏、丧失功能或者数据泄露，是否可能严重危害国家安全、国计民生、公共利益",
            "Destroyed, out of function or its data leaked, may it seriously harm national security, livelihood or the public interest",
        ),
        such=Text(
            "城市电网调度系统一停，全城断电；公司食堂系统答否",
            "a city goes dark when its grid control stops; no: a canteen's system",
        ),
        by="ciio.recognition-rules",
        example=False,
    )
    weight: Chosen = choice(
        Text(
            "对本行业、本领域的关键核心业务有多重要",
            "How much does it weigh for the key core business of its sector",
        ),
        WEIGHTS,
        such=Text(
            "银行的核心记账系统选“离不开它”，食堂订餐系统选“不重要”",
            "a bank's core ledger: its core business depends on it; a canteen's orders: little",
        ),
        by="ciio.recognition-rules",
        example="some",
    )
    knock_on: bool = yes_no(
        Text("对其他行业和领域是否有关联性影响", "Would it affect other sectors"),
        such=Text(
            "供电一停，通信、医院、地铁跟着停", "without power, telephones, hospitals and trains stop too"
        ),
        by="ciio.recognition-rules",
        example=False,
    )
    large_change: bool = yes_no(
        Text("是否发生较大变化、可能影响认定结果", "Has it changed so much that recognition may be affected"),
        such=Text(
            "系统整体迁移，承载的核心业务换了",
            "the system has moved as a whole and now bears another core business",
        ),
        by="ciio.report-change",
        example=False,
        decides=False,
    )
    change_reported_on = day(
        Text("哪天向保护工作部门报告了变化", "On which day was the change reported to the protection department"),
        by="ciio.report-change", example=date(2026, 3, 2),
    )  # fmt: skip


@determination(
    "ciio",
    title=Text("关键信息基础设施：因素与认定", "Critical information infrastructure: factors and recognition"),
    asks=Network,
    since=date(2021, 9, 1),
    turning=(date(2022, 2, 15), date(2025, 8, 1), date(2025, 11, 1), date(2026, 1, 1)),
    outcomes={
        "no-factors": Text("未见认定因素（是否认定仍由保护工作部门决定）", "no factor for recognition is seen (the protection department decides)"),
        "ask-the-department": Text("有认定因素：请向保护工作部门了解，是否认定由其决定", "factors are there: ask the protection department, which decides"),
        "recognised": Text("已收到认定通知，运营者义务适用", "notified as recognised: the operator's duties apply"),
    },
)  # fmt: skip
def ciio(this: Network, law: Lawbook) -> Outcome:
    if this.notified:
        return Outcome("recognised", by="ciio.recognised-when-told")
    if this.may_seriously_harm:
        return Outcome("ask-the-department", by="ciio.what-is-cii")
    if this.sector != "other" and (this.weight == "key" or this.knock_on):
        return Outcome("ask-the-department", by="ciio.recognition-rules")
    return Outcome("no-factors", by="ciio.recognition-rules")


@ciio.remains
def who_recognises(outcome: str, by: tuple[str, ...], given: Network, law: Lawbook) -> Iterator[Remaining]:
    yield note(law, "ciio.recognised-when-told", Text(
        "认定由主管、监管本行业的保护工作部门组织，结果通知运营者并通报公安部；没有通知，不自行认作关键信息基础设施",
        "The authority in charge of the sector, its protection department, recognises, and tells the operator and the Ministry of Public Security; without its notice nobody is an operator of CII",
    ))  # fmt: skip
    if outcome == "recognised":
        yield from duties_of_an_operator(given, law)
    elif outcome == "ask-the-department":
        yield duty(law, "ciio.recognition-rules", Text(
            "整理系统对核心业务的作用、出事的危害和对其他行业的影响，主动向保护工作部门了解认定规则，留存往来",
            "Put down how core business depends on it, the harm and the effect on other sectors; ask the protection department for its rules, and keep the correspondence",
        ))  # fmt: skip
    else:
        yield note(law, "ciio.recognition-rules", Text(
            "业务、规模或用途变化时重新看这些因素", "Look at the factors again when business, scale or use changes",
        ))  # fmt: skip


def duties_of_an_operator(given: Network, law: Lawbook) -> Iterator[Remaining]:
    for by in (
        "ciio.plan-together", "ciio.top-person", "ciio.organ-and-background", "ciio.organ-duties", "ciio.organ-has-a-say",
        "ciio.test-yearly", "ciio.report-incidents", "ciio.trusted-procurement", "ciio.confidentiality-agreement", "ciio.report-merger",
    ):  # fmt: skip
        yield duty(law, by, law.provision(by).wording)
    yield from owed(law, "csl.cii-extra-security", "csl.cii-localisation", "csr.pre-judge-purchases", "ciicrypto.use-and-assess",
                    "ciicrypto.assess-yearly", "incident.report-cii")  # fmt: skip
    yield from told_if(given.large_change, law, "ciio.report-change", Text(
        "及时向保护工作部门报告变化", "Report the change to the protection department",
    ), Text("如发生较大变化、可能影响认定", "if a large change may affect recognition"))  # fmt: skip
    if given.large_change is not False:
        months = int(law.number("ciio.re-recognition"))
        due = law.due(
            Text(f"自收到报告起 {months} 个月", f"{months} months from the report"),
            "months",
            given.change_reported_on,
            months,
        )
        yield clock(
            law,
            "ciio.re-recognition",
            Text("保护工作部门完成重新认定并通知", "The protection department recognises anew and tells you"),
            due,
        )
