"""Reads a target whole, as a check-up does, and shows what came out in plain Python."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hegui.errors import HeguiError, SourceError
from hegui.model import Mail, Package, Page, Setting, Skipped, Table
from hegui.readers.opening import open_source, source_from

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass
class Found:
    tables: dict[str, Table] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    others: list[Page | Mail | Package] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    error: SourceError | None = None

    @property
    def only(self) -> list[dict[str, Any]]:
        assert len(self.rows) == 1, list(self.rows)
        return next(iter(self.rows.values()))

    @property
    def table(self) -> Table:
        assert len(self.tables) == 1, list(self.tables)
        return next(iter(self.tables.values()))

    @property
    def reasons(self) -> str:
        return " / ".join(s.reason.en for s in self.skipped)

    def said(self) -> str:
        """Everything that a report or a log could show of it, cells apart."""
        shown = [repr(t) + str(t.place) for t in self.tables.values()]
        shown += [repr(c) for t in self.tables.values() for c in t.columns]
        shown += [repr(s) for s in self.settings] + [repr(s) for s in self.skipped]
        if self.error is not None:
            shown += [str(self.error), repr(self.error), self.error.text.zh, self.error.text.en]
            shown += [self.error.todo.zh, self.error.todo.en] if self.error.todo else []
            assert self.error.__context__ is None or self.error.__suppress_context__
        return "\n".join(shown)


def read(target: Path | str, **options: Any) -> Found:
    """Everything in a target; rows by the place of their table."""
    found = Found()
    source = source_from(str(target), **options)
    try:
        for asset in open_source(source):
            if isinstance(asset, Skipped):
                found.skipped.append(asset)
            elif isinstance(asset, Setting):
                found.settings.append(asset)
            elif isinstance(asset, (Page, Mail, Package)):
                found.others.append(asset)
            else:
                taken(asset, found)
    except SourceError as wrong:
        found.error = wrong
    return found


def taken(table: Table, found: Found) -> None:
    key = str(table.place)
    assert key not in found.tables, key
    found.tables[key] = table
    rows = found.rows.setdefault(key, [])
    schema = None
    for part in table.batches():
        if isinstance(part, Skipped):
            found.skipped.append(part)
            continue
        assert part.schema.names == [c.name for c in table.columns]
        assert schema is None or _goes_on(schema, part.schema), "a column changed its type between batches"
        schema = part.schema
        assert part.num_rows <= 65_536
        part.validate(full=True)
        rows += part.to_pylist()


WIDER = ("int64", "double", "string")


def _goes_on(before: pa.Schema, now: pa.Schema) -> bool:
    """Types stay, or become wider."""
    pairs = [(str(a), str(b)) for a, b in zip(before.types, now.types, strict=True)]
    return all(a == b or (a in WIDER and b in WIDER and WIDER.index(a) < WIDER.index(b)) for a, b in pairs)


def refused(target: str, **options: Any) -> HeguiError:
    """The error that a target ends with."""
    try:
        list(open_source(source_from(target, **options)))
    except HeguiError as wrong:
        return wrong
    raise AssertionError("no error")
