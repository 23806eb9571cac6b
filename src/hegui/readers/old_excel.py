"""Excel workbooks of before 2007 (.xls): a table for each sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.excel import day_of
from hegui.readers.files import Broken, Damaged, Locked, opened, why
from hegui.readers.office import is_old_excel
from hegui.readers.rows import shown
from hegui.readers.running_text import EMPTY
from hegui.readers.sheets import Cells, sheet_table
from hegui.text import Text

LARGEST = 128 << 20  # bytes; such files hold 65,536 rows a sheet at most
_TODO = Text("用 Excel 另存为 xlsx 后再查。", "Save it as xlsx with Excel and check it then.")
_NEEDS = Text(
    "缺少读取 xls 的组件；请安装：pip install 'hegui[documents]'",
    "what reads xls is not installed: pip install 'hegui[documents]'",
)
_LARGE = Text("文件过大，未查看；请另存为 xlsx", "too large: not looked at; save it as xlsx")


@reader(
    "old-excel",
    takes=("*.xls",),
    title=Text("旧版 Excel 工作簿（xls）", "Excel workbooks before 2007 (xls)"),
    sniffs=is_old_excel,
    needs="documents",
)
def read_old_excel(source: Source) -> Iterator[Read]:
    """Yield a Table for each sheet that holds something."""
    place = Place(source.name)
    try:
        book = _opened(source)
        if book is None:
            yield Skipped(place, _LARGE, asked=source.asked)
            return
        names = list(book.sheet_names())
    except ModuleNotFoundError:
        yield Skipped(place, _NEEDS, asked=source.asked)
        return
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    some = False
    for number, name in enumerate(names):
        at = Place(source.name, name)
        if not wanted(source, name):
            continue
        told = [r for r in _rows(source, at, number) if isinstance(r, Skipped)]
        table = sheet_table(source, at, name, partial(_rows, source, at, number))
        some |= table is not None or bool(told)
        if table is not None:
            yield table
        else:
            yield from told
    if not some:
        yield Skipped(place, EMPTY)


def _opened(source: Source) -> Any:
    """The workbook; None if it is too large to hold."""
    import xlrd

    assert source.path is not None
    with opened(source.path) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return None
    try:
        return xlrd.open_workbook(
            file_contents=data, on_demand=True, ragged_rows=True, formatting_info=False, logfile=io.StringIO()
        )
    except Exception as wrong:  # what it raises on broken bytes is of every kind
        raise (Locked if "encrypted" in str(wrong) else Damaged) from None


def _rows(source: Source, place: Place, number: int) -> Iterator[Cells | Skipped]:
    try:
        book = _opened(source)
        sheet = book.sheet_by_index(number)
        for at in range(sheet.nrows):
            yield [_cell(c, book.datemode) for c in sheet.row(at)]
    except Exception as wrong:
        reason = why(wrong if isinstance(wrong, OSError) else Damaged())
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=reason),
            asked=source.asked,
        )


def _cell(cell: Any, mode: int) -> str | None:
    if cell.ctype in (0, 5, 6):  # nothing, an error, a blank
        return None
    if cell.ctype == 3:
        return day_of(repr(cell.value), bool(mode))
    if cell.ctype == 4:
        return "true" if cell.value else "false"
    return shown(cell.value)
