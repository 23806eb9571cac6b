"""
证书已过期 · A certificate has ended.

仍在使用的过期证书会让连接中断，或让人习惯忽略警告；内部系统的证书最常被遗忘。
盲区：已不再使用、只是留存的证书文件。

A certificate still in use past its day breaks connections, or teaches people to ignore warnings; those of internal systems are forgotten most.
Blind spot: certificate files that are only kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "crypto.certificate-ended",
    judges="csl.internal-rules-and-security-lead",
    looks_at=Fact,
    severity="low",
    problem="weak-rules",
    title=Text("证书已过期", "A certificate has ended"),
    remedy=Text(
        "确认是否在用；在用的立即更换，建立到期前 30 天提醒的台账。",
        "See whether it is in use; replace it at once if so, and keep a register that warns 30 days before.",
    ),
)
def certificate_ended(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind == "certificate-ended":
        yield to_confirm(seen, seen.what)


@certificate_ended.breaks
def in_use() -> Case:
    return fact("certificate-ended")


@certificate_ended.keeps
def an_inventory_alone() -> Case:
    return fact("cryptography")
