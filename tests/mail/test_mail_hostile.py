"""Mails made to break or to hold up whoever reads them: each gets a verdict, and what was not looked at is said."""

from __future__ import annotations

import io
import zipfile

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")

from mail.letters import attached, letter

from hegui.mail import judge

MUCH = 200_000


def bomb() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("statement.exe", bytes(20 << 20))
    return held.getvalue()


def nested(deep: int) -> bytes:
    held = b"Content-Type: text/plain\r\n\r\nhi"
    for n in range(deep):
        held = (
            b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (n, n)
            + held
            + b"\r\n--b%d--\r\n" % n
        )
    return b"From: a@b.cn\r\n" + held


HOSTILE = {
    "newlines": letter(text="\n" * MUCH),
    "an open tag": letter(html="<" + "a" * MUCH),
    "an attribute": letter(html="<a " + "b" * MUCH + ">x</a>"),
    "angles": letter(sender="<" * MUCH + "a@b.cn", text="x"),
    "recipients": letter(to=", ".join(f"u{n}@e{n}.example" for n in range(9_000)), text="x"),
    "links": letter(html="".join(f'<a href="https://a{n}.e{n}.example/x">x</a>' for n in range(10_000))),
    "headers": b"From: a@b.cn\r\n" + b"X-A: b\r\n" * 30_000 + b"\r\nx",
    "names in an archive": letter(text="x", parts=(attached("a.rar", b"Rar!" + b"a." * MUCH),)),
    "digits": letter(text="call us " + "1-" * MUCH),
    "parts inside each other": nested(300),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_gets_a_verdict_and_every_signal_runs(name: str) -> None:
    verdict = judge(HOSTILE[name])
    assert verdict.level in ("low", "medium", "high")
    assert not [told for told in verdict.unread if "failed while it ran" in told.en]


def test_what_lies_too_deep_is_said() -> None:
    assert any("nested more than" in told.en for told in judge(HOSTILE["parts inside each other"]).unread)


def test_a_zip_bomb_is_told_by_its_directory_and_not_unpacked() -> None:
    verdict = judge(letter(text="see attached", parts=(attached("a.zip", bomb()),)))
    assert "payload.archive-runs" in {s.id for s in verdict.signals}


def test_a_page_that_says_it_is_miles_wide_is_drawn_small() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    paper = pypdfium2.PdfDocument.new()
    paper.new_page(14_400, 14_400)
    held = io.BytesIO()
    paper.save(held)
    verdict = judge(letter(text="x", parts=(attached("a.pdf", held.getvalue(), "application/pdf"),)))
    assert verdict.level == "low"
