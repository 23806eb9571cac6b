"""
Versions that are written in pieces: ``majorVersion:"4",minorVersion:"9.11"`` (TinyMCE), ``major:1,minor:10,patch:4``
(Dojo), ``REVISION="124"`` (three.js, whose release 0.124.0 it is); and versions told by what stands around them, not
by a name of their own: ``{v:"3.1.1",ie:…`` (layer), ``timestamp:"D03G5XL",version:"3.6.6",revision:…`` (CKEditor 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hegui.scripts.clues import Clue
from hegui.scripts.content import Script, shown
from hegui.scripts.published import between
from hegui.scripts.versions import is_version

WINDOW = 400  # bytes after the first piece


@dataclass(frozen=True, slots=True)
class Pieces:
    library: str
    beside: frozenset[bytes]  # all of these words are in the file
    anchor: bytes
    pattern: re.Pattern[bytes]  # matched at the anchor, within WINDOW
    written: str


_PIECES = (
    Pieces(
        "tinyMCE",
        frozenset((b"minorVersion", b"majorVersion", b"tinymce")),
        b"majorVersion",
        re.compile(rb"majorVersion\s{0,2}:\s{0,2}[\"'](\d)[\"'],\s{0,12}(?:/\*[^/]{0,300}\*/\s{0,12})?minorVersion\s{0,2}:\s{0,2}[\"'](\d{1,2}(?:\.\d{1,3}){0,2})[\"']"),
        "{0}.{1}",
    ),
    Pieces(
        "dojo",
        frozenset((b"dojo", b"flag", b"patch")),
        b"major",
        re.compile(rb"major\s{0,2}:\s{0,2}(\d),\s{0,12}minor\s{0,2}:\s{0,2}(\d{1,2}),\s{0,12}patch\s{0,2}:\s{0,2}(\d{1,2}),\s{0,12}flag\s{0,2}:\s{0,2}[\"'][\"']"),
        "{0}.{1}.{2}",
    ),
    Pieces(
        "layer",
        frozenset((b"layer", b"closeAll", b"iframe")),
        b"v:",
        re.compile(rb"v:\s?[\"'](\d\.\d{1,2}\.\d{1,2})[\"'],\s{0,12}ie:"),
        "{0}",
    ),
    Pieces(
        "laydate",
        frozenset((b"laydate", b"config", b"index")),
        b"v:",
        re.compile(rb"v:\s?[\"'](\d\.\d{1,2}\.\d{1,2})[\"'](?:\s{1,4}//[^\n]{0,40}\n)?\s{0,12},\s{0,12}config\s?:"),
        "{0}",
    ),
    Pieces(
        "umeditor",
        frozenset((b"UMEDITOR_CONFIG", b"I18N")),
        b"I18N",
        re.compile(rb"I18N\s?:\s?\{\s?\},\s{0,12}version\s?:\s?[\"'](\d\.\d{1,2}\.\d{1,2})[\"']"),
        "{0}",
    ),
    Pieces(
        "ckeditor",
        frozenset((b"CKEDITOR", b"timestamp", b"revision")),
        b"timestamp",
        re.compile(rb"timestamp\s?:\s?['\"]\w{4,8}['\"],\s{0,12}version\s?:\s?['\"](\d\.\d{1,2}(?:\.\d{1,2})?)(?: \([\w ]{1,20}\))?['\"],\s{0,12}revision"),
        "{0}",
    ),
)  # fmt: skip
_REVISION = re.compile(rb"(?:REVISION|__THREE__|revision)[\"']?\]?\s{0,2}[:=]\s{0,2}[\"'](\d{2,3})[\"']")
_THREE = frozenset((b"WebGLRenderer", b"PerspectiveCamera", b"BufferGeometry"))


def told_by_pieces(script: Script) -> Iterator[Clue]:
    """Versions put together from their pieces."""
    for kind in _PIECES:
        if not kind.beside <= script.words:
            continue
        for at in script.places(kind.anchor):
            found = kind.pattern.match(script.content, at, at + WINDOW)
            if found:
                version = kind.written.format(*(piece.decode() for piece in found.groups()))
                if is_version(version):
                    evidence = shown(script.content, at, found.end())
                    yield Clue(kind.library, version, "property", 0.9, at, evidence, sure=True)
    yield from _three(script)


def _three(script: Script) -> Iterator[Clue]:
    if not script.words >= _THREE:
        return
    for anchor in (b"REVISION", b"__THREE__", b"revision"):
        for at in script.places(anchor):
            found = _REVISION.match(script.content, at)
            if found:
                number = int(found[1])
                low, high = f"0.{number}.0", f"0.{number}.99"
                listed = between("threejs", low, high)
                if listed:
                    low, high = listed[0], listed[-1]
                version = low if low == high else None
                yield Clue(
                    "threejs", version, "property", 0.9, at, shown(script.content, at, found.end()), low, high
                )
                return
