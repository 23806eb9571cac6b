"""
数据出境走哪条路径 · Which path the law sets for sending data abroad.

One processor in one calendar year with its flows.  Flows are judged one by one on the grounds of Articles 3 to 6 of the
Cross-border Provisions; those that no ground frees are counted together, each person once, from 1 January, and the
numbers of Articles 5, 7 and 8 decide.  Sensitive and other personal information are counted on two lines.  In a
free-trade zone the scenes of its list have lines of their own and are counted apart.  Before 22 March 2024 the older
Measures decided alone.  Blind spot: whether data are truly needed abroad is the user's word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from hegui.deciding.facts import Judged
from hegui.determinations import (
    Chosen,
    Count,
    Facts,
    Lawbook,
    Outcome,
    Rows,
    choice,
    count,
    day,
    determination,
    outbound_papers,
    several,
    words,
    yes_no,
)
from hegui.text import Text

PROVISIONS = date(2024, 3, 22)  # the Cross-border Provisions in force
MEASURES = date(2022, 9, 1)  # the Assessment Measures in force

ZONES = {
    "none": Text("不在自贸区，或不在区内开展出境", "not in a zone, or not exporting from it"),
    "shanghai": Text("上海自贸区及临港新片区", "Shanghai and Lingang"),
    "zhejiang": Text("浙江自贸区", "Zhejiang"),
    "other": Text("其他自贸区", "another zone"),
}
SCENES = {
    "none": Text("不属于清单所列场景", "none of the list's scenes"),
    "sh-reinsurance": Text("上海：再保险", "Shanghai: reinsurance"),
    "sh-seafarers": Text("上海：船员管理", "Shanghai: crews"),
    "sh-retail-members": Text("上海：会员管理", "Shanghai: members of shops, restaurants and hotels"),
    "zj-ecommerce": Text("浙江：企业间电商", "Zhejiang: business-to-business e-commerce"),
    "zj-clearing": Text("浙江：清结算", "Zhejiang: clearing and settlement"),
}
OVERLAP = {
    "none": Text("各数据流的人互不重合", "nobody is in two flows"),
    "all": Text("人数少的数据流中的人都在最大的那条里", "everyone is in the largest flow too"),
}


class Flow(Facts):
    """One stream of data to recipients abroad, for one purpose."""

    name = words(Text("这条数据流叫什么", "What do you call this flow"), example="payroll to the head office")
    leaves_mainland: bool = yes_no(
        Text(
            "数据是否传到境外，或境外能查询、调取、下载、导出",
            "Are the data sent abroad, or can anyone abroad query, retrieve, download or export them",
        ),
        by=("expguide3.what-is-export", "dees.scope"),
        example=True,
        note=Text(
            "港澳台算境外；远程访问也算", "Hong Kong, Macao and Taiwan count as abroad; so does remote access"
        ),
    )
    important_data: bool = yes_no(
        Text(
            "是否含有被告知或公布为重要数据的数据",
            "Does it hold data that an authority has told you, or published, to be important data",
        ),
        by=("cbdt.identify-important-data", "dees.old-important-data"),
        example=False,
        note=Text(
            "没有被告知、也没有公布的，不必当作重要数据申报",
            "what nobody has told or published need not be declared as such",
        ),
    )
    people_without_sensitive: Count = count(
        Text(
            "自 1 月 1 日起，多少人的个人信息（其中没有敏感信息）随之出境",
            "Since 1 January, of how many people does it carry personal information, none of it sensitive",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=52_000,
        held="exported_people",
        note=Text("按人去重；没有个人信息填 0", "each person once; 0 where there is no personal information"),
    )
    people_with_sensitive: Count = count(
        Text(
            "自 1 月 1 日起，多少人的敏感个人信息随之出境",
            "Since 1 January, of how many people does it carry sensitive personal information",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=120,
        held="exported_sensitive_people",
        note=Text("按人去重；没有填 0", "each person once; 0 where there is none"),
    )
    collected_abroad: bool = yes_no(
        Text(
            "个人信息是否在境外收集和产生，只是传到境内处理后再传出",
            "Was the personal information collected abroad, processed here and sent out again",
        ),
        by="cbdt.free-transit",
        example=False,
    )
    mainland_data_added: bool = yes_no(
        Text(
            "处理中是否加入了境内的个人信息或重要数据",
            "Was mainland personal information or important data added on the way",
        ),
        by="cbdt.free-transit",
        example=False,
    )
    contract_with_individual: bool = yes_no(
        Text(
            "是否为订立、履行个人自己的合同所确需",
            "Is it truly needed for a contract to which the individual is party",
        ),
        by="cbdt.free-contract",
        example=True,
        note=Text(
            "如跨境购物、寄递、汇款、支付、开户、订机票酒店、签证、考试",
            "shopping, delivery, remittance, payment, accounts, flights and hotels, visas, exams",
        ),
    )
    hr_management: bool = yes_no(
        Text(
            "是否为跨境人力资源管理确需提供员工个人信息",
            "Is it employees' information truly needed for managing staff across borders",
        ),
        by="cbdt.free-hr",
        example=True,
    )
    hr_rules_and_collective_contract: bool = yes_no(
        Text(
            "是否既有依法制定的劳动规章制度，又有依法签订的集体合同",
            "Are there both lawful labour rules and a lawful collective contract",
        ),
        by="cbdt.free-hr",
        example=True,
    )
    emergency: bool = yes_no(
        Text(
            "是否为紧急情况下保护人的生命健康和财产安全所确需",
            "Is it truly needed in an emergency to protect life, health and property",
        ),
        by="cbdt.free-emergency",
        example=False,
    )
    statutory_duty: bool = yes_no(
        Text(
            "是否为履行法定职责或法定义务所确需",
            "Is it truly needed to perform a statutory duty or obligation",
        ),
        by="netdata.export-conditions",
        example=False,
    )
    outside_zone_list: bool = yes_no(
        Text(
            "所在自贸区清单是否写到了这个领域、而没有列入这些数据",
            "Does the zone's list cover this field and yet not name these data",
        ),
        by="cbdt.free-trade-zone",
        example=False,
        note=Text(
            "清单没有写到的领域仍按全国规则，请答否",
            "a field the list does not cover stays under the national rules: answer no",
        ),
    )
    zone_scene: Chosen = choice(
        Text("属于自贸区清单所列的哪个场景", "Which scene of the zone's list is it"), SCENES,
        by="cbdt.free-trade-zone", example="none",
    )  # fmt: skip


class Exporter(Facts):
    """One processor in one calendar year."""

    ciio: bool = yes_no(
        Text(
            "是否接到通知，被认定为关键信息基础设施运营者",
            "Has an authority told you that you operate critical information infrastructure",
        ),
        by=("cbdt.assessment-ciio", "dees.old-ciio"),
        example=False,
    )
    zone: Chosen = choice(
        Text("在哪个自贸区注册并从那里开展数据出境", "In which free-trade zone are you registered, and do you export from it"), ZONES,
        by="cbdt.free-trade-zone", example="none",
    )  # fmt: skip
    overlap: Chosen = choice(
        Text("各条数据流里的人是否重合", "Are the same people in several flows"), OVERLAP,
        by=("expguide3.count-people", "dees.scope"), example="none",
        note=Text("部分重合的不要选，另填去重后的人数", "if they overlap in part leave this out and give the distinct counts"),
    )  # fmt: skip
    distinct_people_without_sensitive: Count = count(
        Text(
            "需要计数的各条数据流合起来去重，是多少人（没有敏感信息）",
            "Over all flows that are counted, how many distinct people are there, without sensitive data",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=110_000,
        note=Text(
            "只在有几条数据流、又有人重合时要填", "only where there are several flows and people overlap"
        ),
    )
    distinct_people_with_sensitive: Count = count(
        Text(
            "需要计数的各条数据流合起来去重，是多少人（敏感信息）",
            "Over all flows that are counted, how many distinct people are there, with sensitive data",
        ),
        by=("expguide3.count-people", "dees.scope"),
        example=9_000,
        note=Text(
            "只在有几条数据流、又有人重合时要填", "only where there are several flows and people overlap"
        ),
    )
    people_handled: Count = count(
        Text(
            "共处理多少人的个人信息（仅用于 2024-03-22 之前）",
            "How many people's personal information do you handle (only for days before 2024-03-22)",
        ),
        by="dees.old-ciio",
        example=300_000,
        held="people",
    )
    people_since_last_year: Count = count(
        Text(
            "自上年 1 月 1 日起共向境外提供多少人的个人信息（仅用于 2024-03-22 之前）",
            "Since 1 January of last year, how many people's information went abroad (only for days before 2024-03-22)",
        ),
        by="dees.old-volume",
        example=20_000,
    )
    sensitive_people_since_last_year: Count = count(
        Text(
            "其中多少人的敏感个人信息（仅用于 2024-03-22 之前）",
            "Of how many was it sensitive (only for days before 2024-03-22)",
        ),
        by="dees.old-volume",
        example=500,
    )
    self_assessed = day(Text("出境风险自评估完成于哪天", "On which day was the self-assessment finished"),
                        by="dees.self-assess-first", example=date(2026, 3, 2))  # fmt: skip
    filed = day(
        Text("申报或备案材料提交于哪天", "On which day were the papers filed"),
        by=("dees.file-papers", "scc.file-in-time"),
        example=date(2026, 4, 1),
    )
    result_issued = day(Text("安全评估结果出具于哪天", "On which day was the assessment's result issued"),
                        by="cbdt.extend-in-time", example=date(2026, 6, 1))  # fmt: skip
    contract_effective = day(Text("标准合同生效于哪天", "On which day did the standard contract take effect"),
                             by="scc.file-in-time", example=date(2026, 3, 2))  # fmt: skip
    certified = day(Text("认证证书出具于哪天", "On which day was the certificate issued"),
                    by="cert.renew-in-time", example=date(2026, 6, 1))  # fmt: skip
    flows: Rows[Flow] = several(Flow, Text("向境外提供数据的各条数据流", "The flows of data that go abroad"))


@dataclass(frozen=True, slots=True)
class Standing:
    """What a flow is by itself, before people are counted."""

    kind: Literal["not-export", "free", "important", "counted"]
    by: str = ""  # the ground, of a free flow
    scene: str = "none"


@dataclass(frozen=True, slots=True)
class Pool:
    """People who are counted together, and the lines for them: (without sensitive data, with)."""

    people: Count
    sensitive: Count
    assessment: tuple[int, int]
    contract: tuple[int, int]
    by: tuple[str, str, str]  # the provision for exempt, contract or certification, assessment

    def reaches(self, lines: tuple[int, int], by: str) -> bool:
        people, sensitive = lines
        return self.sensitive.reaches(sensitive, by) or self.people.reaches(people, by)


NOT_EXPORT = Standing("not-export")
IMPORTANT = Standing("important")


@determination(
    "outbound",
    title=Text("数据出境走哪条路径", "Which path for sending data abroad"),
    asks=Exporter,
    since=MEASURES,
    turning=(date(2023, 6, 1), PROVISIONS, date(2025, 1, 1), date(2025, 2, 28), date(2025, 3, 31), date(2025, 6, 27), date(2026, 1, 1)),
    ordered=True,
    outcomes={
        "not-export": Text("不是数据出境", "not an export"),
        "exempt": Text("豁免三条路径（告知、同意等义务仍在）", "exempt from the three procedures (notice, consent and other duties remain)"),
        "contract-or-certification": Text("订立标准合同或通过认证", "standard contract or certification"),
        "assessment": Text("申报数据出境安全评估", "security assessment"),
    },
    totals={
        "important-flows": Text("含重要数据的数据流", "flows with important data"),
        "exports": Text("属于出境的数据流", "flows that are exports"),
        "counted-flows": Text("要计数的数据流（没有豁免理由）", "flows to be counted (no ground frees them)"),
        "people": Text("自 1 月 1 日起累计出境的人数（非敏感）", "people since 1 January, without sensitive data"),
        "sensitive-people": Text("自 1 月 1 日起累计出境的人数（敏感）", "people since 1 January, with sensitive data"),
        "people-outside-scenes": Text("清单场景之外的累计人数（非敏感）", "people outside the zone's scenes, without sensitive data"),
        "sensitive-people-outside-scenes": Text("清单场景之外的累计人数（敏感）", "people outside the zone's scenes, with sensitive data"),
        "important-in-zone": Text("含重要数据且未被清单排除的数据流", "flows with important data that the zone's list does not leave out"),
        **{f"people:{scene}": Text(f"场景“{text.zh}”的累计人数（非敏感）", f"people in the scene {text.en}, without sensitive data") for scene, text in SCENES.items()},
        **{f"sensitive:{scene}": Text(f"场景“{text.zh}”的累计人数（敏感）", f"people in the scene {text.en}, with sensitive data") for scene, text in SCENES.items()},
    },
)  # fmt: skip
def outbound(this: Exporter, law: Lawbook) -> Outcome:
    if law.on < PROVISIONS:
        return before_the_provisions(this, law)

    flows = this.flows.judged(standing, law)
    if not flows.any(is_export, "exports"):
        return Outcome("not-export", by=what_is_export(law))
    if not flows.any(is_in_pool, "counted-flows"):
        return exempt_by_grounds(flows)
    if not flows.any(is_important, "important-flows") and is_small(flows, this, law):
        return Outcome("exempt", by="cbdt.free-small-volume")
    if in_zone(this):
        return path_in_zone(this, law)
    if flows.any(is_important, "important-flows"):
        return important_path(this)
    return counted_path(flows, this, law)


@outbound.each("flows", name="name")
def one_flow(flow: Flow, this: Exporter, law: Lawbook) -> Outcome:
    if law.on < PROVISIONS:
        return one_flow_before(flow, this, law)

    its = standing(flow, law)
    if its.kind == "not-export":
        return Outcome("not-export", by=what_is_export(law))
    if its.kind == "free":
        return Outcome("exempt", by=its.by)
    flows = this.flows.judged(standing, law)
    if its.kind == "counted" and is_small(flows, this, law):
        return Outcome("exempt", by="cbdt.free-small-volume")
    if in_zone(this):
        return one_flow_in_zone(flow, this, law)
    if its.kind == "important":
        return important_path(this)
    return counted_path(flows, this, law)


def one_flow_in_zone(flow: Flow, this: Exporter, law: Lawbook) -> Outcome:
    its = standing_in_zone(flow, this, law)
    if its.kind == "free":
        return Outcome("exempt", by=its.by)
    if its.kind == "important":
        return important_path(this)
    flows = this.flows.judged(standing_in_zone, this, law)
    scene = next((row for row in scenes(this, law) if row["id"] == its.scene), None)
    return gravest([in_scene(scene, flows, this) if scene else outside_scenes(flows, this, law)])


outbound.remains(outbound_papers.for_the_year)
outbound.remains_of_each(outbound_papers.for_a_flow)


def standing(flow: Flow, law: Lawbook) -> Standing:
    """Articles 3, 4 and 5(1)(i)-(iii): is the flow free by itself?"""
    if not flow.leaves_mainland:
        return NOT_EXPORT
    if flow.important_data:
        return IMPORTANT  # Article 5(2): the exemptions never cover important data
    if not flow.people_without_sensitive and not flow.people_with_sensitive:
        return Standing("free", "cbdt.free-without-pi")
    if flow.collected_abroad and not flow.mainland_data_added:
        return Standing("free", "cbdt.free-transit")
    if flow.contract_with_individual:
        return Standing("free", "cbdt.free-contract")
    if flow.hr_management and flow.hr_rules_and_collective_contract:
        return Standing("free", "cbdt.free-hr")
    if flow.emergency:
        return Standing("free", "cbdt.free-emergency")
    if law.in_force("netdata.export-conditions") and flow.statutory_duty:
        return Standing("free", "netdata.export-conditions")
    return Standing("counted")


def standing_in_zone(flow: Flow, this: Exporter, law: Lawbook) -> Standing:
    """Article 6: the zone's list may free it, or give it lines of its own."""
    its = standing(flow, law)
    if its.kind in ("not-export", "free"):
        return its
    if flow.outside_zone_list:
        return Standing("free", "cbdt.free-trade-zone")
    if its.kind == "important":
        return its
    for scene in scenes(this, law):
        if flow.zone_scene == scene["id"]:
            return Standing("counted", scene=scene["id"])
    return its


