"""
这项处理要不要同意、要哪种同意 · Which legal basis, and which kind of consent.

Article 13 of the PIPL: with one of the grounds two to seven no consent is asked, whatever the other articles say of
consent.  Without one, consent is the basis, and what is processed and done decides of which kind: plain, separate, in
writing where a law says so, or a guardian's for children under 14.  Blind spots: whether something is truly
"necessary" is the user's word; that the grounds two to seven also spare separate and guardian's consent follows from the
last sentence of Article 13, and Articles 25, 26 and 31 do not say it again.  What people do for themselves and their
family is outside the law (Article 72).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import note, owed, told_if
from hegui.determinations import Facts, Lawbook, Outcome, Remaining, determination, yes_no
from hegui.text import Text

PIPL = date(2021, 11, 1)
MINORS = date(2024, 1, 1)
NETDATA = date(2025, 1, 1)
FACE = date(2025, 6, 1)
BASIS = "pipl.lawful-basis"


class Processing(Facts):
    """One processing for one purpose."""

    anonymised: bool = yes_no(
        Text("信息是否已匿名化（不能识别个人且不能复原）", "Are the data anonymised (nobody identifiable, and not reversible)"),
        such=Text("只留各区就诊总人数，个案全部删除；手机号打码答否", "only totals for each district are left, every case deleted; no: phone numbers masked"),
        by="pipl.what-is-personal", example=False, note=Text("去标识化、掩码不等于匿名化", "de-identified or masked is not anonymised"),
    )  # fmt: skip
    contract_with_individual: bool = yes_no(
        Text("是否为订立、履行个人作为一方当事人的合同所必需", "Is it necessary for a contract to which the individual is party"),
        such=Text("用收货地址送达所购商品；用它发广告的答否", "the address to deliver what was bought; no: the same address for advertising"),
        by=BASIS, example=True,
    )  # fmt: skip
    hr_management: bool = yes_no(
        Text("是否为实施人力资源管理所必需", "Is it necessary for managing staff"),
        such=Text(
            "为发工资登记员工的银行账号；推销产品答否",
            "employees' bank accounts to pay them; no: to sell them products",
        ),
        by=BASIS,
        example=False,
    )
    hr_rules_and_collective_contract: bool = yes_no(
        Text("是否既有依法制定的劳动规章制度，又有依法签订的集体合同", "Are there both lawful labour rules and a lawful collective contract"),
        such=Text("制度经职工讨论并公示，工会又代表职工签了集体合同", "rules discussed with staff and posted, and a collective contract signed by the union for them"),
        by=BASIS, example=True,
    )  # fmt: skip
    statutory_duty: bool = yes_no(
        Text("是否为履行法定职责或者法定义务所必需", "Is it necessary for a statutory function or duty"),
        such=Text("单位依税法为员工代扣代缴个人所得税", "an employer withholds income tax as the tax law says"),
        by=BASIS, example=False
    )  # fmt: skip
    emergency: bool = yes_no(
        Text(
            "是否为应对突发公共卫生事件，或紧急情况下保护人的生命健康和财产安全所必需",
            "Is it necessary for a public-health emergency, or to protect life, health or property in an emergency",
        ),
        such=Text("病人昏迷，抢救时调取既往病历", "a patient is unconscious, and the old record is fetched to save them"),
        by=BASIS, example=False,
    )  # fmt: skip
    news_or_supervision: bool = yes_no(
        Text("是否为公共利益实施新闻报道、舆论监督，且在合理范围内", "Is it news reporting or supervision in the public interest, within reason"),
        such=Text("记者报道食品造假，写出涉案经营者的姓名", "a reporter names the trader in a story on faked food"),
        by=BASIS, example=False,
    )  # fmt: skip
    lawfully_public: bool = yes_no(
        Text(
            "是否只在合理范围内处理个人自行公开或者其他已经合法公开的信息，且个人没有明确拒绝",
            "Is it only public information, within reason, and has the individual not expressly refused",
        ),
        such=Text("按公示的法定代表人姓名，核对合同由谁签署", "the published name of a firm's legal representative, to see who signed a contract"),
        by="pipl.public-information", example=False,
    )  # fmt: skip
    major_impact: bool = yes_no(
        Text("处理已公开的信息是否对个人权益有重大影响", "Does processing the public information have a major impact on people"),
        such=Text("汇总网上的公开信息给个人打分，据此拒绝贷款", "public posts are gathered into a score that refuses somebody a loan"),
        by="pipl.public-information", example=False,
    )  # fmt: skip
    other_law: bool = yes_no(
        Text("是否有法律、行政法规规定的其他情形", "Does a law or administrative regulation name another ground"),
        such=Text("某部法律写明，办这件事可以不经同意处理这些信息", "a law says that this information may be processed for this without consent"),
        by=BASIS, example=False
    )  # fmt: skip
    under_14: bool = yes_no(
        Text("是否涉及不满十四周岁的未成年人", "Does it concern children under 14"),
        such=Text("早教应用登记宝宝的姓名和生日", "an app for infants takes a baby's name and birthday"),
        by="pipl.minors-under-14-consent", example=False
    )  # fmt: skip
    law_requires_writing: bool = yes_no(
        Text("是否有法律、行政法规规定必须取得书面同意", "Does a law or administrative regulation ask for consent in writing"),
        such=Text("本行业的条例写明，须取得本人书面同意", "a regulation of your sector asks for the person's consent in writing"),
        by="pipl.sensitive-separate-consent", example=False,
        note=Text("由本行业的法律、行政法规规定；拿不准先查", "the laws of your sector say so; look it up where in doubt"),
    )  # fmt: skip
    sensitive: bool = yes_no(
        Text("是否处理敏感个人信息", "Is it sensitive personal information"),
        such=Text("医院登记病情；应用持续记录行踪", "a hospital records an illness; an app keeps recording where somebody goes"),
        by="pipl.sensitive-separate-consent", example=True
    )  # fmt: skip
    face_recognition: bool = yes_no(
        Text("是否应用人脸识别技术", "Does it use facial recognition"),
        such=Text("员工刷脸打卡；只拍照贴在工牌上的答否", "staff clock in by face; no: a photo that is only printed on a badge"),
        by=("face.separate-consent", "pipl.sensitive-separate-consent"), example=False,
        note=Text("只为研发、算法训练的，答否，并按敏感个人信息回答", "only for research or training algorithms: answer no here, and yes to sensitive"),
    )  # fmt: skip
    provides: bool = yes_no(
        Text("是否向其他个人信息处理者提供", "Is it given to another processor"),
        such=Text("把会员名单交给保险公司，由其自行营销", "the list of members goes to an insurer for marketing of its own"),
        by="pipl.separate-consent-to-provide", example=False,
        note=Text("委托处理，因合并、分立等转移的，不算", "not entrusting, nor a transfer by merger or division"),
    )  # fmt: skip
    publishes: bool = yes_no(
        Text("是否公开", "Is it published"),
        such=Text("在官网公布获奖者的姓名和单位", "winners' names and employers are put on the website"),
        by="pipl.no-publication",
        example=False,
    )
    public_place_images: bool = yes_no(
        Text(
            "公共场所采集的图像、身份识别信息是否用于公共安全以外的目的",
            "Are images or identities taken in public places used for anything but public safety",
        ),
        such=Text("商场拿安防监控辨认回头客，用来推销", "a mall uses its security cameras to know returning customers and sell to them"),
        by="pipl.public-place-images", example=False,
    )  # fmt: skip
    exports: bool = yes_no(
        Text("是否向境外提供", "Does it go abroad"),
        such=Text("把客户名单发给境外母公司", "the list of customers is sent to a parent abroad"),
        by="pipl.export-separate-consent",
        example=False,
    )


@determination(
    "consent",
    title=Text("这项处理要不要同意、要哪种同意", "Which legal basis, and which kind of consent"),
    asks=Processing,
    since=PIPL,
    turning=(MINORS, NETDATA, FACE),
    outcomes={
        "none": Text("不需取得同意", "no consent is needed"),
        "consent": Text("取得同意", "consent"),
        "separate-consent": Text("取得单独同意", "separate consent"),
        "written-consent": Text("取得书面同意", "consent in writing"),
        "guardian-consent": Text("取得父母或者其他监护人的同意", "consent of a parent or other guardian"),
    },
)
def consent(this: Processing, law: Lawbook) -> Outcome:
    if this.anonymised:
        return Outcome("none", by="pipl.what-is-personal")
    if this.contract_with_individual:
        return Outcome("none", by=BASIS)
    if this.hr_management and this.hr_rules_and_collective_contract:
        return Outcome("none", by=BASIS)
    if this.statutory_duty or this.emergency or this.news_or_supervision or this.other_law:
        return Outcome("none", by=BASIS)
    if this.lawfully_public and not this.major_impact:
        return Outcome("none", by="pipl.public-information")
    return kind_of_consent(this, law)


def kind_of_consent(this: Processing, law: Lawbook) -> Outcome:
    """Consent is the basis: the strictest kind that some article asks for."""
    if this.under_14:
        return Outcome("guardian-consent", by="pipl.minors-under-14-consent")
    if this.law_requires_writing:
        return Outcome("written-consent", by="pipl.sensitive-separate-consent")
    if this.face_recognition:
        face = "face.separate-consent"
        return Outcome(
            "separate-consent", by=face if law.in_force(face) else "pipl.sensitive-separate-consent"
        )
    if this.sensitive:
        return Outcome("separate-consent", by="pipl.sensitive-separate-consent")
    if this.provides:
        return Outcome("separate-consent", by="pipl.separate-consent-to-provide")
    if this.publishes:
        return Outcome("separate-consent", by="pipl.no-publication")
    if this.public_place_images:
        return Outcome("separate-consent", by="pipl.public-place-images")
    if this.exports:
        return Outcome("separate-consent", by="pipl.export-separate-consent")
    return Outcome("consent", by="pipl.valid-consent")


@consent.remains
def what_to_tell(outcome: str, by: tuple[str, ...], given: Processing, law: Lawbook) -> Iterator[Remaining]:
    """What the notice holds, how consent is kept valid, and what children's data ask for."""
    if given.anonymised:
        yield note(law, "pipl.what-is-personal", Text(
            "匿名化信息不是个人信息；定期检验能否复原，能复原就要重新判断",
            "Anonymised data are no personal information; test now and then that they cannot be reversed, else decide again",
        ))  # fmt: skip
        return
    yield from owed(law, "pipl.notice", "netdata.privacy-notice", "netdata.pi-list")
    if outcome == "none":
        yield from without_consent(given, law)
    else:
        yield from owed(law, "pipl.valid-consent", "pipl.withdraw-consent", "pipl.no-refusal-of-service",
                        "netdata.consent-rules")  # fmt: skip
        yield from owed(law, "pipl.separate-consent-to-provide", known=given.provides,
                        condition=Text("如向其他处理者提供", "if it is given to another processor"))  # fmt: skip
        yield from owed(law, "pipl.export-separate-consent", known=given.exports,
                        condition=Text("如向境外提供", "if it goes abroad"))  # fmt: skip
        yield from owed(law, "minors.no-forced-consent", known=given.under_14 or None,
                        condition=Text("如涉及不满十八周岁的未成年人", "if minors under 18 are concerned"))  # fmt: skip
    if outcome == "guardian-consent":
        yield note(law, "pipl.sensitive-separate-consent", Text(
            "不满十四周岁未成年人的个人信息都是敏感个人信息：监护人的同意也要单独作出，法律要求书面的还要书面",
            "All information about children under 14 is sensitive: the guardian's consent is separate too, and in writing where a law says so",
        ))  # fmt: skip
    yield from owed(law, "pipl.minors-under-14-rules", known=given.under_14,
                    condition=Text("如涉及不满十四周岁的未成年人", "if children under 14 are concerned"))  # fmt: skip
    sensitive = True if given.sensitive or given.under_14 or given.face_recognition else given.sensitive
    yield from owed(law, "pipl.sensitive-notice", "pipl.sensitive-purpose-and-necessity", known=sensitive,
                    condition=Text("如为敏感个人信息", "if it is sensitive"))  # fmt: skip
    yield from owed(law, "face.notice", "face.stored-in-device", "face.not-the-sole-means", known=given.face_recognition,
                    condition=Text("如应用人脸识别技术", "if facial recognition is used"))  # fmt: skip


