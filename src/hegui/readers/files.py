"""
Files as streams of bytes: gzip is opened on the way, a bomb in it is defused, and nothing but a regular file is opened.
"""

from __future__ import annotations

import gzip
import io
import stat
import zlib
from pathlib import Path

from hegui.errors import SourceError
from hegui.text import Text

HEAD = 1 << 20  # bytes of a file that are looked at to tell what it is
BOMB_RATIO = 250  # real tables shrink 5 to 50 times; gzip can shrink zeros 1,030 times
BOMB_FROM = 128 << 20  # bytes unpacked before the ratio counts
GZIP = b"\x1f\x8b"

Broken = (OSError, EOFError, zlib.error)
"""What reading a file may raise; ``why`` says it in words."""


class Bomb(OSError):
    """A packed file that unpacks to far more than real data would."""


class Damaged(OSError):
    """A document whose inner structure is broken."""


class Locked(OSError):
    """A document or archive that a password protects."""


class _Unpacked(io.RawIOBase):
    """A gzip stream that stops when it unpacks to far more than it holds."""

    def __init__(self, path: Path) -> None:
        self._packed = path.open("rb")
        self._stream = gzip.GzipFile(fileobj=self._packed)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        found = self._stream.read1(len(buffer))
        self._given += len(found)
        if self._given > BOMB_FROM and self._given > BOMB_RATIO * max(self._packed.tell(), 1):
            raise Bomb
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._packed.close()
        super().close()


def opened(path: Path) -> io.BufferedReader:
    """A regular file as a stream of bytes, unpacked if it is gzip."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise SourceError(
            Text("不是普通文件", "not a regular file"), Text("给出文件或文件夹。", "Name a file or a folder.")
        )
    with path.open("rb") as file:
        packed = file.read(2) == GZIP
    return io.BufferedReader(_Unpacked(path), 1 << 18) if packed else path.open("rb")


def is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == GZIP


def head_of(path: Path, size: int = HEAD) -> bytes:
    """The first bytes of a file, unpacked."""
    found = bytearray()
    with opened(path) as file:
        try:
            while len(found) < size and (more := file.read1(size - len(found))):
                found += more
        except Broken:
            if not found:
                raise
    return bytes(found)  # what a damaged file still gives is enough to tell what it is


def why(wrong: BaseException) -> Text:
    """Why a file could not be read (on); never the words of the error itself."""
    if isinstance(wrong, Bomb):
        return Text(
            f"压缩内容展开超过原大小 {BOMB_RATIO} 倍，疑似压缩炸弹，已停止",
            f"unpacks to more than {BOMB_RATIO} times its size: stopped, as a zip bomb would do so",
        )
    if isinstance(wrong, Locked):
        return Text(
            "有密码保护；去掉密码另存后再查", "protected by a password: save it without one and check again"
        )
    if isinstance(wrong, Damaged):
        return Text("文件不完整或已损坏", "the file is truncated or damaged")
    if isinstance(wrong, PermissionError):
        return Text("没有读取权限", "no permission to read it")
    if isinstance(wrong, FileNotFoundError):
        return Text("文件不存在", "no such file")
    if isinstance(wrong, (EOFError, gzip.BadGzipFile, zlib.error)):
        return Text("压缩文件不完整或已损坏", "the packed file is truncated or damaged")
    return Text("文件读取出错", "the file could not be read")