def is_small(flows: Judged[Flow, Standing], this: Exporter, law: Lawbook) -> bool:
    """Article 5(1)(iv): not a CII operator, nothing sensitive, and few people since 1 January."""
    if this.ciio:
        return False
    sensitive, people = counted_nationally(flows, this)
    return not sensitive and law.reaches("cbdt.small-volume-people", people)


def important_path(this: Exporter) -> Outcome:
    """Article 7(1): important data need an assessment, whoever sends them."""
    return Outcome("assessment", by="cbdt.assessment-ciio" if this.ciio else "cbdt.assessment-important-data")


def counted_path(flows: Judged[Flow, Standing], this: Exporter, law: Lawbook) -> Outcome:
    """Articles 7 and 8: who sends, and how many people's information since 1 January."""
    if this.ciio:
        return Outcome("assessment", by="cbdt.assessment-ciio")
    sensitive, people = counted_nationally(flows, this)
    if law.reaches("cbdt.assessment-sensitive-people", sensitive):
        return Outcome("assessment", by="cbdt.assessment-volume")
    if law.reaches("cbdt.assessment-people", people):
        return Outcome("assessment", by="cbdt.assessment-volume")
    return Outcome("contract-or-certification", by="cbdt.contract-or-certification")


def counted_nationally(flows: Judged[Flow, Standing], this: Exporter) -> tuple[Count, Count]:
    """Whom the national lines count: everyone in a flow that no article frees."""
    sensitive = flows.total(
        "people_with_sensitive", is_in_pool, "sensitive-people",
        once=this.overlap, told="distinct_people_with_sensitive",
    )  # fmt: skip
    people = flows.total(
        "people_without_sensitive", is_in_pool, "people",
        once=this.overlap, told="distinct_people_without_sensitive",
    )  # fmt: skip
    return sensitive, people


