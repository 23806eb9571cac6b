"""
网络安全审查要不要申报 · Must one apply for cybersecurity review?

Two doors lead to an application: a platform with the information of more than a million users that lists in a foreign
country, and a purchase of network products or services by an operator of critical information infrastructure (CII)
whose risk, once in use, affects or may affect national security.  The purchase must be pre-judged first; that duty is
written for purchases of CII operators only.  Processing that affects or may affect national security undergoes review
under Article 2 and the data rules: the text names no number for it and no form of its own, so a "yes" is told as a duty
to apply.  "No duty to apply" never rules a review out: Article 16 allows one ex officio.  Hong Kong is no foreign
country in the wording of Article 7.  Blind spot: whether something affects national security is the user's judgement.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.deciding.owed import clock, duty, note, paper, told_if
from hegui.determinations import (
    Chosen,
    Count,
    Facts,
    Lawbook,
    Outcome,
    Remaining,
    choice,
    count,
    day,
    determination,
    yes_no,
)
from hegui.text import Text

LISTINGS = {
    "none": Text("没有上市计划", "no plan to list"),
    "mainland": Text("在境内上市", "in the mainland"),
    "hong-kong": Text("在香港上市", "in Hong Kong"),
    "foreign": Text("赴国外上市", "in a foreign country"),
}
JUDGED = {
    "not-yet": Text("还没有预判", "not pre-judged yet"),
    "no-risk": Text("预判过，不影响也不可能影响国家安全", "pre-judged: it does not and may not affect national security"),
    "affects": Text("预判过，影响或者可能影响国家安全", "pre-judged: it affects or may affect national security"),
}  # fmt: skip
FACTORS = Text(
    "对照第十条的因素：设施被控制或破坏、断供、来源和渠道、供应方守法记录、数据被窃取泄露或非法出境、上市带来的外国影响等",
    "the factors of Article 10: control of or damage to infrastructure, cut supply, sources and channels, the supplier's record, data stolen, leaked or exported, foreign influence through a listing",
)


class Party(Facts):
    """One organisation with what it buys, processes and plans."""

    ciio: bool = yes_no(
        Text(
            "是否接到通知，被认定为关键信息基础设施运营者",
            "Has an authority told you that you operate critical information infrastructure",
        ),
        such=Text(
            "收到主管部门的认定通知；只是自己觉得重要的，答否",
            "the sector's authority has sent its notice; no: you only think that you matter",
        ),
        by="ciio.recognised-when-told",
        example=False,
    )
    buys_products: bool = yes_no(
        Text("是否采购网络产品或服务", "Do you buy network products or services"),
        such=Text(
            "为机房购置核心交换机、租用云服务",
            "you buy core switches for the data centre, or rent cloud services",
        ),
        by="csr.pre-judge-purchases",
        example=True,
        note=Text(
            "核心网络设备、重要通信产品、高性能计算机和服务器、大容量存储、大型数据库和应用软件、安全设备、云服务，及其他重要产品和服务（第二十一条）",
            "core network equipment, important communication products, high-performance computers and servers, mass storage, large databases and applications, security equipment, cloud, and others that matter (Article 21)",
        ),
    )
    purchase: Chosen = choice(
        Text(
            "这些产品和服务投入使用后对国家安全的风险，预判结果是什么",
            "What did you pre-judge of the national-security risk once they are in use",
        ),
        JUDGED,
        such=Text(
            "预判报告写明断供可能危害国家安全，选“影响或者可能影响”",
            "your report says that a cut in supply may harm national security: it affects or may affect it",
        ),
        by="csr.pre-judge-purchases",
        example="not-yet",
        note=FACTORS,
    )
    platform: bool = yes_no(
        Text("是否为网络平台运营者", "Do you operate an online platform"),
        such=Text(
            "运营供他人交易、社交或打车的应用", "you run an app on which others trade, meet or call a car"
        ),
        by="csr.triggers",
        example=True,
    )
    listing: Chosen = choice(
        Text("计划在哪里上市", "Where do you plan to list"),
        LISTINGS,
        such=Text("拟在纽约的交易所上市，选“赴国外上市”", "an exchange in New York: a foreign country"),
        by="csr.listing-abroad",
        example="foreign",
        note=Text(
            "第七条写的是“国外”，不是“境外”",
            "Article 7 says a foreign country, not merely outside the mainland",
        ),
    )
    users: Count = count(
        Text("掌握多少用户的个人信息", "Of how many users do you hold personal information"),
        by="csr.listing-abroad",
        example=1_200_000,
        held="users",
    )
    processing_affects: bool = yes_no(
        Text(
            "开展的数据处理活动是否影响或者可能影响国家安全",
            "Does your processing of data affect national security, or may it",
        ),
        such=Text(
            "掌握大量敏感区域的精确位置，可能被境外获取",
            "you hold exact positions in sensitive areas that may get abroad",
        ),
        by=("csr.triggers", "netdata.security-review"),
        example=False,
        note=FACTORS,
    )
    cryptography: bool = yes_no(
        Text(
            "采购的产品或服务是否涉及商用密码", "Do the products or services involve commercial cryptography"
        ),
        such=Text("采购的服务器配有加密卡", "the servers you buy come with encryption cards"),
        by="crypto.cii-purchase-review",
        example=False,
        decides=False,
    )
    filed_on = day(
        Text(
            "审查办公室哪天收到齐全的申报材料",
            "On which day did the review office receive the complete papers",
        ),
        by="csr.papers",
        example=date(2026, 3, 2),
    )
    noticed_on = day(
        Text("哪天收到开展审查的书面通知", "On which day was the written notice of review sent"),
        by="csr.papers", example=date(2026, 3, 16),
    )  # fmt: skip


@determination(
    "cyber-review",
    title=Text("网络安全审查要不要申报", "Must one apply for cybersecurity review"),
    asks=Party,
    since=date(2022, 2, 15),
    turning=(date(2025, 1, 1), date(2026, 1, 1)),
    ordered=True,
    outcomes={
        "no-duty-to-apply": Text("没有申报义务（有关机关仍可依职权审查）", "no duty to apply (review ex officio stays possible)"),
        "must-prejudge": Text("须先预判采购的国家安全风险", "must pre-judge the purchase first"),
        "must-apply": Text("须申报网络安全审查", "must apply for cybersecurity review"),
    },
)  # fmt: skip
def cyber_review(this: Party, law: Lawbook) -> Outcome:
    if this.platform and this.listing == "foreign" and law.reaches("csr.listing-people", this.users):
        return Outcome("must-apply", by="csr.listing-abroad")
    if this.ciio and this.buys_products and this.purchase == "affects":
        return Outcome("must-apply", by="csr.pre-judge-purchases")
    if this.processing_affects:
        return Outcome("must-apply", by=review_of_processing(this, law))
    if this.ciio and this.buys_products and this.purchase == "not-yet":
        return Outcome("must-prejudge", by="csr.pre-judge-purchases")
    return Outcome("no-duty-to-apply", by="csr.triggers")


def review_of_processing(this: Party, law: Lawbook) -> str:
    """Platforms are named by the Measures; everyone else by the data rules, the law before the regulation came."""
    if this.platform:
        return "csr.triggers"
    return "netdata.security-review" if law.in_force("netdata.security-review") else "dsl.security-review"


@cyber_review.remains
def what_to_do(outcome: str, by: tuple[str, ...], given: Party, law: Lawbook) -> Iterator[Remaining]:
    if outcome == "must-prejudge":
        yield duty(law, "csr.pre-judge-purchases", Text(
            "采购前预判投入使用后的国家安全风险，书面记录；影响或者可能影响的，申报审查；所在行业有预判指南的，按指南做",
            "Before buying, pre-judge the risk once in use, in writing; where it affects or may affect national security, apply; follow the sector's guide if there is one",
        ))  # fmt: skip
        return
    if outcome == "no-duty-to-apply":
        yield note(law, "csr.ex-officio", Text(
            "没有申报义务不等于不会被审查：有关机关可依职权审查；留存判断依据，情况变化时重新判断",
            "No duty to apply does not rule a review out: it may be opened ex officio.  Keep the grounds and judge again when things change",
        ))  # fmt: skip
        return
    yield from application(by, given, law)
    yield from office_clocks(given, law)


def application(by: tuple[str, ...], given: Party, law: Lawbook) -> Iterator[Remaining]:
    """What is filed, and what holds until the review has ended."""
    purchase = "csr.pre-judge-purchases" in by
    yield paper(law, "csr.papers", Text("申报书", "application"))
    yield paper(
        law,
        "csr.papers",
        Text(
            "关于影响或者可能影响国家安全的分析报告",
            "analysis of how it affects or may affect national security",
        ),
    )
    if purchase:
        yield paper(
            law,
            "csr.papers",
            Text("采购文件、协议、拟签订的合同", "purchase papers, agreement, draft contract"),
        )
    if "csr.listing-abroad" in by:
        yield paper(
            law,
            "csr.papers",
            Text("拟提交的首次公开募股等上市申请文件", "IPO or other listing papers to be filed"),
        )
    yield paper(law, "csr.papers", Text("审查需要的其他材料", "other material the review needs"))
    if purchase:
        yield duty(law, "csr.contract-clauses", Text(
            "通过采购文件、协议要求供应方配合审查，承诺不非法取得用户数据、不操控用户设备、无正当理由不断供",
            "Bind the supplier by the purchase papers to cooperate, and to promise not to take user data, not to control devices, not to cut supply without reason",
        ))  # fmt: skip
        yield duty(
            law,
            "csl.cii-purchase-review",
            Text("审查通过前不使用该产品、服务", "Do not use the product or service before it has passed"),
        )
        yield from told_if(given.cryptography, law, "ciicrypto.purchase-review", Text(
            "涉及商用密码的，同样按本办法申报", "Purchases with commercial cryptography are filed in the same way",
        ), Text("如涉及商用密码", "if commercial cryptography is involved"))  # fmt: skip
    if "csr.listing-abroad" in by:
        yield duty(law, "csr.listing-abroad", Text("申报在前，上市在后", "Apply first, list afterwards"))
    if "csr.listing-abroad" in by:
        yield note(law, "csr.listing-abroad", Text(
            "可能的结果：不需审查；审查后不影响国家安全，可继续；影响国家安全，不允许赴国外上市（主管部门的解读，条文没有写）",
            "What may come of it: no review is needed; it does not affect national security and may go on; it does, and the listing is not allowed (the regulator's explanation, not in the text)",
        ))  # fmt: skip
    if {"csr.triggers", "netdata.security-review", "dsl.security-review"} & set(by):
        yield note(law, by[0], Text(
            "对采购和国外上市以外的数据处理，条文没有写明由谁提起、以何种材料；先与审查办公室沟通",
            "For processing other than a purchase or a foreign listing the text does not say who starts the review and with what papers: talk to the review office first",
        ))  # fmt: skip
    yield duty(
        law,
        "csr.reduce-risk-during-review",
        Text(
            "审查期间按要求采取预防和消减风险的措施",
            "During the review take the measures required to reduce the risk",
        ),
    )
    yield duty(
        law,
        "csr.supplement",
        Text(
            "按要求补充材料，供应方也须配合；补充的时间不计入审查时间",
            "Supply further material when asked, the supplier too; that time does not count",
        ),
    )
    yield duty(
        law,
        "csr.watch-promises",
        Text("督促供应方履行在审查中作出的承诺", "See that the supplier keeps its promises"),
    )


def office_clocks(given: Party, law: Lawbook) -> Iterator[Remaining]:
    """How long the office has; a special review has no cap."""
    yield term(law, "csr.decide-whether", given.filed_on, Text("确定是否需要审查并书面通知", "The office decides whether to review and says so in writing"),
               Text("自收到齐全材料起 {n} 个工作日", "{n} working days from the complete papers"))  # fmt: skip
    yield term(law, "csr.preliminary-review", given.noticed_on, Text("完成初步审查，含征求意见", "Preliminary review, with opinions asked"),
               Text("自书面通知起 {n} 个工作日，复杂的再延长 {more} 个", "{n} working days from the written notice, {more} more in complex cases"),
               more=law.number("csr.preliminary-extension"))  # fmt: skip
    yield term(law, "csr.members-reply", None, Text("成员单位和有关部门书面回复", "Members and departments reply in writing"),
               Text("自收到结论建议起 {n} 个工作日", "{n} working days from the draft conclusion"))  # fmt: skip
    yield term(law, "csr.special-review", None, Text("意见不一致的，进入特别审查", "Where they disagree, a special review"),
               Text("一般 {n} 个工作日，复杂的可以延长，没有上限", "generally {n} working days, extendable without a cap"))  # fmt: skip


def term(law: Lawbook, number: str, start: date | None, text: Text, rule: Text, more: float = 0) -> Remaining:
    days = int(law.number(number))
    return clock(law, number, text, law.due(rule.fill(n=days, more=int(more)), "working-days", start, days))


@cyber_review.remains_before
def before_the_measures(given: Party, law: Lawbook) -> Iterator[Remaining]:
    """Purchases of CII operators were reviewed before, under the law and earlier Measures that are not on the shelf."""
    yield from told_if(given.ciio, law, "csl.cii-purchase-review", Text(
        "采购可能影响国家安全的，先过国家安全审查；当时适用的旧办法不在法规库中，另行查对",
        "A purchase that may affect national security is reviewed first; the earlier Measures of that day are not on the shelf: look them up",
    ), Text("如为关键信息基础设施运营者", "if you operate critical information infrastructure"))  # fmt: skip
