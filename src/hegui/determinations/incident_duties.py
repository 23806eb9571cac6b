"""
事件发生后向谁报告、何时报告 · Whom to tell of an incident, and by when.

What follows from the grade under the Incident Reporting Measures, and what other laws ask for whatever the grade.
While a grade or a fact is open, what may be due is told with its condition: nothing is left out because nobody knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.deciding.owed import (
    ALWAYS,
    both,
    clock,
    conditional,
    duty,
    first_of,
    given_reaches,
    note,
    paper,
    told_if,
    when,
)
from hegui.determinations import Lawbook, Remaining
from hegui.text import Text

ITEMS = (
    Text(
        "单位名称，涉事系统或设施的基本情况",
        "the unit's name and the basic facts of the systems or facilities",
    ),
    Text(
        "发现或发生的时间、地点、类型、级别，已造成的影响和危害，已采取的措施和效果",
        "when, where, what kind and grade, impact and harm so far, measures and their effect",
    ),
    Text("事态如何发展，可能还有什么影响", "how it may develop and what it may still do"),
    Text("原因的初步分析", "a first analysis of the cause"),
    Text("溯源线索：攻击者、路径、漏洞", "leads: attacker, path, flaw"),
    Text("下一步措施，需要什么支援", "next measures and the help needed"),
    Text("现场如何保护", "how the scene is protected"),
    Text("其他应当报告的情况", "anything else to be reported"),
)
RANSOM = Text(
    "勒索攻击还要写明赎金金额、方式、日期", "for ransomware also the amount, method and date of the demand"
)
REPORTED = ("larger", "major", "especially-major")
ESCALATED = ("major", "especially-major")


def duties_of(grades: tuple[str, ...], given: Any, law: Lawbook) -> Iterator[Remaining]:
    """Everything that remains to be done: ``grades`` are those still open, one if it is settled."""
    yield from reports(grades, given, law)
    yield from whatever_the_grade(given, law)
    yield from doubts_of_the_annex(given, law)


# --- under the Incident Reporting Measures ----------------------------------------------------------------------------


def reports(grades: tuple[str, ...], given: Any, law: Lawbook) -> Iterator[Remaining]:
    if not any(grade in REPORTED for grade in grades):
        yield duty(law, "incident.grade-incidents", Text(
            "按这些标准未达到较大，本办法不要求报告，其他法律的义务照常；情况变化时重新研判，并留存研判记录",
            "Larger is not reached on these criteria: no report under these Measures; other laws' duties run.  Grade again when things change, and keep the record",
        ))  # fmt: skip
        return
    if_larger = when(
        all(grade in REPORTED for grade in grades), Text("如为较大以上", "if it is larger or above")
    )
    if if_larger != ALWAYS:
        yield note(law, "incident.first-items-first", Text(
            "级别还没有判定，时限已自得知时起算：拿不准就先按较大以上报送前两项，其余补报",
            "The grade is open and the hours already run from awareness: in doubt, send the first two items as for a larger incident, the rest later",
        ))  # fmt: skip
    for route, condition in routes(given):
        yield first_report(route, both(if_larger, condition), given, law)
    yield from first_report_content(given, law, if_larger)
    if any(grade in ESCALATED for grade in grades):
        if_major = when(
            all(grade in ESCALATED for grade in grades), Text("如为重大以上", "if it is major or above")
        )
        for route, condition in routes(given):
            yield escalation(route, both(if_major, condition), given, law)
    yield duty(law, "incident.first-items-first", Text(
        "其余各项查清后及时补报；有新的重要情况或调查有阶段性进展，也要及时报告",
        "Send the other items as soon as they are known; report important developments and progress of the inquiry",
    ), if_larger)  # fmt: skip
    days = int(law.number("incident.summary-days"))
    yield clock(law, "incident.summary-report", Text(
        "按原渠道报送总结：原因、措施、危害、追责、整改、教训",
        "Submit a summary by the same route: cause, measures, harm, accountability, fixes, lessons",
    ), law.due(Text(f"处置结束后 {days} 日内", f"within {days} days after handling ends"), "days", given.handled_on, days), if_larger)  # fmt: skip
    yield duty(law, "incident.contract-vendors", law.provision("incident.contract-vendors").wording)
    yield duty(law, "incident.no-concealment", Text(
        "不得迟报、漏报、谎报、瞒报；造成重大危害后果的从重处罚", "No late, missed, false or concealed report: with grave harm it is punished more heavily",
    ))  # fmt: skip
    yield note(law, "incident.leniency", Text(
        "已合理防护、按预案处置、有效降低危害并及时报告的，可视情从轻或不予追究；留存这三类证据", "Reasonable protection, the plan followed, harm reduced and a report in time may bring leniency: keep the evidence of each",
    ))  # fmt: skip


def doubts_of_the_annex(given: Any, law: Lawbook) -> Iterator[Remaining]:
    """Where the annex leaves room, so that nobody takes the grade for more than it is."""
    yield note(law, "incident.grade-incidents", Text(
        "附件的数字写在“通常情况下”之后，是参照而不是绝对；级别由本单位先行研判，有关部门可以有不同认定",
        "The annex gives its numbers for the usual case; you grade first, and the authorities may see it otherwise",
    ))  # fmt: skip
    if "enterprise-portal" in (given.down_site, given.defaced_site):
        yield note(law, "incident.grade-incidents", Text(
            "“地市级以上”是否也限定企业、事业单位门户，附件可有两种读法；这里按不限定算，对报告从严",
            "Whether only portals of prefecture-level companies and institutions are meant can be read both ways; here all count, which leads to more reports",
        ))  # fmt: skip


Route = tuple[str, str, Text, str, Text]
CII: Route = (
    "incident.report-cii", "incident.report-within-cii", Text("保护工作部门和公安机关", "the protection department and the police"),
    "incident.escalate-cii", Text("保护工作部门报国家网信部门和国务院公安部门", "The protection department tells the national CAC and the Ministry of Public Security"),
)  # fmt: skip
ORGAN: Route = (
    "incident.report-state-organs", "incident.report-within-state-organs", Text("本部门网信工作机构", "your department's cyberspace body"),
    "incident.escalate-state-organs", Text("本部门网信工作机构报国家网信部门", "Your department's cyberspace body tells the national CAC"),
)  # fmt: skip
OTHER: Route = (
    "incident.report", "incident.report-within", Text("所在地省级网信部门", "the provincial cyberspace authority of your place"),
    "incident.escalate", Text("省级网信部门报国家网信部门，并通报同级有关部门", "The provincial cyberspace authority tells the national CAC and its peers"),
)  # fmt: skip


def routes(given: Any) -> Iterator[tuple[Route, Text]]:
    """Article 4: critical infrastructure first, then central organs, then everyone else."""
    cii = given.involves_cii
    if cii is not False:
        yield CII, when(cii, Text("如涉及关键信息基础设施", "if critical infrastructure is involved"))
    if cii:
        return
    organ = given.state_organ
    not_cii = when(
        cii is False, Text("如不涉及关键信息基础设施", "if no critical infrastructure is involved")
    )
    if organ is not False:
        yield (
            ORGAN,
            both(
                not_cii,
                when(organ, Text("如为中央和国家机关或直属单位", "if you are a central organ or its unit")),
            ),
        )
    if not organ:
        yield (
            OTHER,
            both(not_cii, when(organ is False, Text("如不是中央和国家机关或直属单位", "if you are neither"))),
        )


def first_report(route: Route, condition: Text, given: Any, law: Lawbook) -> Remaining:
    by, within, to, _, _ = route
    hours = law.number(within)
    return clock(
        law, by, Text(f"向{to.zh}报告（也可拨 12387 热线）", f"Report to {to.en} (hotline 12387 takes reports too)"),
        law.due(Text(f"发现或得知后最迟 {hours} 小时", f"at the latest {hours} h after discovery or learning of it"), "hours", given.aware_at, hours),
        condition,
    )  # fmt: skip


def first_report_content(given: Any, law: Lawbook, condition: Text) -> Iterator[Remaining]:
    first = "；".join(f"（{n}）{item.zh}" for n, item in enumerate(ITEMS[:2], start=1))
    first_en = "; ".join(f"({n}) {item.en}" for n, item in enumerate(ITEMS[:2], start=1))
    rest = "；".join(f"（{n}）{item.zh}" for n, item in enumerate(ITEMS[2:], start=3))
    rest_en = "; ".join(f"({n}) {item.en}" for n, item in enumerate(ITEMS[2:], start=3))
    ransom = ALWAYS if given.ransomware is False else Text(f"；{RANSOM.zh}", f"; {RANSOM.en}")
    yield paper(law, "incident.report-content", Text(
        f"首报至少写明：{first}{ransom.zh}", f"The first report holds at least: {first_en}{ransom.en}",
    ), condition)  # fmt: skip
    yield paper(law, "incident.report-content", Text(
        f"时限内能查清的一并写入，否则随后补报：{rest}", f"With it what is known in time, else later: {rest_en}",
    ), condition)  # fmt: skip


def escalation(route: Route, condition: Text, given: Any, law: Lawbook) -> Remaining:
    _, _, _, within, who = route
    amount = law.number(within)
    minutes = law.unit(within) == "minutes"
    unit = Text("分钟", "minutes") if minutes else Text("小时", "h")
    return clock(
        law, within, Text(f"{who.zh}（由其办理，请备好联系人）", f"{who.en} (theirs to do; keep a contact ready)"),
        law.due(
            Text(f"收到报告后最迟 {amount} {unit.zh}", f"at the latest {amount} {unit.en} after it has your report"),
            "hours", given.reported_at, amount / 60 if minutes else amount,
        ), condition,
    )  # fmt: skip


# --- whatever the grade -----------------------------------------------------------------------------------------------


def whatever_the_grade(given: Any, law: Lawbook) -> Iterator[Remaining]:
    """What other laws ask for, each as far as it is in force that day."""
    people = leaked(given)
    pi = True if people else given.personal_information
    data = True if pi else given.data_affected
    if_data = Text("如涉及数据", "if data are affected")
    if_pi = Text("如涉及个人信息", "if personal information is affected")

    yield from told_if(True, law, "csl.incident-plan", Text(
        "立即启动应急预案，采取补救措施，按规定向主管部门报告", "Start the plan at once, remedy, and report to the authority as the rules say",
    ))  # fmt: skip
    yield from told_if(given.involves_cii, law, "ciio.report-incidents", Text(
        "发生重大事件或者发现重大威胁的，向保护工作部门和公安机关报告", "A major incident or threat is reported to the protection department and the police",
    ), Text("如涉及关键信息基础设施", "if critical infrastructure is involved"))  # fmt: skip
    yield from told_if(given.sector_rules, law, "incident.sector-reports", Text(
        "按本行业主管部门的规定报告（一般事件也可能要报）", "Report under the sector authority's rules (they may ask for smaller incidents too)",
    ), Text("如本行业另有规定", "if your sector has rules of its own"))  # fmt: skip
    yield from told_if(given.state_secrets, law, "incident.state-secrets", Text(
        "按有关部门关于涉密事件的规定报告", "Report it under the rules of the departments in charge of state secrets",
    ), Text("如涉及国家秘密", "if state secrets are involved"))  # fmt: skip
    yield from told_if(given.suspected_crime, law, first_of(law, "incident.report-crime", "netdata.incident-notice"), Text(
        "及时向公安机关报案，保全证据", "Report to the police promptly and preserve the evidence",
    ), Text("如涉嫌违法犯罪", "if a crime is suspected"))  # fmt: skip
    yield from told_if(data, law, "dsl.risk-monitoring-and-incident", Text(
        "立即处置，按规定及时告知用户并报告主管部门；不得先删后报", "Act at once; tell users and report to the authority as the rules say; never delete first",
    ), if_data)  # fmt: skip
    yield from told_if(data, law, "netdata.incident", Text(
        "立即启动数据安全预案，防止扩大，按规定报告主管部门", "Start the data-security plan at once, contain, and report to the authority as the rules say",
    ), if_data)  # fmt: skip
    yield from told_if(given.others_harmed if data is not False else False, law, "netdata.incident-notice", Text(
        "及时用电话、短信、即时通信、邮件或公告告知利害关系人：事件、后果、补救措施", "Tell those concerned in time by phone, message, mail or notice: the incident, its harm, the remedies",
    ), Text("如损害他人合法权益", "if it harms the rights of others"))  # fmt: skip
    yield from told_if(pi, law, "pipl.breach-notice", Text(
        "立即补救，通知履行个人信息保护职责的部门：信息种类、原因、危害、措施、联系方式", "Remedy at once and notify the authority for personal information: kinds, cause, harm, measures, contact",
    ), if_pi)  # fmt: skip
    yield from told_individuals(pi, given, law)
    if pi is not False:
        yield from audit_on_demand(given, law)
    minors = given.minors if pi is not False else False
    yield from told_if(minors, law, "minors.breach-notice", Text(
        "立即启动预案，及时报告网信等部门，告知受影响的未成年人及其监护人；难以逐一告知的发布警示", "Start the plan at once, report to the cyberspace and other authorities, tell the minors and their guardians; publish a warning where each cannot be told",
    ), Text("如涉及未成年人个人信息", "if minors' information is affected"))  # fmt: skip
    if given.product_flaw is not False and law.in_force("netdata.flaws"):
        hours = law.number("netdata.flaw-report-hours")
        yield clock(law, "netdata.flaws", Text(
            "就自家产品、服务的缺陷或漏洞报告主管部门", "Report the flaw of your product or service to the authority",
        ), law.due(
            Text(f"发现漏洞后最迟 {hours} 小时（此处自得知事件时起算）", f"at the latest {hours} h after finding the flaw (here from learning of the incident)"), "hours", given.aware_at, hours,
        ),
            when(given.product_flaw, Text("如因自家产品、服务的漏洞且危及国家安全、公共利益", "if a flaw of your own product endangers national security or the public interest")),
        )  # fmt: skip


def audit_on_demand(given: Any, law: Lawbook) -> Iterator[Remaining]:
    """From these numbers of people on the authority may order an audit by a professional body."""
    if not law.in_force("audit.ordered-audit"):
        return
    people = given_reaches(given.leaked_people, law.number("audit.ordered-audit-people"))
    among = given.leaked_sensitive_people
    least_sensitive = law.number("audit.ordered-audit-sensitive-people")
    sensitive = given_reaches(among, least_sensitive)
    if among is None and given_reaches(given.leaked_people, least_sensitive) is False:
        sensitive = False  # not even all who are hit are as many
    if people is False and sensitive is False:
        return
    yield note(law, "audit.ordered-audit", conditional(Text(
        "主管部门可以要求委托专业机构做合规审计；整改情况按期报送", "The authority may have a professional body audit you, and you then report what was put right",
    ), when(bool(people or sensitive), Text("如泄露人数达到审计门槛", "if the people reach the numbers of the audit rules"))))  # fmt: skip


def told_individuals(pi: bool | None, given: Any, law: Lawbook) -> Iterator[Remaining]:
    """PIPL 57(2): individuals may be spared only where the measures effectively avoid harm."""
    if_pi = Text("如涉及个人信息", "if personal information is affected")
    if given.harm_avoided:
        yield from told_if(pi, law, "pipl.breach-notice-relief", Text(
            "已有效避免危害，可以不通知个人；主管部门要求的仍须通知；留存判断依据", "Harm is effectively avoided: individuals need not be notified unless the authority asks; keep what shows it",
        ), if_pi)  # fmt: skip
        return
    yield from told_if(pi, law, "pipl.breach-notice", Text(
        "通知受影响的个人，并告知其可以怎样减轻危害", "Notify the individuals, and tell them what they can do to limit the harm",
    ), if_pi)  # fmt: skip


def leaked(given: Any) -> bool:
    """Whether the facts say that somebody's information leaked."""
    people = given.leaked_people
    return bool(people.get("min") if isinstance(people, dict) else people)
