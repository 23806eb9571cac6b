"""
XML files: elements that come again and again are rows of a table, their attributes and single children its columns.

What stands outside such elements is read as running text, each with the name of its element before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.encodings import encoding_of, text_of_head, utf8_blocks
from hegui.readers.exports import is_export
from hegui.readers.files import Broken, head_of, opened, why
from hegui.readers.rows import LONGEST_TEXT, ROWS, Pace, batch_of, gathered
from hegui.readers.running_text import EMPTY, text_table
from hegui.readers.xml_events import END, START, TEXT, Event, events
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

WIDEST = 500  # columns of a table
MOST_PATHS = 20_000  # different paths that are learnt
_TODO = Text("检查文件是否完整。", "Check that the file is whole.")
_BROKE = Text("{why}；其余部分未查看", "{why}; the rest was not looked at")
Row = dict[str, str]


def is_xml(head: bytes) -> bool:
    codec = encoding_of(head[: 1 << 16])
    return codec is not None and text_of_head(head[:4096], codec).lstrip("\ufeff \r\n\t").startswith("<?xml")


@reader("xml", takes=("*.xml",), title=Text("XML 文件", "XML files"), sniffs=is_xml)
def read_xml(source: Source) -> Iterator[Read]:
    """Yield a Table for each element that comes more than once, and the rest as text."""
    assert source.path is not None
    place = Place(source.name)
    try:
        head = head_of(source.path)
        codec = encoding_of(head[: 1 << 16]) or "utf-8"
        repeated, broken = _repeated(source, codec)
        columns: dict[str, dict[str, None]] = {path: {} for path in repeated}
        some = False
        for path, row in _rows(source, codec, repeated):
            if not path:
                some = True
                continue
            for name in row:
                if len(columns[path]) < WIDEST:
                    columns[path].setdefault(name)
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    for path, names in columns.items():
        if not names or not wanted(source, path):
            continue
        at = Place(source.name, path)
        yield Table(
            at,
            tuple(Column(name, "text") for name in names),
            partial(_batches, source, codec, repeated, path, tuple(names)),
            name=path.rpartition("/")[2],
            export=is_export(source),
        )
    if some:
        yield text_table(source, place, partial(_lines, source, codec, repeated))
    if broken is not None:
        yield Skipped(place, _BROKE.fill(why=broken), asked=source.asked)
    elif not some and not any(columns.values()):
        yield Skipped(place, EMPTY)


class _Utf8(RawIOBase):
    """A text in any encoding as a stream of UTF-8."""

    def __init__(self, file: BufferedReader, codec: str) -> None:
        self._blocks, self._rest = utf8_blocks(file, codec), b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._blocks, b"")
        found, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(found)] = found
        return len(found)


def _events(source: Source, codec: str) -> Iterator[Event]:
    assert source.path is not None
    with opened(source.path) as file:
        yield from events(BufferedReader(_Utf8(file, codec)), "utf-8")


def _repeated(source: Source, codec: str) -> tuple[frozenset[str], Text | None]:
    """Paths of the elements that come more than once under one parent and hold others, the outermost of them."""
    paths = [""]
    counts: list[Counter[str]] = [Counter()]
    again: set[str] = set()
    holds: set[str] = set()
    broken: Text | None = None
    try:
        for kind, name, has in _events(source, codec):
            if kind == START:
                path = f"{paths[-1]}/{name}" if paths[-1] else name
                if len(counts[-1]) < MOST_PATHS:
                    counts[-1][name] += 1
                    if counts[-1][name] > 1 and len(again) < MOST_PATHS:
                        again.add(path)
                    if has and len(holds) < MOST_PATHS:
                        holds.add(path)
                    if paths[-1] and len(holds) < MOST_PATHS:
                        holds.add(paths[-1])
                paths.append(path)
                counts.append(Counter())
            elif kind == END:
                paths.pop()
                counts.pop()
    except Broken as wrong:
        broken = why(wrong)
        if len(paths) == 1 and not again and not holds:
            raise
    rows = again & holds
    return frozenset(p for p in rows if not any(p.startswith(o + "/") for o in rows)), broken


def _rows(source: Source, codec: str, repeated: frozenset[str]) -> Iterator[tuple[str, Row]]:
    """Rows by the path of their table; text outside of tables under the path ``""`` as ``{name: text}``."""
    paths = [""]
    texts: list[list[str]] = [[]]
    row: Row = {}
    table = ""
    try:
        for kind, name, has in _events(source, codec):
            if kind == TEXT:
                texts[-1].append(name)
                continue
            if kind == START:
                path = f"{paths[-1]}/{name}" if paths[-1] else name
                if not table and path in repeated:
                    table, row = path, {}
                for key, value in has.items():
                    if key.partition(":")[0] != "xmlns" and value.strip():
                        key = key.rpartition(":")[2]
                        if table:
                            _add(row, ".".join([*path[len(table) + 1 :].split("/"), key]).lstrip("."), value)
                        else:
                            yield "", {key: value}
                paths.append(path)
                texts.append([])
                continue
            path, text = paths.pop(), "".join(texts.pop()).strip()
            if not table:
                if text:
                    yield "", {name: text}
                continue
            if text:
                _add(row, path[len(table) + 1 :].replace("/", ".") or name, text)
            if path == table:
                yield table, row
                table = ""
    except Broken:
        if table and row:
            yield table, row


def _add(row: Row, name: str, value: str) -> None:
    """A child that comes again in a row adds to its cell."""
    row[name] = (f"{row[name]} {value}" if name in row else value)[:LONGEST_TEXT]


def _batches(
    source: Source, codec: str, repeated: frozenset[str], table: str, names: tuple[str, ...]
) -> Iterator[pa.RecordBatch | Skipped]:
    import pyarrow as pa

    pace = Pace(source.gentle.rate)
    kinds = [pa.string()] * len(names)
    rows = (
        [row.get(n) for n in names] for path, row in _rows(source, codec, repeated) if path == table and row
    )
    for some in gathered(rows, pace.rows(ROWS)):
        batch, _ = batch_of(some, kinds, names)
        yield batch
        pace.passed(len(some))


def _lines(source: Source, codec: str, repeated: frozenset[str]) -> Iterator[str | Skipped]:
    for path, row in _rows(source, codec, repeated):
        if not path:
            for name, text in row.items():
                yield f"{name}: {text}"
