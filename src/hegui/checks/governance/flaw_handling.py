"""
未见漏洞处置机制 · No way of handling flaws in products and services.

提供网络产品、服务的，发现缺陷、漏洞须立即补救，告知用户并报告。只向申报了 ``network-product-provider`` 角色的单位提出。
盲区：产品本身的漏洞；hegui 看数据，不看代码。

Whoever provides network products or services mends a flaw at once when it comes to light, tells users and reports it.
Asked of organisations that declare the role ``network-product-provider``.
Blind spot: flaws in the products themselves; hegui looks at data, not at code.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.no-flaw-handling",
    judges="csl.fix-and-report-flaws",
    looks_at=Inventory,
    severity="medium",
    problem="vulnerabilities",
    title=Text("未见漏洞补救、告知和报告机制", "No way of mending, telling and reporting flaws"),
    remedy=Text(
        "建立漏洞接收、补救、告知用户和报告的流程与责任人，申报为 flaw_handling。",
        "Set up who receives flaws, mends them, tells users and reports; declare it as flaw_handling.",
    ),
)
def flaw_handling(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    if (
        not held.holdings
        or not us.is_a("network-product-provider")
        or done(us.declarations.flaw_handling, us)
    ):
        return
    yield lacking("flaw_handling", us)(
        declaration("flaw_handling"),
        Text(
            "本单位申报为网络产品、服务提供者，未申报漏洞补救、告知和报告机制。{how}",
            "the organisation declares itself a provider of network products or services, and no way of handling flaws is declared; "
            "{how}",
        ).fill(how=how_to_declare("flaw_handling", us)),
    )


@flaw_handling.breaks
def a_provider_without_one() -> Case:
    return inventory(), organisation(roles=("network-product-provider",))


@flaw_handling.keeps
def a_provider_with_one() -> Case:
    us = organisation(roles=("network-product-provider",), declarations={"flaw_handling": on(2026, 2, 1)})
    return inventory(), us


@flaw_handling.keeps
def no_provider() -> Case:
    return inventory()
