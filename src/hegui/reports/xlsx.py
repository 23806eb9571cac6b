"""
XLSX · for those who work through findings in a spreadsheet, and for the list of data held.

Each sheet has a frozen head in both languages and filters.  Cells are strings or numbers, never formulas or links.
Needs the extra ``hegui[xlsx]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from hegui.errors import UsageError
from hegui.masking import defused
from hegui.model import Finding, Inventory, Report, Skipped
from hegui.reports import View, form, saying
from hegui.reports.csv import cells
from hegui.reports.json import columns_of, combinations_of, relations_of
from hegui.reports.words import (
    BY,
    CONFIDENCE,
    GRADE,
    PROBLEM,
    PROTECTION,
    SENSITIVITY,
    SEVERITY,
    VERDICT,
    category,
    name,
    one_line,
)
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int | float | None
Head = tuple[Text, int]  # a heading and the width of its column, in characters

LONGEST = 32_000  # characters; a cell holds 32,767
MOST_ROWS = 1_048_575  # of a sheet, its head left out

FINDINGS: tuple[Head, ...] = (
    (Text("等级", "Severity"), 9),
    (Text("结论", "Verdict"), 10),
    (Text("发现", "Finding"), 30),
    (Text("数据源", "Source"), 22),
    (Text("位置", "Path"), 26),
    (Text("行", "Line"), 7),
    (Text("理由", "Reason"), 48),
    (Text("样例（已遮蔽）", "Sample (masked)"), 20),
    (Text("整改", "To do"), 40),
    (Text("依据", "Law"), 36),
    (Text("施行与旧号", "In force, other number"), 26),
    (Text("要求", "The duty"), 40),
    (Text("罚则", "Penalty"), 40),
    (Text("可信度", "Confidence"), 16),
    (Text("问题类别", "Kind of problem"), 16),
    (Text("检查", "Check"), 24),
    (Text("编号", "Key"), 30),
    (Text("接受", "Accepted"), 30),
)
HELD: tuple[Head, ...] = (
    (Text("数据源", "Source"), 22),
    (Text("表", "Table"), 20),
    (Text("列", "Column"), 20),
    (Text("数据项", "Entity"), 20),
    (Text("类别", "Category"), 14),
    (Text("敏感程度", "Sensitivity"), 15),
    (Text("敏感依据的标准", "Sensitive under"), 26),
    (Text("级别", "Grade"), 10),
    (Text("候选级别", "Grade candidate"), 12),
    (Text("人数", "People"), 11),
    (Text("人数下限", "People, low"), 11),
    (Text("人数上限", "People, high"), 11),
    (Text("未成年人", "Minors"), 10),
    (Text("不满十四周岁", "Under 14"), 12),
    (Text("保护", "Protection"), 11),
    (Text("把握", "Certainty"), 9),
    (Text("理由", "Why"), 60),
    (Text("所看行的比例", "Share of rows read"), 12),
    (Text("人工更正", "Corrected"), 10),
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
SKIPPED: tuple[Head, ...] = (
    (Text("数据源", "Source"), 40),
    (Text("位置", "Path"), 30),
    (Text("行", "Line"), 8),
    (Text("理由", "Reason"), 60),
    (Text("点名要查", "Asked for"), 10),
)
ABOUT: tuple[Head, ...] = ((Text("事项", "About"), 28), (Text("内容", "What"), 90))


@form("xlsx", title=Text("Excel 工作簿", "Excel workbook"), takes=("report", "inventory"), binary=True)
def xlsx(what: Report | Inventory, lang: Lang, view: View) -> bytes:
    out = BytesIO()
    book = _workbook(out)
    if isinstance(what, Report):
        _sheet(
            book, Text("发现", "Findings"), lang, FINDINGS, _findings((*what.findings, *what.accepted), lang)
        )
        _inventory(book, what.inventory, lang)
        _sheet(book, Text("未检查", "Not looked at"), lang, SKIPPED, _skipped(what.skipped, lang))
        _sheet(book, Text("说明", "About"), lang, ABOUT, _about(what, lang))
    else:
        _inventory(book, what, lang)
    book.close()
    return out.getvalue()


def _inventory(book: Workbook, inventory: Inventory, lang: Lang) -> None:
    _sheet(book, Text("数据清单", "Data held"), lang, HELD, _held(inventory, lang))
    if inventory.relations:
        _sheet(book, Text("表间关系", "Relations"), lang, RELATIONS, _relations(inventory, lang))
    if inventory.combinations:
        _sheet(book, Text("组合识别", "Combinations"), lang, COMBINATIONS, _combinations(inventory, lang))


def _workbook(out: BytesIO) -> Workbook:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise UsageError(
            Text("写 Excel 需要另装一个软件包", "writing Excel needs one more package"),
            Text("运行：pip install 'hegui[xlsx]'", "Run: pip install 'hegui[xlsx]'"),
        ) from None
    from datetime import datetime

    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties(
        {"author": "hegui", "created": datetime(2000, 1, 1)}
    )  # the same bytes for the same report
    return book


def _sheet(
    book: Workbook, title: Text, lang: Lang, heads: tuple[Head, ...], rows: Iterable[list[Cell]]
) -> None:
    """A sheet with a frozen head and filters.  A heading has both languages, the one asked for first."""
    other: Lang = "en" if lang == "zh" else "zh"
    sheet = book.add_worksheet(title[lang])
    bold = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "bottom": 1}
    )
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for at, (heading, width) in enumerate(heads):
        sheet.set_column(at, at, width, plain)
        sheet.write_string(0, at, f"{heading[lang]}\n{heading[other]}", bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        if last > MOST_ROWS:
            raise UsageError(
                Text("行数超过 Excel 一张表的上限", "there are more rows than an Excel sheet holds"),
                Text("改用 --format json 或 csv。", "Use --format json or csv."),
            )
        for at, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(last, at, defused(value)[:LONGEST], plain)
            elif value is not None:
                sheet.write_number(last, at, value, plain)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)


def _findings(findings: tuple[Finding, ...], lang: Lang) -> Iterator[list[Cell]]:
    for f in findings:
        law = f.citation
        penalties = [f"{steps[lang]} ({article[lang]})" for steps, article in saying.penalties(law)]
        yield [
            SEVERITY[f.severity][lang],
            VERDICT[f.verdict][lang],
            one_line(f.title[lang]),
            f.place.source,
            f.place.path,
            f.place.line or f.place.row,
            one_line(f.because[lang]),
            one_line(f.sample or ""),
            one_line(f.remedy[lang]),
            saying.article(law)[lang],
            saying.in_force(law)[lang],
            one_line(law.wording[lang]),
            "\n".join(penalties),
            CONFIDENCE[law.confidence][lang],
            PROBLEM[f.problem][lang],
            one_line(f.check),
            one_line(f.key),
            one_line(f.accepted[lang]) if f.accepted else "",
        ]


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


def _held(inventory: Inventory, lang: Lang) -> Iterator[list[Cell]]:
    """The rows of the CSV, with words of the language for its ids."""
    for held, column in zip(inventory.holdings, columns_of(inventory, lang), strict=True):
        row = cells(column)
        row[3] = one_line(held.entity.name[lang]) if held.entity else ""
        row[4] = category(held.category)[lang] if held.category else ""
        row[5] = SENSITIVITY[held.sensitivity][lang]
        row[7] = GRADE[held.grade][lang]
        row[8] = GRADE[held.grade_candidate][lang] if held.grade_candidate else ""
        row[14] = PROTECTION[held.protection][lang]
        row += [held.share_read, Text("是", "yes")[lang] if held.corrected else ""]
        yield row


def _skipped(skipped: tuple[Skipped, ...], lang: Lang) -> Iterator[list[Cell]]:
    for s in skipped:
        asked = Text("是", "yes")[lang] if s.asked else ""
        yield [s.place.source, s.place.path, s.place.line or s.place.row, one_line(s.reason[lang]), asked]


def _about(report: Report, lang: Lang) -> Iterator[list[Cell]]:
    said: list[tuple[Text, str]] = [
        (Text("单位", "Organisation"), one_line(report.organisation)),
        (Text("适用法律日期", "Law in force on"), report.on.isoformat()),
        (Text("生成时间", "Made"), one_line(report.made)),
        (Text("版本", "Version"), f"hegui {one_line(report.version)}"),
        (Text("数据源", "Sources"), "、".join(name(s) for s in report.sources)),
        (Text("结果", "Result"), saying.verdict(report)[lang]),
        (Text("人数", "People"), saying.people(report.inventory)[lang]),
        (Text("基线已有、不再列出", "Known in the baseline"), f"{report.baseline:,}"),
        (Text("运行的检查项", "Checks that ran"), ", ".join(one_line(id) for id in report.checks)),
    ]
    if sample := saying.sample(report.inventory):
        said.append((Text("抽样", "A sample"), sample[lang]))
    said += [(Text("看不到的", "Cannot be seen"), one_line(text[lang])) for text in report.unlooked]
    said.append((Text("声明", "Note"), saying.DISCLAIMER[lang]))
    for label, value in said:
        yield [label[lang], value]
