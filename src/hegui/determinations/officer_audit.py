"""
负责人、登记、审计频次和境内代表 · Officer, filing, audit frequency and representative.

The ladder is the number of people: fewer than 100,000 (small processor, from 2026-09-01), a million (officer), more than
ten million (an audit every two years).  Beside it stand duties of their own: minors' data are audited every year,
processors abroad have a representative, ten million people bring the lead and the merger duties of important data.
The audit Measures do not apply to state organs (their Article 19), whose audits rest on the PIPL alone.  Blind spot: the
number for the officer stands in those Measures; that a state organ of a million people names one too follows from
Articles 33 and 52 of the PIPL, and is not said expressly.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, conditional, given_reaches, owed, when
from hegui.determinations import (
    Count,
    Facts,
    Lawbook,
    Outcome,
    Remaining,
    count,
    day,
    determination,
    yes_no,
)
from hegui.text import Text

PIPL = date(2021, 11, 1)
MINORS = date(2024, 1, 1)
NETDATA = date(2025, 1, 1)
MEASURES = date(2025, 5, 1)
FILING = date(2025, 7, 18)
FREQUENCIES = date(2026, 4, 30)
SMALL = date(2026, 9, 1)


class Processor(Facts):
    """One processor of personal information."""

    processes_pi: bool = yes_no(
        Text("是否处理个人信息", "Do you process personal information"),
        such=Text("保存员工档案、客户联系方式", "you keep files on employees or contacts of customers"),
        by="pipl.regular-audit",
        example=True,
    )
    people: Count = count(
        Text("共处理多少人的个人信息", "How many people's personal information do you process"),
        by=("pipl.officer", "pipl.regular-audit"), example=320_000, held="people",
        note=Text("按人去重，含员工、会员、访客", "each person once: staff, members, visitors"),
    )  # fmt: skip
    state_organ: bool = yes_no(
        Text("是否为国家机关，或法律、法规授权管理公共事务的组织", "Are you a state organ, or a body that a law entrusts with public affairs"),
        such=Text("区民政局；没有得到授权的国有企业答否", "a district's civil-affairs bureau; no: a state-owned firm without such authority"),
        by=("audit.regular", "pipl.regular-audit"), example=False,
    )  # fmt: skip
    abroad: bool = yes_no(
        Text(
            "是否在境外、向境内自然人提供产品或服务或者分析其行为",
            "Are you abroad, offering products or services to people in the mainland or analysing what they do",
        ),
        such=Text("境外网店用人民币标价，向境内顾客卖货", "a shop abroad sells to customers here, priced in yuan"),
        by="pipl.local-representative", example=False, decides=False,
    )  # fmt: skip
    minors: bool = yes_no(
        Text("是否处理不满十八周岁的未成年人的个人信息", "Do you process personal information of people under 18"),
        such=Text("中学食堂系统保存学生的姓名和余额", "a school canteen keeps pupils' names and balances"),
        by="minors.yearly-audit", example=False, decides=False,
    )  # fmt: skip
    incident_people: Count = count(
        Text("最近一次安全事件影响多少人的个人信息，没有填 0", "How many people's information did the last incident hit (0 for none)"),
        by="audit.ordered-audit", example=0, decides=False,
    )  # fmt: skip
    incident_sensitive_people: Count = count(
        Text("其中影响多少人的敏感个人信息，没有填 0", "Of how many was it sensitive (0 for none)"),
        by="audit.ordered-audit", example=0, decides=False,
    )  # fmt: skip
    reached_on = day(Text("人数达到 100 万是哪天", "On which day did the number reach 1,000,000"),
                     by="pipl.officer", example=date(2026, 3, 2))  # fmt: skip
    last_audit = day(Text("上次合规审计完成于哪天", "On which day was the last audit finished"),
                     by="pipl.regular-audit", example=date(2025, 9, 30))  # fmt: skip
    last_minors_audit = day(Text("上次未成年人个人信息合规审计完成于哪天", "On which day was the last audit of minors' information finished"),
                            by="minors.yearly-audit", example=date(2026, 1, 15))  # fmt: skip


@determination(
    "officer-audit",
    title=Text("负责人、登记、审计频次和境内代表", "Officer, filing, audit frequency and representative"),
    asks=Processor,
    since=PIPL,
    turning=(MINORS, NETDATA, MEASURES, FILING, FREQUENCIES, SMALL),
    outcomes={
        "no-duty": Text("不处理个人信息，没有这些义务", "no personal information, none of these duties"),
        "small-processor": Text("小型处理者：用自查表审计", "small processor: audit by the self-check table"),
        "regular-audit": Text("定期审计，不必指定负责人", "regular audits, no officer needed"),
        "officer": Text("指定负责人并报送，定期审计", "appoint and file an officer, regular audits"),
        "officer-and-two-year-audit": Text("指定负责人并报送，每两年至少审计一次", "appoint and file an officer, an audit at least every two years"),
    },
    ordered=True,
)  # fmt: skip
def officer_audit(this: Processor, law: Lawbook) -> Outcome:
    if not this.processes_pi:
        return Outcome("no-duty", by="pipl.regular-audit")
    if not law.in_force("audit.regular"):
        return Outcome("regular-audit", by="pipl.regular-audit")  # the officer's number was not set yet
    if not this.state_organ and law.reaches("audit.large-processor-people", this.people):
        return Outcome(
            "officer-and-two-year-audit", by="audit.large-processor-every-two-years", also=("pipl.officer",)
        )
    if law.reaches("pipl.officer-people", this.people):
        return Outcome("officer", by="pipl.officer")
    if (
        law.in_force("smallpi.self-check-audit")
        and not this.state_organ
        and law.reaches("smallpi.people", this.people)
    ):
        return Outcome("small-processor", by="smallpi.self-check-audit")
    return Outcome("regular-audit", by="pipl.regular-audit" if this.state_organ else "audit.regular")


NOT_AN_ORGAN = Text("如不是国家机关等", "if you are no state organ or the like")


@officer_audit.remains
def what_remains(outcome: str, by: tuple[str, ...], given: Processor, law: Lawbook) -> Iterator[Remaining]:
    if outcome == "no-duty":
        return
    yield from owed(law, "pipl.local-representative", "netdata.local-representative", known=given.abroad,
                    condition=Text("如在境外处理境内自然人的个人信息", "if you are abroad and process people in the mainland"))  # fmt: skip
    if outcome in ("officer", "officer-and-two-year-audit"):
        yield from owed(law, "pipl.officer")
        yield from owed(law, "audit.officer-runs-audit", known=None if given.state_organ is None else not given.state_organ,
                        condition=NOT_AN_ORGAN)  # fmt: skip
        yield from filing(given, law)
    yield from audits(outcome, given, law)
    yield from minors(given, law)
    yield from ordered(given, law)
    if law.in_force("netdata.ten-million-people"):
        large = given_reaches(given.people, law.number("netdata.ten-million"))
        yield from owed(law, "netdata.ten-million-people", known=large,
                        condition=Text("如处理 1000 万人以上", "if you process ten million people or more"))  # fmt: skip


def filing(given: Processor, law: Lawbook) -> Iterator[Remaining]:
    """Who reached the number before filing was asked for counts from the day it was."""
    if law.on < FILING:
        return
    days = law.whole("pipl.officer-filing-days")
    start = given.reached_on and max(given.reached_on, FILING)
    rule = Text(f"达到之日起 {days} 个工作日内", f"within {days} working days of reaching the number")
    due = law.due(rule, "working-days", start, days)
    yield clock(law, "pipl.officer", Text("向所在地设区的市级网信部门报送负责人信息", "File the officer's details with the prefecture's cyberspace authority"), due)  # fmt: skip


def minors(given: Processor, law: Lawbook) -> Iterator[Remaining]:
    """Minors' information is audited every year, however few people there are."""
    if given.minors is False or not law.in_force("minors.yearly-audit"):
        return
    months = 12 // law.whole("minors.audit-times")
    due = law.due(Text("每年一次", "once a year"), "months", given.last_minors_audit, months)
    condition = when(given.minors, Text("如处理未成年人的个人信息", "if minors' information is processed"))
    yield clock(law, "minors.yearly-audit", law.provision("minors.yearly-audit").wording, due, condition)


