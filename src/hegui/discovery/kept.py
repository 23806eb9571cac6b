"""
Tallies kept from run to run, so that what did not change is not read again and an interrupted run goes on where it stopped.

    (table, mark of the part, columns, plan, version of hegui, key) --[keyed digest]--> tallies of the unit, packed and sealed

Kept are counts, keyed sketches, and the masked samples that a report shows; never a value, and never a name.  The store is
an SQLite file in the user's cache folder (0600 in a folder 0700).  A row is sealed with the key of this machine: one that is
damaged, or that somebody else wrote, is as good as none.  A store that is damaged as a whole is thrown away.  Whatever goes
wrong here, the part is read again and nothing is said, for nothing is lost.

Rows that were not used for ``DAYS`` go when the store is opened; beyond ``MOST`` bytes the least recently used third goes.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hegui.discovery.key import key as key_of_this_machine
from hegui.discovery.nouns import Tally
from hegui.discovery.sealed import cache_folder
from hegui.model import Table

if TYPE_CHECKING:
    from hegui.discovery.units import Unit

FILE = "tallies.sqlite"
DAYS = 90
MOST = 256 << 20  # bytes of the store; a unit takes 1 to 8 KiB
SEAL = 16  # bytes
PATIENCE = 2.0  # seconds to wait for another run that writes
DAMAGE = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR", "SQLITE_MISMATCH", "SQLITE_SCHEMA")
CHECKED = 2_000  # units that are written between two looks at the size
T = TypeVar("T")


class Kept:
    """The store; opened when the first unit is asked for.  Used by one thread."""

    def __init__(self) -> None:
        self._base: sqlite3.Connection | None = None
        self._closed = False
        self._written = 0

    def of(self, table: Table, asked: Iterable[object]) -> Shelf:
        """What is kept of one table; ``asked``: whatever else decides what is counted."""
        columns = [(c.name, c.type, c.key) for c in table.columns]
        said = repr((code_version(), str(table.place), table.name, columns, *asked))
        return Shelf(self, said)

    def find(self, name: bytes) -> bytes | None:
        """What was put under the name; None where it is not there or not whole."""
        found = self._tried(
            lambda base: base.execute("SELECT what, used FROM kept WHERE name = ?", (name,)).fetchone()
        )
        if found is None:
            return None
        what, used = found
        if not isinstance(what, bytes) or not isinstance(used, int):
            return None
        seal, packed = what[:SEAL], what[SEAL:]
        if not hmac.compare_digest(seal, _sealed(name, packed)):
            return None
        if used < _today():
            self._tried(
                lambda base: base.execute("UPDATE kept SET used = ? WHERE name = ?", (_today(), name))
            )
        try:
            return zlib.decompress(packed)
        except zlib.error:
            return None

    def put(self, name: bytes, what: bytes) -> None:
        packed = zlib.compress(what, 1)
        row = (name, _today(), _sealed(name, packed) + packed)
        self._tried(lambda base: base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", row))
        self._written += 1
        if self._written % CHECKED == 0:
            self._tried(_bounded)

    def close(self) -> None:
        """Nothing is found or put any more."""
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base, self._closed = None, True

    def _tried(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do it, if it can be done; a damaged store is begun anew, one that cannot be used is left alone."""
        for _ in range(2):
            if self._closed:
                return None
            try:
                if self._base is None:
                    self._base = _opened()
                    if self._base is None:
                        break
                return work(self._base)
            except sqlite3.Error as wrong:
                name = getattr(wrong, "sqlite_errorname", "")
                if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
                    return None  # another run writes: this unit is not kept
                if not name.startswith(DAMAGE):
                    break
                self._thrown_away()
            except OSError:
                break
        self.close()
        return None

    def _thrown_away(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None
        folder = cache_folder()
        if folder is not None:
            for ending in ("", "-journal", "-wal", "-shm"):
                (folder / (FILE + ending)).unlink(missing_ok=True)


class Shelf:
    """What is kept of one table."""

    def __init__(self, kept: Kept, said: str) -> None:
        self._kept, self._said = kept, said

    def plan(self, marks: list[str | None]) -> frozenset[int] | None:
        """The places of the columns that are sketched, as they were settled for parts with these marks."""
        if None in marks:
            return None
        found = self._kept.find(self._name("plan", marks))
        return (
            None
            if found is None
            else frozenset(found[n] << 8 | found[n + 1] for n in range(0, len(found), 2))
        )

    def keep_plan(self, marks: list[str | None], sketched: frozenset[int]) -> None:
        if None not in marks:
            self._kept.put(
                self._name("plan", marks), b"".join(n.to_bytes(2, "big") for n in sorted(sketched))
            )

    def tallies(
        self, unit: Unit, mark: str | None, sketched: frozenset[int] | None
    ) -> tuple[Tally, ...] | None:
        """The tallies of a unit whose part has this mark."""
        if mark is None:
            return None
        found = self._kept.find(self._unit(unit, mark, sketched))
        return None if found is None else unpacked(found, len(unit.columns))

    def keep(
        self, unit: Unit, mark: str | None, sketched: frozenset[int] | None, tallies: tuple[Tally, ...]
    ) -> None:
        """Keep them, unless the part has changed meanwhile or has no mark."""
        if mark is not None and unit.part.mark() == mark:
            self._kept.put(self._unit(unit, mark, sketched), packed(tallies))

    def _unit(self, unit: Unit, mark: str, sketched: frozenset[int] | None) -> bytes:
        way = None if sketched is None else [place in sketched for place in unit.columns]
        return self._name("unit", mark, unit.part.name, unit.first, unit.columns, way)

    def _name(self, *said: object) -> bytes:
        return _digest(f"{self._said}{said!r}".encode("utf-8", "surrogatepass"), b"name")


def packed(tallies: tuple[Tally, ...]) -> bytes:
    import msgspec

    return msgspec.msgpack.encode(tallies)


def unpacked(data: bytes, count: int) -> tuple[Tally, ...] | None:
    """The tallies, or None where they are of another making."""
    import msgspec

    try:
        found = msgspec.msgpack.decode(data, type=tuple[Tally, ...])
    except (msgspec.MsgspecError, ValueError):
        return None
    return found if len(found) == count else None


# --- the file --------------------------------------------------------------------------------------------------------------


def _opened() -> sqlite3.Connection | None:
    folder = cache_folder()
    if folder is None:
        return None
    file = folder / FILE
    os.close(os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
    file.chmod(0o600)
    base = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    # a killed process harms nothing; after a power cut a damaged store is thrown away
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA auto_vacuum = INCREMENTAL")
    base.execute("PRAGMA secure_delete = ON")
    base.execute(
        "CREATE TABLE IF NOT EXISTS kept (name BLOB PRIMARY KEY, used INTEGER NOT NULL, what BLOB NOT NULL)"
    )
    base.execute("CREATE INDEX IF NOT EXISTS used ON kept (used)")
    base.execute("DELETE FROM kept WHERE used < ?", (_today() - DAYS,))
    _bounded(base)
    return base


def _bounded(base: sqlite3.Connection) -> None:
    """Let the least recently used go until the store is within its bound."""

    def size() -> int:
        (pages,), (free,), (page,) = (
            base.execute(f"PRAGMA {what}").fetchone()
            for what in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * page)

    while size() > MOST:
        (rows,) = base.execute("SELECT count(*) FROM kept").fetchone()
        if not rows:
            break
        base.execute(
            "DELETE FROM kept WHERE name IN (SELECT name FROM kept ORDER BY used LIMIT ?)", (rows // 3 + 1,)
        )
    base.execute("PRAGMA incremental_vacuum").fetchall()


def _today() -> int:
    return int(time.time() // 86_400)


# --- digests -----------------------------------------------------------------------------------------------------------------


def _digest(data: bytes, what: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16, key=key_of_this_machine(), person=b"hegui " + what).digest()


def _sealed(name: bytes, packed: bytes) -> bytes:
    return _digest(name + packed, b"seal")


@cache
def code_version(
    places: tuple[str, ...] = ("detectors", "discovery", "readers", "model.py", "masking.py"),
) -> str:
    """A digest of all that decides what is counted: readers, detectors, discovery, and what own files add to them."""
    import numpy
    import pyarrow

    found = hashlib.sha256(f"{pyarrow.__version__} {numpy.__version__}".encode())
    house = Path(__file__).parent.parent
    for name in places:
        place = house / name
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file.relative_to(house)}\0".encode() + file.read_bytes())
    for file in sorted(_own_files(house)):
        found.update(file.read_bytes())
    return found.hexdigest()


def _own_files(house: Path) -> set[Path]:
    """The files beside detectors that are not hegui's own."""
    from hegui.detectors import room

    files: set[Path] = set()
    for detector in room.all().values():
        for function in (detector.kernel, detector.form):
            place = Path(function.__code__.co_filename) if function is not None else house
            if not place.is_relative_to(house) and place.is_file():
                files.update(place.parent.glob("*.py"))
    return files
