"""OpenDocument: spreadsheets (.ods) as a table for each sheet, texts and slides (.odt, .odp) as running text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.files import Broken, Locked, why
from hegui.readers.running_text import EMPTY, text_table
from hegui.readers.sheets import WIDEST, Cells, sheet_table
from hegui.readers.xml_events import END, START, TEXT, events
from hegui.readers.zips import Pack
from hegui.text import Text

MOST_AGAIN = 100_000  # times that one row may stand for itself
_TODO = Text("重新保存后再查。", "Save it again and check it then.")
_BROKE = Text("{why}；其余部分未查看", "{why}; the rest was not looked at")
_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"


def is_opendocument(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and head[30:80].startswith(
        b"mimetypeapplication/vnd.oasis.opendocument."
    )


@reader(
    "opendocument",
    takes=("*.ods", "*.odt", "*.odp"),
    title=Text("OpenDocument（ods、odt、odp）", "OpenDocument (ods, odt, odp)"),
    sniffs=is_opendocument,
)
def read_opendocument(source: Source) -> Iterator[Read]:
    """Yield a Table for each sheet, or the running text."""
    assert source.path is not None
    place = Place(source.name)
    try:
        with Pack(source.path) as pack:
            _unlocked(pack)
            with pack.part("mimetype") as stream:
                sheets = stream.read(100).startswith(_SHEETS)
        names = [name for name, row in _rows(source) if row is None] if sheets else []
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    if not sheets:
        yield text_table(source, place, partial(_lines, source, place))
        return
    some = False
    for number, name in enumerate(names):
        if not wanted(source, name):
            continue
        at = Place(source.name, name)
        table = sheet_table(source, at, name, partial(_sheet, source, at, number))
        if table is not None:
            some = True
            yield table
    if not some:
        yield Skipped(place, EMPTY)


def _unlocked(pack: Pack) -> None:
    if "META-INF/manifest.xml" in pack:
        with pack.part("META-INF/manifest.xml") as stream:
            if any(kind == START and name == "encryption-data" for kind, name, _ in events(stream)):
                raise Locked


def _sheet(source: Source, place: Place, number: int) -> Iterator[Cells | Skipped]:
    at = -1
    try:
        for _, row in _rows(source):
            at += row is None
            if at > number:
                return
            if at == number and row is not None:
                yield row
    except Broken as wrong:
        yield Skipped(place, _BROKE.fill(why=why(wrong)), asked=source.asked)


def _rows(source: Source) -> Iterator[tuple[str, Cells | None]]:
    """``(name, None)`` where a sheet begins, then its rows."""
    assert source.path is not None
    sheet, depth = "", 0
    row: list[str | None] = []
    text: list[str] = []
    value: str | None = None
    again = rows_again = 1
    with Pack(source.path) as pack, pack.part("content.xml") as stream:
        for kind, name, has in events(stream):
            if kind == TEXT:
                if depth:
                    text.append(name)
            elif name == "table" and kind == START:
                sheet = _get(has, "name") or "sheet"
                yield sheet, None
            elif name == "table-row":
                if kind == START:
                    row, rows_again = [], _times(has, "number-rows-repeated")
                elif any(row):
                    for _ in range(min(rows_again, MOST_AGAIN)):
                        yield sheet, row
            elif name in ("table-cell", "covered-table-cell"):
                if kind == START:
                    text, again, depth = [], _times(has, "number-columns-repeated"), 1
                    value = _get(has, "date-value") or (
                        _get(has, "value") if _get(has, "value-type") == "float" else None
                    )
                else:
                    depth = 0
                    said = value or "".join(text).strip() or None
                    row += [said] * min(again, max(WIDEST + 1 - len(row), 0))
            elif name == "p" and kind == END and depth:
                text.append("\n")


def _get(has: dict[str, str], name: str) -> str | None:
    return next((v for k, v in has.items() if k.rpartition(":")[2] == name), None)


def _times(has: dict[str, str], name: str) -> int:
    said = _get(has, name) or "1"
    return int(said) if said.isdigit() and len(said) < 9 else 1


def _lines(source: Source, place: Place) -> Iterator[str | Skipped]:
    assert source.path is not None
    try:
        with Pack(source.path) as pack:
            for part in ("meta.xml", "content.xml", "styles.xml"):
                if part not in pack:
                    continue
                held: list[str] = []
                depth, row = 0, False
                with pack.part(part) as stream:
                    for kind, name, _ in events(stream):
                        if kind == TEXT:
                            if depth:
                                held.append(name)
                        elif name in ("p", "h", "creator", "initial-creator"):
                            depth += 1 if kind == START else -1
                            if kind == END and not depth:
                                if row:
                                    held.append(" ")
                                else:
                                    yield "".join(held)
                                    held = []
                        elif name == "table-row":
                            row = kind == START
                            if kind == END:
                                yield "".join(held)
                                held = []
                        elif name in ("tab", "s", "line-break") and kind == START:
                            held.append(" ")
    except Broken as wrong:
        yield Skipped(place, _BROKE.fill(why=why(wrong)), asked=source.asked)
