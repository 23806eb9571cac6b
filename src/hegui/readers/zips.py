"""
Documents that are zip files (xlsx, docx, pptx, ods): their parts as streams that a bomb cannot run away with.
"""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from pathlib import Path
from typing import IO

from hegui.readers.files import BOMB_FROM, BOMB_RATIO, Bomb, Damaged, Locked

MOST_PARTS = 20_000  # of a document; a real one has some hundreds


class Part(io.RawIOBase):
    """One part of a zip file; stops where it unpacks to far more than it holds, translates what zipfile raises."""

    def __init__(self, file: IO[bytes], packed: int) -> None:
        self._file, self._packed, self._given = file, max(packed, 1), 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            found = self._file.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, NotImplementedError):
            raise Damaged from None
        self._given += len(found)
        if self._given > BOMB_FROM and self._given > BOMB_RATIO * self._packed:
            raise Bomb
        buffer[: len(found)] = found
        return len(found)

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()


class Pack:
    """An open zip file.  Raises Damaged and Locked, which ``files.why`` says in words."""

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, LookupError):
            raise Damaged from None
        self.names = self._zip.namelist()
        if len(self.names) > MOST_PARTS:
            self._zip.close()
            raise Bomb
        self._known = set(self.names)

    def __enter__(self) -> Pack:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._known

    def part(self, name: str) -> io.BufferedReader:
        """A part as a stream; one that is not there raises Damaged."""
        return io.BufferedReader(opened_part(self._zip, name), 1 << 16)


def opened_part(file: zipfile.ZipFile, name: str | zipfile.ZipInfo) -> Part:
    try:
        info = file.getinfo(name) if isinstance(name, str) else name
        if info.flag_bits & 1:
            raise Locked
        return Part(file.open(info), info.compress_size)
    except (
        zipfile.BadZipFile,
        KeyError,
        RuntimeError,
        ValueError,
        NotImplementedError,
        EOFError,
        zlib.error,
    ):
        raise Damaged from None
