"""
未见个人信息收集和提供清单 · No list of personal information collected and shared.

对个人的告知应以清单列明收集和对外提供的内容：目的、方式、种类、接收方。
盲区：公开的清单与实际持有的是否一致；可与 ``hegui inventory`` 对照。

The notice to people sets out, as a list, what is collected and what is given to others: purpose, means, kinds, recipients.
Blind spot: whether the published list matches what is held; compare it with ``hegui inventory``.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.amounts import amount
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-personal-information-list",
    judges="netdata.pi-list",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text("未见个人信息收集和提供清单", "No list of personal information collected and shared"),
    remedy=Text(
        "以清单形式列明收集、对外提供个人信息的目的、方式、种类和接收方并公开，申报为 personal_information_list。",
        "Publish as a list the purposes, means, kinds and recipients; declare it as personal_information_list.",
    ),
)
def personal_information_list(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.personal or done(us.declarations.personal_information_list, us):
        return
    yield lacking("personal_information_list", us)(
        declaration("personal_information_list"),
        Text(
            "持有个人信息 {n}，未申报个人信息收集和对外提供清单。{how}",
            "{n} of personal information are held and no list of what is collected and shared is declared; {how}",
        ).fill(n=amount(len(held.personal), "columns"), how=how_to_declare("personal_information_list", us)),
    )


@personal_information_list.breaks
def nothing_listed() -> Case:
    return inventory()


@personal_information_list.keeps
def a_published_list() -> Case:
    return inventory(), organisation(declarations={"personal_information_list": on(2026, 3, 1)})


@personal_information_list.breaks
def a_published_list_tomorrow() -> Case:
    return inventory(), organisation(declarations={"personal_information_list": on(2026, 11, 24)})
