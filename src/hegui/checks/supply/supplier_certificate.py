"""
目录内设备没有有效证书 · Equipment on the catalogue without a valid certificate.

列入目录的网络关键设备和网络安全专用产品，经认证或检测合格后方可销售、提供；采购方应核验证书。台账标为目录内（equipment）而没有证书的，或证书已到期的，属于此类。
盲区：证书真伪；产品是否确在目录内。

Critical network equipment and security products on the catalogue are sold only once certified or tested; who buys verifies the certificate.
Equipment that the register puts on the catalogue and that has no certificate, or one that has ended.
Blind spot: whether the certificate is genuine, and whether the product really is on the catalogue.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hegui.checks import breach, check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supplier.certificate-missing",
    judges="csl.certified-equipment",
    looks_at=Fact,
    severity="medium",
    problem="weak-rules",
    title=Text("目录内设备没有有效证书", "Equipment on the catalogue without a valid certificate"),
    remedy=Text(
        "向供应商索要有效证书并核验；没有的，停止采购并更换。",
        "Ask the supplier for a valid certificate and verify it; without one, stop buying and replace the product.",
    ),
)
def supplier_certificate(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if seen.kind != "supplier":
        return
    ends = seen["ends"]
    if isinstance(ends, date) and ends < us.today:
        said = Text("{name}：证书已于 {day} 到期", "{name}: a certificate ended on {day}")
        yield breach(seen, said.fill(name=seen.what, day=ends.isoformat()))
    elif seen["equipment"] and not seen["certificates"]:
        said = Text(
            "{name} 属于目录内设备，台账没有证书",
            "{name} is on the catalogue, and the register holds no certificate",
        )
        yield to_confirm(seen, said.fill(name=seen.what))


@supplier_certificate.breaks
def no_certificate() -> Case:
    return fact("supplier", equipment=True, certificates=())


@supplier_certificate.breaks
def one_that_ended_yesterday() -> Case:
    return fact("supplier", ends=date(2026, 11, 22)), organisation(today=date(2026, 11, 23))


@supplier_certificate.keeps
def one_that_ends_today() -> Case:
    return fact(
        "supplier", equipment=True, certificates=("critical-equipment",), ends=date(2026, 11, 23)
    ), organisation(today=date(2026, 11, 23))
