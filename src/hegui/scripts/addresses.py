"""
What an address or a file name says: ``/jquery-3.4.1.min.js``, ``/npm/vue@2.6.11/dist/vue.js``, ``jquery.js?ver=1.12.4``.

A part of an address is a version only where it looks like one and stands where one is written: after the name of
the file, after ``name@``, as the folder after the package in a content network, or as ``?ver=``, ``?v=``.  The
hash in ``/static/47a9c871/jquery.js`` is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import parse_qsl, unquote, urlsplit

from hegui.masking import safe_name
from hegui.scripts.clues import Clue
from hegui.scripts.signatures import signatures
from hegui.scripts.versions import is_version

_FILE = re.compile(
    r"(?P<name>[A-Za-z][\w.+-]*?)(?:[-._@]?v?(?P<version>\d{1,2}(?:\.\d{1,6}){1,3}(?:-?(?:alpha|beta|rc)[-.]?\d*)?))?"
    r"(?:[-.](?:min|slim|pack|packed|prod|production|development|bundle|umd|global|all|full|esm|runtime|common|custom|latest|debug|dev))*\.m?js"
)
_SCOPED = re.compile(r"((?:@[\w.-]+/)?[\w.-]+)@v?(\d[\w.-]*)")
LONGEST = 2000  # characters of an address that are looked at
LONGEST_PIECE = 80  # of a file name; a longer one is not looked at: patterns stall on it
_QUERY = ("ver", "v", "version")


def told_by_address(url: str, *, named: bool = False) -> Iterator[Clue]:
    """What a URL (or, ``named``, a bare file name) says of the libraries it serves."""
    try:
        parts = urlsplit(url[:LONGEST])
    except ValueError:
        return
    path = unquote(parts.path)
    pieces = [p for p in path.split("/") if p and len(p) <= LONGEST_PIECE]
    seen: set[str] = set()
    for library, version, sure in _said(path, pieces, dict(parse_qsl(parts.query))):
        if library not in seen:
            seen.add(library)
            evidence = safe_name("/".join(pieces[-3:])[-60:])
            yield Clue(library, version, "file-name" if named else "url", sure, 0, evidence)


def _said(path: str, pieces: list[str], query: dict[str, str]) -> Iterator[tuple[str, str | None, float]]:
    for package, version in _SCOPED.findall(path):
        library = _packages().get(package.lower())
        version = version.strip(".-").removesuffix(".js").removesuffix(".min")
        if library and is_version(version):
            yield library, version, 0.8
    if not pieces:
        return
    file = _FILE.fullmatch(pieces[-1])
    if not file:
        return
    library = _files().get(file["name"].lower()) or _files().get(_bare(file["name"].lower()))
    if not library:
        return
    if file["version"] and is_version(file["version"]):
        yield library, file["version"], 0.75
        return
    for above, folder in zip(pieces[-2::-1], [*pieces[-3::-1], ""], strict=False):
        version = above.removeprefix("v")
        if is_version(version) and _packages().get(folder.lower()) == library:
            yield library, version, 0.8
            return
        joined = re.fullmatch(r"([A-Za-z][\w.-]*?)[-_]v?(\d[\w.-]*)", above)
        if joined and is_version(joined[2]) and _packages().get(joined[1].lower()) == library:
            yield library, joined[2], 0.7
            return
    for key in _QUERY:
        version = query.get(key, "").removeprefix("v")
        if is_version(version):
            yield library, version, 0.6  # WordPress writes the library's own; others write their site's
            return
    yield library, None, 0.5


def _bare(name: str) -> str:
    return re.sub(
        r"(?:[-.](?:min|slim|pack|prod|production|bundle|umd|global|all|full|esm|runtime|custom|latest))+$",
        "",
        name,
    )


@cache
def _files() -> dict[str, str]:
    return {name.lower(): s.library for s in signatures().values() for name in s.files}


@cache
def _packages() -> dict[str, str]:
    return {name.lower(): s.library for s in signatures().values() for name in (*s.packages, *s.files)}
