"""Macros of documents that were sent: found, read, told; never run."""

from __future__ import annotations

import io
import zipfile

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")
pytest.importorskip("olefile", reason="hegui[mail] is not installed")

from mail.compound import compound
from mail.letters import attached, letter

from hegui.mail import judge
from hegui.mail.macros import macros_in, unpacked

LOADER = b'Attribute VB_Name = "ThisDocument"\r\nSub AutoOpen()\r\nCreateObject("WScript.Shell").Run "powershell"\r\nEnd Sub\r\n'
SUMS = b'Attribute VB_Name = "Module1"\r\nFunction Total(a, b)\r\nTotal = a + b\r\nEnd Function\r\n'


def packed(text: bytes) -> bytes:
    """Compressed as [MS-OVBA] has it, with literals alone."""
    out = b"\x01"
    for start in range(0, len(text), 3600):
        chunk = text[start : start + 3600]
        tokens = b"".join(b"\0" + chunk[n : n + 8] for n in range(0, len(chunk), 8))
        out += (0xB000 | (len(tokens) - 1)).to_bytes(2, "little") + tokens
    return out


def document(source: bytes) -> bytes:
    """An old Word document with one module."""
    return compound(
        {
            "Macros": {"VBA": {"ThisDocument": b"compiled form" + packed(source), "dir": b"x"}},
            "WordDocument": b"x",
        }
    )


def new_document(source: bytes) -> bytes:
    """A document of today's form: the same inside a ZIP."""
    project = compound({"VBA": {"ThisDocument": b"compiled form" + packed(source)}})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("word/vbaProject.bin", project)
    return made.getvalue()


def signals(data: bytes, name: str) -> dict[str, str]:
    told = judge(letter(subject="invoice", text="see the file attached", parts=(attached(name, data),)))
    return {s.id: s.because.en for s in told.signals}


def test_copies_are_undone_as_well_as_literals() -> None:
    # "abcabcabc": three literals, then one copy of six from three back (12 bits of length where little is written yet)
    assert unpacked(b"\x01\x05\xb0\x08abc" + ((2 << 12) | 3).to_bytes(2, "little")) == b"abcabcabc"


@pytest.mark.parametrize("made", [document, new_document])
def test_a_macro_that_starts_by_itself_and_reaches_out_is_told_with_both_words(made) -> None:  # type: ignore[no-untyped-def]
    told = signals(made(LOADER), "invoice.doc")
    assert "payload.macro" in told
    assert "AutoOpen" in told["payload.macro-acts"] and "CreateObject" in told["payload.macro-acts"]


def test_a_macro_that_adds_numbers_is_a_macro_and_no_more() -> None:
    told = signals(new_document(SUMS), "sums.xlsm")
    assert "payload.macro" in told and "payload.macro-acts" not in told


def test_a_document_without_macros_and_a_broken_one_are_none() -> None:
    assert macros_in(compound({"WordDocument": b"x"})) is None
    assert macros_in(document(LOADER)[:700]) is None
    assert macros_in(b"plain") is None


def test_a_long_module_is_read_over_its_chunks() -> None:
    text = b'Attribute VB_Name = "A"\r\n' + b"' a comment\r\n" * 700 + b"Sub Document_Open()\r\nEnd Sub"
    assert "Document_Open" in (macros_in(document(text)) or "")
