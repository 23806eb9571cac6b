"""
钓鱼邮件索要账号密码，可能已经泄露 · Phishing that asks for credentials: they may be lost.

邮箱、后台账号一旦交出，里面的个人信息就可能泄露：发生或可能发生泄露时，要立即补救，并通知主管部门和个人。所以要问：有没有人输入过。
盲区：看不到谁点过；结论只能由人查了日志才能下。

Once a mailbox or an account is handed over, the personal information behind it may leak: on a leak, or a likely one, remedy at once
and notify the authority and the people.  So it has to be asked whether anybody entered anything.
Blind spot: who clicked is not visible here; only people with the logs can tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "mail.credentials-at-risk",
    judges="pipl.breach-notice",
    looks_at=Fact,
    severity="medium",
    problem="vulnerabilities",
    title=Text(
        "钓鱼邮件索要账号密码，须查是否已泄露",
        "Phishing asks for credentials: find out whether any were given",
    ),
    remedy=Text(
        "查登录和代理日志，问收件人；有人输入过就改密码、退出所有会话、查转发规则，并用 hegui decide incident 判断是否报告、通知。",
        "Look through login and proxy logs and ask the readers; if anything was entered, change passwords, end sessions, look for forwarding rules, and "
        "let hegui decide incident work out whom to notify.",
    ),
)
def credentials_at_risk(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    asks = seen["asks"]
    if (
        seen.kind != "phishing-mail"
        or seen["level"] != "high"
        or not isinstance(asks, tuple)
        or "credentials" not in asks
    ):
        return
    yield to_confirm(
        seen,
        Text(
            "这封高风险邮件索要账号或密码；是否有人输入过，邮件里看不出",
            "this mail of high risk asks for an account or a password; whether anybody entered one cannot be seen in it",
        ),
    )


@credentials_at_risk.breaks
def copied_login_page() -> Case:
    return fact("phishing-mail", level="high", asks=("click", "credentials"))


@credentials_at_risk.keeps
def prize_without_login() -> Case:
    return fact("phishing-mail", level="high", asks=("click",))
