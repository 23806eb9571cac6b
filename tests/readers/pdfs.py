"""Writes small real PDF files, with a font that carries its own map from glyphs to characters."""

from __future__ import annotations

import zlib


def pdf(pages: list[list[str]], *, author: str = "", picture: bool = False) -> bytes:
    """A PDF with these lines on its pages; a page without lines holds a picture if ``picture``."""
    parts: list[bytes] = []

    def add(body: bytes) -> int:
        parts.append(body)
        return len(parts)

    def stream(data: bytes, extra: bytes = b"") -> bytes:
        data = zlib.compress(data)
        return b"<< %s /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (extra, len(data), data)

    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n%d beginbfrange\n"
        % 100
        + b"".join(b"<%02X00> <%02XFF> <%02X00>\n" % (i, i, i) for i in range(100))
        + b"endbfrange\n%d beginbfrange\n" % 100
        + b"".join(b"<%02X00> <%02XFF> <%02X00>\n" % (i, i, i) for i in range(100, 200))
        + b"endbfrange\n%d beginbfrange\n" % 56
        + b"".join(b"<%02X00> <%02XFF> <%02X00>\n" % (i, i, i) for i in range(200, 256))
        + b"endbfrange endcmap end end"
    )
    unicode = add(stream(cmap))
    inner = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /DW 1000 >>"
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>"
        % (inner, unicode)
    )
    image = add(stream(bytes(64 * 64), b"/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8"))  # fmt: skip
    top = len(parts) + 2 * len(pages) + 1
    kids = []
    for lines in pages:
        said = b"BT /F 12 Tf 50 800 Td 16 TL\n"
        said += (
            b"".join(b"<%s> Tj T*\n" % line.encode("utf-16-be").hex().encode() for line in lines) + b"ET\n"
        )
        if not lines:
            said = b"q 400 0 0 400 50 300 cm /I Do Q\n" if picture else b""
        content = add(stream(said))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F %d 0 R >>"
                b" /XObject << /I %d 0 R >> >> >>" % (top, content, font, image)
            )
        )
    add(b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids)))
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % top)
    info = add(b"<< /Author <FEFF%s> >>" % author.encode("utf-16-be").hex().encode())
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % at for at in places)
    out += b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, root, info, start)  # fmt: skip
    return bytes(out)
