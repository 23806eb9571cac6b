"""
未见全流程数据安全管理制度 · No data security system for the whole course of processing.

处理数据的，不论是否涉及个人，都应建立覆盖收集、存储、使用、提供、删除全流程的安全管理制度。
没有 hegui.toml、数据又不涉及个人的，不提出这个问题。
盲区：制度的内容，以及是否落实。

Whoever processes data, personal or not, sets up a security system for the whole course: collecting, keeping, using, passing on, erasing.
Data about no person, looked at without a hegui.toml, raise no such question.
Blind spot: what the system contains and whether it is lived.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.amounts import amount
from hegui.checks.declared import declaration, done, how_to_declare, lacking, speaks
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-data-security-system",
    judges="dsl.data-security-system",
    looks_at=Inventory,
    severity="low",
    problem="weak-rules",
    title=Text("未见全流程数据安全管理制度", "No data security system for the whole course of processing"),
    remedy=Text(
        "建立覆盖收集、存储、使用、加工、传输、提供、公开各环节的数据安全管理制度，申报为 data_security_system。",
        "Set up a system that covers collecting, storing, using, passing on and erasing; declare it as data_security_system.",
    ),
)
def data_security_system(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if not (held.personal or (held.holdings and speaks(us))) or done(
        us.declarations.data_security_system, us
    ):
        return
    yield lacking("data_security_system", us)(
        declaration("data_security_system"),
        Text(
            "共查看 {n}数据，未申报全流程数据安全管理制度。{how}",
            "{n} of data were seen and no data security system is declared; {how}",
        ).fill(n=amount(len(held.holdings), "columns"), how=how_to_declare("data_security_system", us)),
    )


@data_security_system.breaks
def no_system() -> Case:
    return inventory()


@data_security_system.keeps
def a_system() -> Case:
    return inventory(), organisation(declarations={"data_security_system": on(2026, 3, 1)})


@data_security_system.breaks
def a_system_tomorrow() -> Case:
    return inventory(), organisation(declarations={"data_security_system": on(2026, 11, 24)})
