"""
Files inside a file: members of an archive, attachments of a mail.  Each is read by the reader for its own content.

A member is held in memory where the system can give such a file a path (Linux), else, and where it is large or a database,
in a private temporary folder (0700) that is removed with the last table that needs it.  Limits on number, size, ratio and
depth stop a bomb; what lies beyond a limit is Skipped.
"""

from __future__ import annotations

import lzma
import os
import re
import shutil
import tarfile
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Place, Read, Setting, Skipped, Table
from hegui.readers import Source
from hegui.readers.exports import is_export
from hegui.readers.files import BOMB_FROM, BOMB_RATIO, Bomb, Locked, head_of, why
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

DEEPEST = 5  # archives inside each other
MOST = 100_000  # members of a file, those of archives in it included
MOST_BYTES = 64 << 30  # unpacked, of a file in all
IN_MEMORY = 32 << 20  # bytes of a member that is held in memory
ALL_IN_MEMORY = 96 << 20  # and of all of them at a time
FREE = 1 << 30  # bytes that a temporary file leaves free on its disk
PIECE = 1 << 16
_DATABASES = (b"SQLite format 3\0", b"DUCK")

Torn = (
    OSError, EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, ValueError,
    RuntimeError, NotImplementedError, LookupError, MemoryError,
)  # fmt: skip
"""What unpacking may raise."""

_DEEP = Text(
    f"压缩包嵌套超过 {DEEPEST} 层，未查看", f"archives nested more than {DEEPEST} deep: not looked at"
)
_MANY = Text(f"成员超过 {MOST:,} 个，其余未查看", f"more than {MOST:,} members: the rest was not looked at")
_FULL = Text("磁盘空间不足，未查看", "not enough room on the disk: not looked at")


class Full(OSError):
    """The disk has no room for a temporary file."""


@dataclass(slots=True)
class Allowance:
    """What the members of one file may still cost, those of archives in it included."""

    members: int = MOST
    bytes: int = MOST_BYTES


@dataclass(frozen=True, slots=True)
class Inside:
    """How deep inside other files a file lies, and the allowance that it shares with them."""

    depth: int
    left: Allowance


