"""The sheets of an inventory: every column, every table, how tables belong together; words in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hegui.model import Holding, Inventory, Sensitivity
from hegui.reports.counting import by_table, in_clear
from hegui.reports.csv import cells
from hegui.reports.json import columns_of, combinations_of, relations_of
from hegui.reports.words import BY, GRADE, PROTECTION, SENSITIVITY, category, clean, name
from hegui.reports.workbook import Cell, Grave, Head, sheet
from hegui.text import Lang, Text, joined

if TYPE_CHECKING:
    from xlsxwriter import Workbook

HELD: tuple[Head, ...] = (
    (Text("数据源", "Source"), 22),
    (Text("表", "Table"), 20),
    (Text("列", "Column"), 20),
    (Text("数据项", "Entity"), 22),
    (Text("类别", "Category"), 14),
    (Text("敏感程度", "Sensitivity"), 15),
    (Text("敏感依据的标准", "Sensitive under"), 26),
    (Text("级别", "Grade"), 10),
    (Text("候选级别", "Grade candidate"), 12),
    (Text("人数", "People"), 13),
    (Text("人数下限", "People, low"), 13),
    (Text("人数上限", "People, high"), 13),
    (Text("未成年人", "Minors"), 10),
    (Text("不满十四周岁", "Under 14"), 12),
    (Text("保护", "Protection"), 11),
    (Text("把握", "Certainty"), 9),
    (Text("理由", "Why"), 70),
    (Text("所看行的比例", "Share of rows read"), 12),
    (Text("人工更正", "Corrected"), 10),
)
TABLES: tuple[Head, ...] = (
    (Text("数据源", "Source"), 22),
    (Text("表", "Table"), 24),
    (Text("最敏感的列", "Most sensitive"), 15),
    (Text("列数", "Columns"), 9),
    (Text("敏感个人信息", "Sensitive"), 12),
    (Text("凭证密钥", "Secret"), 12),
    (Text("一般个人信息", "Personal"), 12),
    (Text("非个人信息", "Not personal"), 12),
    (Text("敏感或凭证而明文", "Sensitive or secret, in the clear"), 16),
    (Text("人数", "People"), 13),
    (Text("人数下限", "People, low"), 13),
    (Text("人数上限", "People, high"), 13),
    (Text("未成年人", "Minors"), 10),
    (Text("不满十四周岁", "Under 14"), 12),
    (Text("类别", "Categories"), 40),
    (Text("导出或备份", "Export or backup"), 12),
)
RELATIONS: tuple[Head, ...] = (
    (Text("数据源", "Source"), 22),
    (Text("列", "Column"), 30),
    (Text("指向的数据源", "To source"), 22),
    (Text("指向", "To"), 30),
    (Text("凭什么", "By"), 18),
    (Text("把握", "Certainty"), 9),
    (Text("关于同一批人", "About the same people"), 12),
    (Text("理由", "Why"), 60),
)
COMBINATIONS: tuple[Head, ...] = (
    (Text("数据源", "Source"), 22),
    (Text("表", "Table"), 24),
    (Text("列", "Columns"), 40),
    (Text("数据项", "Entities"), 40),
    (Text("同表另有直接标识", "People named too"), 14),
    (Text("说明", "Why"), 60),
)

GRAVEST: tuple[Sensitivity, ...] = ("sensitive", "secret", "personal", "none")
YES, NO = Text("是", "yes"), Text("否", "no")


def inventory_sheets(book: Workbook, inventory: Inventory, lang: Lang) -> None:
    """What is held, column by column and table by table; relations and combinations where there are any."""
    sheet(book, Text("数据清单", "Data held"), lang, HELD, _held(inventory, lang), still=3)
    sheet(book, Text("按表汇总", "Tables"), lang, TABLES, _tables(inventory), still=2)
    if inventory.relations:
        sheet(book, Text("表间关系", "Relations"), lang, RELATIONS, _relations(inventory, lang))
    if inventory.combinations:
        sheet(book, Text("组合识别", "Combinations"), lang, COMBINATIONS, _combinations(inventory, lang))


def _held(inventory: Inventory, lang: Lang) -> Iterator[list[Cell]]:
    """The rows of the CSV, with words in both languages for its ids."""
    for held, column in zip(inventory.holdings, columns_of(inventory, lang), strict=True):
        row: list[Cell] = [*cells(column)]
        row[3] = clean(held.entity.name) if held.entity else ""
        row[4] = category(held.category) if held.category else ""
        row[5] = _sensitivity(held.sensitivity)
        row[7] = GRADE[held.grade]
        row[8] = GRADE[held.grade_candidate] if held.grade_candidate else ""
        kept = PROTECTION[held.protection]
        row[14] = Grave(kept) if in_clear(held) else kept
        row[16] = Text("；".join(clean(w).zh for w in held.why), "; ".join(clean(w).en for w in held.why))
        yield [*row, held.share_read, YES if held.corrected else ""]


def _sensitivity(kind: Sensitivity) -> Cell:
    return Grave(SENSITIVITY[kind]) if kind in ("sensitive", "secret") else SENSITIVITY[kind]


def _tables(inventory: Inventory) -> Iterator[list[Cell]]:
    for (source, table), held in by_table(inventory).items():
        kinds = Counter(h.sensitivity for h in held)
        worst = next(kind for kind in GRAVEST if kinds[kind])
        people = max((h.people for h in held if h.people), key=lambda p: p.estimate, default=None)
        categories = dict.fromkeys(h.category for h in held if h.sensitivity != "none" and h.category)
        yield [
            name(source),
            name(table or source),
            _sensitivity(worst),
            len(held),
            kinds["sensitive"],
            kinds["secret"],
            kinds["personal"],
            kinds["none"],
            sum(map(in_clear, held)),
            people.estimate if people else None,
            people.low if people else None,
            people.high if people else None,
            _most(held, "minors"),
            _most(held, "under_14"),
            joined([category(id) for id in categories]),
            YES if any(h.export for h in held) else "",
        ]


def _most(held: list[Holding], field: str) -> int | None:
    return max((n for h in held if (n := getattr(h, field)) is not None), default=None)


def _relations(inventory: Inventory, lang: Lang) -> Iterator[list[Cell]]:
    for r in relations_of(inventory, lang):
        people = Text("是", "yes") if r.people else Text("否", "no")
        yield [
            r.source,
            r.column,
            r.to_source,
            r.to,
            BY[r.by][lang],
            r.certainty,
            people[lang],
            "；".join(r.why),
        ]


def _combinations(inventory: Inventory, lang: Lang) -> Iterator[list[Cell]]:
    for c in combinations_of(inventory, lang):
        named = Text("是", "yes") if c.identified else Text("否", "no")
        yield [c.source, c.table, ", ".join(c.columns), ", ".join(c.entities), named[lang], c.why]
