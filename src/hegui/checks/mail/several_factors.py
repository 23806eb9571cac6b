"""
收到索要密码的钓鱼邮件，未申报多因素认证 · Phishing for passwords arrives, and no several factors are declared.

防范网络攻击、网络侵入的技术措施里，多因素认证最能减轻密码被骗的后果。法律没有点名要求它（政务应用另有规定），所以只提问。
盲区：短信或邮件验证码会被仿冒页面当场骗走，硬件密钥不会；用的是哪一种，这里看不出。

Among the technical measures against intrusion, several factors do most to soften the loss of a password.  The law does not name
them (for government applications it does), so this is a question.
Blind spot: codes by SMS or mail are taken live by a copied page, security keys are not; which kind is used cannot be seen here.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.declared import declaration, done, how_to_declare, lacking
from hegui.checks.examples import Case, fact, inventory, on, organisation
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "mail.several-factors",
    judges="csl.anti-intrusion",
    looks_at=Inventory,
    severity="medium",
    problem="loose-authorisation",
    title=Text(
        "有人在骗取密码，未见多因素认证", "Somebody is after passwords, and no several factors are declared"
    ),
    remedy=Text(
        "为邮箱、后台、财务等账号启用多因素认证，优先用硬件密钥或 App 确认；做到后申报为 several_factors。",
        "Switch on several factors for mail, administration and finance accounts, security keys or app confirmation first; declare it as several_factors.",
    ),
)
def several_factors(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    seen = [f for f in held.facts if f.kind == "phishing-mail" and f["level"] == "high"]
    asking = [f for f in seen if isinstance(asks := f["asks"], tuple) and "credentials" in asks]
    if not asking or done(us.declarations.several_factors, us):
        return
    yield lacking("several_factors", us)(
        declaration("several_factors"),
        Text(
            "收到 {n} 封索要账号密码的高风险邮件，未申报多因素认证。{how}",
            "{n} mails of high risk ask for credentials and no several factors are declared; {how}",
        ).fill(n=len(asking), how=how_to_declare("several_factors", us)),
    )


@several_factors.breaks
def passwords_alone() -> Case:
    return with_phishing()


@several_factors.keeps
def keys_for_all() -> Case:
    return with_phishing(), organisation(declarations={"several_factors": on(2026, 3, 1)})


def with_phishing() -> Inventory:
    """A mailbox with one mail that is after passwords."""
    from dataclasses import replace

    return replace(inventory(), facts=(fact("phishing-mail", level="high", asks=("click", "credentials")),))
