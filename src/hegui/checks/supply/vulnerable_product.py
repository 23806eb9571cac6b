"""
对外提供的产品含有已知漏洞的组件 · A product for others holds a component with known vulnerabilities.

提供网络产品、服务的，发现漏洞须立即补救、告知用户并报告；漏洞信息两日内报工信部平台，涉及国家安全、公共利益的二十四小时内报告。
只向申报了 ``network-product-provider`` 角色的单位提出；其他单位见 supply.vulnerable-component。
盲区：漏洞在本产品里能否触发；被检查的文件是否就是对外提供的产品。

Whoever provides network products or services mends a flaw at once, tells users and reports: within two days to the platform of the
industry ministry, within 24 hours where national security or the public interest is touched.
Asked of organisations that declare the role ``network-product-provider``; others: supply.vulnerable-component.
Blind spot: whether the flaw can be reached in this product, and whether the files looked at are the product.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.checks.supply.flaws import how_grave, upgrade
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.vulnerable-product",
    judges="csl.fix-and-report-flaws",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text(
        "对外产品含有已知漏洞的组件", "A product for others holds a component with known vulnerabilities"
    ),
    remedy=Text(
        "评估影响，发布修复版本并告知用户；按规定时限报告，留存处置记录。",
        "Assess what it means, publish a mended version and tell users; report in time and keep a record.",
    ),
)
def vulnerable_product(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "vulnerable-component" or not us.is_a("network-product-provider"):
        return
    sure = not seen["development"] and not seen["least"]
    ruling = breach if sure else to_confirm
    yield ruling(
        seen,
        Text("{what}{upgrade}", "{what}{upgrade}").fill(what=seen.what, upgrade=upgrade(seen)),
        severity=how_grave(seen),
    )


@vulnerable_product.breaks
def a_product_with_it() -> Case:
    return fact("vulnerable-component", name="log4j-core", severity="critical", fixed="2.17.1"), organisation(
        roles=("network-product-provider",)
    )


@vulnerable_product.keeps
def somebody_who_provides_nothing() -> Case:
    return fact("vulnerable-component", name="log4j-core", severity="critical", fixed="2.17.1")
