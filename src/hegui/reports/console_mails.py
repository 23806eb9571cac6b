"""The verdicts on mails, on a terminal: reasons, the real domain, what to do, what to do after a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hegui.model import Inventory
from hegui.reports.console import line, styled
from hegui.reports.mails import LEVEL, MailVerdict, counts, verdicts
from hegui.reports.words import one_line
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from rich.console import Console

WHOLE = 3  # so many are told with everything; of more only the worst, in brief
WORST = 10
REASONS = 8
COLOURS = {"high": "bold red", "medium": "bold yellow", "low": "bold cyan"}


def print_mails(console: Console, inventory: Inventory, lang: Lang) -> None:
    """Print what is known of mails; nothing where there are none."""
    told = verdicts(inventory)
    if not told and not counts(inventory):
        return
    console.rule(styled(Text(" 邮件 ", " Mail ")[lang], "bold"), style="dim", align="left")
    for fact in counts(inventory):
        line(console, styled(one_line(fact.what[lang])).append(f"  {fact.place}", "dim"))
    if len(told) <= WHOLE:
        for each in told:
            _whole(console, each, lang)
        return
    for each in told[:WORST]:
        _brief(console, each, lang)
    if len(told) > WORST:
        more = Text(
            "…… 另有 {n} 封，全部见 --format json 或 html",
            "… and {n} more: all of them in --format json or html",
        )
        line(console, more.fill(n=len(told) - WORST)[lang], "dim")
    console.print()
    _what_to_do(console, next((m for m in told if m.brand is None), told[0]), lang)


def _brief(console: Console, mail: MailVerdict, lang: Lang) -> None:
    """One mail of many: its level, its place, the heaviest reason."""
    head = styled(LEVEL[mail.level][lang], COLOURS[mail.level]).append(f"  {mail.place}", "cyan")
    line(console, head, label="• ")
    if mail.reasons:
        line(console, one_line(mail.reasons[0][lang]), "dim", indent=4)


def _whole(console: Console, mail: MailVerdict, lang: Lang) -> None:
    head = styled(LEVEL[mail.level][lang], COLOURS[mail.level]).append(f"  {mail.place}", "cyan")
    points = Text("（{n} 分）", " ({n} points)").fill(n=f"{mail.score:.1f}")[lang]
    line(console, head.append(points, "dim"), indent=0)
    for reason in mail.reasons[:REASONS]:
        line(console, one_line(reason[lang]), label="• ", indent=4)
    if mail.level != "low" and mail.brand is not None and mail.real:
        real = Text("{brand}的真实域名：", "{brand}'s real domains: ").fill(brand=mail.brand)[lang]
        contact = f" · {one_line(mail.contact)}" if mail.contact else ""
        line(console, ", ".join(one_line(d) for d in mail.real) + contact, "bold", label=real)
    _what_to_do(console, mail, lang)


def _what_to_do(console: Console, mail: MailVerdict, lang: Lang) -> None:
    line(console, Text("怎么做：", "What to do:")[lang], "bold")
    for number, text in enumerate(mail.advice, 1):
        line(console, one_line(text[lang]), "green", label=f"{number}. ", indent=4)
    if mail.level != "low":
        line(console, Text("如果已经点过：", "If you have already clicked:")[lang], "bold")
        for text in mail.after_click:
            line(console, one_line(text[lang]), label="· ", indent=4)
    console.print()
