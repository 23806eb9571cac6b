"""
Terminal · what a person sees first: findings by severity, the summary, and what was not looked at.

Findings of one check are one block with their places, ten at most; the same column of tables of one form is one place.
Nothing that was read is taken as markup, and without ``colour`` there is no escape sequence at all.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from hegui.model import Citation, Finding, Inventory, Report, Severity
from hegui.reports import View, form, saying
from hegui.reports.console import line, new_console, padded, styled
from hegui.reports.console_components import print_components
from hegui.reports.console_inventory import print_inventory
from hegui.reports.console_mails import print_mails
from hegui.reports.console_sites import print_sites
from hegui.reports.counting import Group, Summary, grouped, skipped_by_reason, summary
from hegui.reports.series import of_one_form
from hegui.reports.words import CONFIDENCE, GRAVEST_FIRST, RISK, SEVERITY, VERDICT, name, one_line
from hegui.text import Lang, Text, joined

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as RichText

PLACES = 10  # of one block
COLOURS: dict[Severity, str] = {
    "critical": "bold white on red", "high": "bold red", "medium": "bold yellow", "low": "bold cyan",
}  # fmt: skip


@form("terminal", title=Text("终端", "Terminal"), takes=("report", "inventory"))
def terminal(what: Report | Inventory, lang: Lang, view: View) -> str:
    out = StringIO()
    console = new_console(out, view.width, view.colour)
    if isinstance(what, Inventory):
        print_inventory(console, what, lang)
    else:
        _report(console, what, lang)
    return "\n".join(row.rstrip() for row in out.getvalue().split("\n"))


def _report(console: Console, report: Report, lang: Lang) -> None:
    _head(console, report, lang)
    print_mails(console, report.inventory, lang)
    groups = grouped(report.findings)
    told: set[Text] = set()  # penalties that were given in full once
    for severity in GRAVEST_FIRST:
        alike = [g for g in groups if g.first.severity == severity]
        if not alike:
            continue
        count = sum(len(g.findings) for g in alike)
        console.rule(
            styled(f" {RISK[severity][lang]} · {count:,} ", COLOURS[severity]), style="dim", align="left"
        )
        for group in alike:
            _block(console, group, lang, told)
    print_sites(console, report, lang)
    print_components(console, report.inventory, lang)
    _accepted(console, report.accepted, lang)
    _counts(console, report, lang)
    _not_looked_at(console, report, lang)


def _head(console: Console, report: Report, lang: Lang) -> None:
    title = Text("数据合规检查", "Data compliance check-up")[lang]
    whose = one_line(report.organisation)
    line(console, styled(f"{title} · {whose}" if whose else title, "bold"), indent=0)
    sources = ("、" if lang == "zh" else ", ").join(name(s) for s in report.sources)
    day = Text(f"按 {report.on} 施行的法律", f"Law in force on {report.on}")[lang]
    line(console, f"{day} · {sources}" if sources else day, "dim", indent=0)
    if sample := saying.sample(report.inventory):
        line(console, styled(sample[lang], "bold yellow"), indent=0)
    console.print()


def _block(console: Console, group: Group, lang: Lang, told: set[Text]) -> None:
    finding = group.first
    head = styled(one_line(finding.title[lang]), "bold")
    head.append(f"  [{VERDICT[finding.verdict][lang]}]", COLOURS[finding.severity])
    head.append(f"  {finding.check}", "dim")
    line(console, head, indent=0)
    reasons = {f.because for f in group.findings}
    if len(reasons) == 1:
        line(console, one_line(finding.because[lang]))
    forms = _places(group)
    for place, alike in forms[:PLACES]:
        _place(console, place, alike, lang, with_reason=len(reasons) > 1)
    more = sum(len(alike) for _, alike in forms[PLACES:])
    if more > 0:
        line(
            console,
            Text("…… 另有 {n} 处，见 --format html", "… and {n} more, see --format html").fill(n=more)[lang],
            "dim",
            4,
        )
    _law(console, finding.citation, lang, told)
    label = Text("整改：", "To do: ")[lang]
    line(console, one_line(finding.remedy[lang]), "green", label=label)
    console.print()


def _places(group: Group) -> list[tuple[str, list[Finding]]]:
    """The findings with where they are; of more than are listed, those of tables of one form together."""
    findings = group.findings
    if len(findings) <= PLACES:
        return [(str(finding.place), [finding]) for finding in findings]
    forms = of_one_form([finding.place for finding in findings])
    return [(place, [findings[n] for n in alike]) for place, alike in forms]


def _place(console: Console, form: str, alike: list[Finding], lang: Lang, with_reason: bool) -> None:
    """A finding; of several alike where they are, how many, and the first of them."""
    finding = alike[0]
    if len(alike) > 1:
        many = styled(form, "cyan").append(
            Text("  {n} 处，其一：", "  {n} places, one of them:").fill(n=len(alike))[lang], "bold"
        )
        line(console, many, indent=4, label="• ")
    text = styled(str(finding.place), "cyan")
    if finding.place.row:
        text.append(Text("（第 {n} 行）", " (row {n})").fill(n=finding.place.row)[lang], "cyan")
    if finding.sample:
        text.append(Text("  样例 ", "  e.g. ")[lang], "dim").append(one_line(finding.sample))
    text.append(f"  {one_line(finding.key)}", "dim")
    line(console, text, indent=6 if len(alike) > 1 else 4, label="" if len(alike) > 1 else "• ")
    if with_reason:
        line(console, one_line(finding.because[lang]), indent=6)


QUOTED = 240  # characters of an official text; the page and JSON have it whole


def _law(console: Console, citation: Citation, lang: Lang, told: set[Text]) -> None:
    text = styled(saying.article(citation)[lang], "blue")
    text.append(Text("（{x}）", " ({x})").fill(x=saying.in_force(citation))[lang], "dim")
    if citation.confidence != "official":
        text.append(Text("【{x}】", " [{x}]").fill(x=CONFIDENCE[citation.confidence])[lang], "yellow")
    line(console, text, label=Text("依据：", "Law: ")[lang])
    line(console, one_line(citation.wording[lang]), label=Text("要求：", "Asks: ")[lang])
    if citation.official:
        official = one_line(citation.official)
        quoted = Text(official, official)
        if quoted not in told:
            shown = official if len(official) <= QUOTED else official[:QUOTED] + "……"
            line(console, styled(shown, "dim"), label=Text("原文：", "Official text: ")[lang])
        told.add(quoted)
    label = Text("罚则：", "Penalty: ")[lang]
    known: list[Text] = []
    for steps, article in saying.penalties(citation):
        said = Text("{steps}（{article}）", "{steps} ({article})").fill(steps=steps, article=article)
        if said in told:
            known.append(article)
        else:
            line(console, said[lang], label=label)
        told.add(said)
    if known:
        above = Text("{articles}，上文已列", "{articles}, as above").fill(articles=joined(known))
        line(console, above[lang], label=label)


def _accepted(console: Console, accepted: tuple[Finding, ...], lang: Lang) -> None:
    if not accepted:
        return
    title = Text("已有人负责、暂予接受 · {n}", "Accepted by someone who answers for it · {n}").fill(
        n=len(accepted)
    )
    console.rule(styled(f" {title[lang]} ", "bold"), style="dim", align="left")
    for finding in accepted[:PLACES]:
        line(console, f"{finding.place}  {one_line(finding.title[lang])}", label="• ")
        if finding.accepted:
            line(console, one_line(finding.accepted[lang]), indent=4)
    if len(accepted) > PLACES:
        more = Text("…… 另有 {n} 条", "… and {n} more").fill(n=len(accepted) - PLACES)
        line(console, more[lang], "dim")
    console.print()


def _counts(console: Console, report: Report, lang: Lang) -> None:
    console.rule(styled(Text(" 小结 ", " Summary ")[lang], "bold"), style="dim", align="left")
    counts = summary(report)
    severities = styled("", "")
    for severity, number in counts.by_severity.items():
        severities.append(
            f"{SEVERITY[severity][lang]} {number:,}", COLOURS[severity] if number else "dim"
        ).append("   ")
    verdicts = (f"{VERDICT[v][lang]} {n:,}" for v, n in counts.by_verdict.items() if n or v != "met")
    rows: list[tuple[Text, str | RichText]] = [
        (Text("发现", "Findings"), severities),
        (Text("结论", "Verdicts"), "   ".join(verdicts)),
        (Text("人数", "People"), saying.people(report.inventory)[lang]),
        (Text("数据列", "Columns"), _columns(counts)[lang]),
    ]
    if counts.accepted:
        rows.append((Text("已接受", "Accepted"), f"{counts.accepted:,}"))
    if counts.known:
        rows.append(
            (
                Text("基线已有", "Baseline"),
                Text("{n}，不再列出", "{n}, not listed again").fill(n=counts.known)[lang],
            )
        )
    rows.append(
        (
            Text("未检查", "Skipped"),
            styled(f"{counts.skipped:,}", "bold yellow" if counts.skipped else "dim"),
        )
    )
    rows.append((Text("检查项", "Checks"), Text("运行 {n} 项", "{n} ran").fill(n=len(report.checks))[lang]))
    for label, value in rows:
        line(console, value, label=padded(label[lang], 10))
    console.print()


def _columns(counts: Summary) -> Text:
    return Text(
        "共 {all} 列：敏感 {s}，一般个人信息 {p}，凭证密钥 {k}；敏感或凭证而以明文存放的 {c}",
        "{all}: {s} sensitive, {p} personal, {k} secret; {c} sensitive or secret ones in the clear",
    ).fill(
        all=counts.columns,
        s=counts.sensitive,
        p=counts.personal,
        k=counts.secret,
        c=counts.sensitive_in_clear,
    )


def _not_looked_at(console: Console, report: Report, lang: Lang) -> None:
    if report.skipped:
        title = Text("未检查的部分，不等于没有问题", "Not looked at, which is not clean")
        console.print(styled(title[lang], "bold yellow"))
        for reason, places in skipped_by_reason(report.skipped):
            said = styled(one_line(reason[lang])).append(f" × {len(places):,}", "bold")
            if any(s.asked for s in places):
                said.append(Text("（您点名要查的）", " (you asked for it)")[lang], "red")
            line(console, said)
            shown = ("、" if lang == "zh" else ", ").join(str(s.place) for s in places[:3])
            line(console, shown + (" …" if len(places) > 3 else ""), "dim", 4)
        console.print()
    if report.unlooked:
        title = Text("这种检查看不到的", "What a run of this kind cannot see")
        console.print(styled(title[lang], "bold"))
        for text in report.unlooked:
            line(console, one_line(text[lang]), label="· ")
        console.print()
    if not report.findings:
        console.print(styled(saying.verdict(report)[lang], "green"))
