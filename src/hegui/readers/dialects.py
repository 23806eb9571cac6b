"""
How a delimited text is written: its delimiter, its quotes, whether its first row is a header, how many columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from hegui.masking import person_name_length

DELIMITERS = ",\t;|\x01"
ROWS_LOOKED_AT = 200
LONGEST_FIELD = 32 << 20


@dataclass(frozen=True, slots=True)
class Dialect:
    """What ``dialect_of`` found out."""

    delimiter: str
    quoted: bool  # a value may be set in double quotes
    escaped: bool  # a quote inside is written \\" and not ""
    names: tuple[str, ...]
    header: bool
    ragged: bool  # rows have no common width: short ones are filled up
    lead: int  # rows of title before the header
    certain: float  # share of rows that have the common width


def dialect_of(text: str) -> Dialect | None:
    """How the first lines of a text are delimited; None if they hold no row."""
    best: tuple[float, int, bool, str] | None = None
    for escaped in (False, True) if '\\"' in text else (False,):
        for delimiter in DELIMITERS:
            rows = rows_of(text, delimiter, quoted=True, escaped=escaped)
            width, certain = _common(rows) if rows else (0, 0.0)
            score = (round(certain, 1), width, escaped, delimiter)
            if width > 1 and (best is None or score[:2] > best[:2]):
                best = score
    delimiter, escaped = (best[3], best[2]) if best else (",", False)
    quoted = delimiter != "\t" or _quotes_fields(text, delimiter, escaped)
    rows = rows_of(text, delimiter, quoted, escaped)
    if not rows:
        return None
    width, certain = _common(rows)
    ragged = certain < 0.6
    if ragged:
        width = max(len(r) for r in rows)
    lead = title_rows(rows, width)
    rows = rows[lead:]
    header = has_header(rows)
    if header and len(rows) == 1:
        width = len(rows[0])
    return Dialect(
        delimiter=delimiter,
        quoted=quoted,
        escaped=escaped,
        names=unique_names(rows[0] if header else [], width),
        header=header,
        ragged=ragged,
        lead=lead,
        certain=certain,
    )


def rows_of(text: str, delimiter: str, quoted: bool, escaped: bool = False) -> list[list[str]]:
    """The first rows of a text; the last one may be cut off and is left out if there are others."""
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        doublequote=not escaped,
        escapechar="\\" if escaped else None,
    )
    rows: list[list[str]] = []
    try:
        for row in reader:
            if row:
                rows.append(row)
            if len(rows) >= ROWS_LOOKED_AT:
                break
    except csv.Error:
        pass
    return rows


def title_rows(rows: list[list[str]], width: int) -> int:
    """How many rows at the top are a title or a note: one cell where the table has many."""
    lead = 0
    while lead < min(5, len(rows) - 2) and width > 2 and len([c for c in rows[lead] if c.strip()]) <= 1:
        lead += 1
    return lead


def _common(rows: list[list[str]]) -> tuple[int, float]:
    body = rows[1:] or rows
    width, count = Counter(map(len, body)).most_common(1)[0]
    return width, count / len(body)


def _quotes_fields(text: str, delimiter: str, escaped: bool) -> bool:
    """Are quotes marks here?  Programs that write tabs often set none, and a quote is then part of a value."""
    if not re.search(rf'(?:^|[\r\n{re.escape(delimiter)}])"', text):
        return False
    with_quotes, without = rows_of(text, delimiter, True, escaped), rows_of(text, delimiter, False, escaped)
    return bool(with_quotes) and _common(with_quotes)[1] >= _common(without or [[]])[1]


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
    if not full or len(full) < len(first) / 2:
        return False
    if any(_VALUE.fullmatch(c) for c in full):
        return _years(full) and not any(_VALUE.fullmatch(c) for c in full[:1])
    if any(len(c) > 100 for c in full):
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
