"""
超过申报的保存期限 · Kept longer than declared.

保存期限届满后，应当主动删除个人信息。``[[purpose]]`` 的 ``retention_days`` 自记录产生之日起算，最后一天仍在期内；
同一列有多个目的的，以最长的为准。
盲区：没有创建日期的记录；备份中的副本；期限从别处起算的（最后一次就诊、合同终止），申报时须留足。

Once the retention period is over, personal information is erased without being asked.  ``retention_days`` of a
``[[purpose]]`` counts from the day a row was made; the last day counts as kept in time.  Where several purposes cover a column,
the longest holds.
Blind spot: rows without a creation date; copies in backups; a period that runs from elsewhere (the last visit, the end of a
contract) must be declared long enough to hold it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from hegui.checks import breach, check
from hegui.checks.amounts import amount
from hegui.checks.declared import purposes
from hegui.checks.examples import Case, holding, inventory, organisation, purpose
from hegui.checks.grouping import by_table, listed
from hegui.model import Holding, Inventory, Ruling
from hegui.organisation import Organisation
from hegui.text import Text


@check(
    "pi.kept-too-long",
    judges="pipl.deletion",
    looks_at=Inventory,
    severity="medium",
    problem="weak-rules",
    title=Text("个人信息超过申报的保存期限", "Personal information kept longer than declared"),
    remedy=Text(
        "删除或匿名化到期的记录（含备份）；法律、行政法规另有保存期限的，把期限和依据写进 [[purpose]]。",
        "Erase or anonymise what is past its day, backups included; where a law asks for longer, write that period and its ground "
        "under [[purpose]].",
    ),
)
def kept_too_long(held: Inventory, us: Organisation) -> Iterator[Ruling]:
    late = [h for h in held.personal if (last := last_day(h, us)) and us.today > last]
    for place, columns in by_table(late):
        oldest = min(h.oldest for h in columns if h.oldest)
        last = min(day for h in columns if (day := last_day(h, us)))
        yield breach(
            place,
            Text(
                "表 {place} 最早的记录为 {oldest}，按申报的期限应于 {last} 前删除，已超期 {days}：{columns}",
                "the oldest rows of table {place} are of {oldest}; by the declared period they were to be erased by {last}, {days} "
                "ago: {columns}",
            ).fill(
                place=place,
                oldest=oldest,
                last=last,
                days=amount((us.today - last).days, "days"),
                columns=listed(columns),
            ),
        )


def last_day(held: Holding, us: Organisation) -> date | None:
    """The last day on which a column's oldest row may be kept, or None where age or period is unknown."""
    periods = [p.retention_days for p in purposes(held, us)]
    if held.oldest is None or not periods:
        return None
    known = [days for days in periods if days is not None]
    if len(known) < len(periods):
        return None
    try:
        return held.oldest + timedelta(days=max(known))
    except OverflowError:
        return None


def _kept(oldest: date) -> Case:
    return inventory(holding("phone", "mobile", oldest=oldest)), organisation(purpose(retention_days=365))


@kept_too_long.breaks
def a_year_and_a_day() -> Case:
    return _kept(date(2025, 11, 22))


@kept_too_long.keeps
def a_year_to_the_day() -> Case:
    return _kept(date(2025, 11, 23))


@kept_too_long.keeps
def no_period_declared_is_asked_by_another_check() -> Case:
    return inventory(holding("phone", "mobile", oldest=date(2001, 1, 1))), organisation(purpose())
