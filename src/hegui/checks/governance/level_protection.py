"""
未见网络安全等级保护 · No multi-level protection of the network.

网络运营者应履行网络安全等级保护义务：系统定级，并按级别备案、测评。没有 hegui.toml、数据又不涉及个人的，不提出这个问题。
盲区：定级是否恰当，测评是否通过。

A network operator meets the duties of multi-level protection: its systems are graded, and filed and tested as their level asks.
Data about no person, looked at without a hegui.toml, raise no such question.
Blind spot: whether the grade is right and the test was passed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking, speaks
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-level-protection",
    judges="csl.level-protection",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text(
        "未见网络安全等级保护定级备案或测评", "No grading, filing or test under multi-level protection"
    ),
    remedy=Text(
        "对信息系统定级，并按级别要求备案、测评，申报为 level_protection（evidence 填备案证明编号）。",
        "Grade the systems, file and test them as their level asks; declare it as level_protection, with the "
        "filing number as evidence.",
    ),
)
def level_protection(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not held.holdings or not us.is_a("network-operator") or done(us.declarations.level_protection, us):
        return
    if not held.personal and not speaks(us):
        return
    yield lacking("level_protection", us)(
        declaration("level_protection"),
        Text(
            "未申报网络安全等级保护的定级、备案或测评。{how}",
            "no grading, filing or test under multi-level protection is declared; {how}",
        ).fill(how=how_to_declare("level_protection", us)),
    )


@level_protection.breaks
def never_graded() -> Case:
    return inventory()


@level_protection.keeps
def graded_and_filed() -> Case:
    return inventory(), organisation(declarations={"level_protection": on(2025, 6, 1)})


@level_protection.keeps
def no_network_of_our_own() -> Case:
    return inventory(), organisation(roles=("personal-information-processor",))
