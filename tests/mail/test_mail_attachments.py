"""What lies inside attachments is seen: codes and links in Office files, names in 7z archives.  Nothing broken stops the judge."""

from __future__ import annotations

import io
import lzma
import random
import struct
import zipfile

import pytest
from mail.letters import attached, letter

from hegui.mail import judge
from hegui.mail.archives import names_in
from hegui.mail.office import in_office

RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="{}" TargetMode="External"/>
</Relationships>"""


def office(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in {"[Content_Types].xml": b"<Types/>", **members}.items():
            packed.writestr(name, data)
    return file.getvalue()


def seven_zip(*names: str) -> bytes:
    """An archive of empty files with its header packed, as 7-Zip writes it."""
    told = b"".join(name.encode("utf-16-le") + b"\0\0" for name in names)
    header = bytes([1, 5, len(names), 0x11, len(told) + 1, 0]) + told + b"\0\0"
    packed = lzma.compress(header, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20}])
    lead = bytes([0x17, 6, 0, 1, 9, len(packed), 0, 7, 0x0B, 1, 0, 1, 0x23, 3, 1, 1, 5, 0x5D, 0, 0, 0x10, 0])
    lead += bytes([0x0C, len(header), 0, 0])
    start = struct.pack("<QQL", len(packed), len(lead), 0)
    return b"7z\xbc\xaf\x27\x1c\0\x04" + bytes(4) + start + packed + lead


def ids(raw: bytes) -> set[str]:
    return {s.id for s in judge(raw).signals}


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("补贴通知.docx", "word/media/image1.png"),
        ("list.xlsx", "xl/media/image1.png"),
        ("a.pptx", "ppt/media/image2.png"),
    ],
)
def test_a_qr_code_in_an_office_file_is_read(name: str, member: str) -> None:
    pytest.importorskip("segno", reason="draws the QR code")
    from mail.devset.attachments import qr_png

    data = office(**{member: qr_png("https://butie.example.net/lingqu")})
    raw = letter(sender="财务部 <cw@firm.example>", text="请扫码登记", parts=(attached(name, data),))
    assert "payload.qr" in ids(raw)
    assert "payload.qr" not in ids(
        letter(sender="财务部 <cw@firm.example>", text="请扫码登记", parts=(attached(name, office()),))
    )


def test_a_link_in_a_document_is_followed_by_the_eye() -> None:
    data = office(
        **{"word/_rels/document.xml.rels": RELATIONS.format("https://paypa1-login.example/").encode()}
    )
    assert "domain.link-lookalike" in ids(letter(text="see the file", parts=(attached("a.docx", data),)))


def test_a_document_with_many_links_is_no_lure() -> None:
    many = "".join(RELATIONS.format(f"https://paypa1-login{n}.example/") for n in range(12))
    data = office(**{"word/_rels/document.xml.rels": many.encode()})
    assert "domain.link-lookalike" not in ids(letter(text="see the file", parts=(attached("a.docx", data),)))


def test_a_picture_that_unpacks_to_far_too_much_is_left_out() -> None:
    data = office(**{"word/media/image1.png": bytes(64 << 20)})
    assert in_office(data, 6) == ([], [])


def test_names_in_a_7z_archive_are_read() -> None:
    assert names_in(seven_zip("读我.txt", "发票 2025.pdf.exe")) == ["读我.txt", "发票 2025.pdf.exe"]
    assert "payload.archive-runs" in ids(
        letter(text="见附件", parts=(attached("发票.7z", seven_zip("发票.exe")),))
    )
    assert "payload.archive-runs" not in ids(
        letter(text="见附件", parts=(attached("发票.7z", seven_zip("发票.pdf")),))
    )


def test_py7zr_writes_archives_whose_names_are_read() -> None:
    py7zr = pytest.importorskip("py7zr")
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w") as packed:
        packed.writestr(b"MZ", "dir/run.js")
    assert names_in(file.getvalue()) == ["dir/run.js"]


def test_broken_archives_and_documents_raise_nothing() -> None:
    rng = random.Random(7)
    whole = [seven_zip("a.exe", "b.txt"), office(**{"word/media/a.png": b"\x89PNG" * 90})]
    for _ in range(300):
        data = bytearray(rng.choice(whole))
        for _ in range(rng.randint(1, 8)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        judge(letter(text="hello", parts=(attached("a.docx", bytes(data[: rng.randint(4, len(data))])),)))
        names_in(bytes(data))
