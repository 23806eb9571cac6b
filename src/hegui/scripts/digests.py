"""
The digest of a file against those of published files: exact, where the file was copied as it is.

Line ends, a byte order mark, blanks at the end and the line that names a source map are not part of it.  A second
digest leaves out the comments that a file begins with: a banner is often taken off or edited.
``tables/digests.bin`` holds 48 bits of each sha256: among some fifty thousand files, chance meets one in 10^9.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from hegui.masking import Masked
from hegui.scripts.clues import Clue
from hegui.scripts.content import Script
from hegui.scripts.misstated import carelessness
from hegui.scripts.published import with_later, with_neighbours, without_previews
from hegui.scripts.versions import order

_FILE = Path(__file__).parent / "tables" / "digests.bin"
_MAP = b"sourceMappingURL="
_BLANKS = re.compile(rb"\s*")
COMMENTS = 40  # that a file may begin with
HARDLY = 0.1  # of a library's files that are as in another release; with fewer the newest is itself, not a later one
SHORTEST = 800  # bytes of a file without its banner that still tell anything
RECORD = np.dtype([("low", "<u4"), ("high", "<u2"), ("of", "<u2")])


@dataclass(frozen=True, slots=True)
class Published:
    """The learned releases that have these bytes, in order; ``stated``: the bytes themselves say which release they are."""

    library: str
    versions: tuple[str, ...]
    stated: bool


def digest(content: bytes) -> int:
    """48 bits of the sha256 of a file, without what servers and editors change."""
    text = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    named = text.rfind(_MAP, max(0, len(text) - 400))
    if named >= 0:
        text = text[: text.rfind(b"/", 0, named - 2) if named > 4 else 0]
    return int.from_bytes(hashlib.sha256(text.rstrip()).digest()[:6], "big")


def bare(content: bytes) -> bytes:
    """A file without the comments it begins with."""
    at = 3 if content.startswith(b"\xef\xbb\xbf") else 0
    for _ in range(COMMENTS):
        at = _end_of_blanks(content, at)
        closing = {b"/*": b"*/", b"//": b"\n"}.get(content[at : at + 2])
        end = content.find(closing, at + 2) if closing else -1
        if not closing or end < 0:
            break
        at = end + len(closing)
    return content[at:]


def told_by_digest(script: Script) -> Iterator[Clue]:
    """The library whose published file this is, as a whole (``sure``) or beneath its banner."""
    text = script.content
    known = _known().get(digest(text))
    sure = known is not None
    if known is None and len(text := bare(text)) >= SHORTEST:
        known = _known().get(digest(text))
    if known is None:
        return
    every = learned_of(known.library)
    if known.stated and _follow(known.versions, every):
        careless = len(known.versions) > 1 or (
            known.versions[-1] != every[-1] and carelessness(known.library, len(every)) > 0
        )
        among, is_open = with_later(known.library, every, known.versions, careless=careless)
    else:  # a release that was never learned may have the same bytes
        among, is_open = with_neighbours(known.library, every, known.versions)
        is_open = is_open and repeats(known.library) >= HARDLY
    among = without_previews(among)
    high = None if is_open else among[-1]
    version = among[0] if len(among) == 1 and high else None
    yield Clue(known.library, version, "digest", 1.0, 0, Masked("sha256"), among[0], high, among, sure)


def _follow(versions: tuple[str, ...], every: tuple[str, ...]) -> bool:
    """Whether releases follow each other, with none between them that has other bytes."""
    first = every.index(versions[0])
    return every[first : first + len(versions)] == versions


def _end_of_blanks(content: bytes, at: int) -> int:
    found = _BLANKS.match(content, at)
    return found.end() if found else at


@cache
def _known() -> _Table:
    return _Table(_FILE.read_bytes() if _FILE.exists() else b"")


@cache
def repeats(library: str) -> float:
    """How many of a library's published files have the bytes of another of its releases."""
    table = _known()
    own = [len(str(versions).split()) if name == library else 0 for name, versions, _ in table.kinds]
    each = np.array(own, np.int64)[table.of]
    return float(1 - np.count_nonzero(each) / each.sum()) if each.any() else 0.0


@cache
def learned_of(library: str) -> tuple[str, ...]:
    """The releases of a library whose files were read, in order."""
    of = (str(versions) for name, versions, _ in _known().kinds if name == library)
    return tuple(sorted({v for versions in of for v in versions.split()}, key=order))


class _Table:
    """Sorted records of digest and place in a list of releases; see ``benchmarks/scripts/learn.py``."""

    def __init__(self, held: bytes) -> None:
        size = struct.unpack_from("<I", held)[0] if held else 0
        self.kinds: list[list[object]] = json.loads(lzma.decompress(held[4 : 4 + size])) if held else []
        records = np.frombuffer(held, RECORD, offset=4 + size) if held else np.empty(0, RECORD)
        self.numbers = records["high"].astype(np.uint64) << np.uint64(32) | records["low"]
        self.of = records["of"]

    def get(self, number: int) -> Published | None:
        at = int(np.searchsorted(self.numbers, np.uint64(number)))
        if at == len(self.numbers) or int(self.numbers[at]) != number:
            return None
        library, versions, stated = self.kinds[int(self.of[at])]
        return Published(str(library), tuple(str(versions).split()), bool(stated))
