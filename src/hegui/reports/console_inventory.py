"""An inventory on a terminal: a table for each table, its columns about people first, the others by name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hegui.model import Holding, Inventory, Sensitivity
from hegui.reports import saying
from hegui.reports.console import line, styled
from hegui.reports.json import combinations_of, relations_of
from hegui.reports.series import SHOWN, Series, in_series, people_of
from hegui.reports.words import BY, GRADE, PROTECTION, SENSITIVITY, category, name, one_line
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as RichText


WIDE = 90  # columns of a terminal that has room for every heading
SHADES: dict[Sensitivity, str] = {
    "none": "dim",
    "personal": "yellow",
    "sensitive": "red",
    "secret": "magenta",
}
HEADINGS = (
    (Text("列", "Column"), "left", True),  # heading, justified, shown on a narrow terminal
    (Text("数据项", "Entity"), "left", True),
    (Text("类别", "Category"), "left", False),
    (Text("敏感程度", "Sensitivity"), "left", True),
    (Text("保护", "Protection"), "left", True),
    (Text("级别", "Grade"), "left", False),
    (Text("人数", "People"), "right", True),
    (Text("把握", "Certainty"), "right", False),
)


def print_inventory(console: Console, inventory: Inventory, lang: Lang) -> None:
    """Every column of every table, and the sums."""
    for series in in_series(inventory):
        _series(console, series, lang)
    _relations(console, inventory, lang)
    _combinations(console, inventory, lang)
    kinds: dict[Sensitivity, int] = dict.fromkeys(("sensitive", "personal", "secret", "none"), 0)
    for one in inventory.holdings:
        kinds[one.sensitivity] += 1
    line(console, styled(Text("合计", "In all")[lang], "bold"), indent=0)
    columns = Text("{n} 列：", "{n} columns: ").fill(n=len(inventory.holdings))[lang]
    separator = "，" if lang == "zh" else ", "
    line(
        console,
        separator.join(f"{SENSITIVITY[kind][lang]} {n:,}" for kind, n in kinds.items()),
        label=columns,
    )
    line(console, saying.people(inventory)[lang], label=Text("人数：", "People: ")[lang])
    if sample := saying.sample(inventory):
        line(console, styled(sample[lang], "bold yellow"))


def _series(console: Console, series: Series, lang: Lang) -> None:
    from rich import box
    from rich.table import Table

    title = styled(series.title, "bold")
    if series.many > 1:
        title.append(f"  {series.count[lang]}", "bold cyan")
    line(console, title, indent=0)
    if series.many > 1:
        names = ("、" if lang == "zh" else ", ").join(series.members[:SHOWN])
        line(console, names + (" …" if series.many > SHOWN else ""), "dim")
    shown = [series.alike(n) for n, held in enumerate(series.columns) if held.sensitivity != "none"]
    clean = [h for h in series.columns if h.sensitivity == "none"]
    wide = console.width >= WIDE
    if shown:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
        for heading, justify, narrow in HEADINGS:
            if wide or narrow:
                table.add_column(
                    heading[lang], justify="right" if justify == "right" else "left", overflow="fold"
                )
        for alike in shown:
            cells = zip(_cells(alike, lang), HEADINGS, strict=True)
            table.add_row(*(cell for cell, (_, _, narrow) in cells if wide or narrow))
        console.print(table)
    if clean:
        names = ("、" if lang == "zh" else ", ").join(_clean(h, lang) for h in clean)
        line(
            console,
            names,
            "dim",
            label=Text("非个人信息 {n} 列：", "Not personal ({n}): ").fill(n=len(clean))[lang],
        )
    console.print()


def _clean(held: Holding, lang: Lang) -> str:
    return name(held.column) + (saying.CORRECTED[lang] if held.corrected else "")


MOST = 20  # relations that are listed; JSON and XLSX have them all


def _relations(console: Console, inventory: Inventory, lang: Lang) -> None:
    """Which tables are about the people of another."""
    about_people = [r for r in relations_of(inventory, lang) if r.people]
    if not about_people:
        return
    title = Text("这些表的行属于别的表里的人", "Rows that belong to people of another table")
    line(console, styled(title[lang], "bold"), indent=0)
    for r in about_people[:MOST]:
        one = r.to_source == r.source
        here, there = (r.column, r.to) if one else (f"{r.source}#{r.column}", f"{r.to_source}#{r.to}")
        line(console, f"{here} → {there}  {BY[r.by][lang]} {r.certainty:.2f}")
    if len(about_people) > MOST:
        rest = Text("另有 {n} 条", "{n} more").fill(n=len(about_people) - MOST)
        line(console, rest[lang], "dim")
    console.print()


def _combinations(console: Console, inventory: Inventory, lang: Lang) -> None:
    """Columns that single somebody out together."""
    found = combinations_of(inventory, lang)
    if not found:
        return
    title = Text("合在一起能认出个人的列", "Columns that single somebody out together")
    line(console, styled(title[lang], "bold"), indent=0)
    for c in found[:MOST]:
        line(console, f"{c.table}: " + " + ".join(c.columns))
    for why in dict.fromkeys(c.why for c in found[:MOST]):
        line(console, why, "dim")
    if len(found) > MOST:
        rest = Text("另有 {n} 张表", "{n} more tables").fill(n=len(found) - MOST)
        line(console, rest[lang], "dim")
    console.print()


def _cells(alike: list[Holding], lang: Lang) -> Iterator[RichText]:
    held = alike[0]
    yield styled(name(held.column), "cyan")
    entity = styled(one_line(held.entity.name[lang]) if held.entity else "–")
    yield entity.append(saying.CORRECTED[lang], "dim") if held.corrected else entity
    yield styled(category(held.category)[lang] if held.category else "–")
    yield styled(SENSITIVITY[held.sensitivity][lang], SHADES[held.sensitivity])
    exposed = held.protection == "clear" and held.sensitivity != "personal"
    kept = "" if held.protection == "clear" else "green"
    yield styled(PROTECTION[held.protection][lang], "red" if exposed else kept)
    grade = GRADE[held.grade][lang]
    if held.grade_candidate:
        grade += Text("，候选：{x}", ", candidate: {x}").fill(x=GRADE[held.grade_candidate])[lang]
    yield styled(grade)
    people = people_of(alike)
    yield styled(people[lang] if people else "–")
    yield styled(f"{min(h.certainty for h in alike):.2f}")
