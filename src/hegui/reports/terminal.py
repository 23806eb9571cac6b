"""
Terminal · what a person sees first: findings by severity, the summary, and what was not looked at.

Findings of one check are one block with their places, ten at most.  Nothing that was read is taken as markup, and
without ``colour`` there is no escape sequence at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from hegui.model import Citation, Finding, Holding, Inventory, People, Report, Sensitivity, Severity
from hegui.reports import View, form
from hegui.reports.counting import Group, by_table, grouped, skipped_by_reason, summary
from hegui.reports.words import (
    CONFIDENCE,
    GRADE,
    GRAVEST_FIRST,
    PROTECTION,
    RISK,
    SENSITIVITY,
    SEVERITY,
    VERDICT,
    category,
    name,
    one_line,
)  # fmt: skip
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PLACES = 10  # of one block
COLOURS: dict[Severity, str] = {
    "critical": "bold white on red", "high": "bold red", "medium": "bold yellow", "low": "bold cyan",
}  # fmt: skip
SHADES: dict[Sensitivity, str] = {"none": "dim", "personal": "yellow", "sensitive": "red", "secret": "magenta"}


@form("terminal", title=Text("终端", "Terminal"), takes=("report", "inventory"))
def terminal(what: Report | Inventory, lang: Lang, view: View) -> str:
    out = StringIO()
    console = _console(out, view)
    if isinstance(what, Inventory):
        _inventory(console, what, lang)
    else:
        _report(console, what, lang)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _console(out: StringIO, view: View) -> Console:
    from rich.console import Console

    return Console(
        file=out, width=max(view.width, 40), force_terminal=view.colour, force_interactive=False, legacy_windows=False,
        color_system="standard" if view.colour else None, no_color=not view.colour, markup=False, highlight=False, emoji=False,
        _environ={},
    )  # fmt: skip


# --- a check-up -----------------------------------------------------------------------------------------------


def _report(console: Console, report: Report, lang: Lang) -> None:
    _head(console, report, lang)
    groups = grouped(report.findings)
    for severity in GRAVEST_FIRST:
        alike = [g for g in groups if g.first.severity == severity]
        if not alike:
            continue
        count = sum(len(g.findings) for g in alike)
        console.rule(_styled(f" {RISK[severity][lang]} · {count:,} ", COLOURS[severity]), style="dim", align="left")
        for group in alike:
            _block(console, group, lang)
    _accepted(console, report.accepted, lang)
    _counts(console, report, lang)
    _not_looked_at(console, report, lang)


def _head(console: Console, report: Report, lang: Lang) -> None:
    title = Text("数据合规检查", "Data compliance check-up")[lang]
    whose = one_line(report.organisation)
    console.print(_styled(f"{title} · {whose}" if whose else title, "bold"))
    sources = ("、" if lang == "zh" else ", ").join(name(s) for s in report.sources)
    day = Text(f"按 {report.on} 施行的法律", f"Law in force on {report.on}")[lang]
    console.print(_styled(f"{day} · {sources}" if sources else day, "dim"))
    console.print()


def _block(console: Console, group: Group, lang: Lang) -> None:
    finding = group.first
    head = _styled(one_line(finding.title[lang]), "bold")
    head.append(f"  [{VERDICT[finding.verdict][lang]}]", COLOURS[finding.severity])
    head.append(f"  {finding.check}", "dim")
    console.print(head)
    reasons = {f.because for f in group.findings}
    if len(reasons) == 1:
        _line(console, one_line(finding.because[lang]))
    for one in group.findings[:PLACES]:
        _place(console, one, lang, with_reason=len(reasons) > 1)
    more = len(group.findings) - PLACES
    if more > 0:
        _line(console, Text("…… 另有 {n} 处，见 --format html", "… and {n} more, see --format html").fill(n=more)[lang], "dim", 4)
    _law(console, finding.citation, lang)
    label = Text("整改：", "To do: ")[lang]
    _line(console, one_line(finding.remedy[lang]), "green", label=label)
    console.print()


def _place(console: Console, finding: Finding, lang: Lang, with_reason: bool) -> None:
    text = _styled(str(finding.place), "cyan")
    if finding.place.row:
        text.append(Text(f"（第 {finding.place.row} 行）", f" (row {finding.place.row})")[lang], "cyan")
    if finding.sample:
        text.append(Text("  样例 ", "  e.g. ")[lang], "dim").append(one_line(finding.sample))
    text.append(f"  {finding.key}", "dim")
    _line(console, text, indent=4)
    if with_reason:
        _line(console, one_line(finding.because[lang]), indent=6)


def _law(console: Console, citation: Citation, lang: Lang) -> None:
    text = _styled(cited(citation, lang), "blue")
    if citation.confidence != "official":
        text.append(Text("（{x}）", " ({x})").fill(x=CONFIDENCE[citation.confidence])[lang], "yellow")
    _line(console, text, label=Text("依据：", "Law: ")[lang])
    _line(console, one_line(citation.wording[lang]), indent=4)
    for penalty in citation.penalties:
        said = Text("{text}（{article}）", "{text} ({article})").fill(text=penalty.text, article=penalty.article)
        _line(console, one_line(said[lang]), label=Text("罚则：", "Penalty: ")[lang])


def cited(citation: Citation, lang: Lang) -> str:
    """The instrument and article, the day it came into force, and the number it had or has otherwise."""
    text = Text("{instrument}{article}，{day} 起施行", "{instrument}, {article}, in force since {day}").fill(
        instrument=citation.instrument, article=citation.article_text, day=citation.in_force
    )
    other = Text("；另一版本中为{other}", "; in the other version {other}").fill(other=citation.other_number or "")
    return one_line(text[lang] + (other[lang] if citation.other_number else ""))


def _accepted(console: Console, accepted: tuple[Finding, ...], lang: Lang) -> None:
    if not accepted:
        return
    title = Text("已有人负责、暂予接受 · {n}", "Accepted by someone who answers for it · {n}").fill(n=len(accepted))
    console.rule(_styled(f" {title[lang]} ", "bold"), style="dim", align="left")
    for finding in accepted[:PLACES]:
        _line(console, _styled(f"{finding.place}  {one_line(finding.title[lang])}", "dim"))
        if finding.accepted:
            _line(console, one_line(finding.accepted[lang]), indent=4)
    if len(accepted) > PLACES:
        more = Text("…… 另有 {n} 条", "… and {n} more").fill(n=len(accepted) - PLACES)
        _line(console, more[lang], "dim")
    console.print()


def _counts(console: Console, report: Report, lang: Lang) -> None:
    from rich import box
    from rich.table import Table

    console.rule(_styled(Text(" 小结 ", " Summary ")[lang], "bold"), style="dim", align="left")
    counts = summary(report)
    table = Table(box=box.SIMPLE, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    severities = _styled("", "")
    for severity, number in counts.by_severity.items():
        severities.append(f"{SEVERITY[severity][lang]} {number:,}", COLOURS[severity] if number else "dim").append("   ")
    table.add_row(Text("发现", "Findings")[lang], severities)
    table.add_row(
        Text("结论", "Verdicts")[lang],
        "   ".join(f"{VERDICT[v][lang]} {n:,}" for v, n in counts.by_verdict.items() if n or v != "met"),
    )
    table.add_row(Text("涉及人数", "People")[lang], people_line(report.inventory, lang))
    table.add_row(
        Text("列", "Columns")[lang],
        Text(
            "共 {all}：敏感 {s}，一般个人信息 {p}，凭证密钥 {k}；敏感或凭证而明文 {c}",
            "{all}: {s} sensitive, {p} personal, {k} secret; {c} sensitive or secret in the clear",
        ).fill(all=counts.columns, s=counts.sensitive, p=counts.personal, k=counts.secret, c=counts.sensitive_in_clear)[lang],
    )  # fmt: skip
    if counts.accepted:
        table.add_row(Text("已接受", "Accepted")[lang], f"{counts.accepted:,}")
    if counts.known:
        table.add_row(
            Text("基线已有", "In baseline")[lang],
            Text("{n}，本次不再列出", "{n}, not listed again").fill(n=counts.known)[lang],
        )
    table.add_row(Text("未检查", "Not looked at")[lang], _styled(f"{counts.skipped:,}", "yellow" if counts.skipped else "dim"))
    table.add_row(
        Text("检查项", "Checks")[lang], Text("运行 {n} 项", "{n} ran").fill(n=len(report.checks))[lang]
    )
    console.print(table)


def people_line(inventory: Inventory, lang: Lang) -> str:
    """About how many people, minors among them; unknown is said as unknown."""
    if inventory.people is None:
        return Text("未能估计", "not estimated")[lang]
    parts = [Text("约 {n}", "about {n}").fill(n=people_range(inventory.people))[lang]]
    if inventory.sensitive_people:
        parts.append(
            Text("其中有敏感个人信息的约 {n}", "sensitive data on about {n}").fill(
                n=people_range(inventory.sensitive_people)
            )[lang]
        )
    if inventory.minors is not None:
        parts.append(Text("未成年人 {n}", "{n} minors").fill(n=inventory.minors)[lang])
    if inventory.under_14 is not None:
        parts.append(Text("不满十四周岁 {n}", "{n} under 14").fill(n=inventory.under_14)[lang])
    return ("，" if lang == "zh" else ", ").join(parts)


def people_range(people: People) -> str:
    """``12,000 (11,800–12,300)``; the bounds are left out where the count is exact."""
    if people.low == people.high:
        return f"{people.estimate:,}"
    return f"{people.estimate:,} ({people.low:,}–{people.high:,})"


def _not_looked_at(console: Console, report: Report, lang: Lang) -> None:
    if report.skipped:
        title = Text("未检查的部分，不等于没有问题", "Not looked at, which is not clean")
        console.print(_styled(title[lang], "bold yellow"))
        for reason, places in skipped_by_reason(report.skipped):
            line = _styled(one_line(reason[lang]), "")
            line.append(f" × {len(places):,}", "bold")
            if any(s.asked for s in places):
                line.append(Text("（您点名要查的）", " (you asked for it)")[lang], "red")
            _line(console, line)
            shown = ("、" if lang == "zh" else ", ").join(str(s.place) for s in places[:3])
            _line(console, shown + (" …" if len(places) > 3 else ""), "dim", 4)
        console.print()
    if report.unlooked:
        title = Text("这种检查看不到的", "What a run of this kind cannot see")
        console.print(_styled(title[lang], "bold"))
        for text in report.unlooked:
            _line(console, one_line(text[lang]), label="· ")
        console.print()
    if not report.findings:
        said = Text("在已查看的范围内没有发现问题。", "Nothing was found in what was looked at.")
        console.print(_styled(said[lang], "green"))


# --- an inventory ---------------------------------------------------------------------------------------------


def _inventory(console: Console, inventory: Inventory, lang: Lang) -> None:
    for (source, table), held in by_table(inventory).items():
        _table(console, f"{source} · {table}" if table and table != source else source, held, lang)
    kinds: dict[Sensitivity, int] = dict.fromkeys(("sensitive", "personal", "secret", "none"), 0)
    for one in inventory.holdings:
        kinds[one.sensitivity] += 1
    console.print(_styled(Text("合计", "In all")[lang], "bold"))
    separator = "，" if lang == "zh" else ", "
    columns = Text("{n} 列：", "{n} columns: ").fill(n=len(inventory.holdings))[lang]
    _line(console, columns + separator.join(f"{SENSITIVITY[kind][lang]} {n:,}" for kind, n in kinds.items()))
    _line(console, people_line(inventory, lang), label=Text("人数：", "People: ")[lang])


def _table(console: Console, title: str, held: list[Holding], lang: Lang) -> None:
    from rich import box
    from rich.table import Table

    console.print(_styled(one_line(title), "bold"))
    shown = [h for h in held if h.sensitivity != "none"]
    clean = [h for h in held if h.sensitivity == "none"]
    if shown:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
        for heading in _HEADINGS:
            right = heading in (_PEOPLE, _CERTAINTY)
            table.add_column(heading[lang], justify="right" if right else "left", overflow="fold")
        for one in shown:
            table.add_row(*_cells(one, lang))
        console.print(table)
    if clean:
        names = ("、" if lang == "zh" else ", ").join(name(h.column) for h in clean)
        label = Text("非个人信息 {n} 列：", "{n} not personal: ").fill(n=len(clean))[lang]
        _line(console, _styled(names, "dim"), label=label)
    console.print()


_PEOPLE, _CERTAINTY = Text("人数", "People"), Text("把握", "Certainty")
_HEADINGS = (
    Text("列", "Column"), Text("数据项", "Entity"), Text("类别", "Category"), Text("敏感程度", "Sensitivity"),
    Text("保护", "Protection"), Text("级别", "Grade"), _PEOPLE, _CERTAINTY,
)  # fmt: skip


def _cells(held: Holding, lang: Lang) -> Iterator[RenderableType]:
    yield _styled(name(held.column), "cyan")
    yield _styled(one_line(held.entity.name[lang]) if held.entity else "–", "")
    yield _styled(category(held.category)[lang] if held.category else "–", "")
    yield _styled(SENSITIVITY[held.sensitivity][lang], SHADES[held.sensitivity])
    exposed = held.protection == "clear" and held.sensitivity != "personal"
    yield _styled(PROTECTION[held.protection][lang], "red" if exposed else "green" if held.protection != "clear" else "")
    grade = GRADE[held.grade][lang]
    if held.grade_candidate:
        grade += Text("，候选：{x}", ", candidate: {x}").fill(x=GRADE[held.grade_candidate])[lang]
    yield _styled(grade, "")
    yield _styled(f"{held.people.estimate:,}" if held.people else "–", "")
    yield _styled(f"{held.certainty:.2f}", "")


# --- pieces ---------------------------------------------------------------------------------------------------


def _styled(text: str, style: str) -> _RichText:
    from rich.text import Text as RichText

    return RichText(text, style=style, overflow="fold")


def _line(console: Console, text: str | _RichText, style: str = "", indent: int = 2, label: str = "") -> None:
    """An indented paragraph; a label hangs before it."""
    from rich.padding import Padding
    from rich.text import Text as RichText

    body = RichText(label, style="dim")
    body.append(text, style) if isinstance(text, str) else body.append_text(text)
    console.print(Padding(body, (0, 0, 0, indent), expand=False))


if TYPE_CHECKING:
    from rich.text import Text as _RichText
