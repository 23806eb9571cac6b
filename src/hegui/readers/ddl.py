"""
``CREATE TABLE`` as SQLite, mysqldump and pg_dump write it: columns with type, comment and key.

A comment is what ``COMMENT '手机号'`` says, or a ``-- 手机号`` that stands on the column's line or on the line above.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from hegui.model import Column

Kind = Literal["word", "name", "string", "mark", "note"]


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Created:
    """A table as its CREATE statement describes it."""

    schema: str
    name: str
    columns: tuple[Column, ...]
    comment: str = ""


_TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<note>--[^\n]*|\#[^\n]*|/\*.*?\*/)
  | (?P<name>`(?:[^`]|``)*`|"(?:[^"]|"")*"|\[[^\]]*\])
  | (?P<string>[NnEeBbXx]?'(?:[^'\\]|''|\\.)*')
  | (?P<word>[^\s`"'(),;\[\]=.]+)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NOT_A_COLUMN = frozenset(
    [
        "PRIMARY",
        "KEY",
        "UNIQUE",
        "CONSTRAINT",
        "INDEX",
        "FULLTEXT",
        "SPATIAL",
        "FOREIGN",
        "CHECK",
        "EXCLUDE",
        "LIKE",
        "PERIOD",
    ]
)
_END_OF_TYPE = frozenset(
    [
        "NOT",
        "NULL",
        "DEFAULT",
        "PRIMARY",
        "UNIQUE",
        "COMMENT",
        "COLLATE",
        "CHARSET",
        "AUTO_INCREMENT",
        "AUTOINCREMENT",
        "GENERATED",
        "REFERENCES",
        "CHECK",
        "CONSTRAINT",
        "ON",
        "AS",
        "VIRTUAL",
        "STORED",
        "KEY",
        "IDENTITY",
        "INVISIBLE",
        "VISIBLE",
        "ENCODE",
        "STORAGE",
    ]
)
_CREATE = re.compile(
    r"\s*CREATE\s+(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|FOREIGN)\s+)*TABLE\b", re.IGNORECASE
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "0": "\0", "b": "\b", "Z": "\x1a"}
LONGEST_TYPE = 60
LONGEST_NAME = 128  # characters; MySQL allows 64, PostgreSQL 63, SQL Server 128


def is_create_table(sql: str) -> bool:
    return _CREATE.match(sql) is not None


def unquoted(text: str) -> str:
    """A quoted name or string without its quotes.

    >>> unquoted("`a``b`"), unquoted("'it''s'"), unquoted("plain")
    ('a`b', "it's", 'plain')
    """
    if text[:1] in '`"' and len(text) > 1:
        return text[1:-1].replace(text[0] * 2, text[0])
    if text[:1] == "[":
        return text[1:-1]
    if text.endswith("'") and "'" in text[:-1]:
        inside = text[text.index("'") + 1 : -1].replace("''", "'")
        return re.sub(r"\\(.)", lambda m: _ESCAPES.get(m[1], m[1]), inside)
    return text


def is_name(name: str) -> bool:
    """Could this be a name?  Where a quote was lost, a "name" runs on through the data; none of it may be shown."""
    return 0 < len(name) <= LONGEST_NAME and not any(ord(c) < 32 for c in name)


def parse_create(sql: str) -> Created | None:
    """The table that a CREATE TABLE statement makes; None if it is something else or lists no columns."""
    start = _CREATE.match(sql)
    if start is None:
        return None
    tokens = list(_tokens(sql, start.end()))
    at = 0
    while at < len(tokens) and tokens[at].text.upper() in ("IF", "NOT", "EXISTS"):
        at += 1
    names: list[str] = []
    while at < len(tokens) and tokens[at].text != "(":
        token = tokens[at]
        if token.kind in ("word", "name", "string"):
            if token.kind == "word" and token.text.upper() in ("AS", "PARTITION", "OF", "LIKE", "SELECT"):
                return None
            names.append(unquoted(token.text))
        at += 1
    if at == len(tokens) or not names:
        return None
    items, end, heading = _items(tokens, at)
    columns = [c for item in items if (c := _column(item)) is not None]
    keys = {name for item in items for name in _key_names(item)}
    refers = {name: target for item in items for name, target in _foreign_keys(item)}
    if not columns:
        return None
    return Created(
        schema=names[-2] if len(names) > 1 else "",
        name=names[-1],
        columns=tuple(
            replace(c, key=c.key or c.name in keys, refers=c.refers or refers.get(c.name, ""))
            for c in columns
        ),
        comment=_table_comment(tokens[end:]) or heading,
    )


def _tokens(sql: str, start: int) -> Iterator[Token]:
    line = sql.count("\n", 0, start)
    for found in _TOKEN.finditer(sql, start):
        text = found[0]
        kind = found.lastgroup
        if text.startswith("/*!") or (text.startswith("#") and not _starts_a_note(sql, found.start())):
            kind = None
        if kind in ("word", "name", "string", "mark", "note"):
            yield Token(kind, text, line)  # type: ignore[arg-type]
        line += text.count("\n")


def _starts_a_note(sql: str, at: int) -> bool:
    return at == 0 or sql[at - 1].isspace()


@dataclass(slots=True)
class _Item:
    tokens: list[Token] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def _items(tokens: list[Token], start: int) -> tuple[list[_Item], int, str]:
    """What stands between the parentheses, cut at its commas, each with its notes; the end; the note of the table."""
    items = [_Item()]
    heading = ""
    depth = 0
    last: tuple[_Item, int] | None = None  # the item that the line's last word belongs to
    at = start
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "note":
            words = _note(token.text)
            if last is not None and token.line == last[1]:
                last[0].notes.append(words)
            elif last is None and token.line == tokens[start].line:
                heading = words
            else:
                items[-1].notes.append(words)
        elif token.text == "(":
            depth += 1
            if depth > 1:
                items[-1].tokens.append(token)
        elif token.text == ")":
            depth -= 1
            if not depth:
                break
            items[-1].tokens.append(token)
        elif token.text == "," and depth == 1:
            items.append(_Item())
        else:
            items[-1].tokens.append(token)
            last = (items[-1], token.line)
        at += 1
    if at + 1 < len(tokens) and tokens[at + 1].kind == "note" and last and tokens[at + 1].line == last[1]:
        last[0].notes.append(_note(tokens[at + 1].text))
    return items, at, heading


def _note(text: str) -> str:
    return text.removeprefix("--").removeprefix("#").removeprefix("/*").removesuffix("*/").strip(" \t\r\n*-")


def _column(item: _Item) -> Column | None:
    tokens = item.tokens
    if not tokens or (
        tokens[0].kind == "word" and tokens[0].text.upper() in _NOT_A_COLUMN and len(tokens) > 1
    ):
        return None
    if tokens[0].kind not in ("word", "name", "string"):
        return None
    said: list[str] = []
    depth = 0
    at = 1
    while at < len(tokens):
        token = tokens[at]
        upper = token.text.upper()
        if (
            not depth
            and token.kind == "word"
            and (upper in _END_OF_TYPE or (upper == "CHARACTER" and _next(tokens, at).upper() == "SET"))
        ):
            break
        depth += (token.text == "(") - (token.text == ")")
        said.append(unquoted(token.text) if token.kind == "name" else token.text)
        at += 1
    rest = tokens[at:]
    comment = next(
        (
            unquoted(rest[i + 1].text)
            for i, t in enumerate(rest[:-1])
            if t.text.upper() == "COMMENT" and rest[i + 1].kind == "string"
        ),
        "",
    )
    words = [t.text.upper() for t in rest]
    key = any(a == "PRIMARY" and b == "KEY" for a, b in itertools.pairwise(words))
    targets = _references(rest)
    return Column(
        unquoted(tokens[0].text),
        _joined(said),
        comment or " ".join(n for n in item.notes if n),
        key,
        targets[0] if targets else "",
    )


def _next(tokens: list[Token], at: int) -> str:
    return tokens[at + 1].text if at + 1 < len(tokens) else ""


def _joined(words: list[str]) -> str:
    text = " ".join(words).lower()
    return re.sub(r"\s*([(),.\[\]])\s*", r"\1", text).replace(")u", ") u").replace(")w", ") w")[:LONGEST_TYPE]


def _key_names(item: _Item) -> list[str]:
    words = [t.text.upper() for t in item.tokens]
    if "PRIMARY" not in words or "(" not in words or not words or words[0] not in ("PRIMARY", "CONSTRAINT"):
        return []
    inside = (
        item.tokens[words.index("(", words.index("PRIMARY")) + 1 :]
        if "(" in words[words.index("PRIMARY") :]
        else []
    )
    return [unquoted(t.text) for t in inside if t.kind in ("word", "name")]


def _foreign_keys(item: _Item) -> list[tuple[str, str]]:
    """Columns with what they point to: FOREIGN KEY (uid) REFERENCES user (id)."""
    words = [t.text.upper() for t in item.tokens]
    if "FOREIGN" not in words or "REFERENCES" not in words or words[0] not in ("FOREIGN", "CONSTRAINT"):
        return []
    at = words.index("REFERENCES")
    columns = _names_within(item.tokens[words.index("FOREIGN") : at])
    return list(zip(columns, _references(item.tokens[at:]), strict=False))


def _references(tokens: list[Token]) -> list[str]:
    """``user.id`` for each column named behind REFERENCES; ``user.`` where only the table is."""
    words = [t.text.upper() for t in tokens]
    if "REFERENCES" not in words:
        return []
    behind = tokens[words.index("REFERENCES") + 1 :]
    opened = next((n for n, t in enumerate(behind) if t.text == "("), len(behind))
    table = [unquoted(t.text) for t in behind[:opened] if t.kind in ("word", "name")]
    if opened == len(behind):
        table = table[:1]
    return [f"{table[-1]}.{name}" for name in _names_within(behind[opened:]) or [""]] if table else []


def _names_within(tokens: list[Token]) -> list[str]:
    """The names between the first parentheses."""
    texts = [t.text for t in tokens]
    if "(" not in texts or ")" not in texts:
        return []
    inside = tokens[texts.index("(") + 1 : texts.index(")")]
    return [unquoted(t.text) for t in inside if t.kind in ("word", "name")]


def _table_comment(tokens: list[Token]) -> str:
    for at, token in enumerate(tokens):
        if token.text.upper() == "COMMENT":
            after = [t for t in tokens[at + 1 : at + 3] if t.kind == "string"]
            if after:
                return unquoted(after[0].text)
    return ""
