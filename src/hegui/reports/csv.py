"""
CSV · the inventory, for spreadsheets and other tools.

The fields of the JSON in the same order, one row a column; ``people`` is the estimate, with its bounds in two fields
after it; lists are joined by "; ".  UTF-8 with a byte order mark, so that Excel reads the Chinese.  Every cell is
quoted, and none runs as a formula.
"""

from __future__ import annotations

import csv as table
import io

from hegui.masking import defused
from hegui.model import Inventory, Report
from hegui.reports import View, form
from hegui.reports.json import columns_of
from hegui.reports.shape import Column
from hegui.text import Lang, Text

FIELDS = (
    "source", "table", "column", "entity", "category", "sensitivity", "sensitive_under", "grade", "grade_candidate",
    "people", "people_low", "people_high", "minors", "under_14", "protection", "certainty", "why",
)  # fmt: skip


@form("csv", title=Text("CSV，数据清单", "CSV, of the inventory"), takes=("inventory",))
def csv(what: Report | Inventory, lang: Lang, view: View) -> str:
    inventory = what.inventory if isinstance(what, Report) else what
    out = io.StringIO()
    writer = table.writer(out, lineterminator="\r\n", quoting=table.QUOTE_ALL)
    writer.writerow(FIELDS)
    for column in columns_of(inventory, lang):
        writer.writerow(_text(value) for value in cells(column))
    return "\ufeff" + out.getvalue()


def cells(column: Column) -> list[str | int | float | None]:
    """A row of the inventory, its fields in the order of ``FIELDS``; texts are not yet defused."""
    made: list[str | int | float | None] = []
    for field in FIELDS:
        if field.startswith("people"):
            part = field.removeprefix("people").removeprefix("_") or "estimate"
            made.append(getattr(column.people, part) if column.people else None)
            continue
        value = getattr(column, field)
        made.append("; ".join(value) if isinstance(value, list) else value)
    return made


def _text(value: str | int | float | None) -> str:
    if value is None:
        return ""
    return defused(value) if isinstance(value, str) else str(value)
