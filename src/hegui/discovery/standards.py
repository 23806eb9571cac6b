"""
Column names that are codes of a standard, and what the standard calls them.

    AAC003 -> 姓名        DE04.10.186.00 -> 体格检查        KC21.AKC193 -> 入院诊断

Two families are common.  Human-resources and social-security systems name columns by the indicators of the 金保 project (LD/T
92): three letters and three digits.  Health systems name them by the data elements of WS 363: ``DE`` and four numbers, whose
first two tell the chapter, and by the value tables ``CV``.  The list (``lists/standard-codes.tsv``) is from memory (`unverified`) and holds what is about a
person, an employer or care; a code that is not in it says nothing.
"""

from __future__ import annotations

import re

from hegui.discovery.lists import rows

_INDICATOR = re.compile(r"^[A-Z]{3}\d{3}[A-Z]?$")
_ELEMENT = re.compile(r"^(DE|CV)_?(\d{2})[._]?(\d{2})(?:[._]?(\d{3}))?", re.IGNORECASE)
_NAMES = {row[0]: row[1] for row in rows("standard-codes.tsv", 2)}


def called(name: str) -> str:
    """What a standard calls a column of this name; empty for a name that is no code or is not listed.

    >>> called("aac003"), called("DE02.01.039.00"), called("DE04_10_186_00"), called("user_name")
    ('姓名', '姓名', '体格检查', '')
    """
    bare = name.upper()
    if _INDICATOR.match(bare):
        return _NAMES.get(bare) or _NAMES.get(bare[:6], "")
    found = _ELEMENT.match(bare)
    if found is None:
        return ""
    family, chapter, section, element = found.groups()
    number = f"{family.upper()}{chapter}.{section}"
    return _NAMES.get(f"{number}.{element}") or _NAMES.get(number, "")