def in_zone(this: Exporter) -> bool:
    """Article 6 is for processors in a free-trade zone; the lists leave CII operators out."""
    return not this.ciio and this.zone != "none"


def path_in_zone(this: Exporter, law: Lawbook) -> Outcome:
    """The year of a processor in a free-trade zone: its list's scenes and what lies outside them, the gravest first."""
    flows = this.flows.judged(standing_in_zone, this, law)
    if flows.any(is_important, "important-in-zone"):
        return Outcome("assessment", by="cbdt.assessment-important-data")
    pools = [in_scene(scene, flows, this) for scene in scenes(this, law)]
    return gravest([*pools, outside_scenes(flows, this, law)])


def scenes(this: Exporter, law: Lawbook) -> list[Mapping[str, Any]]:
    """The scenes of the zone's list that day, each with its lines."""
    return [row for row in law.rows(".zone-scenes") if this.zone.may_be(row["zone"])]


def in_scene(scene: Mapping[str, Any], flows: Judged[Flow, Standing], this: Exporter) -> Pool:
    """The lines that the zone's list sets for a scene."""
    id = scene["id"]
    return Pool(
        people=flows.total("people_without_sensitive", belongs_to(id), f"people:{id}", once=this.overlap),
        sensitive=flows.total("people_with_sensitive", belongs_to(id), f"sensitive:{id}", once=this.overlap),
        assessment=(scene["assessment_people"], scene["assessment_sensitive"]),
        contract=(scene["contract_people"], scene["contract_sensitive"]),
        by=("cbdt.free-trade-zone", scene["contract_by"], scene["assessment_by"]),
    )


