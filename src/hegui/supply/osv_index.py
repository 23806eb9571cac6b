"""
The vulnerability database of this user: OSV's ``all.zip`` of each ecosystem, indexed once into SQLite.

It lies in the user's data folder (``XDG_DATA_HOME``/hegui, 0700).  An update replaces an ecosystem as a whole: what was withdrawn
goes.  Zips are streamed; limits on members stop a bomb.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from hegui.errors import SourceError, UsageError
from hegui.masking import safe_name
from hegui.supply.osv_records import Record, record
from hegui.text import Text

FILE = "osv.sqlite"
SHAPE = 2  # of the tables: one of another shape is made anew
MOST_BYTES = 16 << 20  # of one record; the largest known hold some 3 MB
MOST_RECORDS = 2_000_000

_TABLES = """
CREATE TABLE IF NOT EXISTS part (ecosystem TEXT PRIMARY KEY, sha256 TEXT, newest TEXT, records INTEGER, packages INTEGER);
CREATE TABLE IF NOT EXISTS advisory (
  ecosystem TEXT, id TEXT, modified TEXT, aliases BLOB, severity TEXT, score REAL, PRIMARY KEY (ecosystem, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS affected (ecosystem TEXT, name TEXT, id TEXT, what BLOB);
CREATE INDEX IF NOT EXISTS by_name ON affected (ecosystem, name);
"""


@dataclass(frozen=True, slots=True)
class Part:
    """What is held of one ecosystem: ``newest`` is the database's date: that of the newest record of all its releases, or a later one that was stated."""

    ecosystem: str
    sha256: str
    newest: date
    records: int
    packages: int


def data_folder() -> Path:
    """Where this user keeps data of hegui; not made here."""
    given = os.environ.get("XDG_DATA_HOME", "")
    return (Path(given) if given else Path.home() / ".local" / "share") / "hegui"


def database_file() -> Path:
    return data_folder() / FILE


def opened(file: Path | None = None) -> sqlite3.Connection | None:
    """The database, for reading only; None where there is none (of this shape)."""
    file = file or database_file()
    if not file.is_file():
        return None
    try:
        base = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True, timeout=5)
        if base.execute("PRAGMA user_version").fetchone()[0] != SHAPE:
            base.close()
            return None
    except (sqlite3.Error, OSError):
        return None
    return base


def parts(base: sqlite3.Connection) -> dict[str, Part]:
    """What the database holds, by ecosystem."""
    rows = base.execute("SELECT ecosystem, sha256, newest, records, packages FROM part")
    return {row[0]: Part(row[0], row[1], date.fromisoformat(row[2]), row[3], row[4]) for row in rows}


# --- indexing ---------------------------------------------------------------------------------------------------


def index(path: Path, file: Path | None = None, stated: date | None = None) -> tuple[list[Part], int]:
    """Take all OSV records of a zip, a JSON or YAML file or a folder of them; gives what is held of each, and how many were unreadable.

    ``stated``: the day that the user or the server gave the data.  Ecosystems that it speaks of are replaced, others stay.  Raises SourceError where there is no record at all.
    """
    file = file or database_file()
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    digests: dict[str, str] = {}
    broken = 0
    if not path.exists():
        raise _nothing(path)
    if find_spec("cvss") is None:
        raise UsageError(
            Text("更新漏洞库需要另装软件包", "the vulnerability database needs more packages"),
            Text("运行：pip install 'hegui[supply]'", "Run: pip install 'hegui[supply]'"),
        )
    try:
        os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(sqlite3.connect(fresh)) as base:
            base.executescript(
                f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA user_version = {SHAPE};"
            )
            base.executescript(
                _TABLES.replace("CREATE INDEX IF NOT EXISTS by_name ON affected (ecosystem, name);", "")
            )
            for found in _files(path):
                told, unread = _take(base, found)
                broken += unread
                digests |= dict.fromkeys(told - set(digests), _sha256(found) if told else "")
            if not digests:
                raise _nothing(path)
            _sum_up(base, digests, stated)
            _kept(base, file, set(digests))
            base.executescript(_TABLES)
            base.commit()
        fresh.replace(file)
    except (OSError, sqlite3.Error) as wrong:
        raise SourceError(
            Text(
                f"漏洞库建立失败（{type(wrong).__name__}）",
                f"the vulnerability database could not be made ({type(wrong).__name__})",
            ),
            Text(
                "检查磁盘空间和数据文件夹的权限。",
                "Check the disk's room and the permissions of the data folder.",
            ),
        ) from None
    finally:
        fresh.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as base:
        held = parts(base)
    return [held[e] for e in sorted(digests)], broken


def _nothing(path: Path) -> SourceError:
    return SourceError(
        Text(f"{safe_name(path.name)} 里没有 OSV 记录", f"{safe_name(path.name)} holds no OSV record"),
        Text(
            "给出 OSV 各生态的 all.zip，或放着它们的文件夹（如 npm/all.zip、PyPI/all.zip）。",
            "Name an ecosystem's all.zip of OSV, or a folder with them (npm/all.zip, PyPI/all.zip).",
        ),
    )


_SINGLE = (".json", ".yaml", ".yml")  # a record; PyPA's own repository has YAML


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for found in sorted(path.rglob("*")):
        if found.suffix in (".zip", *_SINGLE) and found.is_file() and not found.is_symlink():
            yield found


def _take(base: sqlite3.Connection, file: Path) -> tuple[set[str], int]:
    """Insert the records of one file; gives the ecosystems that it vouches for, and how many members were no record.

    The zip of an ecosystem has whole records, with what they say of other ecosystems: that is no database of those.
    """
    import msgspec

    families = _vouched_for(file)
    seen: set[str] = set()
    broken = 0
    advisories: list[tuple[object, ...]] = []
    affected: list[tuple[object, ...]] = []
    encode = msgspec.msgpack.Encoder().encode
    for found in _records(file):
        if found is None:
            broken += 1
            continue
        mine = [each for each in found.affected if families is None or each[0].partition(":")[0] in families]
        for ecosystem in {e for e, _, _ in mine}:
            seen.add(ecosystem)
            advisories.append(
                (ecosystem, found.id, found.modified, encode(found.aliases), found.severity, found.score)
            )
        affected.extend((e, name, found.id, encode(what)) for e, name, what in mine)
        if len(affected) > 20_000:
            _insert(base, advisories, affected)
    _insert(base, advisories, affected)
    return seen, broken


def _vouched_for(file: Path) -> set[str] | None:
    """The ecosystems (without releases) that a zip is the database of: by its name or folder, else by what every record has.

    None where it is all that it speaks of: a single record, or a zip of several ecosystems.
    """
    if file.suffix in _SINGLE:
        return None
    for name in (file.parent.name, file.stem, file.stem.removesuffix("-all")):
        if name in ECOSYSTEMS:
            return {name}
    common: set[str] | None = None
    for found in _records(file):
        if found is not None and found.affected:
            here = {e.partition(":")[0] for e, _, _ in found.affected}
            common = here if common is None else common & here
    return common or None


ECOSYSTEMS = frozenset(
    ["AlmaLinux", "Alpine", "Alpaquita", "Android", "Bitnami", "CRAN", "Chainguard", "ConanCenter", "crates.io", "Debian",
     "GHC", "GitHub Actions", "Go", "Hackage", "Hex", "Linux", "Mageia", "Maven", "MinimOS", "NuGet", "OSS-Fuzz", "Packagist",
     "Photon OS", "Pub", "PyPI", "Red Hat", "Rocky Linux", "RubyGems", "SUSE", "SwiftURL", "Ubuntu", "VSCode", "Wolfi", "npm",
     "openEuler", "openSUSE"]
)  # fmt: skip


def _insert(
    base: sqlite3.Connection, advisories: list[tuple[object, ...]], affected: list[tuple[object, ...]]
) -> None:
    base.executemany("INSERT OR REPLACE INTO advisory VALUES (?,?,?,?,?,?)", advisories)
    base.executemany("INSERT INTO affected VALUES (?,?,?,?)", affected)
    advisories.clear()
    affected.clear()


def _records(file: Path) -> Iterator[Record | None]:
    """The records of a file, None for each that is none; those that were withdrawn are left out."""
    for data in _members(file):
        if data is None:
            yield None
            continue
        try:
            found = record(data)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            yield None
            continue
        if found is not None:
            yield found


def _members(file: Path) -> Iterable[bytes | None]:
    if file.suffix in _SINGLE:
        yield file.read_bytes() if file.stat().st_size <= MOST_BYTES else None
        return
    try:
        with zipfile.ZipFile(file) as archive:
            for number, member in enumerate(archive.infolist()):
                if not member.filename.endswith(_SINGLE):
                    continue
                if member.file_size > MOST_BYTES or number > MOST_RECORDS:
                    yield None
                    continue
                try:
                    yield archive.read(member)
                except (zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError):
                    yield None
    except zipfile.BadZipFile:
        yield None


def _sum_up(base: sqlite3.Connection, digests: dict[str, str], stated: date | None) -> None:
    """An old release of a distribution, of which nothing new is said, is as fresh as the others that came with it."""
    newest: dict[str, str] = {}
    for ecosystem in digests:
        said = base.execute(
            "SELECT max(substr(modified, 1, 10)) FROM advisory WHERE ecosystem = ?", (ecosystem,)
        ).fetchone()[0]
        family = ecosystem.partition(":")[0]
        newest[family] = max(newest.get(family, ""), _day(said), stated.isoformat() if stated else "")
    for ecosystem, sha256 in digests.items():
        records = base.execute("SELECT count(*) FROM advisory WHERE ecosystem = ?", (ecosystem,)).fetchone()[
            0
        ]
        packages = base.execute(
            "SELECT count(DISTINCT name) FROM affected WHERE ecosystem = ?", (ecosystem,)
        ).fetchone()[0]
        base.execute(
            "INSERT INTO part VALUES (?,?,?,?,?)",
            (ecosystem, sha256, newest[ecosystem.partition(":")[0]], records, packages),
        )


def _day(said: str) -> str:
    try:
        return date.fromisoformat(said).isoformat()
    except (ValueError, TypeError):
        return "1970-01-01"  # a database that does not say when it is from is as old as can be


def _kept(base: sqlite3.Connection, file: Path, replaced: set[str]) -> None:
    """Copy what the old database holds of other ecosystems."""
    old = opened(file)
    if old is None:
        return
    with closing(old):
        stay = [e for e in parts(old) if e not in replaced]
        for ecosystem in stay:
            for name, places in (("part", 5), ("advisory", 6), ("affected", 4)):
                rows = old.execute(f"SELECT * FROM {name} WHERE ecosystem = ?", (ecosystem,))
                base.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * places)})", rows)


def _sha256(file: Path) -> str:
    with file.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()
