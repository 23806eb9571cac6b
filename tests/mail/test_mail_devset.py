"""The made-up mails are as many, as varied and as well-formed as the measurements on them need."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from email import message_from_bytes, policy

import pytest

pytest.importorskip("segno", reason="draws the QR codes of the set")

from mail.devset import mails, templates

MAILS = list(mails("all"))
PARSED = [  # three of each template
    (id, label, message_from_bytes(raw, policy=policy.default))
    for id, label, _, _, raw in MAILS
    if int(id.rpartition("-")[2]) <= 3
]


def _digest() -> str:
    return hashlib.sha256(b"".join(raw for *_, raw in mails("dev", {"phish": 1, "ham": 1}))).hexdigest()


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert _digest() == _digest()


def test_ids_are_unique() -> None:
    assert max(Counter(id for id, *_ in MAILS).values()) == 1


def test_every_mail_parses_without_a_defect_and_has_a_sender() -> None:
    for id, _, message in PARSED:
        assert not [d for part in message.walk() for d in part.defects], id
        assert re.search(r"@[\w-]+\.[\w.-]+", str(message["From"])), id
        assert message["Subject"] is not None, id


def test_no_slot_is_left_unfilled() -> None:
    for id, _, message in PARSED:
        shown = [str(message[name]) for name in ("From", "To", "Subject")]
        shown += [
            p.get_content()
            for p in message.walk()
            if p.get_content_type() == "text/plain" and not p.is_attachment()
        ]
        assert not re.search(r"\{[a-z]+(:[^{} ]*)?\}", " ".join(shown)), id


def test_every_template_says_why() -> None:
    assert [t.id for t in templates() if not t.why] == []


def test_a_template_lies_on_one_side() -> None:
    assert max(Counter((t.label, t.id) for t in templates()).values()) == 1


def test_there_are_mails_enough_of_both_labels_and_languages() -> None:
    counted = Counter((label, lang == "zh") for _, label, _, lang, _ in MAILS)
    assert counted["phish", True] + counted["phish", False] >= 400
    assert counted["ham", True] + counted["ham", False] >= 900
    assert min(counted.values()) >= 100


def test_a_third_of_the_templates_is_held_back() -> None:
    for label, least in (("phish", 60), ("ham", 100)):
        of_label = [t for t in templates() if t.label == label]
        held = sum(t.portion == "held" for t in of_label) / len(of_label)
        assert len(of_label) >= least
        assert 0.3 <= held <= 0.4


@pytest.mark.parametrize(
    "kind",
    [
        "password-reset",
        "login-alert",
        "verification-code",
        "parcel",
        "invoice",
        "bank-statement",
        "railway",
        "tax",
        "hr",
        "newsletter",
        "mailing-list",
        "bounce",
        "calendar",
        "email-verification",
        "court",
        "security-awareness",
        "order",
        "subscription-renewal",
        "event",
        "survey",
        "personal",
        "personal-old",
        "notification",
        "bank-marketing",
        "travel",
        "appointment",
    ],
)
def test_the_hard_kinds_of_legitimate_mail_are_there(kind: str) -> None:
    assert any(t.kind == kind and t.label == "ham" for t in templates())


@pytest.mark.parametrize(
    "kind",
    [
        "brand-credentials",
        "mailbox",
        "parcel-fee",
        "invoice-lure",
        "document-lure",
        "qr",
        "callback",
        "crypto",
        "tax-refund",
        "subsidy",
        "scam",
        "bec",
        "fake-thread",
        "reward",
        "loyalty-points",
        "malware",
    ],
)
def test_the_kinds_of_phishing_are_there(kind: str) -> None:
    assert any(t.kind == kind and t.label == "phish" for t in templates())


def test_how_a_mail_is_laid_out_does_not_tell_its_label() -> None:
    """Encodings and kinds of body come in both labels alike, within a factor of two."""
    counted: dict[str, Counter[str]] = {"ham": Counter(), "phish": Counter()}
    for _, label, message in PARSED:
        for part in message.walk():
            if part.get_content_maintype() == "text" and not part.is_attachment():
                counted[label][f"{part.get_content_type()} {part['Content-Transfer-Encoding']}"] += 1
    for form in ("text/html base64", "text/html 8bit", "text/html quoted-printable", "text/plain base64"):
        shares = [counted[label][form] / counted[label].total() for label in ("ham", "phish")]
        assert max(shares) <= 2 * min(shares), form
