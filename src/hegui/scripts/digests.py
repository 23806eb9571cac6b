"""
The digest of a whole file against those of published files: exact, where the file was copied as it is.

Line ends, a byte order mark, blanks at the end and the line that names a source map are not part of it.
``tables/digests.bin`` holds 64 bits of each sha256: among some ten thousand files, chance meets one in 10^15.
"""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hegui.masking import Masked
from hegui.scripts.clues import Clue
from hegui.scripts.content import Script

_FILE = Path(__file__).parent / "tables" / "digests.bin"
_MAP = b"sourceMappingURL="
Known = tuple[str, str, str]  # library, first and last version with this content


def digest(content: bytes) -> int:
    """64 bits of the sha256 of a file, without what servers and editors change."""
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    named = text.rfind(_MAP, max(0, len(text) - 400))
    if named >= 0:
        text = text[: text.rfind(b"/", 0, named - 2) if named > 4 else 0]
    return int.from_bytes(hashlib.sha256(text.rstrip()).digest()[:8], "big")


def told_by_digest(script: Script) -> Iterator[Clue]:
    """The library whose published file this is."""
    known = _known().get(digest(script.content))
    if known:
        library, low, high = known
        version = low if low == high else None
        yield Clue(library, version, "digest", 1.0, 0, Masked("sha256"), low, high)


@cache
def _known() -> dict[int, Known]:
    if not _FILE.exists():
        return {}
    held = _FILE.read_bytes()
    size = struct.unpack_from("<I", held)[0]
    versions = json.loads(held[4 : 4 + size])
    names = list(versions)
    return {
        number: (names[library], versions[names[library]][low], versions[names[library]][high])
        for number, library, low, high in struct.iter_unpack("<QHHH", held[4 + size :])
    }