def without_consent(given: Processing, law: Lawbook) -> Iterator[Remaining]:
    """What stays where another ground carries it: proof, notice, and the articles that know only separate consent."""
    yield note(law, BASIS, Text(
        "留存所依据的情形及其必要性的证明；超出该情形的处理要另找依据",
        "Keep proof of the ground and of its necessity; processing beyond it needs a ground of its own",
    ))  # fmt: skip
    if given.emergency or given.statutory_duty:
        yield from owed(law, "pipl.notice-exceptions")
    for known, by, condition, text in (
        (given.provides, "pipl.separate-consent-to-provide", Text("如向其他处理者提供", "if it is given to another processor"), TELL_RECEIVER),
        (given.exports, "pipl.export-separate-consent", Text("如向境外提供", "if it goes abroad"), TELL_ABROAD),
        (given.publishes, "pipl.no-publication", Text("如公开", "if it is published"), PUBLISHED),
        (given.public_place_images, "pipl.public-place-images",
         Text("如把公共场所采集的图像用于公共安全以外", "if images from public places serve anything but public safety"), OTHER_USE),
    ):  # fmt: skip
        yield from told_if(known, law, by, text, condition)


TELL_RECEIVER = Text(
    "告知接收方名称、联系方式、目的、方式和种类；不以同意为依据，不需单独同意",
    "Tell the receiver's name, contact, purpose, manner and kinds; consent is not the basis, so no separate consent",
)
TELL_ABROAD = Text(
    "告知境外接收方和行权方式等；不以同意为依据，不需单独同意；能否出境另行判断",
    "Tell the receiver abroad and how to use one's rights; no separate consent; whether it may go abroad is another question",
)
PUBLISHED = Text(
    "这一条只写了单独同意这一个例外：确认所依据的情形确实要求公开，公开以必要为限",
    "This article names separate consent alone: make sure the ground truly asks for publication, and publish no more than that",
)
OTHER_USE = Text(
    "这一条只写了单独同意这一个例外：另作他用的，取得单独同意更稳妥",
    "This article names separate consent alone: for another use it is safer to ask for it",
)