def audits(outcome: str, given: Processor, law: Lawbook) -> Iterator[Remaining]:
    """How often, where the law or the regulator's answer names a number."""
    number = {
        "officer-and-two-year-audit": "audit.large-processor-years",
        "officer": "audit.middle-processor-years",
        "regular-audit": "audit.small-processor-years",
        "small-processor": "audit.small-processor-years",
    }[outcome]
    named = outcome == "officer-and-two-year-audit" or law.on >= FREQUENCIES
    if given.state_organ is not False or not named:
        yield from owed(law, "pipl.regular-audit")
    if given.state_organ is True or not named:
        return
    years = int(law.number(number))
    due = law.due(
        Text(f"每 {years} 年至少一次", f"at least once every {years} years"),
        "months",
        given.last_audit,
        12 * years,
    )
    yield clock(
        law, number, Text("开展下一次个人信息保护合规审计", "Have the next compliance audit done"), due
    )
    yield from owed(law, "audit.follow-the-guide", "audit.rotate-auditors")
    if outcome == "small-processor":
        yield from owed(law, "smallpi.self-check-audit", "smallpi.sensitive-still-separate-consent")


def ordered(given: Processor, law: Lawbook) -> Iterator[Remaining]:
    """After a large incident the authority may order an audit by a professional body."""
    if given.state_organ or not law.in_force("audit.ordered-audit"):
        return
    hit = (
        given_reaches(given.incident_people, law.number("audit.ordered-audit-people")),
        given_reaches(given.incident_sensitive_people, law.number("audit.ordered-audit-sensitive-people")),
    )
    known = True if True in hit else False if hit == (False, False) else None
    if known is False:
        return
    condition = when(known, Text("如近期事件达到该规模", "if the last incident was that large"))
    yield Remaining("note", conditional(law.provision("audit.ordered-audit").wording, condition), law.provision("audit.ordered-audit"))  # fmt: skip
    days = law.whole("audit.rectify-days")
    rule = Text(f"整改完成后 {days} 个工作日内", f"within {days} working days after the fixes")
    yield clock(law, "audit.rectify-and-report", law.provision("audit.rectify-and-report").wording,
                law.due(rule, "working-days", None, days), Text("如主管部门要求审计", "if the authority orders an audit"))  # fmt: skip
