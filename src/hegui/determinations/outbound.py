"""
数据出境走哪条路径 · Which path the law sets for sending data abroad.

One processor in one calendar year with its flows.  Flows are judged one by one on the grounds of Articles 3 to 6 of the
Cross-border Provisions; those that no ground frees are counted together, each person once, from 1 January, and the
numbers of Articles 5, 7 and 8 decide.  Sensitive and other personal information are counted on two lines.  In a
free-trade zone the scenes of its list have lines of their own and are counted apart.  Before 22 March 2024 the older
Measures decided alone.  Personal information that state organs handle is assessed whatever the number (PIPL 36, 37):
no text says that the exemptions of the Provisions reach it, and the law stands above them.  Blind spot: whether data
are truly needed abroad is the user's word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from hegui.deciding.asking import Judged
from hegui.deciding.together import OfRows
from hegui.determinations import (
    Count,
    Lawbook,
    Outcome,
    determination,
    outbound_papers,
    outbound_zones,
)
from hegui.determinations.outbound_facts import SCENES, Exporter, Flow
from hegui.text import Text

PROVISIONS = date(2024, 3, 22)  # the Cross-border Provisions in force
MEASURES = date(2022, 9, 1)  # the Assessment Measures in force


class Standing(NamedTuple):
    """What a flow is by itself, before people are counted."""

    kind: Literal["not-export", "free", "important", "state-organ", "counted"]
    by: str = ""  # the ground, of a free flow
    scene: str = "none"


Line = tuple[Count, int, str]  # people, the number from which on, and the provision


@dataclass(frozen=True, slots=True)
class Pool:
    """People who are counted together: the lines for an assessment, and for a contract or certification."""

    assessment: tuple[Line, ...]
    contract: tuple[Line, ...]
    free: str  # the provision below them all


NOT_EXPORT = Standing("not-export")
IMPORTANT = Standing("important")
STATE_ORGAN = Standing("state-organ")
STATE_ORGAN_PATH = Outcome("assessment", by="pipl.state-organ-storage")


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
        "state-organ-flows": Text("国家机关等处理的个人信息出境的数据流", "flows with personal information that a state organ handles"),
        "counted-flows": Text("要计数的数据流（没有豁免理由）", "flows to be counted (no ground frees them)"),
        "people": Text("自 1 月 1 日起累计出境的人数（非敏感）", "people since 1 January, without sensitive data"),
        "sensitive-people": Text("自 1 月 1 日起累计出境的人数（敏感）", "people since 1 January, with sensitive data"),
        "people-outside-scenes": Text("清单场景之外的累计人数（非敏感）", "people outside the zone's scenes, without sensitive data"),
        "sensitive-people-outside-scenes": Text("清单场景之外的累计人数（敏感）", "people outside the zone's scenes, with sensitive data"),
        "people-in-the-rest": Text("清单没有另设评估线的累计人数（非敏感）", "people for whom the zone's list sets no line of its own for an assessment, without sensitive data"),
        "important-in-zone": Text("含重要数据且未被清单排除的数据流", "flows with important data that the zone's list does not leave out"),
        **{f"people:{scene}": Text(f"场景“{text.zh}”的累计人数（非敏感）", f"people in the scene {text.en}, without sensitive data") for scene, text in SCENES.items()},
        **{f"sensitive:{scene}": Text(f"场景“{text.zh}”的累计人数（敏感）", f"people in the scene {text.en}, with sensitive data") for scene, text in SCENES.items()},
    },
)  # fmt: skip
def outbound(this: Exporter, law: Lawbook) -> Outcome | OfRows:
    if law.on < PROVISIONS:
        return before_the_provisions(this, law)

    flows = this.flows.judged(standing, this, law)
    if not flows.any(is_export, "exports"):
        return Outcome("not-export", by=what_is_export(law))
    if flows.any(is_of_state_organ, "state-organ-flows"):
        return STATE_ORGAN_PATH
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

    its = standing(flow, this, law)
    if its.kind == "not-export":
        return Outcome("not-export", by=what_is_export(law))
    if its.kind == "free":
        return Outcome("exempt", by=its.by)
    if its.kind == "state-organ":
        return STATE_ORGAN_PATH
    flows = this.flows.judged(standing, this, law)
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
    return gravest([in_scene(scene, flows, this, law) if scene else outside_scenes(flows, this, law)])


outbound.adopts = outbound_zones.adopt
outbound.remains(outbound_papers.for_the_year)
outbound.remains_of_each(outbound_papers.for_a_flow)


def standing(flow: Flow, this: Exporter, law: Lawbook) -> Standing:
    """Articles 3, 4 and 5(1)(i)-(iii): is the flow free by itself?"""
    if not flow.leaves_mainland:
        return NOT_EXPORT
    if flow.important_data:
        return IMPORTANT  # Article 5(2): the exemptions never cover important data
    if not flow.people_without_sensitive and not flow.people_with_sensitive:
        return Standing("free", "cbdt.free-without-pi")
    if this.state_organ:
        return STATE_ORGAN  # PIPL 36: a law, which the exemptions of a rule below it do not lift
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
    its = standing(flow, this, law)
    if its.kind in ("not-export", "free", "state-organ"):
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
    pools = [in_scene(scene, flows, this, law) for scene in scenes(this, law)]
    return gravest([*pools, outside_scenes(flows, this, law)])


def scenes(this: Exporter, law: Lawbook) -> list[Mapping[str, Any]]:
    """The scenes of the zone's list that day, each with its lines."""
    return [row for row in law.rows(".zone-scenes") if this.zone == row["zone"]]


