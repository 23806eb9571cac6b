"""
Excel workbooks (.xlsx, .xlsm): a table for each sheet, hidden ones too, read row by row; comments as running text.

Only the texts that sheets share are held in memory.  Formulas are not worked out: what Excel saved as their result is
read.  Dates come as Excel shows them in the ISO form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from posixpath import normpath

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.files import Broken, why
from hegui.readers.office import is_office, properties
from hegui.readers.running_text import EMPTY, text_table
from hegui.readers.sheets import WIDEST, Cells, sheet_table
from hegui.readers.xml_events import END, START, TEXT, events
from hegui.readers.zips import Pack
from hegui.text import Text

MOST_SHARED = 64 << 20  # characters of shared texts that are held
_TODO = Text("用 Excel 重新保存后再查。", "Save it again with Excel and check it then.")
_DATE_FORMATS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_REF = re.compile(r"([A-Z]{1,3})\d+")


@reader(
    "excel",
    takes=("*.xlsx", "*.xlsm"),
    title=Text("Excel 工作簿（xlsx、xlsm）", "Excel workbooks (xlsx, xlsm)"),
    sniffs=partial(is_office, part=b"xl/"),
)
def read_excel(source: Source) -> Iterator[Read]:
    """Yield a Table for each sheet that holds something."""
    assert source.path is not None
    place = Place(source.name)
    try:
        with Pack(source.path) as pack:
            sheets, old_days = _sheets(pack)
            shared, whole = _shared(pack)
            dates = _date_styles(pack)
            notes = [
                n for n in pack.names if re.fullmatch(r"xl/(?:comments\d*|threadedComments/[^/]+)\.xml", n)
            ]
            said = properties(pack)
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    some = False
    for name, part in sheets:
        if not wanted(source, name):
            continue
        at = Place(source.name, name)
        rows = partial(_rows, source, at, part, shared, dates, old_days)
        table = sheet_table(source, at, name, rows)
        if table is not None:
            some = True
            yield table
        else:
            for each in rows():
                if isinstance(each, Skipped):
                    yield each
    if not whole:
        yield Skipped(
            place, Text("文字过多，部分未查看", "too many texts: some were not looked at"), asked=source.asked
        )
    if (notes or said) and wanted(source, "comments"):
        some = True
        yield text_table(
            source, place / "comments", partial(_notes, source, place, notes, said), name="comments"
        )
    if not some:
        yield Skipped(place, EMPTY)


def _sheets(pack: Pack) -> tuple[list[tuple[str, str]], bool]:
    """Names and parts of the sheets, and whether days are counted from 1904."""
    targets: dict[str, str] = {}
    with pack.part("xl/_rels/workbook.xml.rels") as stream:
        for kind, name, has in events(stream):
            if kind == START and name == "Relationship" and has.get("Type", "").endswith("/worksheet"):
                target = has.get("Target", "")
                targets[has.get("Id", "")] = normpath(
                    target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                )
    found: list[tuple[str, str]] = []
    old = False
    with pack.part("xl/workbook.xml") as stream:
        for kind, name, has in events(stream):
            if kind != START:
                continue
            if name == "workbookPr":
                old = has.get("date1904", "") in ("1", "true")
            if name == "sheet":
                id = next((v for k, v in has.items() if k.endswith(":id")), "")
                if targets.get(id, "") in pack:
                    found.append((has.get("name", "") or f"sheet {len(found) + 1}", targets[id]))
    return found, old


def _shared(pack: Pack) -> tuple[list[str], bool]:
    """The texts that cells refer to by number, and whether all of them are held."""
    if "xl/sharedStrings.xml" not in pack:
        return [], True
    found: list[str] = []
    held: list[str] = []
    size, inside, sound = 0, False, False
    with pack.part("xl/sharedStrings.xml") as stream:
        for kind, name, _ in events(stream):
            if kind == TEXT:
                if inside and not sound:
                    held.append(name)
            elif name == "t":
                inside = kind == START
            elif name == "rPh":  # how a word sounds
                sound = kind == START
            elif name == "si" and kind == END:
                text = "".join(held)
                held = []
                size += len(text) + 8
                if size > MOST_SHARED:
                    return found, False
                found.append(text)
    return found, True


def _date_styles(pack: Pack) -> frozenset[int]:
    """The numbers of the cell styles that show a number as a date or a time."""
    if "xl/styles.xml" not in pack:
        return frozenset()
    own: set[int] = set()
    found: set[int] = set()
    inside, at = False, 0
    with pack.part("xl/styles.xml") as stream:
        for kind, name, has in events(stream):
            if name == "numFmt" and kind == START:
                code = _QUOTED.sub("", has.get("formatCode", "")).lower()
                if re.search(r"[ydhs年月日时]", code) and has.get("numFmtId", "").isdigit():
                    own.add(int(has["numFmtId"]))
            elif name == "cellXfs":
                inside = kind == START
            elif name == "xf" and inside and kind == START:
                number = has.get("numFmtId", "0")
                if number.isdigit() and (int(number) in own or int(number) in _DATE_FORMATS):
                    found.add(at)
                at += 1
    return frozenset(found)


def _rows(
    source: Source, place: Place, part: str, shared: list[str], dates: frozenset[int], old_days: bool
) -> Iterator[Cells | Skipped]:
    assert source.path is not None
    try:
        with Pack(source.path) as pack, pack.part(part) as stream:
            yield from _cells(stream, shared, dates, old_days)
    except Broken as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )


def _cells(stream, shared: list[str], dates: frozenset[int], old_days: bool) -> Iterator[Cells | Skipped]:  # type: ignore[no-untyped-def]
    row: list[str | None] = []
    at, type, style = -1, "n", ""
    text: list[str] = []
    inside = sound = False
    for kind, name, has in events(stream):
        if kind == TEXT:
            if inside:
                text.append(name)
        elif kind == START:
            if name == "v" or (name == "t" and not sound):
                inside = True
            elif name == "c":
                ref = _REF.match(has.get("r", ""))
                at = _column(ref[1]) if ref else at + 1
                type, style = has.get("t", "n"), has.get("s", "")
                text = []
            elif name == "row":
                row, at = [], -1
            elif name == "rPh":
                sound = True
        elif name in ("v", "t"):
            inside = False
        elif name == "rPh":
            sound = False
        elif name == "c":
            if text and at < WIDEST * 4:
                row += [None] * (at + 1 - len(row))
                row[at] = _value("".join(text), type, style, shared, dates, old_days)
        elif name == "row":
            yield row


def _column(letters: str) -> int:
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - 64
    return found - 1


def _value(
    text: str, type: str, style: str, shared: list[str], dates: frozenset[int], old_days: bool
) -> str | None:
    if type == "s":
        return shared[int(text)] if text.isdigit() and int(text) < len(shared) else None
    if type in ("str", "inlineStr", "d"):
        return text
    if type == "b":
        return "true" if text == "1" else "false"
    if type == "e":
        return None
    if style.isdigit() and int(style) in dates:
        return day_of(text, old_days)
    return number_of(text)


def number_of(text: str) -> str:
    """A number as it was typed: 13800138000, where a file may hold 1.3800138E10 or 13800138000.0."""
    if text.isdigit():
        return text
    try:
        value = float(text)
    except ValueError:
        return text
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def day_of(text: str, old_days: bool = False) -> str:
    """Excel's count of days as a date, or a date and time.

    >>> day_of("36526"), day_of("36526.5"), day_of("0.25")
    ('2000-01-01', '2000-01-01 12:00:00', '06:00:00')
    """
    try:
        days = float(text)
        start = datetime(1904, 1, 1) if old_days else datetime(1899, 12, 30)
        moment = start + timedelta(seconds=round(days * 86_400))
    except (ValueError, OverflowError):
        return text
    if 0 <= days < 1:
        return str(moment.time())
    return str(moment.date()) if days.is_integer() else str(moment)


def _notes(source: Source, place: Place, parts: list[str], said: list[str]) -> Iterator[str | Skipped]:
    """Comments on cells, and what the file says of its author."""
    assert source.path is not None
    yield from said
    try:
        with Pack(source.path) as pack:
            for part in parts:
                held: list[str] = []
                inside = False
                with pack.part(part) as stream:
                    for kind, name, _ in events(stream):
                        if kind == TEXT and inside:
                            held.append(name)
                        elif kind != TEXT and name in ("t", "text", "author"):
                            inside = kind == START
                        if kind == END and name in ("comment", "threadedComment", "author"):
                            yield "".join(held)
                            held = []
    except Broken as wrong:
        yield Skipped(place, why(wrong), asked=source.asked)
