"""
CSV, TSV and other delimited text, in any usual encoding, plain or gzip.

The text is cut into chunks that end where a row ends, so memory stays flat and a broken row costs its own chunk a
slower reading, never the file.  A row that does not fit is counted with its line number; its content is never quoted.
Every value is text: an ID number keeps its zeros.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Column, Part, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.chunks import LONGEST_LINE, Range, Window, chunks, lines_in, quotes_in, ranges
from hegui.readers.dialects import DELIMITERS, LONGEST_FIELD, Dialect, dialect_of, rows_of
from hegui.readers.encodings import bom_of, encoding_of, repaired, text_of_head, utf8_blocks
from hegui.readers.exports import is_export
from hegui.readers.files import HEAD, Broken, head_of, is_packed, opened, why
from hegui.readers.rows import ROWS, Pace
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

PART = 64 << 20  # bytes of a part of a large file
NULLS = ["", "NULL", "null", "\\N"]
LINES_NAMED = 5  # line numbers of broken rows that are named; the rest is counted


def is_delimited(head: bytes) -> bool:
    """Do the first lines share a delimiter?  For files whose name says nothing."""
    codec = encoding_of(head[: 1 << 16])
    if codec is None:
        return False
    text = text_of_head(head[: 1 << 16], codec)
    if text.lstrip()[:1] in "<{[#" or not any(d in text for d in DELIMITERS):
        return False
    lines = text.splitlines()
    whole = lines[:-1] if len(head) >= 1 << 16 else lines
    dialect = dialect_of("\n".join(whole[:200]))
    return (
        dialect is not None
        and len(dialect.names) > 1
        and len(whole) > 1
        and dialect.certain >= 0.9
        and not _is_prose(whole, dialect.delimiter)
    )


def _is_prose(lines: list[str], delimiter: str) -> bool:
    """Sentences hold commas too, followed by a space, and run long."""
    if delimiter not in ",;":
        return False
    rows = rows_of("\n".join(lines), delimiter, quoted=True)
    cells = [c for r in rows for c in r[1:]]
    return bool(cells) and sum(1 for c in cells if c.startswith(" ") and len(c) > 20) > len(cells) / 3


@reader(
    "delimited",
    takes=("*.csv", "*.tsv", "*.tab", "*.psv", "*.csv.*"),
    title=Text("CSV、TSV 等分隔文本（可 gz 压缩）", "CSV, TSV and other delimited text (also gzip)"),
    sniffs=is_delimited,
)
def read_delimited(source: Source) -> Iterator[Read]:
    """Yield the file as one Table whose columns are all text."""
    assert source.path is not None
    place = Place(source.name)
    try:
        head = head_of(source.path, HEAD)
        size = source.path.stat().st_size
        packed = is_packed(source.path)
        if b"\n" not in head and b"\r" not in head and len(head) == HEAD:
            head = head_of(source.path, LONGEST_LINE)
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    if not head[bom_of(head) :]:
        yield Skipped(place, Text("空文件", "an empty file"))
        return
    codec = encoding_of(head)
    if codec is None:
        yield Skipped(place, _NO_TEXT, asked=source.asked)
        return
    whole = len(head) < HEAD
    text = text_of_head(head, codec)
    if not whole:
        end = max(text.rfind("\n"), text.rfind("\r"))
        if end < 0:
            yield Skipped(place, _LONG.fill(n=1), asked=source.asked)
            return
        text = text[: end + 1]
    dialect = dialect_of(text)
    if dialect is None:
        yield Skipped(place, Text("没有任何内容行", "no row in it"))
        return
    # in these encodings a byte of a line end, a delimiter or a quote is nothing else
    plain = codec == "utf-8" or (
        codec in ("gb18030", "big5") and not dialect.escaped and dialect.delimiter in ",;\t"
    )
    large = size > 2 * PART and plain and not packed and not source.gentle.rate
    yield Table(
        place,
        tuple(Column(name, "text") for name in dialect.names),
        partial(_batches, source, place, codec, dialect, "\n" if "\n" in text else "\r"),
        name=source.path.name,
        rows=None if packed else _estimate(text, len(head), size),
        export=is_export(source),
        parts=partial(_parts, source, place, codec, dialect) if large and "\n" in text else None,
    )


_TODO = Text("检查文件是否完整。", "Check that the file is whole.")
_NO_TEXT = Text(
    "内容不是文本，或编码无法识别；请转成 UTF-8 或 GB18030",
    "not a text, or in an unknown encoding; convert it to UTF-8 or GB18030",
)
_LONG = Text(
    f"{{n}} 行超过 {LONGEST_LINE >> 20} MiB，未查看",
    f"{{n}} line(s) longer than {LONGEST_LINE >> 20} MiB: not looked at",
)
_TITLE = Text("表头之前有 {n} 行标题或说明，未查看", "{n} row(s) of title before the header: not looked at")
_NO_HEADER = Text(
    "没有表头：列名无从查看，只凭内容判断", "no header: there were no column names to look at, only content"
)


def _estimate(text: str, read: int, size: int) -> int:
    lines = max(text.count("\n"), 1)
    return max(1, round(lines * size / max(read, 1)))


# --- rows ---------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Lost:
    """Rows that could not be read, by their lines."""

    broken: int = 0
    lines: list[int] = field(default_factory=list)
    long: int = 0
    garbled: int = 0

    def add(self, line: int) -> None:
        self.broken += 1
        if len(self.lines) < LINES_NAMED:
            self.lines.append(line)

    def too_long(self) -> None:
        self.long += 1

    def told(self, place: Place, asked: bool) -> Iterator[Skipped]:
        if self.broken:
            lines = "、".join(map(str, self.lines)) + ("…" if self.broken > len(self.lines) else "")
            yield Skipped(
                Place(place.source, place.path, line=self.lines[0]),
                Text(
                    "{n} 行列数不符或引号不配对，未查看（第 {lines} 行）",
                    "{n} row(s) with the wrong number of columns or unpaired quotes: not looked at (lines {lines})",
                ).fill(n=self.broken, lines=lines),
                asked=asked,
            )
        if self.long:
            yield Skipped(place, _LONG.fill(n=self.long), asked=asked)
        if self.garbled:
            yield Skipped(
                place,
                Text(
                    "{n} 行含无法解码的字节，这些字节未查看",
                    "{n} line(s) hold bytes that do not decode: those were not looked at",
                ).fill(n=self.garbled),
                asked=asked,
            )


def _parts(source: Source, place: Place, codec: str, dialect: Dialect) -> Iterator[Part]:
    """A large file in ranges of bytes."""
    assert source.path is not None
    for within in ranges(source.path, dialect, PART):
        yield Part(
            f"bytes {within.start}-{within.end}",
            partial(_some_columns, source, place, codec, dialect, within),
            mark=partial(within.mark, f"{codec}{dialect}"),
        )


def _some_columns(
    source: Source,
    place: Place,
    codec: str,
    dialect: Dialect,
    within: Range,
    columns: tuple[int, ...] | None,
) -> Iterator[pa.RecordBatch | Skipped]:
    for batch in _batches(source, place, codec, dialect, "\n", within):
        yield batch if columns is None or isinstance(batch, Skipped) else batch.select(list(columns))


def _batches(
    source: Source, place: Place, codec: str, dialect: Dialect, newline: str, within: Range | None = None
) -> Iterator[pa.RecordBatch | Skipped]:
    assert source.path is not None
    lost = _Lost()
    pace = Pace(source.gentle.rate)
    top = dialect.lead + dialect.header  # rows before the first row of data
    if within is not None and within.start:
        top = 0
    else:
        if not dialect.header:
            yield Skipped(place, _NO_HEADER)
        if dialect.lead:
            yield Skipped(place, _TITLE.fill(n=dialect.lead))
    try:
        with opened(source.path) as file:
            blocks = utf8_blocks(file if within is None else Window(file, within), codec)
            if newline == "\r":
                blocks = (block.replace(b"\r", b"\n") for block in blocks)
            for chunk, line in chunks(blocks, dialect, lost.too_long):
                for batch in _parsed(chunk, line, dialect, lost, top, within):
                    for start in range(0, batch.num_rows, pace.rows(ROWS)):
                        part = batch.slice(start, pace.rows(ROWS))
                        yield part
                        pace.passed(part.num_rows)
                top = 0
    except Broken as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )
    yield from lost.told(place, source.asked)


def _parsed(
    chunk: bytes, line: int, dialect: Dialect, lost: _Lost, top: int, within: Range | None
) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    if not dialect.ragged and top < 2:
        try:
            yield from _fast(chunk, dialect, top)
            return
        except (pa.ArrowInvalid, pa.ArrowKeyError, UnicodeError):
            pass
    fixed, garbled = repaired(chunk)
    lost.garbled += garbled
    before = within.lines_before() if within else 0
    yield from _slow(fixed, before + line, dialect, lost, top)


def _fast(chunk: bytes, dialect: Dialect, top: int) -> Iterator[pa.RecordBatch]:
    """Arrow's own parser: right for rows of one width, an error for anything else."""
    import pyarrow as pa
    from pyarrow import csv as arrow_csv

    names = list(dialect.names)
    places = [str(i) for i in range(len(names))]
    table = arrow_csv.read_csv(
        pa.BufferReader(chunk),
        arrow_csv.ReadOptions(
            use_threads=False,
            block_size=len(chunk) + 1,
            column_names=places,
            skip_rows_after_names=top,
        ),
        arrow_csv.ParseOptions(
            delimiter=dialect.delimiter,
            quote_char='"' if dialect.quoted else False,
            double_quote=dialect.quoted and not dialect.escaped,
            escape_char="\\" if dialect.escaped else False,
            newlines_in_values=dialect.quoted,
        ),
        arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(places, pa.string()),
            null_values=NULLS,
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
        ),
    )
    if dialect.quoted and _may_swallow(table, chunk, dialect):
        raise pa.ArrowInvalid("a stray quote")  # the slow way finds out, row by row
    yield from table.rename_columns(names).combine_chunks().to_batches()


