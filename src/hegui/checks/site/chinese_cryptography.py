"""
网站没有提供国密传输 · The site does not offer Chinese algorithms in transit.

关键信息基础设施和政务系统要按规定使用商用密码。对网站发出 TLCP 和 RFC 8998
问候，两者都明确拒绝才算没有；没有应答是不知道。其他单位是否需要，取决于等级保护级别和密码应用方案，不报告。
盲区：由专用网关在另外的地址提供国密。

Critical infrastructure and government systems use commercial cryptography as the rules require. The site was sent a
TLCP and an RFC 8998 hello; only where both were plainly refused is it said not to offer them, silence is unknown.
Whether others need them depends on their protection level, and is not reported.
Blind spot: a gateway at another address.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.no-chinese-cryptography",
    judges="cryptoreg.mlps-cryptography",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("网站没有提供国密传输", "The site does not offer Chinese algorithms in transit"),
    remedy=Text(
        "按密码应用方案部署支持 TLCP 的网关和 SM2 双证书，完成密评；无须使用的，附说明接受。",
        "Put a TLCP gateway with SM2 certificates in place as the cryptography plan says and have it assessed; where none is due, accept it with the reason.",
    ),
)
def chinese_cryptography(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "chinese-cryptography" or seen["tlcp"] is not False or seen["rfc8998"] is not False:
        return
    if us.is_a("state-organ") or us.is_a("critical-infrastructure-operator"):
        yield to_confirm(seen, seen.what)


@chinese_cryptography.breaks
def an_organ_without() -> Case:
    return (fact("chinese-cryptography", tlcp=False, rfc8998=False), organisation(roles=("state-organ",)))


@chinese_cryptography.keeps
def an_organ_with_tlcp() -> Case:
    return (fact("chinese-cryptography", tlcp=True, rfc8998=False), organisation(roles=("state-organ",)))


@chinese_cryptography.keeps
def nobody_answered() -> Case:
    return (fact("chinese-cryptography", tlcp=None, rfc8998=None), organisation(roles=("state-organ",)))


@chinese_cryptography.keeps
def a_company() -> Case:
    return fact("chinese-cryptography", tlcp=False, rfc8998=False)
