"""
Pictures in Word, Excel and PowerPoint files, and where the links in them lead.  A piece of the file at a time and each of a bounded
size; nothing is opened that the file points to.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from zipfile import ZipFile

from hegui.mail.archives import BAD_ZIP, opened

LARGEST = 4 << 20  # bytes of a picture
LARGEST_LIST = 1 << 20  # bytes of a list of links
MOST_LINKS = 8  # a document with more is no lure
_PICTURE = re.compile(r"(?:word|xl|ppt)/media/[^/]+\.(?:png|jpe?g|gif|bmp|tiff?|webp)$", re.I)
_LISTS = re.compile(
    r"(?:word/_rels/document|xl/worksheets/_rels/[^/]+|xl/drawings/_rels/[^/]+|ppt/slides/_rels/[^/]+)\.xml\.rels$"
)
_LINK = re.compile(rb"<Relationship\s([^<>]{1,8000}?)/?>")
_TARGET = re.compile(rb"\bTarget\s*=\s*[\"'](https?:[^\"'<>]{4,4000})[\"']", re.I)


def is_office(data: bytes) -> bool:
    """A ZIP that begins as these files do."""
    return data.startswith(b"PK\x03\x04") and (
        b"[Content_Types].xml" in data[:4096] or b"[Content_Types].xml" in data[-65536:]
    )


def in_office(data: bytes, most: int) -> tuple[list[bytes], list[str]]:
    """So many pictures, and the addresses that its links lead to.  Never raises on what is broken."""
    archive = opened(data)
    if archive is None:
        return [], []
    with archive:
        names = archive.namelist()
        pictures = list(_read(archive, [n for n in names if _PICTURE.match(n)][:most], LARGEST))
        lists = _read(archive, [n for n in names if _LISTS.match(n)][:20], LARGEST_LIST)
        links = [target for each in lists for target in _targets(each)]
    return pictures, links if len(links) <= MOST_LINKS else []


def _read(archive: ZipFile, names: list[str], largest: int) -> Iterator[bytes]:
    for name in names:
        try:
            with archive.open(name) as file:
                data = file.read(largest + 1)  # what it says of its size may be untrue
        except BAD_ZIP:
            continue
        if len(data) <= largest:
            yield data


def _targets(relations: bytes) -> Iterator[str]:
    for found in _LINK.finditer(relations):
        given = found[1]
        if b"External" in given and b"hyperlink" in given and (target := _TARGET.search(given)):
            yield html.unescape(target[1].decode("utf-8", "replace"))
