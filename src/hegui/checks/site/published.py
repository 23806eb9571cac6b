"""
网页公开了个人信息 · Personal information is published on a page.

未取得单独同意，不得公开所处理的个人信息；公开的名单常被收集转卖。只报告能指认到人的敏感信息，和一次列出多人联系方式的表格；
单个联系电话、联系人不报告。
盲区：已取得单独同意或法律要求公示的，请附依据接受。

Personal information is not to be published without separate consent; lists on pages are gathered and sold. Reported
are sensitive data about people who can be told apart, and tables that list several people with their numbers; a
single contact is not.
Blind spot: consent on record, or publication that the law asks for: accept the finding with its ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, exported, inventory
from hegui.model import Holding, Inventory, Place, Ruling, Setting
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.personal-data-published",
    judges="pipl.no-publication",
    looks_at=Inventory,
    severity="high",
    problem="loose-authorisation",
    title=Text("网页公开了个人信息", "Personal information is published on a page"),
    remedy=Text(
        "立即撤下或遮盖，通知搜索引擎和缓存清除，核查访问记录；确需公示的只留必要且已脱敏的内容。",
        "Take it down or mask it at once, have caches cleared, look through the access log; where publication is due, show only what is needed, masked.",
    ),
)
def published(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    pages = {s.place.source for s in held.settings if s.kind == "public-page" and s.holds}
    found: dict[str, list[Holding]] = {}
    for column in held.holdings:
        if column.place.source in pages and column.protection == "clear" and column.rows and column.entity:
            found.setdefault(f"{column.place.source}#{column.table}", []).append(column)
    for columns in found.values():
        who = [c for c in columns if c.entity and c.entity.id in _TELLS_WHO]
        several = [
            c for c in who if (c.people and c.people.low >= SEVERAL) or (c.rows >= SEVERAL and not c.embedded)
        ]
        grave = [c for c in columns if c.sensitivity == "sensitive" and (c.category in _ALONE or who)]
        if not grave and not several:
            continue
        worst = (grave or several)[0]
        name = worst.entity.name if worst.entity else Text("个人信息", "personal information")
        yield (breach if grave else to_confirm)(
            worst,
            Text(
                "页面 {place} 公开了{what}等 {n} 类个人信息",
                "the page {place} shows {what}: {n} kind(s) of personal information",
            ).fill(
                place=worst.place.source, what=name, n=len({c.entity.id for c in grave + several if c.entity})
            ),
            severity="high" if grave else "medium",
        )


SEVERAL = 5  # people listed together: a list, no longer a contact
_ALONE = frozenset(
    {"identity", "financial-account", "biometric"}
)  # sensitive kinds that tell who it is by themselves
_TELLS_WHO = frozenset({"person-name", "mobile", "cn-resident-id", "passport", "bank-card", "email"})
_PAGE = (Setting(Place("site/list.html"), "public-page", True),)


def _column(name: str, entity: str, **fields: Any) -> Holding:
    return exported(name, entity, file="site/list.html", **fields)


@published.breaks
def id_numbers_in_a_table() -> Case:
    return inventory(_column("id_no", "cn-resident-id"), settings=_PAGE)


@published.breaks
def many_mobiles() -> Case:
    return inventory(_column("phone", "mobile"), settings=_PAGE)


@published.keeps
def a_single_contact() -> Case:
    return inventory(_column("phone", "mobile", rows=1, people=None), settings=_PAGE)


@published.keeps
def the_same_in_a_file_that_is_no_page() -> Case:
    return inventory(_column("id_no", "cn-resident-id"))


@published.keeps
def a_price_list() -> Case:
    return inventory(_column("price", "product"), settings=_PAGE)
