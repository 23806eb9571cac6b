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


def _digest() -> str:
    return hashlib.sha256(b"".join(raw for *_, raw in mails("dev", {"phish": 1, "ham": 1}))).hexdigest()


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert _digest() == _digest()


def test_ids_are_unique() -> None:
    assert max(Counter(id for id, *_ in MAILS).values()) == 1


def test_every_mail_parses_without_a_defect_and_has_a_sender() -> None:
    for id, _, _, _, raw in MAILS:
        message = message_from_bytes(raw, policy=policy.default)
        assert not [d for part in message.walk() for d in part.defects], id
        assert re.search(r"@[\w-]+\.[\w.-]+", str(message["From"])), id
        assert message["Subject"] is not None, id


def test_no_slot_is_left_unfilled() -> None:
    for id, _, _, _, raw in MAILS:
        message = message_from_bytes(raw, policy=policy.default)
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
