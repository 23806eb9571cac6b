"""
QR codes in the pictures, PDF and Office files that a mail carries, and the links of those files.  Read, never followed.

Needs ``zxing-cpp`` and ``pillow`` for pictures, ``pypdfium2`` for PDF; without one of them its part is told as not looked at.
"""

from __future__ import annotations

import io
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from hegui.mail.nouns import Link, Part
from hegui.mail.office import in_office, is_office
from hegui.mail.urls import link_of
from hegui.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PICTURES = 6  # of a mail
LARGEST = 4 << 20  # bytes of a picture or PDF
SMALLEST = 48  # pixels on a side; a QR code has at least 21 modules
MOST_PIXELS = 12_000_000
MOST_FILES = 3  # Word, Excel and PowerPoint files of a mail
MOST_PAGES = 3  # of a PDF
LONGEST_SIDE = 2_400  # pixels of a page that is drawn to look for codes

_NO_QR = Text(
    "没有安装二维码识别组件，图片里的二维码未查看：pip install 'hegui[mail]'",
    "what reads QR codes is not installed, so pictures were not looked at: pip install 'hegui[mail]'",
)
_NO_PDF = Text(
    "没有安装 PDF 组件，附件 PDF 里的链接和二维码未查看：pip install 'hegui[documents]'",
    "what reads PDF is not installed, so links and QR codes in PDF files were not looked at: pip install 'hegui[documents]'",
)


def links_in_pictures(parts: tuple[Part, ...], unread: list[Text]) -> list[Link]:
    """Where the QR codes lead that stand in pictures, PDF and Office files, and the links of those files."""
    pictures = [
        p
        for p in parts
        if p.kind.startswith("image/") and p.kind != "image/svg+xml" and 200 < len(p.data) <= LARGEST
    ]
    papers = [p for p in parts if p.data[:1024].lstrip().startswith(b"%PDF-") and len(p.data) <= 4 * LARGEST]
    found: list[Link] = []
    drawn = [part.data for part in pictures[:MOST_PICTURES]]
    for part in [p for p in parts if is_office(p.data)][:MOST_FILES]:
        within, addresses = in_office(part.data, MOST_PICTURES)
        drawn += within
        found += [link for uri in addresses if (link := link_of(uri, "", "attachment")) is not None]
    if drawn:
        if find_spec("zxingcpp") is None or find_spec("PIL") is None:
            unread.append(_NO_QR)
        else:
            for data in drawn[: 2 * MOST_PICTURES]:
                found += _links(_codes(_picture(data)), "qr")
    if papers:
        if find_spec("pypdfium2") is None:
            unread.append(_NO_PDF)
        else:
            for part in papers[:MOST_PAGES]:
                found += _in_pdf(part.data)
    return found


def _links(told: list[str], source: str) -> list[Link]:
    links = (link_of(text, "", source, picture=True) for text in told)
    return [link for link in links if link is not None]


def _picture(data: bytes) -> Any:
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is looked at below
            picture = Image.open(io.BytesIO(data))
        width, height = picture.size
        if min(width, height) < SMALLEST or width * height > MOST_PIXELS:
            return None
        return picture.convert("L")
    except Exception:  # a decoder may raise anything on what was made to break it
        return None


def _codes(picture: Any) -> list[str]:
    if picture is None or find_spec("zxingcpp") is None:
        return []
    import zxingcpp

    try:
        return [
            code.text
            for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.barcode_formats_from_str("QRCode"))
        ][:5]
    except Exception:  # a decoder may raise anything on what was made to break it
        return []


def _in_pdf(data: bytes) -> list[Link]:
    import pypdfium2

    found: list[Link] = []
    try:
        paper = pypdfium2.PdfDocument(data)
    except Exception:  # as above
        return []
    try:
        for number in range(min(len(paper), MOST_PAGES)):
            page = paper[number]
            found += [
                link for uri in _uris(paper, page) if (link := link_of(uri, "", "attachment")) is not None
            ]
            scale = min(
                2.0, LONGEST_SIDE / max(*page.get_size(), 1.0)
            )  # a page may say that it is miles wide
            found += _links(_codes(page.render(scale=scale, grayscale=True).to_pil()), "qr")
    except Exception:  # as above
        pass
    finally:
        paper.close()
    return found[:50]


def _uris(paper: Any, page: Any) -> Iterator[str]:
    """The addresses of a page's link annotations."""
    import ctypes

    import pypdfium2.raw as raw

    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    for _ in range(50):
        if not raw.FPDFLink_Enumerate(page.raw, ctypes.byref(at), ctypes.byref(link)):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(paper.raw, action, None, 0)
        held = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(paper.raw, action, held, size)
        yield held.value.decode("utf-8", "replace")
