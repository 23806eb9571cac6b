"""The verdicts on mails: why, the real domain, what to do, what to do after a click."""

from __future__ import annotations

from hegui.model import Inventory
from hegui.reports.mails import LEVEL, MailVerdict, counts, verdicts
from hegui.reports.page.markup import both, place, plain_text, say
from hegui.text import Text

MOST = 200  # mails on the page; JSON has them all


def section(inventory: Inventory) -> str:
    """Nothing where no mail was looked at."""
    told = verdicts(inventory)
    judged = counts(inventory)
    if not told and not judged:
        return ""
    summary = "".join(f"<p>{both(fact.what)} {place(fact.place)}</p>" for fact in judged)
    rest = len(told) - MOST
    more = (
        f'<p class="faint">{both(Text("另有 {n} 封，见 JSON。", "{n} more are in the JSON report.").fill(n=rest))}</p>'
        if rest > 0
        else ""
    )
    cards = "".join(_card(each) for each in told[:MOST])
    return f'<section id="mails" class="wide"><h2>{say("邮件", "Mail")}</h2>{summary}{cards}{more}</section>'


def _card(mail: MailVerdict) -> str:
    reasons = "".join(f"<li>{both(reason)}</li>" for reason in mail.reasons)
    advice = "".join(f"<li>{both(text)}</li>" for text in mail.advice)
    real = ""
    if mail.brand is not None and mail.real and mail.level != "low":
        domains = ", ".join(f"<b>{plain_text(d)}</b>" for d in mail.real)
        contact = f" · {plain_text(mail.contact)}" if mail.contact else ""
        real = f"<p>{both(Text('{brand}的真实域名：', 'Real domains of {brand}: ').fill(brand=mail.brand))}{domains}{contact}</p>"
    clicked = ""
    if mail.level != "low":
        steps = "".join(f"<li>{both(text)}</li>" for text in mail.after_click)
        clicked = f"<details><summary>{say('如果已经点过', 'If somebody has already clicked')}</summary><ul>{steps}</ul></details>"
    digests = f'<p class="faint">SM3 {plain_text(mail.sm3)}<br>SHA-256 {plain_text(mail.sha256)}</p>'
    return (
        f'<article class="card {mail.level}"><header><h3>{both(LEVEL[mail.level])} · {place(mail.place)}</h3></header>'
        f'<div class="mail"><ul class="reasons">{reasons}</ul>{real}<p>{say("怎么做", "What to do")}</p><ol>{advice}</ol>{clicked}{digests}</div></article>'
    )
