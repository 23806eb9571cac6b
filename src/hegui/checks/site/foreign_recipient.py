"""
打开页面会联系境外服务 · Opening the page reaches services abroad.

访客一打开页面，其网络地址、浏览器信息和所看页面就发给境外运营者，可能构成个人信息出境：路径用 hegui decide
outbound 判断。运营者所在地来自自编表，未经核实。
盲区：服务器实际位置、由脚本再加载的第三方。

As soon as the page opens, the visitor's address, browser and page go to an operator abroad, which may be an export of
personal information: hegui decide outbound works out the path. The operators' seats come from a table of our own,
unverified.
Blind spot: where servers really stand, and what scripts load in turn.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.foreign-recipient",
    judges="pipl.export-conditions",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("打开页面会联系境外服务", "Opening the page reaches services abroad"),
    remedy=Text(
        "换成境内服务或本站自存；确需使用的，按出境路径办理并在隐私政策中写明。",
        "Use a domestic service or a copy of your own; where it is needed, take the export path and say so in the privacy notice.",
    ),
)
def foreign_recipient(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "recipient" or not seen["foreign"]:
        return
    light = seen["use"] in ("cdn", "fonts")
    yield to_confirm(
        seen,
        Text("{what}，运营者在境外（{country}）", "{what}; its operator is abroad ({country})").fill(
            what=seen.what, country=seen["country"]
        ),
        severity="low" if light else "medium",
    )


@foreign_recipient.breaks
def statistics_by_an_operator_abroad() -> Case:
    return fact("recipient", operator="Google", country="US", foreign=True, use="statistics")


@foreign_recipient.keeps
def a_domestic_operator() -> Case:
    return fact("recipient", operator="Baidu", country="CN", foreign=False, use="statistics")
