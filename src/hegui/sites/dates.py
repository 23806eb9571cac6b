"""
How old a site says it is: dates in its text, years of copyright.

A year alone is taken only behind a sign of copyright; a date is taken where it can be one and does not lie in the future.

>>> newest("发布日期：2019年3月5日 … 2018-12-01", 2026)
datetime.date(2019, 3, 5)
>>> copyright_year("Copyright © 2012-2018 某诊所", 2026)
2018
"""

from __future__ import annotations

import re
from datetime import date

EARLIEST = 1995
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_COPYRIGHT = re.compile(
    r"(?:©|&copy;|\(c\)|copyright|版权所有|版權所有)[^\n]{0,60}?(?<!\d)((?:19|20)\d\d)(?:\s*[-–—~至到]\s*((?:19|20)\d\d))?(?!\d)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s*[-–—~至到]\s*((?:19|20)\d\d))?\s*(?:©|版权所有|all rights)", re.IGNORECASE
)


def dates(text: str, this_year: int) -> list[date]:
    """Every date that stands in the text and can be one, as they come."""
    found = []
    for match in _DATE.finditer(text):
        year, month, day = (int(match[n]) for n in (1, 2, 3))
        if EARLIEST <= year <= this_year:
            try:
                found.append(date(year, month, day))
            except ValueError:
                continue
    return found


_LABEL = re.compile(
    r"(?:(?:发布|更新|发表|修订|日期|时间|通知|公告|公示)(?:于|日期|时间|日)?|(?:posted|published|updated|modified|date)(?:\s+on)?)\s*[:：]?\s*\Z",
    re.IGNORECASE,
)


def labelled(text: str, this_year: int) -> list[date]:
    """The dates that say when something was published or changed: a label stands shortly before them.

    >>> labelled("更新日期：2019-03-05。条例自2018年1月1日起施行，适用于本院。", 2026)
    [datetime.date(2019, 3, 5)]
    """
    found = []
    for match in _DATE.finditer(text):
        if _LABEL.search(text[max(0, match.start() - 24) : match.start()]):
            found += dates(match[0], this_year)
    return found


def newest(text: str, this_year: int) -> date | None:
    """The latest date in a text; None where there is none."""
    return max(dates(text, this_year), default=None)


def copyright_year(text: str, this_year: int) -> int | None:
    """The last year of copyright that the text claims; None where it claims none."""
    years = [int(m[2] or m[1]) for pattern in (_COPYRIGHT, _BEFORE) for m in pattern.finditer(text)]
    return max((y for y in years if EARLIEST <= y <= this_year), default=None)