def outside_scenes(flows: Judged[Flow, Standing], this: Exporter, law: Lawbook) -> Pool:
    """What the list gives no lines of its own is counted by the national ones."""
    outside = outside_every_scene
    return Pool(
        people=flows.total("people_without_sensitive", outside, "people-outside-scenes", once=this.overlap),
        sensitive=flows.total(
            "people_with_sensitive", outside, "sensitive-people-outside-scenes", once=this.overlap
        ),
        assessment=(law.whole("cbdt.assessment-people"), law.whole("cbdt.assessment-sensitive-people")),
        contract=(law.whole("cbdt.contract-people-from"), 1),
        by=("cbdt.free-small-volume", "cbdt.contract-or-certification", "cbdt.assessment-volume"),
    )


def gravest(pools: Sequence[Pool]) -> Outcome:
    """The gravest path that one of the pools reaches; below all lines the data are outside the list."""
    for pool in pools:
        if pool.reaches(pool.assessment, pool.by[2]):
            return Outcome("assessment", by=pool.by[2])
    for pool in pools:
        if pool.reaches(pool.contract, pool.by[1]):
            return Outcome("contract-or-certification", by=pool.by[1])
    return Outcome("exempt", by=pools[0].by[0])


def exempt_by_grounds(flows: Judged[Flow, Standing]) -> Outcome:
    """Every flow is free by itself, each by its own ground."""
    by, *also = [its.by for its in flows.possible() if its.kind == "free"]
    return Outcome("exempt", by, also=tuple(also))


