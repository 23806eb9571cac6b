"""
是否要做个人信息保护影响评估 · Is a personal-information protection impact assessment needed.

Article 55 of the PIPL names the cases one by one; any one is enough, and the assessment comes before the processing.
Facial recognition needs one always (Article 9 of its Measures).  No exemption from consent or from the procedures of
export lifts it.  Blind spot: what else "has a major impact on people" is a judgement; where it is doubtful, assess.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import given_reaches, note, owed
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
CONTRACT = date(2023, 6, 1)
NETDATA = date(2025, 1, 1)
FACE = date(2025, 6, 1)
SMALL = date(2026, 9, 1)
BY = "pipl.impact-assessment"


class Planned(Facts):
    """One processing that is planned, or runs without an assessment."""

    sensitive: bool = yes_no(
        Text("是否处理敏感个人信息", "Does it process sensitive personal information"),
        such=Text("体检中心保存体检报告", "a clinic keeps the reports of check-ups"),
        by=BY, example=True,
        note=Text(
            "生物识别、宗教信仰、特定身份、医疗健康、金融账户、行踪轨迹等",
            "biometrics, belief, specific identity, medical health, financial accounts, whereabouts and the like",
        ),
    )  # fmt: skip
    under_14: bool = yes_no(
        Text("是否涉及不满十四周岁的未成年人", "Does it concern children under 14"),
        such=Text("幼儿园登记孩子的姓名和出生日期", "a kindergarten takes children's names and birthdays"),
        by="pipl.minors-under-14-consent", example=False,
        note=Text("其个人信息一律为敏感个人信息", "all personal information about them is sensitive"),
    )  # fmt: skip
    face_recognition: bool = yes_no(
        Text("是否应用人脸识别技术", "Does it use facial recognition"),
        such=Text("写字楼访客刷脸进门", "visitors of an office building come in by face"),
        by=("face.impact-assessment", BY), example=False,
        note=Text("人脸信息是敏感个人信息", "a face is sensitive personal information"),
    )  # fmt: skip
    automated_decisions: bool = yes_no(
        Text("是否利用个人信息进行自动化决策", "Does it use personal information for automated decisions"),
        such=Text("系统按消费记录自动决定给谁发优惠券", "a system decides by past purchases who gets a coupon"),
        by=BY, example=True, note=Text("如用户画像、个性化推送、自动审批", "profiling, personalised push, automatic approval"),
    )  # fmt: skip
    entrusts: bool = yes_no(
        Text("是否委托他人处理", "Is the processing entrusted to somebody else"),
        such=Text("请呼叫中心按我方名单和话术回访客户", "a call centre rings customers from your list, with your script"),
        by=BY, example=True,
        note=Text("如外包短信、云服务、呼叫中心", "outsourced messages, a cloud service, a call centre"),
    )  # fmt: skip
    provides: bool = yes_no(
        Text("是否向其他个人信息处理者提供", "Is it given to another processor"),
        such=Text(
            "把申请人资料交给合作银行，由银行独立审批",
            "applicants' papers go to a partner bank that decides by itself",
        ),
        by=BY,
        example=False,
    )
    publishes: bool = yes_no(
        Text("是否公开个人信息", "Is it published"),
        such=Text("在公告栏公示获资助学生的名单", "the list of students with a grant is posted on a board"),
        by=BY,
        example=False,
    )
    exports: bool = yes_no(
        Text("是否向境外提供", "Does it go abroad"),
        such=Text(
            "境外母公司能登录境内会员系统查看", "a parent abroad can log in and look at the members here"
        ),
        by=BY,
        example=False,
    )
    other_major_impact: bool = yes_no(
        Text("是否有其他对个人权益有重大影响的处理", "Is there other processing with a major impact on people"),
        such=Text("记录员工全部上网行为，据此评定绩效", "all that employees do online is recorded to rate them"),
        by=BY, example=False, note=Text("拿不准时按是处理", "where it is doubtful, answer yes"),
    )  # fmt: skip
    people: Count = count(
        Text("共处理多少人的个人信息（决定能否用简化表）", "How many people's information do you handle (may you use the simplified table)"),
        by="smallpi.simplified-assessment", example=30_000, held="people", decides=False,
    )  # fmt: skip
    assessed_on = day(Text("影响评估报告完成于哪天", "On which day was the assessment's report finished"),
                      by="pipl.impact-assessment-record", example=date(2026, 3, 2))  # fmt: skip


@determination(
    "pia",
    title=Text("是否要做个人信息保护影响评估", "Is an impact assessment needed"),
    asks=Planned,
    since=PIPL,
    turning=(CONTRACT, NETDATA, FACE, SMALL),
    outcomes={
        "not-needed": Text("法律没有要求评估", "the law asks for none"),
        "needed": Text("处理前应当评估并记录", "assess and record before processing"),
    },
)
def pia(this: Planned, law: Lawbook) -> Outcome:
    if this.face_recognition:
        return Outcome(
            "needed", by="face.impact-assessment" if law.in_force("face.impact-assessment") else BY
        )
    if this.sensitive or this.under_14:
        return Outcome("needed", by=BY)
    if this.automated_decisions:
        return Outcome("needed", by=BY)
    if this.entrusts or this.provides or this.publishes:
        return Outcome("needed", by=BY)
    if this.exports:
        return Outcome("needed", by=BY)
    if this.other_major_impact:
        return Outcome("needed", by=BY)
    return Outcome("not-needed", by=BY)


@pia.remains
def what_it_holds(outcome: str, by: tuple[str, ...], given: Planned, law: Lawbook) -> Iterator[Remaining]:
    """What the report holds, how long it is kept, and when it is made again."""
    if outcome == "not-needed":
        yield note(law, BY, Text(
            "处理目的、方式或信息种类变化时重新判断，并留存本次判断的依据",
            "Decide again when purpose, manner or kind changes, and keep the grounds of this decision",
        ))  # fmt: skip
        return
    yield note(law, BY, Text(
        "在处理开始前完成；已经开始而没有评估的，立即补做，评估前暂停高风险的处理",
        "Finish it before the processing starts; where it runs without one, assess at once and pause what is risky until then",
    ))  # fmt: skip
    yield from owed(law, "pipl.impact-assessment-content")
    yield from kept(given, law)
    yield from owed(law, "face.impact-assessment", "face.assessment-record", known=given.face_recognition,
                    condition=Text("如应用人脸识别技术", "if facial recognition is used"))  # fmt: skip
    yield from owed(law, "scc.pia-before", known=given.exports, condition=Text(
        "如以标准合同或认证向境外提供", "if it goes abroad by standard contract or certification"))  # fmt: skip
    shared = (
        True
        if given.entrusts or given.provides
        else None
        if None in (given.entrusts, given.provides)
        else False
    )
    yield from owed(law, "netdata.processing-records", known=shared,
                    condition=Text("如委托处理或者向其他处理者提供", "if it is entrusted or given to another processor"))  # fmt: skip
    if law.in_force("smallpi.simplified-assessment"):
        large = given_reaches(given.people, law.number("smallpi.people"))
        yield from owed(law, "smallpi.simplified-assessment", known=None if large is None else not large,
                        condition=Text("如处理的个人信息不满 10 万人", "if fewer than 100,000 people are concerned"))  # fmt: skip
    sensitive = True if given.sensitive or given.under_14 or given.face_recognition else given.sensitive
    yield from owed(law, "pipl.sensitive-notice", known=sensitive,
                    condition=Text("如含敏感个人信息", "if it is sensitive"))  # fmt: skip


def kept(given: Planned, law: Lawbook) -> Iterator[Remaining]:
    """How long the report and the record of the processing are kept."""
    years = law.whole("pipl.impact-assessment-years")
    rule = Text(f"至少保存 {years} 年", f"for at least {years} years")
    due = law.due(rule, "validity-months", given.assessed_on, 12 * years)
    by = "pipl.impact-assessment-record"
    yield Remaining("validity", Text("保存评估报告和处理情况记录", "Keep the report and the record of the processing"), law.provision(by), due)  # fmt: skip
