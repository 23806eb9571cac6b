"""What --online adds: signatures against keys of our own, and RDAP answers of a server on loopback.  No test leaves this machine."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

pytest.importorskip("publicsuffixlist", reason="hegui[mail] is not installed")
pytest.importorskip("dkim", reason="hegui[online] is not installed")

import dkim
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from mail.letters import letter

from hegui.mail import Ours, judge
from hegui.mail.facts import facts_of
from hegui.mail.knowing import knowledge_for
from hegui.mail.online import Online, ask
from hegui.mail.reading import letter_of

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.fixture(scope="module")
def key() -> tuple[bytes, str]:
    """A private key, and the record that publishes it."""
    made = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    private = made.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = made.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    import base64

    return private, "v=DKIM1; k=rsa; p=" + base64.b64encode(public).decode()


@pytest.fixture
def rdap() -> Iterator[str]:
    """A server that says of every domain that it was registered ten days ago, and of none that is called old."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if "old" in self.path:
                self.send_error(404)
                return
            told = json.dumps(
                {"events": [{"eventAction": "registration", "eventDate": "2026-11-15T00:00:00Z"}]}
            ).encode()
            self.send_response(200)
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/domain/"
    server.shutdown()
    server.server_close()


def found(raw: bytes, records: dict[str, str], rdap: str = "http://127.0.0.1:9/") -> Online:
    def dns(name: str, kind: str) -> list[str]:
        return [records[name]] if name in records else []

    return ask(raw, facts_of(letter_of(raw), knowledge_for(Ours())), dns, rdap, NOW)


def test_a_good_signature_proves_its_domain_and_a_changed_mail_proves_nothing(key: tuple[bytes, str]) -> None:
    raw = letter(sender="a@old.example.com", text="see you at seven")
    signature = dkim.sign(raw, b"s1", b"example.com", key[0], include_headers=[b"From", b"To", b"Subject"])
    records = {"s1._domainkey.example.com": key[1], "_dmarc.example.com": "v=DMARC1; p=reject"}
    good = found(signature + raw, records)
    assert good.proven == {"example.com"}
    assert good.policy == "reject"
    bad = found(signature + raw.replace(b"seven", b"eight"), records)
    assert not bad.proven
    assert bad.signed


def test_a_young_domain_is_told_and_an_unknown_age_counts_neither_way(rdap: str) -> None:
    young = found(letter(sender="a@old.example", text="https://fresh-shop.top/x"), {}, rdap)
    assert young.ages == {"fresh-shop.top": 10}
    assert not found(letter(sender="a@old.example", text="https://old-shop.top/x"), {}, rdap).ages


def test_nobody_is_asked_unless_online_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("hegui.mail.online.ask", forbidden)
    monkeypatch.setattr("socket.create_connection", forbidden)
    monkeypatch.setattr("socket.getaddrinfo", forbidden)
    assert judge(letter(text="https://fresh-shop.top/x")).level == "low"


def test_what_the_network_told_becomes_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Online(frozenset(), True, "reject", {"fresh-shop.top": 10})
    monkeypatch.setattr("hegui.mail.online.ask", lambda raw, mail: told)
    ids = {
        s.id
        for s in judge(letter(sender="a@example.com", text="https://fresh-shop.top/x"), online=True).signals
    }
    assert {"identity.unproven", "domain.newborn"} <= ids


SENT = {"Return-Path": "<bounce@mail.example.com>", "Received": "from x ([192.0.2.7]) by mx.shop.cn"}


@pytest.mark.parametrize(
    "record, proven",
    [
        ("v=spf1 ip4:192.0.2.0/24 -all", True),
        ("v=spf1 include:_spf.service.example -all", True),
        ("v=spf1 mx -all", True),
        ("v=spf1 ip4:198.51.100.0/24 -all", False),
        ("v=spf1 ~all", False),
        ("no spf at all", False),
    ],
)
def test_the_address_that_sent_a_mail_proves_the_domain_whose_spf_allows_it(
    record: str, proven: bool
) -> None:
    pytest.importorskip("spf", reason="hegui[online] is not installed")
    told = {
        ("mail.example.com", "TXT"): [record],
        ("_spf.service.example", "TXT"): ["v=spf1 a:out.service.example -all"],
        ("out.service.example", "A"): ["192.0.2.7"],
        ("mail.example.com", "MX"): ["10 out.service.example."],
    }
    raw = letter(sender="a@mail.example.com", text="hello", headers=SENT)
    facts = facts_of(letter_of(raw), knowledge_for(Ours()))
    asked = ask(raw, facts, lambda name, kind: told.get((name, kind), []), "http://127.0.0.1:9/", NOW)
    assert (asked.proven == {"example.com"}) is proven


def test_spf_that_nobody_answers_proves_nothing() -> None:
    def silent(name: str, kind: str) -> list[str]:
        raise OSError("no answer")

    raw = letter(sender="a@mail.example.com", text="hello", headers=SENT)
    asked = ask(raw, facts_of(letter_of(raw), knowledge_for(Ours())), silent, "http://127.0.0.1:9/", NOW)
    assert asked.proven == frozenset() and asked.policy is None


def test_only_names_of_domains_leave(key: tuple[bytes, str]) -> None:
    asked: list[str] = []

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    def dns(name: str, kind: str) -> list[str]:
        asked.append(name)
        return ["v=spf1 exists:%{l}.%{d2}.check.example -all"] if name == "mail.example.com" else []

    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    raw = letter(
        sender="wang.wu@mail.example.com",
        subject="secretword",
        text="https://fresh-shop.top/private/path?user=lisi",
        headers=SENT,
    )
    raw = dkim.sign(raw, b"s1", b"mail.example.com", key[0], include_headers=[b"From"]) + raw
    facts = facts_of(letter_of(raw), knowledge_for(Ours()))
    ask(raw, facts, dns, f"http://127.0.0.1:{server.server_address[1]}/domain/", NOW)
    server.shutdown()
    server.server_close()
    assert {"/domain/example.com", "/domain/fresh-shop.top", "_dmarc.mail.example.com"} <= set(asked)
    for said in asked:
        for private in ("wang", "bounce", "secretword", "private", "lisi", "me@shop.cn"):
            assert private not in said, said


def test_check_online_reaches_the_examiner(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    from hegui import check

    told = Online(frozenset(), True, "reject", {"fresh-shop.top": 10})
    monkeypatch.setattr("hegui.mail.online.ask", lambda raw, mail: told)
    (tmp_path / "a.eml").write_bytes(letter(sender="a@example.com", text="https://fresh-shop.top/x"))
    for online in (False, True):
        report = check(tmp_path / "a.eml", config=None, fresh=True, online=online)
        (fact,) = [f for f in report.inventory.facts if f.kind == "phishing-mail"]
        assert ("domain.newborn" in str(fact["signals"])) is online
