"""
赴国外上市未申报网络安全审查 · A planned listing abroad without a cybersecurity review.

掌握超过一百万用户个人信息的网络平台运营者赴国外上市，须先申报网络安全审查；恰好一百万不算超过。办法写的是“国外”，
论者认为不含香港；主管部门仍可依职权启动审查。
盲区：没有申报的计划和角色。

A network platform operator that holds personal information of more than one million users applies for review before it lists
in a foreign country.  Exactly one million is not yet more.  The measures say 国外, which commentators read as leaving out Hong
Kong; an authority may still start a review there by itself.
Blind spot: plans and roles that are not declared.
"""

from __future__ import annotations

from collections.abc import Iterator

from hegui.checks import breach, check, to_confirm
from hegui.checks.declared import declaration, done, how_to_declare
from hegui.checks.examples import Case, inventory, many, on, organisation
from hegui.checks.headcount import Reach, counted, headcount, reach
from hegui.law import Law
from hegui.model import Inventory, People, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "org.listing-without-review",
    judges="csr.listing-abroad",
    looks_at=Inventory,
    severity="high",
    problem="weak-rules",
    title=Text("赴国外上市未申报网络安全审查", "Planned listing abroad without a cybersecurity review"),
    remedy=Text(
        "在提交上市申请前向网络安全审查办公室申报，申报为 cybersecurity_review；没有上市计划的，填写 planned_listing_abroad = false。",
        "Apply to the cybersecurity review office before the listing and declare it as cybersecurity_review; without such a plan "
        "state planned_listing_abroad = false.",
    ),
)
def listing_abroad(held: Inventory, us: Organisation, law: Law) -> Iterator[Ruling]:
    if not held.personal or not us.is_a("network-platform-operator") or us.planned_listing_abroad is False:
        return
    if done(us.declarations.cybersecurity_review, us):
        return
    users = People(us.users, us.users, us.users) if us.users is not None else headcount(held, us)
    reached = reach(users, "csr.listing-people", law)
    if users is None or reached == "no":
        return
    yield _judged(us, users, reached, law)


def _judged(us: Organisation, users: People, reached: Reach, law: Law) -> Ruling:
    place, number = declaration("cybersecurity_review"), law.number("csr.listing-people")
    if us.planned_listing_abroad is None:
        return to_confirm(
            place,
            Text(
                "平台掌握{users}的个人信息，超过 {n} 人赴国外上市须先申报审查；请在 hegui.toml 填写 planned_listing_abroad",
                "the platform holds personal information of {users}; above {n} users a listing abroad needs a review first: state "
                "planned_listing_abroad in hegui.toml",
            ).fill(users=counted(users), n=number),
            severity="low",
        )
    ruling = breach if reached == "yes" and us.users is not None else to_confirm
    return ruling(
        place,
        Text(
            "平台掌握{users}的个人信息并计划赴国外上市，超过 {n} 人须先申报网络安全审查，未见申报。{how}",
            "the platform holds personal information of {users} and plans a listing abroad; above {n} users it applies for a "
            "cybersecurity review first, and none is declared; {how}",
        ).fill(users=counted(users), n=number, how=how_to_declare("cybersecurity_review", us)),
    )


def _platform(users: int | None, plans: bool | None = True) -> Case:
    us = organisation(roles=("network-platform-operator",), users=users, planned_listing_abroad=plans)
    return inventory(), us


@listing_abroad.breaks
def one_more_than_a_million_users() -> Case:
    return _platform(1_000_001)


@listing_abroad.keeps
def exactly_a_million_users() -> Case:
    return _platform(1_000_000)


@listing_abroad.keeps
def no_plan_to_list() -> Case:
    return _platform(1_000_001, plans=False)


@listing_abroad.keeps
def reviewed() -> Case:
    return inventory(), organisation(
        roles=("network-platform-operator",),
        users=1_000_001,
        planned_listing_abroad=True,
        declarations={"cybersecurity_review": on(2026, 5, 1)},
    )


@listing_abroad.breaks
def users_not_declared_but_seen() -> Case:
    us = organisation(roles=("network-platform-operator",), planned_listing_abroad=True)
    return many(1_000_001), us
