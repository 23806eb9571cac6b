"""
XLSX · for those who work through findings in a spreadsheet, and for the list of data held.

Each sheet has a frozen head in both languages and filters.  Cells are strings or numbers, never formulas or links.
Needs the extra ``hegui[xlsx]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from hegui.model import Finding, Inventory, Looks, Report, Skipped
from hegui.reports import View, form, saying
from hegui.reports.words import CONFIDENCE, PROBLEM, SEVERITY, VERDICT, name, one_line
from hegui.reports.workbook import Cell, Head, sheet, workbook
from hegui.reports.workbook_inventory import YES, inventory_sheets
from hegui.text import Lang, Text

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
SKIPPED: tuple[Head, ...] = (
    (Text("数据源", "Source"), 40),
    (Text("位置", "Path"), 30),
    (Text("行", "Line"), 8),
    (Text("理由", "Reason"), 60),
    (Text("点名要查", "Asked for"), 10),
)
SENT: tuple[Head, ...] = (
    (Text("时间", "Time"), 26),
    (Text("主机", "Host"), 30),
    (Text("地址", "Address"), 24),
    (Text("端口", "Port"), 8),
    (Text("目的", "Purpose"), 50),
    (Text("结果", "Outcome"), 16),
    (Text("字节", "Bytes"), 12),
    (Text("授权", "Authority"), 60),
)
ABOUT: tuple[Head, ...] = ((Text("事项", "About"), 28), (Text("内容", "What"), 90))


@form("xlsx", title=Text("Excel 工作簿", "Excel workbook"), takes=("report", "inventory"), binary=True)
def xlsx(what: Report | Inventory, lang: Lang, view: View) -> bytes:
    out = BytesIO()
    book = workbook(out)
    if isinstance(what, Report):
        findings = _findings((*what.findings, *what.accepted), lang)
        sheet(book, Text("发现", "Findings"), lang, FINDINGS, findings, still=3)
        inventory_sheets(book, what.inventory, lang)
        if what.looks:
            sheet(book, Text("运行记录", "Run log"), lang, SENT, _sent(what.looks))
    else:
        inventory_sheets(book, what, lang)
    sheet(book, Text("未检查", "Not looked at"), lang, SKIPPED, _skipped(what.skipped))
    about = _about(what, lang) if isinstance(what, Report) else _about_inventory(what)
    sheet(book, Text("说明", "About"), lang, ABOUT, about)
    book.close()
    return out.getvalue()


def _sent(all_of: tuple[Looks, ...]) -> Iterator[list[Cell]]:
    for looks in all_of:
        for s in looks.sent:
            yield [
                s.at,
                name(s.host),
                s.address,
                s.port,
                one_line(s.purpose),
                s.outcome,
                s.bytes,
                looks.authority,
            ]


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


def _skipped(skipped: tuple[Skipped, ...]) -> Iterator[list[Cell]]:
    for s in skipped:
        yield [
            s.place.source,
            s.place.path,
            s.place.line or s.place.row,
            Text(one_line(s.reason.zh), one_line(s.reason.en)),
            YES if s.asked else "",
        ]


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


def _about_inventory(inventory: Inventory) -> Iterator[list[Cell]]:
    sources = dict.fromkeys(h.place.source for h in inventory.holdings)
    yield [Text("单位", "Organisation"), one_line(inventory.organisation)]
    yield [
        Text("按哪一天的法律分类", "Classified by the law of"),
        inventory.on.isoformat() if inventory.on else "",
    ]
    yield [Text("数据源", "Sources"), "、".join(name(s) for s in sources)]
    yield [Text("人数", "People"), saying.people(inventory)]
    if sample := saying.sample(inventory):
        yield [Text("抽样", "A sample"), sample]
    yield [
        Text("未检查", "Not looked at"),
        saying.NOT_CLEAN if inventory.skipped else Text("全部看过", "all was looked at"),
    ]
    yield [Text("声明", "Note"), saying.DISCLAIMER]
