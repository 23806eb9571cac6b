"""
重要数据明文存储 · Important data stored in the clear.

重要数据应当备份并加密。只有目录或主管部门的通知能使数据成为重要数据，记在 hegui.toml 的 ``[[important_data]]`` 中：
hegui 从不自行认定。敏感个人信息的列由 ``pi.stored-in-clear`` 判断。
盲区：会话里看不到备份。

Important data are backed up and encrypted.  Only a catalogue or a notice of an authority makes data important, which
``[[important_data]]`` in hegui.toml records: hegui never grades them so by itself.
Columns of sensitive personal information are judged by ``pi.stored-in-clear``.
Blind spot: backups do not show in a session.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, holding, inventory
from hegui.checks.grouping import by_table, shortened
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "data.important-in-clear",
    judges="csl.classification-backup-encryption",
    looks_at=Inventory,
    severity="high",
    problem="clear-storage",
    title=Text("重要数据明文存储", "Important data stored in the clear"),
    remedy=Text(
        "对列入目录的重要数据加密存储并异地备份；已加密的在 [[protection]] 中申报。",
        "Encrypt what the catalogue lists and back it up elsewhere; declare existing encryption under [[protection]].",
    ),
)
def important_in_clear(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    clear = [
        h
        for h in held.holdings
        if h.grade != "general"
        and h.protection == "clear"
        and h.sensitivity not in ("sensitive", "secret")
        and h.rows
    ]
    for place, columns in by_table(h for h in clear if not us.protects(h.place)):
        names = shortened(
            [Text(h.column, h.column) for h in columns], Text("等 {n} 列", " and others, {n} columns in all")
        )
        yield breach(
            place,
            Text(
                "表 {place} 已列入重要数据目录，以明文保存：{columns}",
                "table {place} is on a catalogue of important data and stored in the clear: {columns}",
            ).fill(place=place, columns=names),
        )


@important_in_clear.breaks
def a_catalogued_table_in_the_clear() -> Case:
    return inventory(holding("output", "product", table="plant", grade="important"))


@important_in_clear.keeps
def a_catalogued_table_encrypted() -> Case:
    return inventory(holding("output", "product", table="plant", grade="important", protection="encrypted"))


@important_in_clear.keeps
def a_table_nobody_catalogued() -> Case:
    return inventory(holding("output", "product", table="plant", grade="general"))
