"""
组件存在已知漏洞 · A component with known vulnerabilities.

按锁定文件、已安装清单或软件物料清单里的名称和版本，与用户下载的 OSV 漏洞库核对。有修复版本、用于生产的为违反；只用于开发、尚无修复版本或只知道最低版本的为待核实。
没有漏洞库、漏洞库超过 90 天或版本不明的，列入“未检查”。
盲区：漏洞在本系统里能否触发；已打补丁但版本号没变的；清单里没有的软件。

Names and versions in lock files, lists of what is installed and SBOMs are compared with the OSV database that the user downloaded.
With a version that mends it, in production: a breach; for development only, with no mended version, or known by a least version
only: a question.
No database, one older than 90 days, or no version: listed as not looked at.
Blind spot: whether the flaw can be reached here; patches that leave the version as it was; software that is on no list.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.checks.supply.flaws import how_grave, upgrade
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supply.vulnerable-component",
    judges="dsl.risk-monitoring-and-incident",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text("组件存在已知漏洞", "A component with known vulnerabilities"),
    remedy=Text(
        "升级到已修复的版本并回归测试；暂不能升级的，关闭受影响的功能或加防护，记录责任人和期限。",
        "Upgrade to a version that mends it and test; where that cannot be done yet, switch the affected part off or shield it, and note who "
        "is responsible until when.",
    ),
)
def vulnerable(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "vulnerable-component" or us.is_a("network-product-provider"):
        return
    sure = seen["fixed"] is not None and not seen["development"] and not seen["least"]
    ruling = breach if sure else to_confirm
    yield ruling(
        seen,
        Text("{what}{upgrade}", "{what}{upgrade}").fill(what=seen.what, upgrade=upgrade(seen)),
        severity=how_grave(seen),
    )


@vulnerable.breaks
def with_a_mended_version() -> Case:
    return fact("vulnerable-component", name="lodash", severity="high", fixed="4.17.21")


@vulnerable.breaks
def for_development_only() -> Case:
    return fact("vulnerable-component", name="lodash", severity="high", fixed="4.17.21", development=True)


@vulnerable.breaks
def used_in_attacks() -> Case:
    return fact(
        "vulnerable-component",
        name="log4j-core",
        severity="medium",
        fixed="2.17.1",
        exploited=date(2021, 12, 10),
    )


@vulnerable.keeps
def a_provider_is_judged_by_its_own_duty() -> Case:
    return fact("vulnerable-component", name="lodash", fixed="4.17.21"), organisation(
        roles=("network-product-provider",)
    )
