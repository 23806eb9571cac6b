"""
Plain text and logs, in any usual encoding, plain or gzip: a row for each line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.encodings import bom_of, encoding_of, repaired, utf8_blocks
from hegui.readers.files import HEAD, Broken, head_of, is_packed, opened, why
from hegui.readers.running_text import EMPTY, text_table
from hegui.text import Text

HELD = 1 << 20  # bytes without a line's end, before the line is cut

_TODO = Text("检查文件和权限。", "Check the file and its permissions.")
_NO_TEXT = Text(
    "内容不是文本，或编码无法识别；请转成 UTF-8 或 GB18030",
    "not a text, or in an unknown encoding; convert it to UTF-8 or GB18030",
)


@reader(
    "text",
    takes=("*.txt", "*.text", "*.log", "*.log.*", "*.md", "*.markdown", "*.rst"),
    title=Text("纯文本与日志（可 gz 压缩）", "Plain text and logs (also gzip)"),
)
def read_text(source: Source) -> Iterator[Read]:
    """Yield the file as one Table with the column ``text``."""
    assert source.path is not None
    place = Place(source.name)
    try:
        head = head_of(source.path, HEAD)
        size = source.path.stat().st_size
        packed = is_packed(source.path)
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    codec = encoding_of(head)
    if head and codec is None:
        yield Skipped(place, _NO_TEXT, asked=source.asked)
        return
    if codec is None or not head[bom_of(head) :].strip():
        yield Skipped(place, EMPTY)
        return
    lines = max(head.count(b"\n"), 1)
    rows = None if packed else max(1, round(lines * size / len(head)))
    yield text_table(source, place, partial(_lines, source, place, codec), rows=rows)


def _lines(source: Source, place: Place, codec: str) -> Iterator[str | Skipped]:
    assert source.path is not None
    garbled = 0
    held = b""
    try:
        with opened(source.path) as file:
            for block in utf8_blocks(file, codec):
                held += block
                end = max(held.rfind(b"\n"), held.rfind(b"\r")) + 1
                if not end:
                    if len(held) < HELD:
                        continue
                    end = _safe_end(held)
                text, lost = _text(held[:end])
                garbled += lost
                held = held[end:]
                yield from text.splitlines()
    except Broken as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )
    text, lost = _text(held)
    yield from text.splitlines()
    if garbled + lost:
        yield Skipped(
            place,
            Text(
                "{n} 行含无法解码的字节，这些字节未查看",
                "{n} line(s) hold bytes that do not decode: those were not looked at",
            ).fill(n=garbled + lost),
            asked=source.asked,
        )


def _safe_end(held: bytes) -> int:
    """Where a line without end may be cut: behind its last blank, else not inside a character."""
    blank = held.rfind(b" ")
    if blank > 0:
        return blank + 1
    end = len(held)
    while end > len(held) - 4 and held[end - 1] & 0xC0 == 0x80:
        end -= 1
    return end - 1 if held[end - 1] >= 0xC0 else end or len(held)


def _text(data: bytes) -> tuple[str, int]:
    try:
        return data.decode("utf-8"), 0
    except UnicodeDecodeError:
        fixed, lost = repaired(data)
        return fixed.decode("utf-8", "replace"), lost
