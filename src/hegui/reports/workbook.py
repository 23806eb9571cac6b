"""
Workbooks: sheets with a frozen head in both languages and filters, that print on pages of their width.

Cells are strings or numbers, never formulas or links.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hegui.errors import UsageError
from hegui.masking import defused
from hegui.text import Lang, Text

if TYPE_CHECKING:
    from io import BytesIO

    from xlsxwriter import Workbook


@dataclass(frozen=True, slots=True)
class Grave:
    """A word that stands out in red."""

    text: Text


Cell = str | int | float | Text | Grave | None  # a Text is written in both languages, the one asked for first
Head = tuple[Text, int]  # a heading and the width of its column, in characters

LONGEST = 32_000  # characters; a cell holds 32,767
MOST_ROWS = 1_048_575  # of a sheet, its head left out
PERCENT = frozenset({"Share of rows read", "Certainty"})  # headings of columns that hold a share


def workbook(out: BytesIO) -> Workbook:
    """An empty workbook; the same report makes the same bytes."""
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise UsageError(
            Text("写 Excel 需要另装一个软件包", "writing Excel needs one more package"),
            Text("运行：pip install 'hegui[xlsx]'", "Run: pip install 'hegui[xlsx]'"),
        ) from None
    from datetime import datetime

    book = Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"author": "hegui", "created": datetime(2000, 1, 1)})
    return book


def sheet(
    book: Workbook,
    title: Text,
    lang: Lang,
    heads: tuple[Head, ...],
    rows: Iterable[list[Cell]],
    *,
    still: int = 0,
) -> None:
    """A sheet; ``still`` columns stay in sight when it is moved sideways."""
    other: Lang = "en" if lang == "zh" else "zh"
    made = book.add_worksheet(title[lang])
    bold = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "bottom": 1}
    )
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "#,##0"})
    share = book.add_format({"text_wrap": True, "valign": "top", "num_format": "0%"})
    red = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#B3372F", "bold": True})
    formats: list[Any] = [share if heading.en in PERCENT else plain for heading, _ in heads]
    for at, (heading, width) in enumerate(heads):
        made.set_column(at, at, width, formats[at])
        made.write_string(0, at, f"{heading[lang]}\n{heading[other]}", bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        if last > MOST_ROWS:
            raise UsageError(
                Text("行数超过 Excel 一张表的上限", "there are more rows than an Excel sheet holds"),
                Text("改用 --format json 或 csv。", "Use --format json or csv."),
            )
        for at, value in enumerate(row):
            how = formats[at]
            if isinstance(value, Grave):
                value, how = value.text, red
            if isinstance(value, Text):
                value = value[lang] if value.zh == value.en else f"{value[lang]}\n{value[other]}"
            if isinstance(value, str):
                made.write_string(last, at, defused(value)[:LONGEST], how)
            elif value is not None:
                made.write_number(last, at, value, how)
    made.set_row(0, 32)
    made.freeze_panes(1, still)
    made.autofilter(0, 0, max(last, 1), len(heads) - 1)
    made.set_landscape()
    made.set_paper(9)  # A4
    made.fit_to_pages(1, 0)
    made.repeat_rows(0)
    made.set_footer("&R&P / &N")
