"""
Clocks of the law: by when a thing must be done, from hours after awareness to the yearly date.

    after_hours(aware, 4)                   never pauses: nights, weekends and holidays count
    after_days(start, 30)                   calendar days
    after_working_days(start, 30)           the State Council's arrangement, make-up workdays included
    before_working_days(event, 20)          the last day that still leaves so many working days
    after_months(start, 6)                  a term of months or years
    yearly(start, 1, 31)                    the next 31 January

A moment is an aware datetime, or a date where only the day matters; what is told is Beijing time.  The day of the
start is not counted; a term of days or months whose last day is not a working day moves to the next one.  That is how
the Civil Code counts (articles 200 to 203, 24:00 of the last day); that terms set by an authority are counted so is a
convention of this file, ``unverified``.  A term that touches a year whose holidays are not announced yet has an
earliest and a latest end and is provisional: keep to the earliest.

>>> after_working_days(date(2026, 2, 13), 1).text.en          # a Saturday, made up for the Spring Festival
'2026-02-14'
>>> after_hours(datetime.fromisoformat("2026-02-16T23:30:00+08:00"), 4).text.en
'2026-02-17 03:30'
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal

from hegui.errors import LawError, UsageError
from hegui.law.workdays import Workdays, shelf
from hegui.model import Confidence
from hegui.text import Text

SHANGHAI = timezone(
    timedelta(hours=8), "Asia/Shanghai"
)  # no summer time since 1991; the calendar begins in 2015
END_OF_DAY = time(23, 59, 59, tzinfo=SHANGHAI)

Moment = datetime | date

DAY_AFTER = Text(
    "起算当日不计入，自次日起算（民法典第二百零一条第一款；行政期限依此计算为惯例，未经核实）",
    "The day of the start is not counted (Civil Code 201.1; that terms of an authority are counted so is a convention, unverified)",
)
MOVED_ON = Text(
    "最后一日非工作日的，顺延至其后的第一个工作日（民法典第二百零三条第一款；行政期限依此计算为惯例，未经核实）",
    "A last day that is not a working day moves to the next one (Civil Code 203.1; for terms of an authority a convention, unverified)",
)
BY_MONTHS = Text(
    "按月、年计算的，到期月的对应日为最后一日，没有对应日的为月末日（民法典第二百零二条）",
    "A term of months or years ends on the corresponding day, or on the last of the month (Civil Code 202)",
)
NEVER_PAUSES = Text(
    "小时不间断计算，夜间、周末、节假日均计入", "Hours run without pause: nights, weekends and holidays count"
)
FIXED_DATE = Text(
    "固定日期不因节假日顺延（从严）", "A fixed date does not move for a holiday (the stricter reading)"
)
ARRANGED = Text(
    "工作日按国务院办公厅各年放假安排，含调休上班日",
    "Working days follow the State Council's arrangement, make-up workdays included",
)


@dataclass(frozen=True, slots=True)
class Due:
    """By when: the last moment in Beijing time; two of them while a year's holidays are not announced."""

    earliest: datetime
    latest: datetime
    whole_day: bool
    provisional: bool
    because: tuple[Text, ...]
    confidence: Confidence

    @property
    def by(self) -> datetime:
        """The moment that is right whatever a coming notice says."""
        return self.earliest

    @property
    def text(self) -> Text:
        """``2026-03-02``, ``2026-03-02 14:00``, or the two dates of a provisional term."""
        form = "%Y-%m-%d" if self.whole_day else "%Y-%m-%d %H:%M"
        early, late = self.earliest.strftime(form), self.latest.strftime(form)
        if not self.provisional:
            return Text(early, early)
        span_zh = early if early == late else f"{early} 至 {late}"
        span_en = early if early == late else f"{early} to {late}"
        checked = shelf().checked
        return Text(
            f"{span_zh}（暂定：有关年份的放假安排一般上年 11 月公布，尚未收录，数据核对至 {checked}；请按最早一日办理）",
            f"{span_en} (provisional: the year's holidays, as a rule announced the November before, are not on the shelf, last compared {checked}; keep to the earliest)",
        )


def after_hours(start: datetime, hours: float) -> Due:
    """So many hours after a moment (half an hour is 0.5); hours never pause."""
    _positive(hours)
    moment = (_moment(start).astimezone(UTC) + timedelta(hours=hours)).astimezone(SHANGHAI)
    return Due(moment, moment, False, False, (NEVER_PAUSES,), "official")


