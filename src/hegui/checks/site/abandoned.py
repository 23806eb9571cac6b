"""
网站疑似停用而未关闭 · The site seems abandoned and was never closed.

停用的网站没有人打补丁，却仍在网上：手册的第一个案例就是这样泄露了患者登记信息。由多个迹象综合判断：自称停用、最新日期、版权
年份、脚本库年代。仍收集或显示个人信息的更严重。停服前的公告和删除见TC260-PG-202513A。
盲区：内容本来就少更新的网站。

Nobody patches an abandoned site, and it stays open: in the handbook's first case patients' registrations leaked in
just this way. Several signs together make the verdict: it says so itself, its newest date, its copyright, the age of
its libraries. Worse where it still collects or shows personal information. TC260-PG-202513A tells of notice and
deletion before closing.
Blind spot: a site that seldom changes anyhow.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact, holding, inventory
from hegui.model import Inventory, Place, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.abandoned",
    judges="csl.fix-and-report-flaws",
    looks_at=Inventory,
    severity="high",
    problem="vulnerabilities",
    title=Text("网站疑似停用而未关闭", "The site seems abandoned and was never closed"),
    remedy=Text(
        "确认是否仍在使用。不用的：公告（至少 20 个工作日）、停止收集、迁出或删除个人信息、关停服务、注销域名和备案；仍用的：指定负责人并更新。",
        "Find out whether it is still used. If not: give notice (at least 20 working days), stop collecting, move or delete personal information, shut it down, cancel domain and filing. If so: name who answers for it, and update it.",
    ),
)
def abandoned(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    for seen in held.facts:
        if seen.kind != "abandoned":
            continue
        shown = [
            h for h in held.personal if h.rows and h.protection == "clear" and _inside(h.place, seen.place)
        ]
        asks = seen["asks"] if isinstance(seen["asks"], tuple) else ()
        worse = Text("", "")
        if shown:
            worse = Text("；其中有个人信息（{where}）", "; personal information lies in it ({where})").fill(
                where=shown[0].place
            )
        elif asks:
            worse = Text("；表单仍在收集个人信息", "; its forms still ask for personal information")
        grave = any(h.sensitivity == "sensitive" for h in shown) or bool(seen["sensitive"])
        yield to_confirm(
            seen,
            Text("{what}{worse}", "{what}{worse}").fill(what=seen.what, worse=worse),
            severity="high" if grave else "medium" if shown or asks else "low",
        )


def _inside(place: Place, site: Place) -> bool:
    return place.source == site.source or place.source.startswith(site.source + "/")


@abandoned.breaks
def an_old_site_that_still_asks() -> Case:
    return inventory(
        holding("price", "product"),
        facts=(fact("abandoned", asks=("name", "id-number"), sensitive=True, points=4),),
    )


@abandoned.keeps
def a_site_in_use() -> Case:
    return inventory(holding("price", "product"), facts=(fact("privacy-notice", present=True),))
