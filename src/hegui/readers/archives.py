"""
Archives: zip, tar (also packed) and single packed files.  Every member is read as the file it is, archives in archives too.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from hegui.errors import SourceError
from hegui.model import Place, Read
from hegui.readers import Source, reader
from hegui.readers.files import GZIP, Broken, Damaged, is_packed, opened, why
from hegui.readers.listing import listed
from hegui.readers.members import Member, Torn, read_members
from hegui.readers.zips import Part, opened_part
from hegui.text import Text

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
XZ, BZIP2, ZSTD = b"\xfd7zXZ\x00", b"BZh", b"\x28\xb5\x2f\xfd"
XZ_MEMORY = 256 << 20  # bytes that unpacking xz may take
_TODO = Text("检查文件是否完整。", "Check that the file is whole.")


def is_zip(head: bytes) -> bool:
    return head.startswith(ZIP)


def is_tar(head: bytes) -> bool:
    return head[257:262] == b"ustar"


def is_single(head: bytes) -> bool:
    return head.startswith((XZ, ZSTD, GZIP + b"\x08")) or (
        head.startswith(BZIP2) and head[3:4].isdigit() and head[4:10] in (b"1AY&SY", b"\x17rE8P\x90")
    )


@reader(
    "zip", takes=("*.zip",), title=Text("zip 压缩包（可嵌套）", "Zip archives (also nested)"), sniffs=is_zip
)
def read_zip(source: Source) -> Iterator[Read]:
    """Yield what every member of the archive holds."""
    assert source.path is not None
    try:
        file = zipfile.ZipFile(opened(source.path) if not is_packed(source.path) else whole(source))
    except Torn as wrong:
        reason = why(wrong if isinstance(wrong, Broken) else Damaged())
        raise SourceError(reason, _TODO) from None
    with file:
        yield from listed(read_members(source, _zipped(file)), Place(source.name))


def whole(source: Source) -> IO[bytes]:
    """An archive inside gzip: rare; unpacked whole, since zip and 7z are read from their end."""
    import tempfile

    assert source.path is not None
    file = tempfile.TemporaryFile()  # noqa: SIM115  the archive closes it
    with opened(source.path) as stream:
        while piece := stream.read(1 << 20):
            file.write(piece)
    file.seek(0)
    return file


def _zipped(file: zipfile.ZipFile) -> Iterator[Member]:
    for info in file.infolist():
        mode = info.external_attr >> 16
        if info.is_dir() or stat.S_ISLNK(mode):
            continue
        yield Member(_name(info), partial(_buffered, file, info))


def _buffered(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    return io.BufferedReader(opened_part(file, info), 1 << 16)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name; programs in China write it in GBK without saying so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeError:
        return info.filename
    for codec in ("utf-8", "gb18030"):
        try:
            return raw.decode(codec)
        except UnicodeError:
            continue
    return info.filename


@reader(
    "tar",
    takes=("*.tar", "*.tgz"),
    title=Text("tar 归档（可 gz、xz、bz2、zst 压缩）", "Tar archives (also gz, xz, bz2, zst)"),
    sniffs=is_tar,
)
def read_tar(source: Source) -> Iterator[Read]:
    """Yield what every file in the archive holds, one after the other as they stand in it."""
    assert source.path is not None
    try:
        stream = opened(source.path)
        file = tarfile.open(fileobj=stream, mode="r|", errorlevel=2)  # noqa: SIM115
    except Torn as wrong:
        reason = why(wrong if isinstance(wrong, Broken) else Damaged())
        raise SourceError(reason, _TODO) from None
    with stream, file:
        yield from listed(read_members(source, _tarred(file)), Place(source.name))


def _tarred(file: tarfile.TarFile) -> Iterator[Member]:
    for info in file:
        if info.isfile():
            shown = info.name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            yield Member(shown, partial(_extracted, file, info))


def _extracted(file: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    found = file.extractfile(info)
    if found is None:
        raise Damaged
    return found


@reader(
    "packed",
    takes=("*.xz", "*.bz2", "*.zst", "*.gz"),
    title=Text("xz、bzip2、zstd 压缩文件", "Files packed with xz, bzip2, zstd"),
    sniffs=is_single,
)
def read_packed(source: Source) -> Iterator[Read]:
    """Yield what the packed file holds, under its own name."""
    assert source.path is not None
    name = source.path.name
    if is_packed(source.path):
        name = name.removesuffix(".gz")
    name = name.rpartition(".")[0] if name.endswith((".xz", ".bz2", ".zst", ".gz")) else name
    name = name[:-4] + ".tar" if name.endswith((".txz", ".tbz", ".tzst")) else name
    yield from read_members(source, iter([Member(name, partial(_unpacked, source), alone=True)]))


def _unpacked(source: Source) -> IO[bytes]:
    assert source.path is not None
    size = source.path.stat().st_size
    stream = opened(source.path)
    start = stream.peek(6)[:6]
    file: Any
    if start.startswith(XZ):
        file = _Xz(stream)
    elif start.startswith(BZIP2):
        file = bz2.BZ2File(stream)
    elif start.startswith(GZIP):
        file = gzip.GzipFile(fileobj=stream)
    else:
        import pyarrow as pa

        file = pa.CompressedInputStream(pa.PythonFile(stream, mode="r"), "zstd")
    return io.BufferedReader(Part(file, size), 1 << 16)


class _Xz:
    """An xz stream that may take only so much memory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._open = stream, lzma.LZMADecompressor(memlimit=XZ_MEMORY)

    def read(self, size: int) -> bytes:
        while True:
            if self._open.eof:
                rest = self._open.unused_data.lstrip(b"\0") or self._stream.read(1 << 16).lstrip(b"\0")
                if not rest:
                    return b""
                self._open = lzma.LZMADecompressor(memlimit=XZ_MEMORY)
            else:
                rest = self._stream.read(1 << 16) if self._open.needs_input else b""
                if not rest and self._open.needs_input:
                    raise EOFError
            found = self._open.decompress(rest, size)
            if found:
                return found

    def close(self) -> None:
        self._stream.close()
