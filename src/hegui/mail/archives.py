"""
The names that stand in an archive attached to a mail, read from its directory.  Nothing is unpacked, so that no bomb goes off.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from hegui.mail.seven_zip import SIGNATURE, names_in_7z

MOST = 500  # names of an archive
LARGEST_DIRECTORY = (
    2 << 20
)  # bytes of a ZIP's directory; one that is larger is read from its first entries alone
_FIRST = 256 << 10
BAD_ZIP = (
    zipfile.BadZipFile,
    ValueError,
    OverflowError,
    NotImplementedError,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    zlib.error,
)
"""What reading a broken, locked or oddly packed ZIP may raise."""
_PROGRAM = re.compile(
    rb"\.(?:exe|scr|pif|com|bat|cmd|js|jse|vbs|vbe|wsf|wsh|hta|lnk|ps1|msi|jar|cpl|iso|img|chm)(?![\w.])",
    re.I,
)
_BEFORE = re.compile(rb"[\w\-.()\x80-\xff][\w\-. ()\x80-\xff]*$")


def names_in(data: bytes) -> list[str]:
    """File names in a ZIP and a 7z; in RAR and gzip those that stand in clear and look like programs.  Never raises on what is broken.

    >>> names_in(b"Rar!\\x1a\\x07\\x00..invoice.exe\\x00")
    ['invoice.exe']
    """
    if data.startswith(b"PK\x03\x04"):
        return _zip(data)
    if data.startswith(SIGNATURE):
        return names_in_7z(data)[:MOST]
    if data.startswith((b"Rar!", b"\x1f\x8b")):
        head = data[:_FIRST]
        ends = [m for m, _ in zip(_PROGRAM.finditer(head), range(MOST), strict=False)]
        found = ((_BEFORE.search(head, max(0, m.start() - 120), m.start()), m) for m in ends)
        return [(name[0] + m[0]).lstrip(b". ").decode("utf-8", "replace") for name, m in found if name]
    return []


def opened(data: bytes) -> zipfile.ZipFile | None:
    """A ZIP whose directory is whole and of a size that real ones have; it is the caller's to close."""
    end = data.rfind(b"PK\x05\x06")
    small = (
        end >= 0
        and len(data) >= end + 16
        and struct.unpack_from("<L", data, end + 12)[0] <= LARGEST_DIRECTORY
    )
    if not small:
        return None
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except BAD_ZIP:
        return None


def _zip(data: bytes) -> list[str]:
    if (archive := opened(data)) is not None:
        with archive:
            return [entry.filename for entry in archive.infolist()[:MOST]]
    names: list[str] = []
    at = 0
    while len(names) < MOST and (at := data.find(b"PK\x03\x04", at, _FIRST)) >= 0 and len(data) >= at + 30:
        size = struct.unpack_from("<H", data, at + 26)[0]
        names.append(data[at + 30 : at + 30 + min(size, 400)].decode("utf-8", "replace"))
        at += 30 + size
    return names
