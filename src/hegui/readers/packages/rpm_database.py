"""
rpm's own database, a header a package: ``rpmdb.sqlite`` of RHEL 9, openEuler 22 and their kin, and the Berkeley DB
``rpm/Packages`` of CentOS 7 and 8, openEuler 20 and theirs.

A header is an index of entries (tag, type, offset, count) and the data behind it, numbers big-endian: RPM file format, "Header
Structure".  The third form (ndb, ``Packages.db`` of SUSE) is not opened: ``rpm -qa`` writes a list of what is in it.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing

from hegui.errors import SourceError
from hegui.model import Package, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.packages import Manifest, berkeley_db
from hegui.readers.packages.system import by_version, release_beside
from hegui.text import Text

MOST_ENTRIES = 65_536  # of a header, as rpm itself allows
_NAME, _VERSION, _RELEASE, _EPOCH, _LICENCE, _SOURCE = 1000, 1001, 1002, 1003, 1014, 1044
_INT32, _STRING, _I18N = 4, 6, 9


def is_rpm_database(head: bytes) -> bool:
    """An SQLite file whose tables point to that of rpm's headers."""
    return head.startswith(b"SQLite format 3\0") and b"REFERENCES 'Packages'(hnum)" in head[: 1 << 16]


@reader(
    "rpm-database",
    takes=("rpmdb.sqlite",),
    title=Text("rpm 数据库（rpmdb.sqlite）", "rpm's database (rpmdb.sqlite)"),
    sniffs=is_rpm_database,
    named=True,
)
def read_rpm_database(source: Source) -> Iterator[Read]:
    """Yield the Packages that rpm has installed."""
    assert source.path is not None
    place = Place(source.name)
    try:
        with closing(
            sqlite3.connect(f"{source.path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        ) as base:
            headers = [bytes(row[0]) for row in base.execute("SELECT blob FROM Packages ORDER BY hnum")]
    except (sqlite3.Error, OSError, TypeError):
        raise SourceError(_NOT_WHOLE, _TODO) from None
    yield from _packages(source, place, headers)


@reader(
    "rpm-packages",
    takes=("rpm/packages",),
    title=Text(
        "旧版 rpm 数据库（rpm/Packages，Berkeley DB）", "rpm's older database (rpm/Packages, Berkeley DB)"
    ),
    named=True,
)
def read_rpm_packages(source: Source) -> Iterator[Read]:
    """Yield the Packages that an rpm before 4.16 has installed."""
    assert source.path is not None
    try:
        headers = [value for value in berkeley_db.values(source.path) if len(value) > _COUNTER]
    except (berkeley_db.Damaged, OSError):
        raise SourceError(_NOT_WHOLE, _TODO) from None
    yield from _packages(source, Place(source.name), headers)


@reader(
    "rpm-ndb",
    takes=("rpm/packages.db",),
    title=Text("ndb 格式的 rpm 数据库（只提示，不读取）", "rpm's database in the form ndb (told, not read)"),
    named=True,
)
def read_rpm_ndb(source: Source) -> Iterator[Read]:
    """Say what to do instead."""
    yield Skipped(
        Place(source.name),
        Text(
            "ndb 格式的 rpm 数据库不能直接读取，其中的软件包未查看；请用 rpm -qa > rpm-qa.txt 导出清单再查",
            "rpm's database in the form ndb is not read, and its packages were not looked at: write a list with rpm -qa > rpm-qa.txt and check that",
        ),
        asked=source.asked,
    )


_NOT_WHOLE = Text("不是完整的 rpm 数据库", "not a whole rpm database")
_TODO = Text(
    "用 rpm -qa > rpm-qa.txt 导出清单再查。", "Write a list with rpm -qa > rpm-qa.txt and check that."
)
_COUNTER = 4  # bytes of the one value that is no header: the highest number given to one


def _packages(source: Source, place: Place, headers: list[bytes]) -> Iterator[Package | Skipped]:
    told = [_told(header) for header in headers]
    listed = [each for each in told if each is not None and each[_NAME] != "gpg-pubkey"]
    family = release_beside(Manifest(source, "")) or by_version(
        "rpm", [f"{e[_VERSION]}-{e[_RELEASE]}" for e in listed]
    )
    for each in listed:
        version = f"{each[_VERSION]}-{each[_RELEASE]}"
        whole = f"{each.get(_EPOCH) or '0'}:{version}"
        built = str(each.get(_SOURCE) or "").removesuffix(".src.rpm").removesuffix(f"-{version}")
        yield Package(
            place, family, str(each[_NAME]), version=whole, licence=str(each.get(_LICENCE) or ""),
            built_from=f"{built} {whole}" if built and built != each[_NAME] and ".rpm" not in built else "",
        )  # fmt: skip
    if broken := told.count(None):
        yield Skipped(
            place,
            Text(
                "{n} 个软件包的记录不完整，未查看", "the records of {n} packages are not whole: not looked at"
            ).fill(n=broken),
            asked=source.asked,
        )


def _told(header: bytes) -> dict[int, str] | None:
    """The tags asked for, as text; None where the header is not whole."""
    found: dict[int, str] = {}
    try:
        entries, size = struct.unpack_from(">II", header)
        if entries > MOST_ENTRIES:
            return None
        data = header[8 + 16 * entries :]
        for at in range(8, 8 + 16 * entries, 16):
            tag, kind, offset, _ = struct.unpack_from(">IIII", header, at)
            if tag not in (_NAME, _VERSION, _RELEASE, _EPOCH, _LICENCE, _SOURCE) or offset >= size:
                continue
            if kind == _INT32:
                found[tag] = str(struct.unpack_from(">I", data, offset)[0])
            elif kind in (_STRING, _I18N):
                found[tag] = data[offset : data.index(b"\0", offset)].decode("utf-8", "replace")
    except (struct.error, ValueError):
        return None
    return found if {_NAME, _VERSION, _RELEASE} <= found.keys() else None
