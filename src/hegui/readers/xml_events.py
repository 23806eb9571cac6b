"""
XML as a stream of events, with flat memory and without entities: none is declared, none is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from xml.parsers import expat

from hegui.readers.files import Damaged

PIECE = 1 << 16  # bytes parsed at a time
DEEPEST = 1_000  # elements inside each other

START, END, TEXT = 0, 1, 2
Event = tuple[int, str, dict[str, str]]
_NONE: dict[str, str] = {}


class Forbidden(Damaged):
    """The document declares entities: a bomb does so, and a way to read other files."""


def events(stream: BufferedReader, encoding: str | None = None) -> Iterator[Event]:
    """``(START, name, attributes)``, ``(END, name, {})``, ``(TEXT, text, {})``; names without their prefix.

    Raises Damaged where the document is not well-formed, after the events before that place.
    """
    found: list[Event] = []
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise Forbidden
        found.append((START, name.rpartition(":")[2], attributes))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        found.append((END, name.rpartition(":")[2], _NONE))

    def entity(*_: object) -> None:
        raise Forbidden

    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: found.append((TEXT, text, _NONE))
    parser.EntityDeclHandler = entity
    while True:
        piece = stream.read(PIECE)
        try:
            parser.Parse(piece, not piece)
        except (expat.ExpatError, ValueError, LookupError):  # LookupError: an encoding nobody knows
            yield from found
            raise Damaged from None
        yield from found
        found.clear()
        if not piece:
            return
