"""Amounts in words: ``3 列`` and ``3 columns``, ``1 列`` and ``1 column``."""

from __future__ import annotations

from hegui.text import Text

_UNITS = {
    "columns": ("列", "column", "columns"),
    "people": ("人", "person", "people"),
    "days": ("天", "day", "days"),
    "months": ("个月", "month", "months"),
    "years": ("年", "year", "years"),
}


def amount(number: int, unit: str) -> Text:
    """A number with its unit.

    >>> amount(1, "columns")
    Text(zh='1 列', en='1 column')
    >>> amount(1200, "people")
    Text(zh='1,200 人', en='1,200 people')
    """
    zh, one, more = _UNITS[unit]
    return Text(f"{number:,} {zh}", f"{number:,} {one if number == 1 else more}")