def after_days(start: Moment, days: int, *, moves: bool = True) -> Due:
    """So many calendar days after a day; ``moves=False`` for a validity, which ends on its day."""
    _whole(days)
    return _ending(_day(start) + timedelta(days=days), (DAY_AFTER,), moves)


def after_months(start: Moment, months: int, *, moves: bool = True) -> Due:
    """So many months after a day (three years are 36); ``moves=False`` for a validity."""
    _whole(months)
    day = _day(start)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return _ending(last, (DAY_AFTER, BY_MONTHS), moves)


def after_working_days(start: Moment, days: int, *, workdays: Workdays | None = None) -> Due:
    """The end of the nth working day after a day."""
    return _working(_day(start), days, 1, workdays or shelf())


def before_working_days(event: Moment, days: int, *, workdays: Workdays | None = None) -> Due:
    """The last day that still lies so many working days before an event."""
    return _working(_day(event), days, -1, workdays or shelf())


def yearly(start: Moment, month: int, day: int) -> Due:
    """The next such date from ``start`` on, that day included."""
    today = _day(start)
    last = date(today.year, month, day)
    if last < today:
        last = date(today.year + 1, month, day)
    return Due(_end(last), _end(last), True, False, (FIXED_DATE,), "unverified")


def _working(start: date, days: int, step: Literal[1, -1], calendar: Workdays) -> Due:
    _whole(days)
    reached = calendar.nth(start, days, step)
    walked = range(start.toordinal() + step, reached[1].toordinal() + step, step)
    provisional = not all(calendar.announced(date.fromordinal(ordinal)) for ordinal in walked)
    return Due(_end(min(reached)), _end(max(reached)), True, provisional, (DAY_AFTER, ARRANGED), "unverified")


def _ending(last: date, because: tuple[Text, ...], moves: bool) -> Due:
    if not moves:
        return Due(_end(last), _end(last), True, False, because, "unverified")
    early, late = shelf().on_or_after(last)
    provisional = not (shelf().announced(early) and shelf().announced(late))
    return Due(_end(early), _end(late), True, provisional, (*because, MOVED_ON), "unverified")


def _end(day: date) -> datetime:
    return datetime.combine(day, END_OF_DAY)


def _day(moment: Moment) -> date:
    day = _moment(moment).date() if isinstance(moment, datetime) else moment
    return _in_reach(day)


def _moment(moment: datetime) -> datetime:
    if not isinstance(moment, datetime):
        raise UsageError(
            Text(
                f"按小时计算需要时刻，给出的是日期 {moment}",
                f"hours are counted from a moment, not from the day {moment}",
            ),
            Text(
                "写上时刻和时区，如 2026-03-01T09:30:00+08:00。",
                "Give the time and its zone, as in 2026-03-01T09:30:00+08:00.",
            ),
        )
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise UsageError(
            Text(f"时间 {moment.isoformat()} 没有时区", f"the time {moment.isoformat()} has no zone"),
            Text(
                "写上时区，如 2026-03-01T09:30:00+08:00。", "Give the zone, as in 2026-03-01T09:30:00+08:00."
            ),
        )
    _in_reach(moment.date())
    return moment.astimezone(SHANGHAI)


def _in_reach(day: date) -> date:
    """A day of which a term can be counted at all; working days reach less far."""
    if not 1949 < day.year < 2150:
        raise LawError(
            Text(f"{day} 太远，无法计算期限", f"{day} is too far off to count a term from"),
            Text("检查日期。", "Look at the date."),
        )
    return day


def _positive(amount: float) -> None:
    if not amount > 0:
        raise UsageError(
            Text(f"期限须大于零，给出的是 {amount}", f"a term must be more than nothing, not {amount}"),
            Text("检查期限的数值。", "Look at the term's number."),
        )


def _whole(amount: int) -> None:
    _positive(amount)
    if not isinstance(amount, int) or isinstance(amount, bool):
        raise UsageError(
            Text(
                f"天数、月数须为整数，给出的是 {amount}",
                f"a term of days or months is a whole number, not {amount}",
            ),
            Text("检查期限的数值。", "Look at the term's number."),
        )
