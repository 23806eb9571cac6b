"""
JSON and JSON lines, plain or gzip.

JSON lines are read line by line.  A large document is cut into its members and elements, so that memory stays flat;
a value that is larger than what is held at once is cut further.  The data are walked once to learn their shape (see
json_shapes.py) and once for each table's rows.  Values are text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.documents import Cut, learnt, tables
from hegui.readers.encodings import encoding_of, text_of_head, utf8_blocks
from hegui.readers.files import Broken, head_of, opened, why
from hegui.readers.json_shapes import ITEM, Steps
from hegui.text import Text

HELD = 16 << 20  # characters of a document that are held at once
DEEPEST_CUT = 16
LINES_NAMED = 5

_BEGINS = re.compile(
    r'\s*(?:\{\s*["}]|\[\s*(?:[\[{"\]]|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?\s*[,\]]|true\b|false\b|null\b))'
)
_SPACE = re.compile(r"[\s\ufeff]*")
_DECODER = json.JSONDecoder(parse_int=str, parse_float=str, parse_constant=str, strict=False)


def is_json(head: bytes) -> bool:
    codec = encoding_of(head[: 1 << 16])
    return codec is not None and _BEGINS.match(text_of_head(head[:4096], codec)) is not None


@reader(
    "json",
    takes=("*.json", "*.jsonl", "*.ndjson", "*.geojson"),
    title=Text("JSON 与 JSON 行文件（可 gz 压缩）", "JSON and JSON lines (also gzip)"),
    sniffs=is_json,
)
def read_json(source: Source) -> Iterator[Read]:
    """Yield a Table for each array of objects, and one for what stands beside them."""
    assert source.path is not None
    place = Place(source.name)
    try:
        head = head_of(source.path, 1 << 20)
    except Broken as wrong:
        raise SourceError(why(wrong), Text("检查文件是否完整。", "Check that the file is whole.")) from None
    codec = encoding_of(head[: 1 << 16])
    if codec is None or not _BEGINS.match(text_of_head(head[:4096], codec)):
        yield Skipped(place, Text("内容不是 JSON", "the content is not JSON"), asked=source.asked)
        return
    lines = _is_lines(text_of_head(head, codec), whole=len(head) < 1 << 20)
    lost = _Lost()
    root, deep = learnt(_cuts(source, codec, lines, lost))
    lost.deep += deep
    yield from tables(source, root, lambda: _cuts(source, codec, lines, _Lost()))
    yield from lost.told(place, source.asked)


def _is_lines(text: str, whole: bool) -> bool:
    """Is every line a value of its own?"""
    lines = [line for line in text.splitlines() if line.strip()]
    if not whole and len(lines) > 1:
        lines.pop()
    if len(lines) < 2:
        return False
    good = 0
    for line in lines[:10]:
        try:
            found, _ = _DECODER.raw_decode(line.strip().lstrip("\ufeff"))
            good += isinstance(found, (dict, list))
        except (ValueError, RecursionError):
            continue
    return good >= max(1, min(len(lines), 10) // 2)


@dataclass(slots=True)
class _Lost:
    """What could not be read."""

    lines: list[int] = field(default_factory=list)
    count: int = 0
    long: int = 0
    deep: int = 0
    stop: Text | None = None

    def add(self, line: int) -> None:
        self.count += 1
        if len(self.lines) < LINES_NAMED:
            self.lines.append(line)

    def told(self, place: Place, asked: bool) -> Iterator[Skipped]:
        if self.count:
            said = "、".join(map(str, self.lines)) + ("…" if self.count > len(self.lines) else "")
            yield Skipped(
                Place(place.source, place.path, line=self.lines[0]),
                Text(
                    "{n} 行不是完整的 JSON，未查看（第 {lines} 行）",
                    "{n} line(s) are no whole JSON: not looked at (lines {lines})",
                ).fill(n=self.count, lines=said),
                asked=asked,
            )
        if self.long:
            yield Skipped(
                place,
                Text("{n} 个值过长，未查看", "{n} value(s) too long: not looked at").fill(n=self.long),
                asked=asked,
            )
        if self.deep:
            yield Skipped(
                place,
                Text("{n} 处嵌套过深，未查看", "{n} part(s) nested too deep: not looked at").fill(
                    n=self.deep
                ),
                asked=asked,
            )
        if self.stop is not None:
            yield Skipped(place, self.stop, asked=asked)


# --- cutting the data into pieces that fit into memory ---------------------------------------------------------------------


def _cuts(source: Source, codec: str, lines: bool, lost: _Lost) -> Iterator[Cut]:
    assert source.path is not None
    try:
        with opened(source.path) as file:
            texts = _texts(utf8_blocks(file, codec), lost)
            if lines:
                yield from _lines(texts, lost)
            else:
                yield from _Document(texts, lost).cuts()
    except Broken as wrong:
        lost.stop = _broke_off(wrong)


def _texts(found: Iterator[bytes], lost: _Lost) -> Iterator[str]:
    """Blocks of text; a file that breaks off ends here, and what came before it is still read."""
    from codecs import getincrementaldecoder

    decoder = getincrementaldecoder("utf-8")("replace")
    try:
        for block in found:
            yield decoder.decode(block)
    except Broken as wrong:
        lost.stop = _broke_off(wrong)


def _broke_off(wrong: BaseException) -> Text:
    return Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong))


def _lines(texts: Iterator[str], lost: _Lost) -> Iterator[Cut]:
    held, number = "", 0
    for text in texts:
        held += text
        lines = held.split("\n")
        held = lines.pop()
        for line in lines:
            number += 1
            yield from _line(line, number, lost)
        if len(held) > HELD:
            lost.long += 1
            held = "\x00"  # what follows up to the end of the line is no JSON: it is counted once
            lost.count -= 1
    if held:
        yield from _line(held, number + 1, lost)


def _line(line: str, number: int, lost: _Lost) -> Iterator[Cut]:
    line = line.strip().lstrip("\ufeff")
    if not line:
        return
    try:
        yield (ITEM,), _DECODER.decode(line)
    except ValueError:
        lost.add(number)
    except RecursionError:
        lost.deep += 1


class _End(Exception):
    """The document ends here, whole or not."""


class _Document:
    """A JSON document that is decoded value by value; one too large to hold is entered and cut into its parts."""

    def __init__(self, texts: Iterator[str], lost: _Lost) -> None:
        self._texts = texts
        self._held = ""
        self._at = 0
        self._line = 1
        self._done = False
        self._lost = lost

    def cuts(self) -> Iterator[Cut]:
        try:
            yield from self._value((), 0)
            if self._peek():
                self._stop()
        except _End:
            self._stop()

    def _stop(self) -> None:
        if self._lost.stop is not None:
            return
        line = self._line + self._held.count("\n", 0, self._at)
        self._lost.stop = Text(
            "第 {line} 行起不是完整的 JSON，其余部分未查看",
            "no whole JSON from line {line} on: the rest was not looked at",
        ).fill(line=line)

    def _more(self) -> bool:
        if self._done:
            return False
        found = next(self._texts, None)
        if found is None:
            self._done = True
            return False
        self._line += self._held.count("\n", 0, self._at)
        self._held = self._held[self._at :] + found
        self._at = 0
        return True

    def _peek(self) -> str:
        """The next character that is no space; empty at the end."""
        while True:
            space = _SPACE.match(self._held, self._at)
            assert space is not None
            self._at = space.end()
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def _expect(self, mark: str) -> None:
        if self._peek() != mark:
            raise _End
        self._at += 1

    def _decoded(self) -> tuple[bool, Any]:
        """The next value if it fits; (False, None) if it is too large to hold."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except RecursionError:
                self._lost.deep += 1
                return False, None
            except ValueError:
                if len(self._held) - self._at > HELD:
                    return False, None
                if not self._more():
                    return False, None
                continue
            if end == len(self._held) and self._more():
                continue  # a number may go on
            self._at = end
            return True, value

    def _value(self, steps: Steps, depth: int) -> Iterator[Cut]:
        first = self._peek()
        whole, value = self._decoded()
        if whole:
            yield steps, value
            return
        if depth >= DEEPEST_CUT or first not in ("{", "["):
            raise _End
        self._at += 1
        yield from self._members(steps, depth) if first == "{" else self._elements(steps, depth)

    def _elements(self, steps: Steps, depth: int) -> Iterator[Cut]:
        if self._peek() == "]":
            self._at += 1
            return
        while True:
            yield from self._value((*steps, ITEM), depth + 1)
            if self._peek() != ",":
                self._expect("]")
                return
            self._at += 1
            self._peek()

    def _members(self, steps: Steps, depth: int) -> Iterator[Cut]:
        if self._peek() == "}":
            self._at += 1
            return
        while True:
            self._peek()
            whole, key = self._decoded()
            if not whole or not isinstance(key, str):
                raise _End
            self._expect(":")
            yield from self._value((*steps, key), depth + 1)
            if self._peek() != ",":
                self._expect("}")
                return
            self._at += 1
