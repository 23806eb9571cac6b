"""
个人信息未申报处理目的和依据 · Personal information without a declared purpose and basis.

一切个人信息的处理都要有明确的目的和法定依据，一般个人信息也不例外；每个数据源提出一个问题。敏感的列另有检查。
盲区：申报的目的是否就是实际的目的。

All personal information needs a clear purpose and one of the law's grounds, ordinary data too; one question a source.
Sensitive columns are asked about by a check of their own.
Blind spot: whether the purpose declared is the one followed.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check, to_confirm
from hegui.checks.amounts import amount
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_source, spread
from hegui.model import Holding, Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.purpose-not-declared",
    judges="pipl.lawful-basis",
    looks_at=Inventory,
    severity="low",
    problem="over-collection",
    title=Text("个人信息未申报处理目的和依据", "Personal information without a declared purpose and basis"),
    remedy=Text(
        "为每类个人信息写明处理目的和合法性基础，在 hegui.toml 的 [[purpose]] 中申报。",
        "State the purpose and the lawful ground of each kind of data, and declare it under [[purpose]] in hegui.toml.",
    ),
)
def purpose_not_declared(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    for place, columns in by_source(h for h in held.personal if _ordinary(h) and not purposes(h, us)):
        yield to_confirm(
            place,
            Text(
                "{place} 中有 {n}一般个人信息未申报处理目的和依据{tables}",
                "{place} holds {n} of ordinary personal information for which no purpose is declared{tables}",
            ).fill(place=place, n=amount(len(columns), "columns"), tables=spread(columns)),
        )


def _ordinary(held: Holding) -> bool:
    return held.sensitivity == "personal" or held.protection == "masked"


@purpose_not_declared.breaks
def phones_for_nothing_declared() -> Case:
    return inventory(holding("phone", "mobile"))


@purpose_not_declared.keeps
def phones_for_treatment() -> Case:
    return inventory(holding("phone", "mobile")), organisation(purpose())


@purpose_not_declared.breaks
def phones_beside_a_purpose_for_something_else() -> Case:
    return inventory(holding("phone", "mobile")), organisation(purpose(entities=("diagnosis",)))


@purpose_not_declared.breaks
def id_numbers_kept_masked_for_nothing_declared() -> Case:
    return inventory(holding("id_no", "cn-resident-id", protection="masked"))
