"""PowerPoint documents (.pptx): the text of slides, notes and comments, tables row by row, and whom the file names as author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.files import Broken, why
from hegui.readers.office import is_office, properties
from hegui.readers.running_text import EMPTY, text_table
from hegui.readers.xml_events import END, START, TEXT, events
from hegui.readers.zips import Pack
from hegui.text import Text

_PARTS = re.compile(r"ppt/(?:slides/slide|notesSlides/notesSlide|comments/[^/]*?|diagrams/data)(\d*)\.xml")
_TODO = Text("用 PowerPoint 重新保存后再查。", "Save it again with PowerPoint and check it then.")


@reader(
    "slides",
    takes=("*.pptx", "*.pptm"),
    title=Text("PowerPoint 演示文稿（pptx）", "PowerPoint documents (pptx)"),
    sniffs=partial(is_office, part=b"ppt/"),
)
def read_slides(source: Source) -> Iterator[Read]:
    """Yield the text as one Table."""
    assert source.path is not None
    place = Place(source.name)
    try:
        with Pack(source.path) as pack:
            said = properties(pack)
            found = [(m[0], m[1]) for n in pack.names if (m := _PARTS.fullmatch(n))]
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    parts = [name for name, _ in sorted(found, key=lambda f: (int(f[1] or 0), f[0]))]
    if not parts and not said:
        yield Skipped(place, EMPTY)
        return
    yield text_table(source, place, partial(_lines, source, place, parts, said))


def _lines(source: Source, place: Place, parts: list[str], said: list[str]) -> Iterator[str | Skipped]:
    assert source.path is not None
    yield from said
    try:
        with Pack(source.path) as pack:
            for part in parts:
                yield from _text(pack, part)
    except Broken as wrong:
        yield Skipped(
            place,
            Text("{why}；其余部分未查看", "{why}; the rest was not looked at").fill(why=why(wrong)),
            asked=source.asked,
        )


def _text(pack: Pack, part: str) -> Iterator[str]:
    held: list[str] = []
    inside = row = False
    with pack.part(part) as stream:
        for kind, name, _ in events(stream):
            if kind == TEXT:
                if inside:
                    held.append(name)
            elif name in ("t", "text"):
                inside = kind == START
                if kind == END and name == "text":
                    held.append("\n")
            elif name == "tr":
                row = kind == START
                if kind == END:
                    held.append("\n")
            elif name == "br" or (name == "p" and kind == END):
                held.append(" " if row else "\n")
            if held and held[-1] == "\n":
                yield "".join(held)
                held = []
    yield "".join(held)