# --- before 22 March 2024: the Measures alone -------------------------------------------------------------------------


def before_the_provisions(this: Exporter, law: Lawbook) -> Outcome:
    flows = this.flows.judged(standing_before)
    if not flows.any(is_export, "exports"):
        return Outcome("not-export", by=what_is_export(law))
    if flows.any(is_important, "important-flows"):
        return Outcome("assessment", by="dees.old-important-data")
    if flows.any(is_counted, "counted-flows"):
        return counted_before(this, law)
    return Outcome("exempt", by="dees.scope")


def one_flow_before(flow: Flow, this: Exporter, law: Lawbook) -> Outcome:
    its = standing_before(flow)
    if its.kind == "not-export":
        return Outcome("not-export", by=what_is_export(law))
    if its.kind == "important":
        return Outcome("assessment", by="dees.old-important-data")
    if its.kind == "free":
        return Outcome("exempt", by=its.by)
    return counted_before(this, law)


def standing_before(flow: Flow) -> Standing:
    """There were no exemptions: the Measures bound personal information and important data, and nothing else."""
    if not flow.leaves_mainland:
        return NOT_EXPORT
    if flow.important_data:
        return IMPORTANT
    if not flow.people_without_sensitive and not flow.people_with_sensitive:
        return Standing("free", "dees.scope")
    return Standing("counted")


