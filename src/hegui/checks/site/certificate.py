"""
网站证书有问题 · The site's certificate is faulty.

过期、域名不符、密钥过短或使用 SHA-1
的证书，让访客无从确认对方是谁，并习惯于忽略警告。三十天内到期的提前提示。国密证书按对象标识符识别。
盲区：没有核对签发机构是否受信任、是否已吊销。

An expired certificate, one for another name, a short key or SHA-1 keep visitors from knowing whom they talk to and
teach them to pass over warnings. One that ends within thirty days is told beforehand. SM2 certificates are told by
their object identifiers.
Blind spot: trust in the issuer and revocation were not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.certificate",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="high",
    problem="clear-storage",
    title=Text("网站证书有问题", "The site's certificate is faulty"),
    remedy=Text(
        "换发覆盖全部域名的证书，并设自动续期和到期提醒。",
        "Have one issued for all names, renew it automatically and set a reminder.",
    ),
)
def certificate(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "certificate":
        return
    if seen["state"] == "soon":
        yield to_confirm(seen, seen.what, severity="low")
    elif seen["state"] != "good":
        yield breach(seen, seen.what, severity="high" if seen["state"] in ("expired", "name") else "medium")


@certificate.breaks
def expired() -> Case:
    return fact("certificate", state="expired")


@certificate.breaks
def ends_soon() -> Case:
    return fact("certificate", state="soon")


@certificate.keeps
def good() -> Case:
    return fact("certificate", state="good")