def in_scene(scene: Mapping[str, Any], flows: Judged[Flow, Standing], this: Exporter, law: Lawbook) -> Pool:
    """The lines that the zone's list sets for a scene."""
    id, to_assess, to_contract = scene["id"], scene["assessment_by"], scene["contract_by"]
    people = flows.total("people_without_sensitive", belongs_to(id), f"people:{id}", once=this.overlap)
    sensitive = flows.total("people_with_sensitive", belongs_to(id), f"sensitive:{id}", once=this.overlap)
    line: Line = (people, scene["assessment_people"], to_assess)
    if scene.get("people_with_the_rest"):
        line = line_of_the_rest(flows, this, law)
    return Pool(
        assessment=((sensitive, scene["assessment_sensitive"], to_assess), line),
        contract=((sensitive, scene["contract_sensitive"], to_contract), (people, scene["contract_people"], to_contract)),
        free="cbdt.free-trade-zone",
    )  # fmt: skip


def outside_scenes(flows: Judged[Flow, Standing], this: Exporter, law: Lawbook) -> Pool:
    """What the list gives no lines of its own is counted by the national ones."""
    outside, by = outside_every_scene, "cbdt.contract-or-certification"
    people = flows.total("people_without_sensitive", outside, "people-outside-scenes", once=this.overlap)
    sensitive = flows.total(
        "people_with_sensitive", outside, "sensitive-people-outside-scenes", once=this.overlap
    )
    most = law.whole("cbdt.assessment-sensitive-people")
    return Pool(
        assessment=((sensitive, most, "cbdt.assessment-volume"), line_of_the_rest(flows, this, law)),
        contract=((sensitive, 1, by), (people, law.whole("cbdt.contract-people-from"), by)),
        free="cbdt.free-small-volume",
    )


def line_of_the_rest(flows: Judged[Flow, Standing], this: Exporter, law: Lawbook) -> Line:
    """The national line for an assessment, without sensitive data: a scene may have no line of its own for it.

    In the Shanghai chapter on shipping only the crews' sensitive information has one (item 7): their other information
    is counted with all "other than item 7" (item 8).
    """
    joined = [scene["id"] for scene in scenes(this, law) if scene.get("people_with_the_rest")]
    holds, name = (
        (in_the_rest(joined), "people-in-the-rest")
        if joined
        else (outside_every_scene, "people-outside-scenes")
    )
    people = flows.total("people_without_sensitive", holds, name, once=this.overlap)
    return people, law.whole("cbdt.assessment-people"), "cbdt.assessment-volume"


def gravest(pools: Sequence[Pool]) -> Outcome:
    """The gravest path that one of the pools reaches; below all lines the data are outside the list."""
    for people, number, by in (line for pool in pools for line in pool.assessment):
        if people.reaches(number, by):
            return Outcome("assessment", by=by)
    for people, number, by in (line for pool in pools for line in pool.contract):
        if people.reaches(number, by):
            return Outcome("contract-or-certification", by=by)
    return Outcome("exempt", by=pools[0].free)


def exempt_by_grounds(flows: Judged[Flow, Standing]) -> OfRows:
    """Every flow is free by itself, each by its own ground."""
    return flows.ends("exempt", by=lambda its: its.by if its.kind == "free" else "")


# --- before 22 March 2024: the Measures alone -------------------------------------------------------------------------


def before_the_provisions(this: Exporter, law: Lawbook) -> Outcome:
    flows = this.flows.judged(standing_before, this)
    if not flows.any(is_export, "exports"):
        return Outcome("not-export", by=what_is_export(law))
    if flows.any(is_important, "important-flows"):
        return Outcome("assessment", by="dees.old-important-data")
    if flows.any(is_of_state_organ, "state-organ-flows"):
        return STATE_ORGAN_PATH
    if flows.any(is_counted, "counted-flows"):
        return counted_before(this, law)
    return Outcome("exempt", by="dees.scope")


def one_flow_before(flow: Flow, this: Exporter, law: Lawbook) -> Outcome:
    its = standing_before(flow, this)
    if its.kind == "not-export":
        return Outcome("not-export", by=what_is_export(law))
    if its.kind == "important":
        return Outcome("assessment", by="dees.old-important-data")
    if its.kind == "free":
        return Outcome("exempt", by=its.by)
    if its.kind == "state-organ":
        return STATE_ORGAN_PATH
    return counted_before(this, law)


def standing_before(flow: Flow, this: Exporter) -> Standing:
    """There were no exemptions: the Measures bound personal information and important data, and nothing else."""
    if not flow.leaves_mainland:
        return NOT_EXPORT
    if flow.important_data:
        return IMPORTANT
    if not flow.people_without_sensitive and not flow.people_with_sensitive:
        return Standing("free", "dees.scope")
    return STATE_ORGAN if this.state_organ else Standing("counted")


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


def is_of_state_organ(its: Standing) -> bool:
    return its.kind == "state-organ"


def is_counted(its: Standing) -> bool:
    return its.kind == "counted"


def is_in_pool(its: Standing) -> bool:
    """Counted towards the year's numbers: nothing that an article frees."""
    return its.kind in ("counted", "important")


def outside_every_scene(its: Standing) -> bool:
    return its.kind == "counted" and its.scene == "none"


def in_the_rest(joined: Sequence[str]) -> Any:
    return lambda its: its.kind == "counted" and (its.scene == "none" or its.scene in joined)


def belongs_to(scene: str) -> Any:
    return lambda its: its.scene == scene


def what_is_export(law: Lawbook) -> str:
    known = "expguide3.what-is-export"
    return known if law.in_force(known) else "dees.scope"
