"""
政务网站域名不符合规定 · The domain of a government site does not fit.

党政机关网站用 .gov.cn 或 .政务，事业单位用 .cn 或
.公益，其他单位不得使用政府域名。单位性质以hegui.toml 的 roles
为准；没有申报的，由标题用语推测并列为待核实。
盲区：获准的例外。

Party and state organs use .gov.cn or the Chinese government suffix, institutions .cn or the Chinese public-interest
suffix, and nobody else may use a government domain. What the organisation is comes from roles in hegui.toml; where
nothing is declared it is guessed by the title and is a question.
Blind spot: exceptions that were granted.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.government-domain",
    judges="govapp.organ-domain",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("政务网站域名不符合规定", "The domain of a government site does not fit"),
    remedy=Text(
        "申请并迁移到规定的域名，旧域名保留并跳转。",
        "Apply for and move to the domain that is due; keep the old one and redirect.",
    ),
)
def government_domain(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "government-site" or not seen["host"]:
        return
    host = str(seen["host"])
    government = host.endswith(_GOVERNMENT)
    if us.is_a("state-organ") and not government:
        yield breach(seen, Text("党政机关网站使用了 {host}", "an organ's site is at {host}").fill(host=host))
    elif seen["public_body"] and not government and not us.name:
        yield to_confirm(
            seen,
            Text(
                "标题像是机关单位，域名是 {host}", "the title is that of a public body, the domain {host}"
            ).fill(host=host),
            severity="low",
        )
    elif government and us.name and not us.is_a("state-organ"):
        yield to_confirm(
            seen,
            Text(
                "使用政府域名 {host}，而申报的角色不含国家机关",
                "a government domain, {host}, and no declared role of an organ",
            ).fill(host=host),
        )


_GOVERNMENT = (".gov.cn", ".政务", ".xn--zfr164b")


@government_domain.breaks
def an_organ_elsewhere() -> Case:
    return (
        fact("government-site", host="www.example.com", public_body=True, mark=True),
        organisation(roles=("state-organ",)),
    )


@government_domain.breaks
def a_company_at_a_government_domain() -> Case:
    return fact("government-site", host="www.example.gov.cn", public_body=False, mark=False)


@government_domain.keeps
def an_organ_where_it_should_be() -> Case:
    return (
        fact("government-site", host="www.example.gov.cn", public_body=True, mark=True),
        organisation(roles=("state-organ",)),
    )


@government_domain.keeps
def a_company() -> Case:
    return fact("government-site", host="www.example.com", public_body=False, mark=False)
