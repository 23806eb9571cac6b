"""
HTML pages, also those that a system exports under the name .xls: a table for each table with a header, the rest as text.

Scripts and styles are left out; attributes that a form or a picture shows (value, alt, title) are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.encodings import encoding_of, text_of_head, utf8_blocks
from hegui.readers.files import Broken, head_of, opened, why
from hegui.readers.running_text import EMPTY, text_table
from hegui.readers.sheets import Cells, sheet_table
from hegui.readers.site_files import is_installed, page_of, public_page
from hegui.readers.word import HELD, is_grid
from hegui.sites.markup import BLOCKS, unstalled
from hegui.text import Text

MOST_TABLES = 200  # that become tables of their own; the rest is read as text
LONGEST_PIECE = 1 << 20  # characters of one paragraph or cell
_BEGINS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta|div)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORKBOOKS = (".xls", ".xlsx", ".et")  # what systems export as a workbook that is a page inside
_HIDDEN = frozenset(("script", "style", "template"))
_SHOWN = ("value", "alt", "title", "content", "placeholder")
_ADDRESS = re.compile(r"(?:mailto|tel|sms):([^?]+)")
_OURS = b'<meta name="generator" content="hegui'
_OURS_TOLD = Text("hegui 自己写的报告，不当作数据查看", "a report that hegui wrote: not looked at as data")
_TODO = Text("检查文件和权限。", "Check the file and its permissions.")

Piece = tuple[int, str, list[str]]  # number of the table (0: none), a paragraph, a row of cells


def is_html(head: bytes) -> bool:
    codec = encoding_of(head[: 1 << 16])
    return codec is not None and _BEGINS.match(text_of_head(head[:8192], codec)) is not None


@reader(
    "html",
    takes=("*.html", "*.htm", "*.xhtml"),
    title=Text("网页（HTML）", "Web pages (HTML)"),
    sniffs=is_html,
)
def read_html(source: Source) -> Iterator[Read]:
    """Yield the page itself, its text as one Table, and each table with a header as another."""
    assert source.path is not None
    place = Place(source.name)
    is_page = not source.path.name.lower().endswith(_WORKBOOKS) and not is_installed(source)
    try:
        head = head_of(source.path)
        if _OURS in head[:4096]:
            yield Skipped(place, _OURS_TOLD)
            return
        if is_page:
            yield from page_of(source, "html")
            yield from public_page(source)
        codec = encoding_of(head) or "utf-8"
        tables, some = _tables(_pieces(source, codec))
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    if some:
        yield text_table(source, place, partial(_lines, source, place, codec, frozenset(tables)))
    for number in tables:
        name = f"table {number}"
        if not wanted(source, name):
            continue
        at = Place(source.name, name)
        table = sheet_table(source, at, name, partial(_rows, source, at, codec, number))
        if table is not None:
            yield table
    if not some and not tables:
        yield Skipped(place, EMPTY)


def _tables(pieces: Iterator[Piece]) -> tuple[list[int], bool]:
    """The numbers of the tables with a header, and whether there is text beside them."""
    found: list[int] = []
    rows: dict[int, list[list[str]]] = {}
    some = False
    try:
        for number, text, cells in pieces:
            if not number:
                some |= bool(text.strip())
            elif number <= MOST_TABLES and len(rows.setdefault(number, [])) < HELD and any(cells):
                rows[number].append(cells)
            elif number > MOST_TABLES:
                some = True
    except Broken:
        some = True  # reading it will say why
    for number, held in rows.items():
        if is_grid(held):
            found.append(number)
        else:
            some |= bool(held)
    return found, some


def _lines(source: Source, place: Place, codec: str, tables: frozenset[int]) -> Iterator[str | Skipped]:
    try:
        for number, text, cells in _pieces(source, codec):
            if not number:
                yield text
            elif number not in tables:
                yield " ".join(c for c in cells if c)
    except Broken as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )


def _rows(source: Source, place: Place, codec: str, table: int) -> Iterator[Cells | Skipped]:
    try:
        for number, _, cells in _pieces(source, codec):
            if number == table:
                yield cells
    except Broken as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )


def _pieces(source: Source, codec: str) -> Iterator[Piece]:
    assert source.path is not None
    page = _Page()
    with opened(source.path) as file:
        for block in utf8_blocks(file, codec):
            yield from page.more(block)
    yield from page.rest()


def text_of_html(text: str) -> Iterator[str]:
    """The lines of a page that is held in memory (a mail's body), its tables row by row."""
    page = _Page()
    for _, line, cells in (*page.more(text.encode("utf-8", "replace")), *page.rest()):
        yield line or " ".join(c for c in cells if c)


@dataclass(slots=True)
class _Open:
    """A table that is being read."""

    number: int
    cells: list[str] = field(default_factory=list)  # of its row
    span: int = 0  # columns of the cell that is open


class _Page(HTMLParser):
    """Gathers paragraphs and rows.  Tables inside a table's cell are tables of their own."""

    def __init__(self) -> None:
        from codecs import getincrementaldecoder

        super().__init__(convert_charrefs=True)
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._found: list[Piece] = []
        self._text: list[str] = []
        self._size = 0
        self._hidden = ""
        self._count = 0
        self._open: list[_Open] = []  # tables inside each other

    def more(self, data: bytes) -> list[Piece]:
        text = self._decoder.decode(data)
        for at in range(0, len(text), 1 << 16):
            self.feed(unstalled(text[at : at + (1 << 16)]))
            if len(self.rawdata) > LONGEST_PIECE:  # a tag without end
                self._text.append(self.rawdata)
                self.rawdata = ""
                self._flush()
        found, self._found = self._found, []
        return found

    def rest(self) -> list[Piece]:
        self.close()
        while self._open:
            self._end_table()
        self._flush()
        found, self._found = self._found, []
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden = tag
        elif tag == "table":
            if len(self._open) < 50:
                self._outside()
                self._count += 1
                self._open.append(_Open(self._count))
        elif tag == "tr" and self._open:
            self._end_row()
        elif tag in ("td", "th") and self._open:
            self._end_cell()
            span = dict(attrs).get("colspan") or "1"
            self._open[-1].span = min(int(span), 50) if span.isascii() and span.isdigit() else 1
        elif tag in BLOCKS:
            self._flush()
        for name, value in attrs:
            if not value:
                continue
            if name in _SHOWN and not (tag == "meta" and name == "content" and len(value) < 5):
                self.handle_data(f" {value} ")
            elif name == "href" and (found := _ADDRESS.match(value)):
                self.handle_data(f" {found[1]} ")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden:
            self._hidden = ""
        elif tag == "table" and self._open:
            self._end_table()
        elif tag == "tr" and self._open:
            self._end_row()
        elif tag in ("td", "th") and self._open:
            self._end_cell()
        elif tag in BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self._text.append(data)
        self._size += len(data)
        if self._size > LONGEST_PIECE:
            self._flush()

    def handle_comment(self, data: str) -> None:
        """What was commented out is still handed out to everyone who looks."""
        if not self._hidden and not data.startswith("["):
            self.handle_data(f" {data} ")

    def _flush(self) -> None:
        """End a paragraph; in a cell it goes on to be part of the cell."""
        if self._open:
            self._text.append(" ")
            if self._size <= LONGEST_PIECE:
                return
        text = " ".join("".join(self._text).split()) if self._text else ""
        self._text, self._size = [], 0
        if text:
            self._found.append((0, text, []))

    def _taken(self) -> str:
        text = " ".join("".join(self._text).split())
        self._text, self._size = [], 0
        return text

    def _outside(self) -> None:
        """End a text that stands between cells, or before a table inside a cell."""
        if text := self._taken():
            self._found.append((0, text, []))

    def _end_cell(self) -> None:
        table = self._open[-1]
        if not table.span:
            self._outside()
            return
        table.cells += [self._taken(), *[""] * (table.span - 1)]
        table.span = 0

    def _end_row(self) -> None:
        self._end_cell()
        table = self._open[-1]
        if any(table.cells):
            self._found.append((table.number, "", table.cells))
        table.cells = []

    def _end_table(self) -> None:
        self._end_row()
        self._open.pop()
