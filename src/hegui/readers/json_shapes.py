"""
The shape of JSON data: which tables it holds, and which columns they have.

An array of objects is a table, an object inside an object is columns named by their path.  Where keys are values (a
telephone number as key, or hundreds of keys of one shape) the object is a table too: its keys are the column ``*key``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from hegui.masking import person_name_length
from hegui.readers.headings import unique_names

ITEM = 0  # a step into an array
ENTRY = 1  # a step into an object whose keys are values
Step = str | int
Steps = tuple[Step, ...]

DEEPEST = 32  # levels that are looked at
MANY_KEYS = 64  # of one shape: keys are values from here on
MOST_KEYS = 1000  # whatever their shape

_VALUE_KEY = re.compile(
    r"""
    \+?\d[\d\-: ./T]{4,}[Xx]?          # a number of five digits and more, a date, a time
  | [^@\s]+@[^@\s]+\.[A-Za-z]+
  | [0-9a-fA-F]{24,} | [0-9a-fA-F]{8}-[0-9a-fA-F\-]{27}
  | [A-Za-z_\-]{0,8}\d{5,}[A-Za-z]?
  | \d{1,3}(?:\.\d{1,3}){3}
  | [\u4e00-\u9fff]{2,8}[_\-]\d{5,}[\dXx]*
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class Node:
    """What was seen at one path."""

    scalar: bool = False
    fields: dict[str, Node] = field(default_factory=dict)
    items: Node | None = None
    entries: Node | None = None
    all_entries: bool = False  # every key of the object is a value

    def is_entry(self, key: str) -> bool:
        return self.entries is not None and (self.all_entries or key not in self.fields)

    def child(self, step: Step) -> Node:
        if step == ITEM and not isinstance(step, str):
            self.items = self.items or Node()
            return self.items
        if step == ENTRY and not isinstance(step, str):
            self.entries = self.entries or Node()
            return self.entries
        assert isinstance(step, str)
        if self.all_entries or (step not in self.fields and is_value(step)):
            self.entries = self.entries or Node()
            return self.entries
        found = self.fields.get(step)
        if found is None:
            found = self.fields[step] = Node()
            if len(self.fields) > MOST_KEYS:
                self.gather()
                assert self.entries is not None
                return self.entries
        return found

    def gather(self) -> None:
        """Take every key for a value from now on."""
        self.entries = self.entries or Node()
        for each in self.fields.values():
            self.entries.join(each)
        self.fields, self.all_entries = {}, True

    def join(self, other: Node) -> None:
        self.scalar |= other.scalar
        for key, each in other.fields.items():
            self.child(key).join(each)
        for step, inner in ((ITEM, other.items), (ENTRY, other.entries)):
            if inner is not None:
                self.child(step).join(inner)
        if other.all_entries and not self.all_entries:
            self.gather()


def is_value(key: str) -> bool:
    """Is a key a value rather than a name?  Names of fields do not look like numbers, mail addresses or people."""
    if len(key) > 100 or any(ord(c) < 32 for c in key) or _VALUE_KEY.fullmatch(key):
        return True
    return 2 <= len(key) <= 4 and person_name_length(key) == len(key)


def learn(value: Any, node: Node, depth: int = 0) -> int:
    """Add what a value shows to the shape; returns how many parts lay too deep to look at."""
    if depth > DEEPEST:
        return 1
    if isinstance(value, dict):
        return sum(learn(each, node.child(key), depth + 1) for key, each in value.items())
    if isinstance(value, list):
        inner = node.child(ITEM)
        return sum(learn(each, inner, depth + 1) for each in value)
    node.scalar = node.scalar or value is not None
    return 0


def settle(node: Node) -> None:
    """After all was seen: objects with many keys of one shape become tables of entries."""
    if len(node.fields) > MANY_KEYS and _one_shape(list(node.fields.values())):
        node.gather()
    for each in (*node.fields.values(), node.items, node.entries):
        if each is not None:
            settle(each)


def _one_shape(nodes: list[Node]) -> bool:
    """Do nearly all children look alike, and are they more than bare values?"""
    first = max((set(n.fields) for n in nodes), key=len)
    if not first:
        return all(n.items is not None for n in nodes)
    alike = sum(1 for n in nodes if len(first & set(n.fields)) * 2 > len(first))
    return alike > 0.9 * len(nodes)


@dataclass(frozen=True, slots=True)
class Shape:
    """A table: the steps that lead to its rows, and its columns with the steps from a row to their values."""

    steps: Steps
    columns: tuple[tuple[str, Steps], ...]
    keyed: bool  # rows are entries of an object: ``*key`` is the first column

    @property
    def path(self) -> str:
        said = "$"
        for step in self.steps:
            if isinstance(step, str):
                said += f'["{step}"]' if not step or set(step) & set('.*[]$"') else f".{step}"
            else:
                said += "[]" if step == ITEM else ".*"
        return said


def shapes(root: Node) -> Iterator[Shape]:
    """The tables of a shape, outer ones first."""
    yield from _tables(root, ())


def _tables(node: Node, steps: Steps) -> Iterator[Shape]:
    columns: list[tuple[str, Steps]] = []
    inner: list[tuple[Node, Steps]] = []
    _columns(node, (), columns, inner, steps)
    keyed = bool(steps) and steps[-1] == ENTRY and not isinstance(steps[-1], str)
    if columns or keyed:
        names = unique_names(["*key"] * keyed + [name for name, _ in columns], keyed + len(columns))[keyed:]
        yield Shape(
            steps, tuple((name, under) for name, (_, under) in zip(names, columns, strict=True)), keyed
        )
    for each, under in inner:
        yield from _tables(each, (*steps, *under))


def _columns(
    node: Node, under: Steps, columns: list[tuple[str, Steps]], inner: list[tuple[Node, Steps]], steps: Steps
) -> None:
    if node.scalar:
        names = under or tuple(s for s in steps if isinstance(s, str))[-1:] or ("value",)
        columns.append((".".join(str(s) for s in names), under))
    for key, each in node.fields.items():
        _columns(each, (*under, key), columns, inner, steps)
    if node.items is not None:
        inner.append((node.items, (*under, ITEM)))
    if node.entries is not None:
        inner.append((node.entries, (*under, ENTRY)))


def rows_of(value: Any, node: Node | None, steps: Steps, key: str = "") -> Iterator[tuple[Any, str]]:
    """The rows that a table has in a value, each with the key it stands under."""
    if node is None:
        return
    if not steps:
        yield value, key
        return
    step, rest = steps[0], steps[1:]
    if isinstance(step, str):
        if isinstance(value, dict) and step in value and not node.is_entry(step):
            yield from rows_of(value[step], node.fields.get(step), rest, key)
    elif step == ITEM:
        if isinstance(value, list):
            for each in value:
                yield from rows_of(each, node.items, rest, key)
    elif isinstance(value, dict):
        for name, each in value.items():
            if node.is_entry(name):
                yield from rows_of(each, node.entries, rest, name)


def value_at(row: Any, steps: Steps) -> Any:
    """The scalar that a row holds at a column's path, or None."""
    for step in steps:
        if not isinstance(row, dict):
            return None
        row = row.get(step)
    return None if isinstance(row, (dict, list)) else row