def counted_before(this: Exporter, law: Lawbook) -> Outcome:
    """Article 4 of the Assessment Measures, then of the Standard Contract Measures."""
    if this.ciio:
        return Outcome("assessment", by="dees.old-ciio")
    if law.reaches("dees.old-people-handled", this.people_handled):
        return Outcome("assessment", by="dees.old-ciio")
    if law.reaches("dees.old-people", this.people_since_last_year):
        return Outcome("assessment", by="dees.old-volume")
    if law.reaches("dees.old-sensitive-people", this.sensitive_people_since_last_year):
        return Outcome("assessment", by="dees.old-volume")
    known = "scc.old-thresholds" if law.in_force("scc.old-thresholds") else "pipl.export-conditions"
    return Outcome("contract-or-certification", by=known)


# --- small words ------------------------------------------------------------------------------------------------------


def is_export(its: Standing) -> bool:
    return its.kind != "not-export"


def is_important(its: Standing) -> bool:
    return its.kind == "important"


def is_counted(its: Standing) -> bool:
    return its.kind == "counted"


def is_in_pool(its: Standing) -> bool:
    """Counted towards the year's numbers: nothing that an article frees."""
    return its.kind in ("counted", "important")


def outside_every_scene(its: Standing) -> bool:
    return its.kind == "counted" and its.scene == "none"


def belongs_to(scene: str) -> Any:
    return lambda its: its.scene == scene


def what_is_export(law: Lawbook) -> str:
    known = "expguide3.what-is-export"
    return known if law.in_force(known) else "dees.scope"
