"""
7z archives, also solid ones.  Unpacked once, from front to back, into a private temporary folder (0700); every member is then
read as the file it is.
"""

from __future__ import annotations

import io
import lzma
import tempfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.archives import whole
from hegui.readers.files import Bomb, Broken, Damaged, Locked, is_packed
from hegui.readers.listing import listed
from hegui.readers.members import Full, Member, inside_of, read_members, room_for, said
from hegui.text import Text

SIGNATURE = b"7z\xbc\xaf\x27\x1c"
_TODO = Text("检查文件是否完整。", "Check that the file is whole.")
_NEEDS = Text(
    "缺少读取 7z 的组件；请安装：pip install 'hegui[archives]'",
    "what reads 7z is not installed: pip install 'hegui[archives]'",
)


@reader(
    "7z",
    takes=("*.7z",),
    title=Text("7z 压缩包（可嵌套）", "7z archives (also nested)"),
    sniffs=lambda head: head.startswith(SIGNATURE),
    needs="archives",
)
def read_7z(source: Source) -> Iterator[Read]:
    """Yield what every member of the archive holds."""
    place = Place(source.name)
    with tempfile.TemporaryDirectory(prefix="hegui-") as folder:
        try:
            members, broken = _unpacked(source, Path(folder))
        except ModuleNotFoundError:
            yield Skipped(place, _NEEDS, asked=source.asked)
            return
        except (*Broken, Full) as wrong:
            raise SourceError(said(wrong), _TODO) from None
        yield from listed(read_members(source, iter(members)), place)
        if broken is not None:
            rest = Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=said(broken))
            yield Skipped(place, rest, asked=source.asked)


def _unpacked(source: Source, folder: Path) -> tuple[list[Member], BaseException | None]:
    """The members that came out whole, and what broke the unpacking off, if anything did."""
    import py7zr
    from py7zr.exceptions import ArchiveError, PasswordRequired, UnsupportedCompressionMethodError

    assert source.path is not None
    damaged = (
        ArchiveError, lzma.LZMAError, zlib.error, EOFError, ValueError, TypeError, LookupError, OSError, MemoryError,
        AssertionError, AttributeError, NotImplementedError, OverflowError, RuntimeError,
    )  # fmt: skip
    files = _files_in(folder, inside_of(source).left.bytes)
    try:
        packed = is_packed(source.path)
        with (
            whole(source) if packed else source.path.open("rb") as stream,
            py7zr.SevenZipFile(stream) as archive,
        ):
            if archive.needs_password():
                raise Locked
            unread = {entry.filename for entry in archive.list() if entry.is_directory or entry.is_symlink}
            try:
                archive.extractall(factory=files)
            except Bomb:
                raise
            except damaged as wrong:
                kept = wrong if isinstance(wrong, (Full, Locked)) else Damaged()
                return files.members(unread, whole=False), kept
    except (Bomb, Locked, Full):
        raise
    except PasswordRequired:
        raise Locked from None
    except (*damaged, UnsupportedCompressionMethodError):
        raise Damaged from None
    return files.members(unread, whole=True), None


def _files_in(folder: Path, allowed: int) -> Any:
    """A factory, as py7zr asks for it, of numbered files in ``folder`` that hold at most ``allowed`` bytes in all."""
    from py7zr.io import Py7zIO, WriterFactory

    class File(Py7zIO):
        """A member on its way out of the archive."""

        def __init__(self, path: Path, factory: Files) -> None:
            self._file: IO[bytes] = path.open("x+b")
            self._factory = factory

        def write(self, s: bytes | bytearray) -> int:
            self._factory.spend(len(s))
            return self._file.write(s)

        def read(self, size: int | None = None) -> bytes:
            return self._file.read(-1 if size is None else size)

        def seek(self, offset: int, whence: int = 0) -> int:
            return self._file.seek(offset, whence)

        def flush(self) -> None:
            self._file.flush()

        def size(self) -> int:
            self._file.flush()
            return Path(self._file.name).stat().st_size

        def close(self) -> None:
            self._file.close()

    class Files(WriterFactory):
        def __init__(self) -> None:
            self._left = allowed
            self._made: list[tuple[str, Path, File]] = []

        def create(self, filename: str) -> File:
            path = folder / str(len(self._made))
            made = File(path, self)
            self._made.append((filename, path, made))
            return made

        def spend(self, size: int) -> None:
            self._left -= size
            if self._left < 0:
                raise Bomb
            if not room_for(folder, size):
                raise Full

        def members(self, unread: set[str], whole: bool) -> list[Member]:
            for _, _, file in self._made:
                file.close()
            made = self._made if whole else self._made[:-1]  # the last is the one that broke off
            return [Member(name, partial(_opened, path)) for name, path, _ in made if name not in unread]

    return Files()


def _opened(path: Path) -> IO[bytes]:
    return io.BufferedReader(path.open("rb", buffering=0), 1 << 16)
