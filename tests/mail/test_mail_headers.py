"""Mail that reaches the judge without its transport headers, or with other ones in their place, is judged as before."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

pytest.importorskip("segno", reason="draws the QR codes of the set")

from mail.devset import mails

from hegui.mail import Verdict, judge

_TRANSPORT = re.compile(
    rb"^(?:received|authentication-results|return-path|message-id|dkim-|domainkey|x-|delivered-to)", re.I
)
MAILS = [m for m in mails("dev") if m[0].rpartition("-")[2] in ("1", "2")]
CONSTANT = (
    b"Return-Path: <sender@mail.invalid>",
    b"Received: from mail.invalid (mail.invalid [192.0.2.1]) by mx.invalid; Mon, 01 Jan 2024 00:00:00 +0000",
    b"Authentication-Results: mx.invalid; spf=pass; dkim=pass; dmarc=pass",
    b"Message-ID: <0@mail.invalid>",
)


def head_of(raw: bytes) -> tuple[list[bytes], bytes]:
    head, mark, body = raw.partition(b"\n\n")
    return [h for h in re.split(rb"\n(?![ \t])", head) if not _TRANSPORT.match(h)], mark + body


def removed(raw: bytes) -> bytes:
    head, body = head_of(raw)
    return b"\n".join(head) + body


def constant(raw: bytes) -> bytes:
    head, body = head_of(raw)
    return b"\n".join((*CONSTANT, *head)) + body


def reader_replaced(raw: bytes) -> bytes:
    head, body = head_of(raw)
    return b"\n".join(b"To: reader@mail.invalid" if h[:3].lower() == b"to:" else h for h in head) + body


def reader_hidden(raw: bytes) -> bytes:
    head, body = head_of(raw)
    return b"\n".join(h for h in head if h[:3].lower() not in (b"to:", b"cc:")) + body


def signals(verdict: Verdict) -> list[tuple[str, float]]:
    return [(s.id, s.weight) for s in verdict.signals]


@pytest.mark.parametrize("neutral", [removed, constant])
def test_transport_headers_make_no_difference(neutral: Callable[[bytes], bytes]) -> None:
    for id, _, _, _, raw in MAILS:
        assert signals(judge(neutral(raw))) == signals(judge(raw)), id


@pytest.mark.parametrize("neutral", [reader_replaced, reader_hidden])
def test_no_honest_mail_is_flagged_because_its_reader_is_not_named(
    neutral: Callable[[bytes], bytes],
) -> None:
    verdicts = [(id, label, judge(neutral(raw)).level) for id, label, _, _, raw in MAILS]
    assert [id for id, label, level in verdicts if label == "ham" and level == "high"] == []
    before = sum(judge(raw).level == "high" for _, label, _, _, raw in MAILS if label == "phish")
    after = sum(level == "high" for _, label, level in verdicts if label == "phish")
    assert after >= 0.97 * before


def letter(links: list[str]) -> bytes:
    body = "".join(f'<p>A note <a href="{link}">read on</a></p>' for link in links)
    return f"From: Weekly <news@weekly.example>\nTo: reader@mail.invalid\nSubject: This week\nContent-Type: text/html; charset=utf-8\n\n{body}".encode()


def test_one_odd_link_in_a_crowd_of_sites_counts_for_its_share() -> None:
    odd = "https://paypa1-login.example/wp-includes/verify/"
    crowd = [f"https://town-of-{chr(97 + n) * 3}.com/a" for n in range(12)]
    few, many = (dict(signals(judge(letter([odd, *others])))) for others in ([], crowd))
    assert many["domain.link-lookalike"] <= 0.5 * few["domain.link-lookalike"]


@pytest.mark.parametrize(
    "link",
    [
        "https://page.example/go#anna.berg@firm.example",
        "https://page.example/?e=YW5uYS5iZXJnQGZpcm0uZXhhbXBsZQ==",
    ],
)
def test_the_reader_is_known_by_the_address_a_link_carries(link: str) -> None:
    assert "links.carries-reader" in dict(signals(judge(letter([link]))))


def test_the_way_out_of_a_list_may_carry_the_reader() -> None:
    link = "https://lists.example/unsubscribe?e=anna.berg@firm.example"
    assert "links.carries-reader" not in dict(signals(judge(letter([link]))))


@pytest.mark.parametrize(
    ("result", "seen"),
    [
        ("mx.shop.cn; dmarc=fail (p=NONE) header.from=weekly.example", True),
        ("mx.shop.cn; dmarc=fail", False),  # of nobody's domain: put there for every mail alike
        ("mx.shop.cn; dmarc=fail header.from=other.example", False),
    ],
)
def test_a_failed_check_counts_that_names_the_senders_domain(result: str, seen: bool) -> None:
    raw = b"Authentication-Results: " + result.encode() + b"\n" + letter(["https://weekly.example/a"])
    assert ("identity.authentication-failed" in dict(signals(judge(raw)))) is seen
