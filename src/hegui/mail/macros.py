"""
Macros in a document that was sent: their source, read and never run.

A document of Office holds its macros as a compound file, alone (doc, xls) or inside a ZIP (docm, xlsm: ``vbaProject.bin``).  The text
of each module lies compressed behind its compiled form; how to undo that is told by [MS-OVBA], section 2.4.1.  olefile, which
``hegui[mail]`` brings, opens the compound file.  oletools would tell more, but needs a package under the GPL.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from functools import lru_cache

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MOST = 4 << 20  # bytes of a macro project, and of the source that comes out of it
MODULES = 50
_BEGINS = re.compile(
    rb"\x00Attribut[^e]"
)  # a module's source begins with "Attribute", after the first flag byte
_BY_ITSELF = re.compile(
    r"\b(?:auto_?(?:open|exec|close|new|exit)|document_(?:open|close|new)|workbook_(?:open|activate|beforeclose)|\w+_(?:layout|painted|mousemove))\b",
    re.I,
)
_REACHES_OUT = re.compile(
    r"\b(?:shell(?:execute)?|wscript|powershell|cmd(?:\.exe)?|createobject|getobject|urldownloadtofile|msxml2|winhttp|adodb|environ|mshta|rundll32|regsvr32|certutil|"
    r"virtualalloc|createthread|callbyname|winmgmts)\b",
    re.I,
)
_BAD = (OSError, ValueError, LookupError, TypeError, AttributeError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError, MemoryError)  # fmt: skip
"""What opening a broken file may raise."""


@lru_cache(2)
def macros_in(data: bytes) -> str | None:
    """The source of all macros of a document, one after another; "" where it has some that cannot be read; None where it has none."""
    project = _project(data)
    if project is None:
        return None
    try:
        import olefile

        with olefile.OleFileIO(io.BytesIO(project)) as file:
            streams = [e for e in file.listdir() if len(e) >= 2 and e[-2].upper() == "VBA"][:MODULES]
            if not streams:
                return None
            told = [_source(file.openstream(entry).read(MOST)) for entry in streams]
    except ModuleNotFoundError:
        return "" if b"VBA" in project else None
    except _BAD:
        return "" if data[:4] == b"PK\x03\x04" else None
    return "\n".join(text for text in told if text)[:MOST]


def starts_by_itself(source: str) -> str:
    """The name under which Office runs a macro without being asked; "" where there is none."""
    return found[0] if (found := _BY_ITSELF.search(source)) else ""


def reaches_out(source: str) -> str:
    """The word by which a macro starts programs or fetches files; "" where there is none."""
    return found[0] if (found := _REACHES_OUT.search(source)) else ""


def _project(data: bytes) -> bytes | None:
    if data.startswith(OLE):
        return data[: 4 * MOST]
    if not data.startswith(b"PK\x03\x04") or b"vbaProject.bin" not in data:
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            name = next(n for n in packed.namelist() if n.endswith("vbaProject.bin"))
            with packed.open(name) as file:
                return file.read(MOST)
    except (StopIteration, *_BAD):
        return b""


def _source(stream: bytes) -> str:
    """The text of a module; "" where the stream is none (``dir``, ``_VBA_PROJECT``)."""
    found = _BEGINS.search(stream)
    if found is None or found.start() < 3:
        return ""
    return unpacked(stream[found.start() - 3 :]).decode("cp1252", "replace")


def unpacked(data: bytes) -> bytes:
    """A compressed container of [MS-OVBA] 2.4.1, as far as it can be read: chunks of at most 4096 bytes, of copies and literals.

    >>> unpacked(b"\\x01\\x03\\xb0\\x00abc")
    b'abc'
    """
    if data[:1] != b"\x01":
        return b""
    out = bytearray()
    at = 1
    while at + 2 <= len(data) and len(out) < MOST:
        head = int.from_bytes(data[at : at + 2], "little")
        end = min(at + (head & 0x0FFF) + 3, len(data))
        if head & 0x7000 != 0x3000:
            break  # the signature of a chunk
        at += 2
        if not head & 0x8000:
            out += data[at:end]
        else:
            _chunk(data[at:end], out)
        at = end
    return bytes(out)


def _chunk(data: bytes, out: bytearray) -> None:
    start, at = len(out), 0
    while at < len(data):
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                return
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
                continue
            token = int.from_bytes(data[at : at + 2], "little")
            at += 2
            bits = max((len(out) - start - 1).bit_length(), 4)  # of the token that tell how far back
            back, length = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + 3
            if back > len(out) - start:
                return
            for _ in range(length):
                out.append(out[-back])
