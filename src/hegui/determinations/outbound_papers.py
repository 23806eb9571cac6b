"""
数据出境之后要做什么 · What remains to be done on each path of sending data abroad.

Papers to file, clocks of the authorities, validity and renewal, and the duties that no exemption lifts.  A date is told
where the day it runs from is known; else the rule in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hegui.deciding.lawbook import Clock
from hegui.deciding.owed import clock, duty, first_of, note, owed, paper
from hegui.determinations import Lawbook, Remaining
from hegui.text import Text


def for_the_year(outcome: str, by: tuple[str, ...], given: Any, law: Lawbook) -> Iterator[Remaining]:
    """What one processor has to do in the year, by its outcome."""
    if outcome == "not-export":
        yield note(law, by[0], Text(
            "以后一旦有数据传到境外、或境外可以访问，重新判定",
            "Decide again as soon as data are sent abroad or can be reached from abroad",
        ))  # fmt: skip
        return
    yield from whatever_the_path(by, law)
    if outcome == "exempt":
        yield from while_exempt(by, law)
    if outcome == "contract-or-certification":
        yield from standard_contract(given, law)
        yield from certification(given, law)
    if "pipl.state-organ-storage" in by:
        yield from of_a_state_organ(law)
    if outcome == "assessment" and by != ("pipl.state-organ-storage",):
        yield from assessment(given, law)


def for_a_flow(outcome: str, by: tuple[str, ...], flow: Any, law: Lawbook) -> Iterator[Remaining]:
    """What one flow asks for besides: the proof of its exemption."""
    if outcome != "exempt":
        return
    for ground in by:
        if ground in PROOF:
            yield note(law, ground, PROOF[ground])
    if any(row["id"] == flow.zone_scene and row.get("filing") for row in law.rows(".zone-scenes")):
        yield note(law, "cbdt.free-trade-zone", Text(
            "先在所在自贸片区备案，再按清单出境", "File with the part of the zone first, then export under the list",
        ))  # fmt: skip


PROOF = {
    "cbdt.free-transit": Text(
        "过境数据单独存放，留存来源和处理记录，证明没有加入境内数据",
        "Store data in transit apart; keep records of their origin and processing that show nothing was added",
    ),
    "cbdt.free-contract": Text(
        "逐个字段写明合同为何确需；合同用不到的字段不在豁免之内",
        "Write down for each field why the contract truly needs it; fields it does not need are not exempt",
    ),
    "cbdt.free-hr": Text(
        "备好劳动规章制度（含民主程序记录）和集体合同，逐个字段写明管理为何确需",
        "Have the labour rules, with the record of their adoption, and the collective contract; state the need for each field",
    ),
    "cbdt.free-emergency": Text(
        "记录紧急情形、提供的字段和接收方", "Record the emergency, the fields provided and the recipient"
    ),
    "netdata.export-conditions": Text(
        "写明所履行的法定职责或义务出自哪条法律", "Name the provision of law that sets the duty or obligation"
    ),
    "cbdt.free-trade-zone": Text(
        "留存注册地、出境地和清单核对记录", "Keep the proof of registration, place of export and the comparison with the list"
    ),
}  # fmt: skip


def whatever_the_path(by: tuple[str, ...], law: Lawbook) -> Iterator[Remaining]:
    """Articles 10 and 11: no path and no exemption lifts these."""
    if by != ("cbdt.free-without-pi",):
        told = first_of(law, "cbdt.notice-consent-pia", "pipl.export-separate-consent")
        yield duty(law, told, Text(
            "有个人信息的：告知境外接收方的名称、联系方式、目的、方式、种类和行权途径；以同意为依据的，取得单独同意",
            "For personal information: tell people the recipient's name, contact, purposes, means, kinds and how to use their rights; where consent is the basis, obtain separate consent",
        ))  # fmt: skip
        years = law.whole("pipl.impact-assessment-years")
        yield duty(law, "pipl.impact-assessment", Text(
            f"有个人信息的：出境前做个人信息保护影响评估，报告和处理记录至少存 {years} 年",
            f"For personal information: assess the impact before export; keep the report and the record of processing for at least {years} years",
        ))  # fmt: skip
    if law.in_force("cbdt.secure-and-report"):
        yield duty(law, "cbdt.secure-and-report", Text(
            "采取技术和其他措施保护出境数据；发生或可能发生数据安全事件的，补救并报告省级以上网信部门",
            "Protect the exported data by technical and other measures; when an incident happens or may happen, remedy it and report to the provincial cyberspace authority or above",
        ))  # fmt: skip
    yield from owed(law, "pipl.no-foreign-judicial-supply", "dsl.no-foreign-judicial-supply", known=None, condition=Text(
        "如接收方是外国司法或者执法机构", "if the recipient is a foreign court or law-enforcement body"))  # fmt: skip


def of_a_state_organ(law: Lawbook) -> Iterator[Remaining]:
    """PIPL 36 and 37: what is certain, and what the text leaves open."""
    by = "pipl.state-organ-storage"
    yield duty(law, by, Text(
        "个人信息存储在境内；确需向境外提供的，先完成安全评估，可以请有关部门支持与协助",
        "Store the personal information in the mainland; where it is truly needed abroad, finish the assessment first; departments may be asked to support it",
    ))  # fmt: skip
    yield note(law, by, Text(
        "条文没有写由谁组织评估、走什么程序，也没有写跨境规定的豁免能否适用；这里从严，请先向同级网信部门请示（此读法未经核实）",
        "The text says neither who organises the assessment and how, nor whether the exemptions of the Cross-border Provisions reach it; this is the strict reading, unverified: ask the cyberspace authority of your level first",
    ))  # fmt: skip


def while_exempt(by: tuple[str, ...], law: Lawbook) -> Iterator[Remaining]:
    if "cbdt.free-small-volume" in by:
        number = law.whole("cbdt.small-volume-people")
        yield note(law, "cbdt.free-small-volume", Text(
            f"自当年 1 月 1 日起按人去重累计，到 {number:,} 人或出现 1 条敏感个人信息即不再豁免；次年 1 月 1 日重新起算",
            f"Count distinct people from 1 January: at {number:,} people, or with one item of sensitive information, the exemption ends; the count starts anew on 1 January",
        ))  # fmt: skip


def standard_contract(given: Any, law: Lawbook) -> Iterator[Remaining]:
    if not law.in_force("scc.use-the-model"):
        return
    yield paper(law, "scc.use-the-model", Text("标准合同：按官方范本订立，另加的条款不得与之抵触",
                                               "Standard contract: the official model; added clauses may not contradict it"))  # fmt: skip
    yield paper(law, "scc.pia-before", Text("个人信息保护影响评估报告，覆盖六个方面", "Report of the impact assessment, on its six heads"))  # fmt: skip
    if law.in_force("sccguide2.papers"):
        yield paper(law, "sccguide2.papers", Text(
            "另备：主体代码证件、法定代表人和经办人证件、授权委托书、承诺书",
            "Also: organisation code, identity papers of the legal representative and the agent, power of attorney, pledge",
        ))  # fmt: skip
    yield duty(
        law,
        "scc.export-after-effect",
        Text("合同生效后才可出境", "Export only after the contract has taken effect"),
    )
    effect = given.contract_effective
    yield term(law, "scc.file-in-time", "scc.filing", Text("向所在地省级网信部门备案", "File with the provincial cyberspace authority"),
               Text("标准合同生效之日起", "from the day the contract takes effect"), effect)  # fmt: skip
    if law.in_force("sccguide2.supplement-in-time"):
        filing = Text("提交备案材料起", "from filing")
        yield term(
            law,
            "sccguide2.papers",
            "sccguide2.check",
            Text("省级网信部门查验", "Check by the provincial authority"),
            filing,
            given.filed,
        )
        yield term(law, "sccguide2.supplement-in-time", "sccguide2.supplement", Text("被要求补充的，补齐材料", "Supplement the papers, if asked"),
                   Text("接到要求起", "from the request"), None)  # fmt: skip
    yield duty(law, "scc.re-do-on-change", Text("目的、范围、种类、保存、用途或当地法律有变的，重做评估、补签或重签并备案",
                                                "When purpose, scope, kinds, storage, use or local law change: assess again, amend or sign anew, and file"))  # fmt: skip
    yield duty(
        law,
        "scc.no-splitting",
        Text("不得拆分数量规避安全评估", "Do not split numbers to avoid an assessment"),
    )
    if law.in_force("cbdt.assessment-volume"):
        people, sensitive = law.whole("cbdt.assessment-people"), law.whole("cbdt.assessment-sensitive-people")
        yield note(law, "cbdt.assessment-volume", Text(
            f"当年累计满 {people:,} 人（非敏感）或 {sensitive:,} 人（敏感）的，改报安全评估；已经凭合同或认证出境的也算在内（官方问答，条文没有写）",
            f"At {people:,} people, or {sensitive:,} with sensitive data, in the year an assessment is filed instead; what left under a contract or certificate counts too (the regulator's answer, not in the text)",
        ))  # fmt: skip


def certification(given: Any, law: Lawbook) -> Iterator[Remaining]:
    if not law.in_force("cert.who-may-use"):
        return
    yield duty(law, "cert.duties-before-applying", Text(
        "改走认证的：申请前告知、取得单独同意、做影响评估，再向专业认证机构申请",
        "If certified instead: notice, separate consent and impact assessment come first, then apply to a certification body",
    ))  # fmt: skip
    years = law.whole("cert.valid")
    yield valid(
        law,
        "cert.renew-in-time",
        Text(f"认证证书有效 {years} 年", f"The certificate is valid for {years} years"),
        given.certified,
        12 * years,
    )
    months = law.whole("cert.renewal-before")
    yield Remaining(
        "clock",
        Text("继续使用的，提出续证申请", "Apply for renewal, to go on using it"),
        law.provision("cert.renew-in-time"),
        law.due(Text(f"到期前 {months} 个月", f"{months} months before it ends"), "validity-months", given.certified, 12 * years - months),
    )  # fmt: skip


def assessment(given: Any, law: Lawbook) -> Iterator[Remaining]:
    yield from assessment_papers(given, law)
    yield from assessment_clocks(given, law)
    yield from assessment_validity(given, law)
    yield duty(law, "dees.re-file-on-change", Text(
        "有效期内目的、方式、范围、用途、保存期限、接收方所在地法律环境、控制权或合同变化影响安全的，重新申报",
        "File anew when purpose, means, scope, use, retention, the recipient's legal environment, control or the contract change so as to affect security",
    ))  # fmt: skip


def assessment_papers(given: Any, law: Lawbook) -> Iterator[Remaining]:
    yield paper(
        law, "dees.self-assess-first", Text("出境风险自评估报告", "Report of the self-assessment of risk")
    )
    if law.in_force("expguide3.fresh-self-assessment"):
        months = law.whole("expguide3.self-assessment-fresh")
        yield Remaining(
            "clock",
            Text("自评估仍算新的，最迟申报日", "The last day to file on this self-assessment"),
            law.provision("expguide3.fresh-self-assessment"),
            law.due(Text(f"自评估完成后 {months} 个月内", f"within {months} months of the self-assessment"), "validity-months", given.self_assessed, months),
        )  # fmt: skip
    yield paper(
        law, "dees.file-papers", Text("申报书（申报表）和其他材料", "The application form and other papers")
    )
    yield paper(
        law,
        "dees.legal-document",
        Text(
            "与境外接收方拟订立的法律文件，写明六项内容",
            "The draft legal document with the recipient, with its six heads",
        ),
    )
    if law.in_force("expguide3.file-online"):
        yield paper(law, "expguide3.file-online", Text(
            "主体代码证件、法定代表人和经办人证件、授权委托书",
            "Organisation code, identity papers of the legal representative and the agent, power of attorney",
        ))  # fmt: skip
        route = Text(
            "通过所在地省级网信部门线下申报", "File offline through the provincial cyberspace authority"
        )
        online = Text(
            "在线申报；关基运营者等不宜线上的，线下经省级网信部门",
            "File online; CII operators and others unfit for that file offline through the provincial authority",
        )
        yield note(law, "expguide3.file-online", route if given.ciio else online)


def assessment_clocks(given: Any, law: Lawbook) -> Iterator[Remaining]:
    filed = given.filed
    check, accept, assess = (
        law.whole(f"dees.{name}") for name in ("completeness-check", "acceptance", "assessment")
    )
    steps = (
        ("dees.completeness-check", check, Text("省级网信部门完备性查验", "Provincial check that the papers are complete")),
        ("dees.acceptance", check + accept, Text("国家网信部门决定是否受理", "National decision whether to accept")),
        ("dees.assessment", check + accept + assess, Text("完成评估（情况复杂的可延长）", "The assessment (longer where the case is complex)")),
    )  # fmt: skip
    for number, days, what in steps:
        rule = Text(
            f"自提交材料起累计至多 {days} 个工作日", f"at most {days} working days in all from filing"
        )
        yield clock(law, number, what, law.due(rule, "working-days", filed, days))
    yield term(law, "dees.objection", "dees.objection", Text("对结果有异议的，申请复评", "If you object to the result, ask for a re-assessment"),
               Text("收到结果起", "from receiving the result"), given.result_issued)  # fmt: skip


def assessment_validity(given: Any, law: Lawbook) -> Iterator[Remaining]:
    years = law.whole("dees.result-valid")
    by = first_of(law, "cbdt.extend-in-time", "dees.re-file-on-change")
    yield valid(
        law,
        by,
        Text(f"评估结果有效 {years} 年", f"The result is valid for {years} years"),
        given.result_issued,
        12 * years,
    )
    ends = (
        given.result_issued
        and law.due(Text("", ""), "validity-months", given.result_issued, 12 * years).latest
    )
    ending = date.fromisoformat(ends) if ends else None
    if law.in_force("cbdt.extend-in-time"):
        days = law.whole("cbdt.extension-window")
        yield clock(law, "cbdt.extend-in-time", Text(
            "情况没有变化的，可申请延长；此日起至届满日可以提出",
            "If nothing has changed, ask for an extension: from this day until the end",
        ), law.due(Text(f"届满前 {days} 个工作日内", f"within the {days} working days before it ends"), "working-days-before", ending, days))  # fmt: skip
        yield from owed(law, "expguide3.extension-conditions")
        return
    days = law.whole("dees.refile-before")
    yield clock(law, "dees.refile-before", Text("继续出境的，重新申报", "File anew, to go on exporting"),
                law.due(Text(f"届满 {days} 个工作日前", f"{days} working days before it ends"), "working-days-before", ending, days))  # fmt: skip


# --- small words ------------------------------------------------------------------------------------------------------


def term(law: Lawbook, by: str, number: str, what: Text, since: Text, start: date | None) -> Remaining:
    """A term of the law in working days."""
    days = law.whole(number)
    kind: Clock = "working-days"
    rule = Text(f"{since.zh} {days} 个工作日内", f"within {days} working days {since.en}")
    return clock(law, by, what, law.due(rule, kind, start, days))


def valid(law: Lawbook, by: str, what: Text, start: date | None, months: int) -> Remaining:
    """A validity, which ends on its day."""
    rule = Text("自出具之日起", "from the day it was issued")
    return Remaining("validity", what, law.provision(by), law.due(rule, "validity-months", start, months))