def _may_swallow(table: pa.Table, chunk: bytes, dialect: Dialect) -> bool:
    """Could a quote that does not close have taken the rows behind it into one value?  Arrow says nothing then."""
    import pyarrow.compute as pc

    if lines_in(chunk) <= table.num_rows:
        return False
    if quotes_in(chunk, 0, len(chunk), dialect) % 2:
        return True
    inside = len(dialect.names) - 1  # delimiters of a row
    for column in table.columns:
        breaks = pc.count_substring(column, "\n")
        rows = pc.multiply(pc.subtract(breaks, 1), inside)
        full = pc.greater_equal(pc.count_substring(column, dialect.delimiter), rows)
        if inside and pc.any(pc.and_(full, pc.greater(breaks, 1))).as_py():
            return True
    return False


def _slow(chunk: bytes, line: int, dialect: Dialect, lost: _Lost, top: int) -> Iterator[pa.RecordBatch]:
    """Row by row: finds the rows that do not fit, and their lines."""
    rows: list[list[str | None]] = []
    for at, row in _rows(chunk.decode("utf-8", "replace"), dialect, lost, line):
        if top:
            top -= 1
            continue
        width = len(dialect.names)
        if len(row) == width or (dialect.ragged and len(row) < width):
            rows.append([None if c in NULLS else c for c in row] + [None] * (width - len(row)))
        else:
            lost.add(at)
        if len(rows) >= ROWS:
            yield _batch(rows, dialect)
            rows = []
    if rows:
        yield _batch(rows, dialect)


