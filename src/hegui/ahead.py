"""
How much there is to read, and how far a check-up has come: what a progress bar is told.

A database lists its tables before it reads them, a folder the sizes of its files: that is looked at first, for it costs next
to nothing.  Where a source tells nothing beforehand, the share is that of the table in work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from hegui.model import Place, Read, Table
from hegui.readers import Source
from hegui.readers.choosing import wanted
from hegui.readers.messages import is_maildir

MOST_FILES = 100_000  # a folder with more is not measured beforehand


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check-up is."""

    place: Place  # the table in work
    rows: int  # read of it so far
    expected: int | None  # its rows, as the source estimates them
    read: int  # rows so far, of all tables
    share: float | None  # of the source, else of the table: 0 to 1; None where nothing is known
    source: int  # the number of the source, from 1
    sources: int
    mails: bool = False  # ``rows`` and ``read`` are mails


Watch = Callable[[Progress], None]
"""Told of progress, after each batch of rows."""


class Ahead:
    """Keeps count for one check-up and tells ``watch``."""

    def __init__(self, watch: Watch, sources: int) -> None:
        self._watch, self._sources = watch, sources
        self._source = self._read = 0
        self._parts: dict[str, tuple[float, float]] = {}  # a table or a file -> weight before it, its own
        self._whole = self._share = 0.0
        self._mails = 0
        self._messages = 0  # of a Maildir, as its files tell beforehand

    def mail(self, place: Place) -> None:
        """One more mail is looked at."""
        self._mails += 1
        share = min(self._mails / self._messages, 1.0) if self._messages else None
        self._watch(
            Progress(place, self._mails, None, self._mails, share, self._source, self._sources, mails=True)
        )

    def through(self, source: Source, assets: Iterator[Read]) -> Iterator[Read]:
        """The same assets, with what can be known beforehand looked at first."""
        self._source += 1
        self._mails = self._messages = 0
        self._parts, self._whole, self._share = {}, 0.0, 0.0
        if source.path is not None and source.path.is_dir():
            for name, size in _files(source, source.path, ""):
                self._expect(str(Place(name)), size)
            if is_maildir(source.path):
                self._messages = len(self._parts)
            yield from assets
            return
        yield from listed_first(source, assets, self._expect_table)

    def _expect_table(self, table: Table) -> None:
        self._expect(str(table.place), (table.rows or 1) * len(table.columns))

    def reads(self, table: Table, rows: int, more: int = 0) -> None:
        """``rows`` of the table were read, ``more`` of them since the last call."""
        self._read += more
        self._watch(
            Progress(
                table.place,
                rows,
                table.rows,
                self._read,
                self._reached(table, rows),
                self._source,
                self._sources,
            )
        )

    def _expect(self, name: str, weight: float) -> None:
        if name not in self._parts:
            self._parts[name] = (self._whole, weight)
            self._whole += weight

    def _reached(self, table: Table, rows: int) -> float | None:
        part = min(rows / table.rows, 1.0) if table.rows else None
        known = self._parts.get(str(table.place)) or self._file_of(table.place.source)
        if known is None or not self._whole:
            return part
        before, weight = known
        self._share = max(self._share, (before + weight * (part or 0.0)) / self._whole)
        return self._share

    def _file_of(self, name: str) -> tuple[float, float] | None:
        """The file that something lies in: ``data/x.zip`` for ``data/x.zip/inner.csv``."""
        while name and name not in self._parts:
            name = name.rpartition("/")[0]
        return self._parts.get(name)


def listed_first(source: Source, assets: Iterator[Read], told: Callable[[Table], None]) -> Iterator[Read]:
    """The same assets; ``told`` hears of every table of a database before the first of them is handed on."""
    known: list[Read] = []
    broken: Exception | None = None
    try:
        for asset in assets:
            known.append(asset)
            if isinstance(asset, Table):
                if not listed_beforehand(asset, source):
                    break
                told(asset)
    except Exception as wrong:  # told after what was listed before it
        broken = wrong
    yield from known
    if broken is not None:
        raise broken
    yield from assets


def listed_beforehand(table: Table, source: Source) -> bool:
    """Does the table belong to a database, whose reader lists all tables before one is read?"""
    return table.in_database and table.place.source == Place(source.name).source


def _files(source: Source, folder: Path, inside: str, seen: int = 0) -> Iterator[tuple[str, int]]:
    """Names and sizes of the files of a folder, in the order in which its reader takes them."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in found:
        shown = os.fsencode(entry.name).decode("utf-8", "replace")
        path = f"{inside}/{shown}" if inside else shown
        seen += 1
        if seen > MOST_FILES:
            return
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(source, Path(entry.path), path, seen)
            elif entry.is_file(follow_symlinks=False) and wanted(source, path):
                yield f"{source.name}/{path}", entry.stat(follow_symlinks=False).st_size
        except OSError:
            continue
