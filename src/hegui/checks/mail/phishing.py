"""
收到疑似钓鱼邮件 · Mail that very likely is phishing.

发送电子信息不得含有恶意程序或违法信息，违法的是发件人；收件单位要做的是隔离、提醒、举报，并查有没有人点过。判断只看邮件本身，不联网。
盲区：从被盗的真实邮箱发出、没有链接、不提品牌的邮件，看上去与往来邮件无异；“低风险”不等于安全。

Messages must hold no malicious program and no banned content: it is the sender who breaks the law.  Who receives it isolates the
mail, warns colleagues, reports it, and asks who has clicked.  The mail alone is judged, offline.
Blind spot: mail from a stolen mailbox, without a link or a brand, looks like any exchange; "low risk" is not "safe".
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "mail.phishing",
    judges="csl.no-malicious-messages",
    looks_at=Fact,
    severity="high",
    problem="vulnerabilities",
    title=Text("收到疑似钓鱼邮件", "Mail that looks like phishing"),
    remedy=Text(
        "隔离这封邮件并提醒收件人，不点链接、不开附件；查有没有人点过或输入过密码；用 hegui mail report 保存证据，向 12321 或网信、公安机关举报。",
        "Isolate the mail and warn its readers; find out who has clicked or entered a password; keep the evidence with hegui mail report and report it "
        "(12321, the cyberspace authority, the police).",
    ),
)
def phishing(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "phishing-mail" or seen["level"] not in ("high", "medium"):
        return
    yield to_confirm(seen, seen.what, severity="high" if seen["level"] == "high" else "low")


@phishing.breaks
def seller_account_at_a_copied_site() -> Case:
    return fact("phishing-mail", level="high", asks=("click", "credentials"))


@phishing.keeps
def honest_parcel_notice() -> Case:
    return fact("phishing-mail", level="low", asks=("click",))
