"""
网站提供过时的 TLS 版本 · The site offers an old version of TLS.

SSL 2.0、SSL 3.0、TLS 1.0 和 TLS 1.1 已被标准废止（RFC
6176、7568、8996），传输中的个人信息得不到可靠保护。
盲区：前置的负载均衡或 CDN 可能另有设置。

SSL 2.0, SSL 3.0, TLS 1.0 and TLS 1.1 were deprecated by the standards (RFC 6176, 7568, 8996): personal information in
transit is not reliably protected.
Blind spot: a load balancer or CDN in front may be set otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "site.tls-old-version",
    judges="netdata.encryption-and-access-control",
    looks_at=Fact,
    severity="medium",
    problem="clear-storage",
    title=Text("网站提供过时的 TLS 版本", "The site offers an old version of TLS"),
    remedy=Text(
        "只保留 TLS 1.2 和 1.3（例如 ssl_protocols TLSv1.2 TLSv1.3;）。",
        "Keep TLS 1.2 and 1.3 only, as in ssl_protocols TLSv1.2 TLSv1.3;",
    ),
)
def tls_old_version(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "tls-version":
        return
    yield breach(seen, seen.what, severity="high" if str(seen["version"]).startswith("SSL") else "medium")


@tls_old_version.breaks
def tls_1_0() -> Case:
    return fact("tls-version", version="TLS 1.0")


@tls_old_version.breaks
def ssl_3() -> Case:
    return fact("tls-version", version="SSL 3.0")


@tls_old_version.keeps
def something_else() -> Case:
    return fact("listing")
