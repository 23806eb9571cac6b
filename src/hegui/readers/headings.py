"""
Where the header of a table is: below a title, in one row or in two, or nowhere.

People put titles, dates and notes above a table, and group its columns: 联系方式 over 手机 and 住址.  What stands above is
left out and told by the reader; of two rows, the lower one names a column where it says something.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from hegui.masking import person_name_length

HIGHEST = 12  # rows that may stand above a header
SENTENCE = 30  # characters of a lone cell, from which on it is no name of a column
LONGEST = 100  # characters of a name


@dataclass(frozen=True, slots=True)
class Heading:
    """``lead`` rows of title, then ``rows`` rows of header, 0 to 2; ``cells`` say what the columns are called."""

    lead: int
    rows: int
    cells: list[str]


def heading_of(rows: list[list[str]], width: int) -> Heading:
    """The heading of a table of ``width`` columns, from its first rows.

    >>> heading_of([["花名册"], ["姓名", "联系方式", "", "备注"], ["", "手机", "住址", ""], ["甲", "1", "2", "3"]], 4)
    Heading(lead=1, rows=2, cells=['姓名', '手机', '住址', '备注'])
    """
    alone = _rows_of_one_cell(rows, width)
    for lead in dict.fromkeys((_sparse_rows(rows, width), alone)):
        below = rows[lead:]
        if _in_two_rows(below):
            cells = _joined(*below[:2])
            if has_header([cells, *below[2:]]):
                return Heading(lead, 2, cells)
        if has_header(below):
            return Heading(lead, 1, below[0])
    return Heading(alone, 0, [])


def _rows_of_one_cell(rows: list[list[str]], width: int) -> int:
    """A title or a note above a table that has many columns."""
    lead = 0
    while lead < min(5, len(rows) - 2) and width > 2 and _filled(rows[lead]) <= 1:
        lead += 1
    return lead


def _sparse_rows(rows: list[list[str]], width: int) -> int:
    """Rows with less than half the cells that rows have further down, or that say of the table who made it and when."""
    if width < 3 or len(rows) < 3:
        return 0
    usual = median(_filled(row) for row in rows[len(rows) // 2 :])
    lead = 0
    while lead < min(HIGHEST, len(rows) - 2) and (
        _filled(rows[lead]) < usual / 2 or _is_labelled(rows[lead])
    ):
        lead += 1
    return lead


_LABELLED = re.compile(r"[^:：]{1,12}[:：].+")


def _is_labelled(row: list[str]) -> bool:
    """导出时间：2024-01-01, 操作员：admin"""
    full = [cell.strip() for cell in row if cell.strip()]
    return bool(full) and sum(bool(_LABELLED.fullmatch(cell)) for cell in full) > len(full) / 2


def _filled(row: list[str]) -> int:
    return sum(bool(cell.strip()) for cell in row)


# --- two rows ---------------------------------------------------------------------------------------------------------


def _in_two_rows(rows: list[list[str]]) -> bool:
    """Does the second row name columns that the first one only groups, and leave others to the first?"""
    if len(rows) < 3:
        return False
    first, second = ([cell.strip() for cell in row] for row in rows[:2])
    size = max(len(first), len(second))
    first, second = first + [""] * (size - len(first)), second + [""] * (size - len(second))
    under = [at for at in range(1, size) if second[at] and not first[at]]
    grouped = any(second[at - 1] and (first[at - 1] or at - 1 in under) for at in under)
    left = any(first[at] and not second[at] for at in range(size))
    names = [cell for cell in second if cell]
    return grouped and left and not any(_VALUE.fullmatch(cell) or len(cell) > SENTENCE for cell in names)


def _joined(first: list[str], second: list[str]) -> list[str]:
    size = max(len(first), len(second))
    upper, lower = first + [""] * (size - len(first)), second + [""] * (size - len(second))
    return [low.strip() or up.strip() for up, low in zip(upper, lower, strict=True)]


# --- one row ----------------------------------------------------------------------------------------------------------


_VALUE = re.compile(
    r"""
    [+\-]?\d[\d,]*(?:\.\d+)?%?                              # a number
  | \d{4}[-/年.]\d{1,2}(?:[-/月.]\d{1,2}日?)?(?:[T ].*)?     # a date
  | (?:\+?86[- ]?)?1\d{10} | \d{17}[\dXx]                    # a mobile, an ID number
  | 0\d{2,3}-\d{7,8}
  | [^@\s]+@[^@\s]+\.[A-Za-z]+                               # an e-mail address
  | \d{1,3}(?:\.\d{1,3}){3}                                  # an IP address
  | .*\*{3,}.*                                               # something masked
  | [0-9a-fA-F]{32,} | [0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}
    """,
    re.VERBOSE,
)


def has_header(rows: list[list[str]]) -> bool:
    """Is the first row a header?  Not if a cell in it is a value, a person's name, or comes again below it."""
    first = [c.strip() for c in rows[0]]
    body = [
        row for row in rows[1:] if row != rows[0]
    ]  # exports put one after another repeat the whole header
    full = [c for c in first if c]
    if not full or len(full) < len(first) / 2 or (len(full) == 1 and not body and _is_sentence(full[0])):
        return False
    if any(_VALUE.fullmatch(c) for c in full):
        return _years(full) and not any(_VALUE.fullmatch(c) for c in full[:1])
    if any(len(c) > LONGEST for c in full):
        return False
    again = sum(
        1
        for at, cell in enumerate(first)
        if cell and any(len(r) > at and r[at].strip() == cell for r in body)
    )
    if again > len(first) / 3:
        return False
    people = sum(1 for c in full if 2 <= len(c) <= 4 and person_name_length(c) == len(c))
    return not (people and len(full) > 1 and _like(first, body))


def _is_sentence(cell: str) -> bool:
    return len(cell) > SENTENCE or any(mark in cell for mark in "，。；！？")


def _years(cells: list[str]) -> bool:
    """A cross table has years or months for some of its column names."""
    values = [c for c in cells if _VALUE.fullmatch(c)]
    return (
        all(re.fullmatch(r"(?:19|20)\d\d(?:[-/年.]?\d{1,2}月?)?年?", c) for c in values) and len(values) > 1
    )


def _like(first: list[str], body: list[list[str]]) -> bool:
    """Do the cells under a name-like cell look like names as well?"""
    for at, cell in enumerate(first):
        if 2 <= len(cell) <= 4 and person_name_length(cell) == len(cell):
            under = [r[at].strip() for r in body if len(r) > at and r[at].strip()]
            if not under or sum(1 for c in under if person_name_length(c) == len(c)) > len(under) / 3:
                return True
    return False


def unique_names(header: list[str], width: int) -> tuple[str, ...]:
    """A name for every column: the header's, numbered where it repeats, ``column 3`` where there is none."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for at in range(max(width, 1)):
        name = header[at].strip().lstrip("\ufeff") if at < len(header) else ""
        name = " ".join(name[:1000].split()).encode("utf-8", "replace").decode() or f"column {at + 1}"
        seen[name] += 1
        while seen[name] > 1 or name in names:
            name = f"{name} ({seen[name]})"
            seen[name] += 1
        names.append(name)
    return tuple(names)
