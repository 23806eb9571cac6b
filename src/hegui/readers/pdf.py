"""
PDF documents: the text of each page, a row for each line.

Text is NFKC-normalised, since some PDFs hold radicals and compatibility forms where a person reads characters.  A page
that is only a picture (a scan) is counted as not looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import partial
from threading import Lock
from typing import Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.files import Broken, Damaged, Locked, is_packed, opened, why
from hegui.readers.running_text import text_table
from hegui.text import Text

LARGEST = 256 << 20  # bytes of a packed PDF that are held in memory
_TODO = Text("重新生成该 PDF 后再查。", "Make the PDF again and check it then.")
_NEEDS = Text(
    "缺少读取 PDF 的组件；请安装：pip install 'hegui[documents]'",
    "what reads PDF is not installed: pip install 'hegui[documents]'",
)
_ONE_AT_A_TIME = Lock()  # the library underneath is not made for threads


def is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


@reader("pdf", takes=("*.pdf",), title=Text("PDF 文档", "PDF documents"), sniffs=is_pdf, needs="documents")
def read_pdf(source: Source) -> Iterator[Read]:
    """Yield the document's text as one Table."""
    place = Place(source.name)
    try:
        document = _opened(source)
    except ModuleNotFoundError:
        yield Skipped(place, _NEEDS, asked=source.asked)
        return
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    with _ONE_AT_A_TIME:
        document.close()
    yield text_table(source, place, partial(_lines, source, place))


def _opened(source: Source) -> Any:
    import pypdfium2 as pdfium

    assert source.path is not None
    given: Any = source.path
    if is_packed(source.path):
        with opened(source.path) as file:
            given = file.read(LARGEST)
    elif source.path.is_symlink():  # a member of an archive, held in memory
        given = source.path.open("rb")
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(given, autoclose=True)
            len(document)
        except pdfium.PdfiumError as wrong:
            locked = "password" in str(wrong).lower()
            raise (Locked if locked else Damaged) from None
        except (ValueError, TypeError):
            raise Damaged from None
    return document


def _lines(source: Source, place: Place) -> Iterator[str | Skipped]:
    import pypdfium2 as pdfium

    pictures: list[int] = []
    broken: list[int] = []
    try:
        document = _opened(source)
    except Broken as wrong:
        yield Skipped(place, why(wrong), asked=source.asked)
        return
    try:
        yield from _said(document)
        for number in range(len(document)):
            try:
                with _ONE_AT_A_TIME:
                    text, picture = _page(document, number)
            except (pdfium.PdfiumError, ValueError, OverflowError, UnicodeError):
                broken.append(number + 1)
                continue
            if picture:
                pictures.append(number + 1)
            yield from unicodedata.normalize("NFKC", text).splitlines()
    finally:
        with _ONE_AT_A_TIME:
            document.close()
    if pictures:
        yield Skipped(
            place,
            Text(
                "{n} 页只有图片（扫描件），其中文字未查看（第 {pages} 页）",
                "{n} page(s) are only pictures (scans): their text was not looked at (pages {pages})",
            ).fill(n=len(pictures), pages=_named(pictures)),
            asked=source.asked,
        )
    if broken:
        yield Skipped(
            place,
            Text(
                "{n} 页已损坏，未查看（第 {pages} 页）",
                "{n} page(s) are damaged: not looked at (pages {pages})",
            ).fill(n=len(broken), pages=_named(broken)),
            asked=source.asked,
        )


def _page(document: Any, number: int) -> tuple[str, bool]:
    """The text of a page, and whether it holds pictures only."""
    page = document[number]
    try:
        found = page.get_textpage()
        try:
            text = str(found.get_text_range())
        finally:
            found.close()
        picture = not text.strip() and any(
            True
            for _ in page.get_objects(filter=(3,), max_depth=4)  # 3: an image
        )
    finally:
        page.close()
    return text, picture


def _said(document: Any) -> Iterator[str]:
    """Whom the document names as its author."""
    with _ONE_AT_A_TIME:
        author = document.get_metadata_value("Author")
    if author and author.strip():
        yield f"作者：{author.strip()[:200]}"


def _named(pages: list[int]) -> str:
    return "、".join(map(str, pages[:5])) + ("…" if len(pages) > 5 else "")
