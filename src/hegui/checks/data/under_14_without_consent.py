"""
不满十四周岁未见监护人同意 · Children under 14 without a guardian's consent.

不满十四周岁未成年人的个人信息都属敏感，须取得父母或其他监护人的同意。年龄由出生日期和身份证号推算；
十四周岁生日的前一天仍属不满十四周岁。
盲区：数据中没有年龄的儿童。

All personal information of children under 14 is sensitive, and a parent or other guardian must have agreed.
Ages come from birth dates and ID numbers; a person is under 14 until the day before the fourteenth birthday.
Blind spot: children whose age is not in the data.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import check
from hegui.checks.amounts import amount
from hegui.checks.declared import done, how_to_declare, lacking
from hegui.checks.examples import Case, holding, inventory, on, organisation
from hegui.checks.grouping import by_table
from hegui.model import Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.under-14-without-consent",
    judges="pipl.minors-under-14-consent",
    looks_at=Inventory,
    severity="high",
    problem="over-collection",
    title=Text(
        "处理不满十四周岁未成年人个人信息未见监护人同意", "Children under 14 without a guardian's consent"
    ),
    remedy=Text(
        "取得并留存父母或其他监护人的同意，核验其身份；取得不了的停止处理并删除。申报为 guardian_consent。",
        "Obtain and keep the consent of a parent or guardian and verify who they are; without it, stop and erase. Declare it as "
        "guardian_consent.",
    ),
)
def under_14_without_consent(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    ruling = lacking("guardian_consent", us)
    for place, columns in by_table(h for h in held.personal if h.under_14):
        if done(us.declarations.guardian_consent, us, place):
            continue
        yield ruling(
            place,
            Text(
                "表 {place} 约有 {n}不满十四周岁，未申报监护人同意。{how}",
                "table {place} has about {n} under 14 and no guardian's consent is declared; {how}",
            ).fill(
                place=place,
                n=amount(max(h.under_14 or 0 for h in columns), "people"),
                how=how_to_declare("guardian_consent", us),
            ),
        )


@under_14_without_consent.breaks
def one_child() -> Case:
    return inventory(holding("birthday", table="pupil", under_14=1))


@under_14_without_consent.keeps
def no_child() -> Case:
    return inventory(holding("birthday", table="pupil", under_14=0))


@under_14_without_consent.keeps
def children_whose_parents_agreed() -> Case:
    given = {"guardian_consent": on(2026, 9, 1, "clinic.db#pupil")}
    return inventory(holding("birthday", table="pupil", under_14=1)), organisation(declarations=given)


@under_14_without_consent.breaks
def children_of_another_table_whose_parents_agreed() -> Case:
    given = {"guardian_consent": on(2026, 9, 1, "clinic.db#camp")}
    return inventory(holding("birthday", table="pupil", under_14=1)), organisation(declarations=given)
