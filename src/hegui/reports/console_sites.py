"""What was seen of websites, on a terminal: a line each, and how many connections were made by whose authority."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.model import Report
from hegui.reports.console import line, padded, styled
from hegui.reports.sites import KINDS, seen
from hegui.reports.words import one_line
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from rich.console import Console

MOST = 30


def print_sites(console: Console, report: Report, lang: Lang) -> None:
    """Print what is known of websites; nothing where none was looked at."""
    facts = seen(report.inventory)
    if not facts and not report.looks:
        return
    console.rule(styled(Text(" 网站 ", " Websites ")[lang], "bold"), style="dim", align="left")
    for fact in facts[:MOST]:
        said = styled(one_line(fact.what[lang])).append(f"  {fact.place}", "cyan")
        line(console, said, label=padded(KINDS[fact.kind][lang], 16) + " ")
    if len(facts) > MOST:
        line(console, Text("…… 另有 {n} 项", "… and {n} more").fill(n=len(facts) - MOST)[lang], "dim")
    for looks in report.looks:
        line(console, one_line(looks.authority[lang]), "bold")
        sent = Text(
            "发出 {n} 次连接，逐条记录见 JSON 和网页报告",
            "{n} connections, each in the JSON and HTML reports",
        )
        line(console, sent.fill(n=len(looks.sent))[lang], "dim")
    console.print()