def inside_of(source: Source) -> Inside:
    """The allowance for the members of ``source``: its own if it was named, else that of the file around it."""
    if source.inside is not None:
        return source.inside
    try:
        size = source.path.stat().st_size if source.path else 0
    except OSError:
        size = 0
    return Inside(0, Allowance(bytes=min(MOST_BYTES, max(BOMB_FROM, BOMB_RATIO * size))))


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside a file: its name there, and how to open it."""

    name: str
    open: Callable[[], IO[bytes]]
    alone: bool = False  # the only one: it bears the name of the file around it


def read_members(source: Source, found: Iterator[Member]) -> Iterator[Read]:
    """What the members of a file hold; those that cannot be read are Skipped and the others go on."""
    from hegui.readers.choosing import wanted

    place = Place(source.name)
    inside = inside_of(source)
    if inside.depth >= DEEPEST:
        yield Skipped(place, _DEEP, asked=source.asked)
        return
    export = is_export(source)
    seen: dict[str, int] = {}
    try:
        for member in found:
            if not member.alone and not wanted(source, member.name):
                continue
            inside.left.members -= 1
            if inside.left.members < 0:
                yield Skipped(place, _MANY, asked=source.asked)
                return
            seen[member.name] = seen.get(member.name, 0) + 1
            again = f" ({seen[member.name]})" if seen[member.name] > 1 else ""
            name = source.name if member.alone else f"{source.name}/{member.name}{again}"
            for asset in read_member(source, member, name, inside):
                if isinstance(asset, Table) and export:
                    asset = replace(asset, export=True)
                yield asset
    except Bomb as wrong:
        yield Skipped(place, why(wrong), asked=source.asked)
    except Torn as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=said(wrong)),
            asked=source.asked,
        )


def read_member(source: Source, member: Member, name: str, inside: Inside) -> Iterator[Read]:
    """What one file inside another holds; ``inside`` has the allowance that it may spend."""
    place = Place(name)
    try:
        with member.open() as stream:
            kept, broken = keep(member.name, stream, inside.left)
    except Bomb:
        raise
    except Torn as wrong:
        yield Skipped(place, said(wrong), asked=source.asked and member.alone)
        return
    inner = Source(
        target=name,
        name=name,
        path=kept.path,
        gentle=source.gentle,
        asked=source.asked and member.alone,
        inside=Inside(inside.depth + 1, inside.left),
    )
    yield from _read(inner, kept)
    if broken is not None:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=said(broken)),
            asked=inner.asked,
        )


def _read(inner: Source, kept: Kept) -> Iterator[Read]:
    from hegui.readers.kinds import Unread, reader_for

    assert inner.path is not None
    place = Place(inner.name)
    try:
        chosen = reader_for(head_of(inner.path), f"{inner.name.rpartition('/')[0]}/{inner.path.name}")
        if isinstance(chosen, Unread):
            yield Skipped(place, chosen.reason, asked=inner.asked and not chosen.empty)
            return
        for asset in chosen.read(inner):
            if isinstance(asset, Table):
                asset = replace(asset, batches=partial(_batches, kept, asset.batches), parts=None)
            if not isinstance(asset, Setting):
                yield asset
    except SourceError as wrong:
        yield Skipped(place, wrong.text, asked=inner.asked)
    except (*Torn, ArithmeticError) as wrong:
        yield Skipped(place, said(wrong), asked=inner.asked)


def _batches(
    kept: Kept, batches: Callable[[], Iterator[pa.RecordBatch | Skipped]]
) -> Iterator[pa.RecordBatch | Skipped]:
    yield from batches()
    assert kept.path  # a table keeps the file that it is read from


def said(wrong: BaseException) -> Text:
    """Why a member could not be read, or not to its end."""
    if isinstance(wrong, Full):
        return _FULL
    if isinstance(wrong, OSError) and wrong.errno is not None:
        return why(wrong)
    if isinstance(wrong, (Bomb, Locked, EOFError, zlib.error)):
        return why(wrong)
    return Text("文件不完整或已损坏", "the file is truncated or damaged")


# --- where a member is kept while it is read ------------------------------------------------------------------------------

_held = 0  # bytes in memory


class Kept:
    """A member as a file with a path, for as long as somebody holds this object."""

    def __init__(self, name: str) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="hegui-")  # 0700, removed with this object
        self.path = Path(self._folder.name) / _plain(name)

    def hold(self, data: bytearray) -> bool:
        """Keep it in memory: the folder then holds only a link.  False where the system cannot."""
        global _held
        if not hasattr(os, "memfd_create") or _held + len(data) > ALL_IN_MEMORY:
            return False
        try:
            number = os.memfd_create("hegui")
        except OSError:
            return False
        weakref.finalize(self, _let_go, number, len(data))
        _held += len(data)
        view = memoryview(data)
        while view:
            view = view[os.write(number, view) :]
        link = Path(f"/proc/{os.getpid()}/fd/{number}")
        if not link.exists():
            return False
        self.path.symlink_to(link)
        return True

    def write(self, pieces: Iterator[bytes | bytearray]) -> None:
        with self.path.open("xb") as file:
            for piece in pieces:
                if not room_for(Path(self._folder.name), len(piece)):
                    raise Full
                file.write(piece)


def room_for(folder: Path, size: int) -> bool:
    """May a temporary file in ``folder`` grow by so many bytes?"""
    return shutil.disk_usage(folder).free >= FREE + size


def _let_go(number: int, size: int) -> None:
    global _held
    _held -= size
    os.close(number)


def _plain(name: str) -> str:
    """A name for the file that is kept, its ending included: no folder, nothing odd, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    last = re.sub(r"[^\w.\-]", "_", last).lstrip(".") or "member"
    return last[-60:] if not last.startswith("env") or not name.endswith(".env") else ".env"


def keep(name: str, stream: IO[bytes], left: Allowance) -> tuple[Kept, BaseException | None]:
    """The member, and what broke off its reading if anything did: what came before is kept all the same."""
    kept = Kept(name)
    broken: list[BaseException] = []

    def pieces() -> Iterator[bytes]:
        while True:
            try:
                piece = stream.read(PIECE)
            except Bomb:
                raise
            except Torn as wrong:
                broken.append(wrong)
                return
            if not piece:
                return
            left.bytes -= len(piece)
            if left.bytes < 0:
                raise Bomb
            yield piece

    rest = pieces()
    data = bytearray()
    for piece in rest:
        data += piece
        if len(data) > IN_MEMORY:
            break
    small = len(data) <= IN_MEMORY
    if broken and not data:
        raise broken[0]
    database = data.startswith(_DATABASES[0]) or data[8:12] == _DATABASES[1]
    if not (small and not database and kept.hold(data)):

        def everything() -> Iterator[bytes | bytearray]:
            yield data
            yield from rest

        kept.write(everything())
    return kept, broken[0] if broken else None
