"""
采购前没有预判国家安全风险 · A purchase without a determination of the risk to national security.

关键信息基础设施运营者采购网络产品和服务，应当预判投入使用后可能带来的国家安全风险；影响或者可能影响的，申报网络安全审查。只向申报了 ``critical-infrastructure-operator`` 角色的单位提出。
盲区：预判的结论是否站得住。

An operator of critical infrastructure determines, before it buys, what risk to national security a product or service may bring, and applies
for review where there is or may be one.  Asked of organisations that declare the role ``critical-infrastructure-operator``.
Blind spot: whether the determination holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.examples import Case, fact, organisation
from hegui.model import Fact, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "supplier.purchase-without-determination",
    judges="csr.pre-judge-purchases",
    looks_at=Fact,
    severity="high",
    problem="weak-rules",
    title=Text(
        "采购前没有预判国家安全风险", "A purchase without a determination of the risk to national security"
    ),
    remedy=Text(
        "补做书面预判并留存；拿不准的申报审查（hegui decide cyber-review），在台账填 review 日期。",
        "Write the determination down and keep it; apply for review when unsure (hegui decide cyber-review); put its day into the register as review.",
    ),
)
def supplier_review(seen: Fact, us: Organisation) -> Iterator[Ruling]:
    if (
        seen.kind != "supplier"
        or seen["review"] is not None
        or not us.is_a("critical-infrastructure-operator")
    ):
        return
    said = Text(
        "{name}：台账没有采购预判的记录",
        "{name}: the register holds no determination made before the purchase",
    )
    yield to_confirm(seen, said.fill(name=seen.what))


@supplier_review.breaks
def bought_without() -> Case:
    return fact("supplier"), organisation(roles=("critical-infrastructure-operator",))


@supplier_review.keeps
def nobody_who_must() -> Case:
    return fact("supplier")