def _rows(text: str, dialect: Dialect, lost: _Lost, line: int) -> Iterator[tuple[int, list[str]]]:
    """Rows with the line they begin on; one that swallowed lines through a stray quote is read again line by line."""
    csv.field_size_limit(LONGEST_FIELD)
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    width = len(dialect.names)
    first = 0  # of the lines that the reader was given
    while first < len(lines):
        reader = _reader(dialect, (lines[at] + "\n" for at in range(first, len(lines))), strict=True)
        start = first
        try:
            for row in reader:
                end = first + reader.line_num
                if row and end - start > 1 and (len(row) != width or _are_rows(lines[start:end], dialect)):
                    yield from _line_by_line(lines[start:end], dialect, lost, line + start)
                elif row:
                    yield line + start, row
                start = end
            return
        except (
            csv.Error
        ):  # a quote that does not close, or text behind one that does: this line is read by itself
            yield from _line_by_line(lines[start : start + 1], dialect, lost, line + start)
            first = start + 1


def _are_rows(lines: list[str], dialect: Dialect) -> bool:
    """Do the lines inside a value look like rows that a stray quote took in?"""
    inside, width = lines[1:-1], len(dialect.names)
    return (
        len(inside) > 1
        and width > 1
        and all(each.count(dialect.delimiter) == width - 1 and '"' not in each for each in inside)
    )


def _line_by_line(
    lines: list[str], dialect: Dialect, lost: _Lost, line: int
) -> Iterator[tuple[int, list[str]]]:
    for number, each in enumerate(lines):
        try:
            row = next(iter(_reader(dialect, iter([each]))), None)
        except csv.Error:
            lost.add(line + number)
            continue
        if row:
            yield line + number, row


def _reader(dialect: Dialect, lines: Iterator[str], strict: bool = False) -> csv._reader:  # type: ignore[name-defined]
    return csv.reader(
        lines,
        strict=strict,
        delimiter=dialect.delimiter,
        quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
        doublequote=not dialect.escaped,
        escapechar="\\" if dialect.escaped else None,
    )


def _batch(rows: list[list[str | None]], dialect: Dialect) -> pa.RecordBatch:
    import pyarrow as pa

    arrays = [pa.array([row[at] for row in rows], pa.string()) for at in range(len(dialect.names))]
    return pa.RecordBatch.from_arrays(arrays, names=list(dialect.names))
