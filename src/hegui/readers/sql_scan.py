"""
Walks through a SQL dump statement by statement, and through the rows of its INSERT and COPY.

Memory stays flat: the text passes through a buffer, and only CREATE and COMMENT statements are held whole.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from hegui.readers.ddl import is_name, unquoted
from hegui.readers.files import Broken
from hegui.readers.rows import LONGEST_TEXT, text_of
from hegui.readers.sql_values import VALUES, Value, copied_value, unescaped, value_of
from hegui.readers.streams import Mark, blocks

LONGEST_STATEMENT = 4 << 20  # bytes of a CREATE or COMMENT statement
LONGEST_VALUE = 16 << 20  # bytes of one value
HEADING = 64 << 10  # bytes in which the words before VALUES must lie

_GAP = re.compile(rb"(?:\s+|--[^\n]*(?:\n|\Z)|#[^\n]*(?:\n|\Z)|/\*(?s:.*?)\*/|;)+")
_NAME = rb"(?:`(?:[^`]|``)*`|\"(?:[^\"]|\"\")*\"|\[[^\]]*\]|[^\s`\"'(),;.\[\]]+)"
_NAMES = _NAME + rb"(?:\s*\.\s*" + _NAME + rb")*"
_INSERT = re.compile(
    rb"(?:INSERT|REPLACE)\s+(?:(?:LOW_PRIORITY|DELAYED|HIGH_PRIORITY|IGNORE|OVERWRITE|OR\s+\w+)\s+)*(?:INTO\s+)?(?:TABLE\s+)?"
    rb"(?P<name>" + _NAMES + rb")\s*(?:\((?P<columns>(?:\s*" + _NAME + rb"\s*,?)+)\)\s*)?"
    rb"(?:OVERRIDING\s+\w+\s+VALUE\s+)?VALUES?\s*(?=\()",
    re.IGNORECASE,
)
_COPY = re.compile(
    rb"COPY\s+(?P<name>"
    + _NAMES
    + rb")\s*(?:\((?P<columns>[^)]*)\)\s*)?FROM\s+stdin\s*(?P<how>[^;\n]*);[ \t]*\r?\n",
    re.IGNORECASE,
)
_USE = re.compile(rb"(?:USE\s+(?P<name>" + _NAME + rb")|\\c(?:onnect)?\s+(?P<psql>[^\s]+))", re.IGNORECASE)
_DELIMITER = re.compile(rb"DELIMITER[ \t]+(?P<mark>[^\s]+)[^\n]*(?:\n|\Z)", re.IGNORECASE)
_FIRST_WORD = re.compile(rb"[A-Za-z]+")
_GO = re.compile(rb"\s*(?:,|;|\bGO\b)?", re.IGNORECASE)

# the end of a statement, past strings, names, comments and dollar quotes
_STOPS = {
    True: re.compile(
        rb"'(?:[^'\\]|\\.|'')*+'|\"(?:[^\"\\]|\\.|\"\")*+\"|`[^`]*+`|--[^\n]*+\n|/\*(?s:.*?)\*/|(?P<end>;)|(?P<open>['\"`]|/\*|--)",
        re.DOTALL,
    ),
    False: re.compile(
        rb"(?<![A-Za-z0-9_])[Ee]'(?:[^'\\]|\\.|'')*+'|'(?:[^']|'')*+'|\"[^\"]*+\"|\$(?P<tag>[A-Za-z_]*)\$(?s:.*?)\$(?P=tag)\$"
        rb"|--[^\n]*+\n|/\*(?s:.*?)\*/|(?P<end>;|(?<=\n)GO[ \t]*(?=\r?\n))|(?P<open>['\"]|\$[A-Za-z_]*\$|/\*|--)",
        re.DOTALL,
    ),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """An INSERT or a COPY: whose rows follow."""

    schema: str
    table: str
    columns: tuple[str, ...]
    copied: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A CREATE or COMMENT statement, whole; ``schema`` is the one in use."""

    schema: str
    sql: str


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that could not be read, and the line where it is."""

    line: int


class Scan:
    """One walk through a dump, from its beginning or from a mark."""

    def __init__(self, path: Path, codec: str, backslash: bool, start: Mark | None = None) -> None:
        self._blocks = blocks(path, codec, start)
        self._held = b""
        self._at = 0  # in what is held
        self._base = start.at if start else 0  # of what is held, in the stream
        self._line = start.line if start else 1
        self._marks: deque[Mark] = deque()
        self._delimiter = b";"
        self.schema = ""
        self.backslash = backslash
        self.broken: BaseException | None = None  # why the file broke off
        if start and start.drop:
            self._need(start.drop)
            self._at = min(start.drop, len(self._held))
        if start and start.drop:
            self._line -= self._held.count(b"\n", 0, self._at)

    # -- the buffer

    def _more(self) -> bool:
        """Hold one more block; what lies before the present place is let go."""
        try:
            found = next(self._blocks, None)
        except Broken as wrong:  # what came before it is still read
            self.broken = wrong
            return False
        if found is None:
            return False
        block, mark = found
        if not self._held:
            self._base = mark.at + mark.drop
        if self._at > 1 << 16:
            self._line += self._held.count(b"\n", 0, self._at)
            self._base += self._at
            self._held = self._held[self._at :]
            self._at = 0
            while len(self._marks) > 1 and self._marks[1].at <= self._base:
                self._marks.popleft()
        self._marks.append(mark)
        self._held += block
        return True

    def _need(self, size: int) -> bool:
        while len(self._held) - self._at < size:
            if not self._more():
                return False
        return True

    @property
    def line(self) -> int:
        return self._line + self._held.count(b"\n", 0, self._at)

    def mark(self) -> Mark:
        """Here, to come back to."""
        here = self._base + self._at
        near = next((m for m in reversed(self._marks) if m.at <= here), None)
        assert near is not None
        if near.state is None:
            return Mark(here, None, 0, self.line)
        return Mark(near.at, near.state, here - near.at, self.line)

    # -- statements

    def statements(self) -> Iterator[Rows | Statement | Loss]:
        """What the dump says, in order.  After a ``Rows`` the caller may take ``rows``; else they are passed over."""
        while self._gap():
            here = self._at
            found = self._statement()
            if found is not None:
                yield found
            if isinstance(found, Rows):
                if self._at == here:
                    self.skip_rows(found)
            elif self._at == here:
                self._at += 1

    def _gap(self) -> bool:
        """Go on to the next statement; False at the end."""
        while True:
            self._need(HEADING)
            gap = _GAP.match(self._held, self._at)
            if gap:
                self._at = gap.end()
                continue
            if self._held.startswith(b"/*", self._at):
                if not self._pass_comment():
                    return False
                continue
            return self._at < len(self._held)

    def _pass_comment(self) -> bool:
        while True:
            end = self._held.find(b"*/", self._at)
            if end >= 0:
                self._at = end + 2
                return True
            self._at = max(self._at, len(self._held) - 1)
            if not self._more():
                return False

    def _statement(self) -> Rows | Statement | Loss | None:
        held, at = self._held, self._at
        if held.startswith(b"\\", at) or held[at : at + 4].upper() in (b"USE ", b"USE\t"):
            self._use()
            return None
        word = _FIRST_WORD.match(held, at)
        first = word[0].upper() if word else b""
        if first == b"DELIMITER" and (found := _DELIMITER.match(held, at)):
            self._at = found.end()
            self._pass_foreign(found["mark"])
            return None
        if first in (b"INSERT", b"REPLACE") and (found := _INSERT.match(held, at, at + HEADING)):
            return self._rows(found, copied=False)
        if first == b"COPY" and (found := _COPY.match(held, at, at + HEADING)):
            return self._rows(found, copied=True)
        if first in (b"CREATE", b"COMMENT", b"EXEC"):
            return self._whole()
        self._pass()
        return None

    def _rows(self, found: re.Match[bytes], copied: bool) -> Rows | Loss:
        names = _split_names(found["name"])
        columns = _split_names(found["columns"] or b"", b",")
        if not names or not all(map(is_name, (*names, *columns))):
            line = self.line
            self._pass()
            return Loss(line)
        return Rows(names[-2] if len(names) > 1 else self.schema, names[-1], columns, copied)

    def _use(self) -> None:
        found = _USE.match(self._held, self._at)
        if found:
            self.schema = unquoted((found["name"] or found["psql"]).decode("utf-8", "replace"))
        end = self._held.find(b"\n", self._at)
        self._at = end + 1 if end >= 0 else len(self._held)

    def _pass_foreign(self, mark: bytes) -> None:
        """Routines and triggers between DELIMITER lines hold no rows."""
        if mark == b";":
            return
        while True:
            end = re.compile(rb"^DELIMITER[ \t]+;", re.IGNORECASE | re.MULTILINE).search(self._held, self._at)
            if end:
                self._at = end.end()
                return
            self._at = max(self._at, len(self._held) - 64)
            if not self._more():
                self._at = len(self._held)
                return

    def _whole(self) -> Statement | Loss:
        line = self.line
        looked = self._at
        while True:
            end = self._find_end(looked)
            if end is not None:
                break
            if len(self._held) - self._at > LONGEST_STATEMENT:
                self._pass()
                return Loss(line)
            looked, shift = self._at, self._base
            if not self._more():
                end = (len(self._held), len(self._held))
                break
            looked -= self._base - shift
        sql = self._held[self._at : end[0]].decode("utf-8", "replace")
        self._at = end[1]
        return Statement(self.schema, sql)

    def _find_end(self, at: int) -> tuple[int, int] | None:
        """The end of the statement that begins at ``at``, without and with its mark; None if more text is needed."""
        stops = _STOPS[self.backslash]
        while True:
            found = stops.search(self._held, at)
            if found is None or found["open"]:
                return None
            if found["end"]:
                return found.span()
            at = found.end()

    def _pass(self) -> None:
        """Past the end of a statement, whatever its length."""
        stops = _STOPS[self.backslash]
        tries = 0
        while True:
            found = stops.search(self._held, self._at)
            if found is not None and found["end"]:
                self._at = found.end()
                return
            if found is not None and not found["open"]:
                self._at = found.end()
                tries = 0
                continue
            if found is not None:
                self._at = found.start()
                tries += 1
                if len(self._held) - self._at > LONGEST_VALUE:  # a quote that never closes
                    self._at += 1
                    tries = 0
                    continue
            else:
                self._at = max(self._at, len(self._held) - 1)
            if not self._more():
                if found is None:
                    self._at = len(self._held)
                    return
                self._at += 1

    # -- rows

    def skip_rows(self, of: Rows) -> None:
        if of.copied:
            for _ in self._copied_lines():
                pass
        else:
            self._pass()

    def first_width(self, of: Rows) -> int:
        """How many values the first row has; the scan stays where it is as far as statements go."""
        row = next((r for r in self.rows(of) if not isinstance(r, Loss)), None)
        return len(row) if row else 0

    def rows(self, of: Rows) -> Iterator[list[Value] | Loss]:
        """The rows of the INSERT or COPY that the scan stands at, values as text."""
        if of.copied:
            yield from self._copied()
            return
        found = _INSERT.match(self._held, self._at, self._at + HEADING)
        if found is None:
            yield Loss(self.line)
            self._pass()
            return
        self._at = found.end()
        while True:
            row = self._tuple()
            if isinstance(row, Loss):
                yield row
                self._pass()
                return
            yield row
            if not self._comma():
                return

    def _comma(self) -> bool:
        """Does another row follow?"""
        self._need(64)
        found = _GO.match(self._held, self._at)
        while found is not None and found.end() == len(self._held) and self._more():
            found = _GO.match(self._held, self._at)
        assert found is not None
        said = found[0].strip()
        if said == b",":
            self._at = found.end()
            gap = _GAP.match(self._held, self._at)
            if gap and b";" not in gap[0]:
                self._at = gap.end()
            self._need(2)
            return self._held.startswith(b"(", self._at)
        if said == b";" or said.upper() == b"GO":
            self._at = found.end()
            return False
        after = _FIRST_WORD.match(self._held, found.end())
        if after and after[0].upper() in (b"ON", b"RETURNING", b"AS"):
            self._pass()
        else:
            self._at = found.end()
        return False

    def _tuple(self) -> list[Value] | Loss:
        if not self._held.startswith(b"(", self._at):
            return Loss(self.line)
        self._at += 1
        pattern = VALUES[self.backslash]
        row: list[Value] = []
        while True:
            found = pattern.match(self._held, self._at)
            if found is None or found.end() == len(self._held):
                found = self._longer(pattern)
            if found is None:
                value = self._expression()
                if isinstance(value, Loss):
                    return value
                row.append(value[0])
                if value[1]:
                    return row
                continue
            row.append(value_of(found, self.backslash))
            self._at = found.end()
            if found["end"] == b")":
                return row

    def _longer(self, pattern: re.Pattern[bytes]) -> re.Match[bytes] | None:
        """Match again with more text; a value that runs on and on is given up."""
        while len(self._held) - self._at <= LONGEST_VALUE:
            tail = self._held[self._at : self._at + 256].lstrip()
            begins = (
                tail[:1] in (b"'", b"_", b"0", b"") or tail[1:2] == b"'" or len(self._held) - self._at < 4096
            )
            found = pattern.match(self._held, self._at)
            if found is not None and found.end() < len(self._held):
                return found
            if not begins or not self._more():
                return pattern.match(self._held, self._at)
        return None

    def _expression(self) -> tuple[Value, bool] | Loss:
        """A value that is no literal, such as ``to_date('2020-01-01', 'YYYY')``: what stands in its first string."""
        here = self.line
        string = _STOPS[self.backslash]
        depth, at = 0, self._at
        said: str | None = None
        marks = re.compile(rb"['\"(),;]")
        while True:
            found = marks.search(self._held, at)
            if found is None:
                if len(self._held) - self._at > LONGEST_VALUE:
                    return Loss(here)
                shift = self._base
                if not self._more():
                    return Loss(here)
                at -= self._base - shift
                continue
            mark = found[0]
            if mark in (b"'", b'"'):
                quoted = string.match(self._held, found.start())
                if quoted is None or quoted["open"]:
                    shift = self._base
                    if len(self._held) - self._at > LONGEST_VALUE or not self._more():
                        return Loss(here)
                    at = found.start() - (self._base - shift)
                    continue
                if said is None:
                    said = text_of(unescaped(quoted[0][1:-1], self.backslash))
                at = quoted.end()
                continue
            at = found.end()
            if mark == b"(":
                depth += 1
            elif mark == b";" and not depth:
                return Loss(here)
            elif mark == b")" and depth:
                depth -= 1
            elif not depth:
                raw = self._held[self._at : found.start()].strip()
                self._at = at
                return (said if said is not None else text_of(raw[:LONGEST_TEXT])), mark == b")"

    def _copied(self) -> Iterator[list[Value]]:
        for line in self._copied_lines():
            yield [copied_value(v) for v in line.split(b"\t")]

    def _copied_lines(self) -> Iterator[bytes]:
        found = _COPY.match(self._held, self._at, self._at + HEADING)
        if found is None:
            self._pass()
            return
        self._at = found.end()
        while True:
            end = self._held.find(b"\n", self._at)
            if end < 0:
                if len(self._held) - self._at > LONGEST_VALUE:
                    self._at = len(self._held)
                if self._more():
                    continue
                end = len(self._held)
            line = self._held[self._at : end].removesuffix(b"\r")
            self._at = min(end + 1, len(self._held))
            if line == b"\\." or (not line and end == len(self._held)):
                return
            yield line
            if end == len(self._held) and not self._more():
                return


@lru_cache(maxsize=256)
def _split_names(text: bytes, separator: bytes = b".") -> tuple[str, ...]:
    names = re.findall(rb"\s*(" + _NAME + rb")\s*(?:\Z|" + re.escape(separator) + rb")", text)
    return tuple(unquoted(n.decode("utf-8", "replace")) for n in names)
