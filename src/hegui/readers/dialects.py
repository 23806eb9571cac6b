"""
How a delimited text is written: its delimiter, its quotes, whether its first row is a header, how many columns.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from hegui.readers.headings import heading_of, unique_names

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
    header: int  # rows of the header; 0 where there is none
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
    heading = heading_of(rows, width)
    if heading.rows and len(rows) == heading.lead + heading.rows:
        width = len(heading.cells)
    return Dialect(
        delimiter=delimiter,
        quoted=quoted,
        escaped=escaped,
        names=unique_names(heading.cells, width),
        header=heading.rows,
        ragged=ragged,
        lead=heading.lead,
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
