"""
Word documents (.docx): running text paragraph by paragraph, and a table for each table with a header.

Headers, footers, notes and comments are read too, text that was struck out under revision as well, and whom the file names
as its author.  A form (label beside value) is read as text, one line a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.files import Broken, why
from hegui.readers.headings import has_header
from hegui.readers.office import is_office, properties
from hegui.readers.running_text import EMPTY, text_table
from hegui.readers.sheets import Cells, sheet_table
from hegui.readers.xml_events import END, START, TEXT, events
from hegui.readers.zips import Pack
from hegui.text import Text

HELD = 200  # rows of a table that are held to tell whether it has a header
MOST_TABLES = 500  # that become tables of their own; the rest is read as text
_TODO = Text("用 Word 重新保存后再查。", "Save it again with Word and check it then.")
_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml")
_BROKE = Text("{why}；其余部分未查看", "{why}; the rest was not looked at")

Piece = tuple[int, str, list[str]]  # number of the table (0: none), a paragraph, a row of cells


@reader(
    "word",
    takes=("*.docx", "*.docm"),
    title=Text("Word 文档（docx）", "Word documents (docx)"),
    sniffs=partial(is_office, part=b"word/"),
)
def read_word(source: Source) -> Iterator[Read]:
    """Yield the running text as one Table, and each table with a header as another."""
    assert source.path is not None
    place = Place(source.name)
    try:
        with Pack(source.path) as pack:
            parts = sorted(filter(_PARTS.fullmatch, pack.names), key=lambda n: n != "word/document.xml")
            said = properties(pack)
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    tables, some = _tables(source, parts)
    if some or said:
        yield text_table(source, place, partial(_lines, source, place, parts, frozenset(tables), said))
    for number in tables:
        name = f"table {number}"
        if not wanted(source, name):
            continue
        at = Place(source.name, name)
        table = sheet_table(source, at, name, partial(_rows, source, at, parts, number))
        if table is not None:
            yield table
    if not (some or said or tables):
        try:
            for _ in _pieces(source, parts):
                pass
        except Broken as wrong:
            raise SourceError(why(wrong), _TODO) from None
        yield Skipped(place, EMPTY)


def _tables(source: Source, parts: list[str]) -> tuple[list[int], bool]:
    """The numbers of the tables with a header, and whether there is text beside them."""
    found: list[int] = []
    rows: list[list[str]] = []
    now, some = 0, False

    def settle() -> bool:
        if not now:
            return False
        full = [r for r in rows if any(r)]
        if len(found) < MOST_TABLES and is_grid(full):
            found.append(now)
            return False
        return bool(full)

    try:
        for number, text, cells in _pieces(source, parts):
            if number != now:
                some |= settle()
                rows, now = [], number
            if not number:
                some |= bool(text.strip())
            elif len(rows) < HELD:
                rows.append([c.strip() for c in cells])
    except Broken:
        some = True  # reading the text will say why
    return found, settle() or some


def is_grid(rows: list[list[str]]) -> bool:
    """Is it a table of records under a header, and no form in which labels stand beside values?"""
    if len(rows) < 3 or len(rows[0]) < 2:
        return False
    widths = [len(r) for r in rows]
    if sum(w == widths[0] for w in widths) < 0.8 * len(rows):
        return False
    if any(c.endswith(("：", ":")) for r in rows for c in r[:1]):
        return False
    return all(rows[0]) and has_header(rows)


def _lines(
    source: Source, place: Place, parts: list[str], tables: frozenset[int], said: list[str]
) -> Iterator[str | Skipped]:
    yield from said
    try:
        for number, text, cells in _pieces(source, parts):
            if not number:
                yield text
            elif number not in tables:
                yield " ".join(c.strip() for c in cells if c.strip())
    except Broken as wrong:
        yield Skipped(place, _BROKE.fill(why=why(wrong)), asked=source.asked)


def _rows(source: Source, place: Place, parts: list[str], table: int) -> Iterator[Cells | Skipped]:
    try:
        for number, _, cells in _pieces(source, parts):
            if number == table:
                yield [c.strip() for c in cells]
            elif number > table:
                return
    except Broken as wrong:
        yield Skipped(place, _BROKE.fill(why=why(wrong)), asked=source.asked)


def _pieces(source: Source, parts: list[str]) -> Iterator[Piece]:
    """Paragraphs and rows in the order of the document; a table inside a cell is part of the cell's text."""
    assert source.path is not None
    tables = 0
    with Pack(source.path) as pack:
        for part in parts:
            text: list[str] = []
            cells: list[str] = []
            cell: list[str] = []
            deep, inside, twin = 0, False, 0
            with pack.part(part) as stream:
                for kind, name, _ in events(stream):
                    if kind == TEXT:
                        if inside:
                            text.append(name)
                    elif name == "Fallback":  # the same once more, for programs that cannot draw it
                        twin += 1 if kind == START else -1
                    elif twin:
                        continue
                    elif name in ("t", "delText"):
                        inside = kind == START
                    elif name in ("tab", "br", "cr") and kind == START:
                        text.append("\t" if name == "tab" else "\n")
                    elif name == "tbl":
                        tables += kind == START and not deep
                        deep += 1 if kind == START else -1
                    elif name == "p" and kind == END:
                        if deep:
                            cell.append("".join(text))
                        else:
                            for line in "".join(text).splitlines():
                                yield 0, line, []
                        text = []
                    elif name == "tc" and kind == END and deep == 1:
                        cells.append("\n".join(cell))
                        cell = []
                    elif name == "tr" and kind == END and deep == 1:
                        yield tables, "", cells
                        cells = []
