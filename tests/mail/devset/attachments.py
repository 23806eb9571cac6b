"""Attachments: harmless files that look like those real mails carry."""

from __future__ import annotations

import io
import zipfile
import zlib

from .pen import Pen

Part = tuple[str, str, str, bytes]
"""(content type, disposition, file name, bytes); disposition "inline" has the content id ``pic``."""


def attachment(asked: str, pen: Pen) -> Part:
    """What ``attach: kind name argument`` asks for; the kinds are the functions below."""
    kind, name, argument = (*asked.split(" ", 2), "", "")[:3]
    return _KINDS[kind](name, argument, pen)


def qr_png(words: str) -> bytes:
    """A picture of a QR code; the same words give the same bytes."""
    import segno

    out = io.BytesIO()
    segno.make(words, error="m", micro=False).save(
        out, kind="png", scale=6, border=4, dark="black", light="white"
    )
    return out.getvalue()


def _qr(name: str, words: str, _: Pen) -> Part:
    return "image/png", "inline", name or "qr.png", qr_png(words)


def _qr_pdf(name: str, words: str, pen: Pen) -> Part:
    import segno

    rows = [
        bytes(255 * (1 - cell) for cell in row)
        for row in segno.make(words, error="m", micro=False).matrix_iter(6, 4)
    ]
    return "application/pdf", "attachment", name, pdf(["Scan to continue", pen.small(6)], picture=rows)


def _pdf(name: str, argument: str, pen: Pen) -> Part:
    """``argument``: a link that the page carries, or nothing."""
    return (
        "application/pdf",
        "attachment",
        name,
        pdf([name, pen.digits(8), f"Total {pen.digits(3)}.00"], link=argument),
    )


def pdf(lines: list[str], link: str = "", picture: list[bytes] | None = None) -> bytes:
    """A PDF of one page with lines of ASCII text, perhaps a link over them, perhaps a grey picture."""
    text = b"BT /F1 14 Tf 72 760 Td " + b" ".join(
        b"(" + line.encode("ascii", "replace").replace(b"(", b"").replace(b")", b"") + b") Tj 0 -24 Td"
        for line in lines
    )
    drawn = text + b" ET" + (b" q 240 0 0 240 150 380 cm /Im1 Do Q" if picture else b"")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
        + (b"/XObject<</Im1 6 0 R>>" if picture else b"")
        + b">>"
        + (
            b"/Annots[<</Type/Annot/Subtype/Link/Rect[60 600 420 780]/A<</S/URI/URI("
            + link.encode()
            + b")>>>>]"
            if link
            else b""
        )
        + b">>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    if picture:
        packed = zlib.compress(b"".join(picture))
        objects.append(
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
            b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (len(picture[0]), len(picture), len(packed), packed)
        )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _form(name: str, link: str, pen: Pen) -> Part:
    """A page that asks for a password and posts it elsewhere."""
    page = (
        f'<html><head><title>{pen.one(["Sign in", "Document", "Webmail"])}</title></head><body style="background:#eee">'
        f'<form method="post" action="{link}"><input type="email" name="u" value="{pen.fill("{me}")}">'
        f'<input type="password" name="p" placeholder="Password"><button>View</button></form></body></html>'
    )
    return "text/html", "attachment", name, page.encode()


def _smuggled(name: str, link: str, pen: Pen) -> Part:
    """A page that builds its real content by script."""
    import base64

    inner = base64.b64encode(f'<form action="{link}"><input type=password name=p></form>'.encode()).decode()
    page = (
        f'<html><body><script>var {pen.small(5).replace("0", "a")}x="{inner}";'
        'var b=new Blob([atob(x)],{type:"text/html"});document.write(unescape(atob(x)));'
        f"window.location.href=URL.createObjectURL(b);</script><p>{pen.fill('{words:6}')}</p></body></html>"
    )
    return "text/html", "attachment", name, page.encode()


def _svg(name: str, link: str, _: Pen) -> Part:
    page = f'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="80"><script><![CDATA[window.location.href="{link}";]]></script><text y="20">Loading</text></svg>'
    return "image/svg+xml", "attachment", name, page.encode()


def _zip(name: str, inside: str, pen: Pen) -> Part:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for member in inside.split("+"):
            archive.writestr(zipfile.ZipInfo(member, (2025, 1, 1, 0, 0, 0)), pen.fill("{words:20}"))
    return "application/zip", "attachment", name, out.getvalue()


def _locked_zip(name: str, inside: str, pen: Pen) -> Part:
    """The flag of encryption is set in both headers; what lies inside is noise, as it would look."""
    packed = bytearray(_zip(name, inside, pen)[3])
    packed[6] |= 1
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    return "application/zip", "attachment", name, bytes(packed)


def _program(name: str, _: str, pen: Pen) -> Part:
    """A file that only begins like a program."""
    return "application/octet-stream", "attachment", name, b"MZ\x90\x00" + pen.fill("{words:60}").encode()


def _office(name: str, argument: str, pen: Pen) -> Part:
    """A docx, xlsx ... with little in it; ``argument`` "macro" adds the part that holds macros."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        members = ["[Content_Types].xml", "word/document.xml"] + (
            ["word/vbaProject.bin"] if argument == "macro" else []
        )
        for member in members:
            archive.writestr(
                zipfile.ZipInfo(member, (2025, 1, 1, 0, 0, 0)), f"<x>{pen.fill('{words:12}')}</x>"
            )
    return (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "attachment",
        name,
        out.getvalue(),
    )


def _picture(name: str, _: str, pen: Pen) -> Part:
    row = b"\x00" + bytes(pen.random.randrange(256) for _ in range(90))
    return "image/png", "attachment", name, _png(30, 24, row * 24)


def _shown(name: str, _: str, pen: Pen) -> Part:
    """A picture that stands in the text: all that the mail shows."""
    return "image/png", "inline", name, _picture(name, "", pen)[3]


def _png(width: int, height: int, rows: bytes) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def _calendar(name: str, argument: str, pen: Pen) -> Part:
    day = f"{pen.when:%Y%m%dT%H%M00Z}"
    lines = (
        f"BEGIN:VCALENDAR\r\nPRODID:-//Made up//EN\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nDTSTART:{day}\r\n"
        f"UID:{pen.hex(20)}@{pen.fill('{mydom}')}\r\nSUMMARY:{argument}\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    return "text/calendar; method=REQUEST; charset=utf-8", "attachment", name, lines.encode()


def _text(name: str, argument: str, pen: Pen) -> Part:
    return (
        "text/plain; charset=utf-8",
        "attachment",
        name,
        (argument or pen.fill("{words:40}")).encode() + b"\n",
    )


_KINDS = {
    "qr": _qr,
    "qr-pdf": _qr_pdf,
    "pdf": _pdf,
    "form": _form,
    "smuggled": _smuggled,
    "svg": _svg,
    "zip": _zip,
    "locked-zip": _locked_zip,
    "program": _program,
    "office": _office,
    "picture": _picture,
    "shown": _shown,
    "calendar": _calendar,
    "text": _text,
}
