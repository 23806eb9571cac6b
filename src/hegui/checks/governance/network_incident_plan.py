"""
未见网络安全事件应急预案 · No plan for network security incidents.

每个网络运营者都应有这样的预案，不论网络里有什么。持有个人信息的，``org.no-incident-plan`` 已依个人信息保护法提出同样的问题，
这项检查不再重复。没有 hegui.toml 的不提出。
盲区：预案是否可行。

Every network operator has such a plan, whatever the network holds.  Where personal information is held,
``org.no-incident-plan`` asks the same under the law on personal information, and this check stays silent.
Without a hegui.toml nobody is asked.
Blind spot: whether the plan would work.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking, speaks
from hegui.checks.examples import Case, holding, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-network-incident-plan",
    judges="csl.incident-plan",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("未见网络安全事件应急预案", "No plan for network security incidents"),
    remedy=Text(
        "制定网络安全事件应急预案，覆盖漏洞、病毒、网络攻击和侵入，申报为 incident_plan。",
        "Write a plan that covers flaws, viruses, attacks and intrusion; declare it as incident_plan.",
    ),
)
def network_incident_plan(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.holdings or held.personal or not speaks(us) or not us.is_a("network-operator"):
        return
    if done(us.declarations.incident_plan, us):
        return
    yield lacking("incident_plan", us)(
        declaration("incident_plan"),
        Text(
            "未申报网络安全事件应急预案。{how}", "no plan for network security incidents is declared; {how}"
        ).fill(how=how_to_declare("incident_plan", us)),
    )


@network_incident_plan.breaks
def products_without_a_plan() -> Case:
    return inventory(holding("price", "product"))


@network_incident_plan.keeps
def products_with_a_plan() -> Case:
    return inventory(holding("price", "product")), organisation(
        declarations={"incident_plan": on(2026, 3, 1)}
    )


@network_incident_plan.keeps
def no_network_of_our_own() -> Case:
    return inventory(holding("price", "product")), organisation(roles=("personal-information-processor",))
