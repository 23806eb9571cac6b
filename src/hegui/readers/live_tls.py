"""TLS of a live host through the Gate: versions, weak suites, Chinese algorithms, certificates, in at most eight connections."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime

from hegui.gate import Gate, OutOfScope, Silent
from hegui.gate.gate import received
from hegui.gate.http import lenient
from hegui.gate.scope import CHINA
from hegui.model import Fact, Place, Skipped
from hegui.sites.certificates import Certificate, certificate, states
from hegui.sites.facts import tls_version, weak_suite
from hegui.sites.hellos import Heard, complete, heard
from hegui.sites.tls import Offers, offers
from hegui.text import Text

PATIENCE = 6.0  # seconds for each hello
_UNKNOWN = Text(
    "{what}：没有应答或连接中断，不能判断", "{what}: no answer, or the connection broke off: not known"
)
_NEEDS = Text(
    "证书未查看：需要 pip install 'hegui[web]'", "the certificate was not looked at: pip install 'hegui[web]'"
)
_STATES = {
    "expired": Text("证书已于 {ends} 过期", "the certificate ended on {ends}"),
    "not-yet": Text("证书尚未生效", "the certificate is not valid yet"),
    "soon": Text("证书将于 {ends} 到期", "the certificate ends on {ends}"),
    "name": Text("证书不含主机名 {host}", "the certificate is not for {host}"),
    "weak": Text("证书使用 {weak}", "the certificate uses {weak}"),
    "good": Text("证书有效至 {ends}（{key}）", "the certificate is valid until {ends} ({key})"),
}


def tls_facts(gate: Gate, host: str, port: int) -> Iterator[Fact | Skipped]:
    """Facts ``tls-version``, ``weak-suite``, ``certificate``, ``chinese-cryptography`` of one port."""
    place = Place(host if port == 443 else f"{host}:{port}")
    try:
        der, failed = _shown_certificate(gate, host, port)
    except (OutOfScope, Silent) as wrong:
        yield Skipped(place, Text("TLS 未查看：{why}", "TLS was not looked at: {why}").fill(why=wrong.text))
        return
    found = offers(host, lambda hello, purpose: _say(gate, host, port, hello, purpose))
    yield from _versions(place, found)
    yield from _certificates(place, host, ((der,) if der else ()) + found.tlcp_certificates[:2], failed)
    yield _chinese(place, found)


def _shown_certificate(gate: Gate, host: str, port: int) -> tuple[bytes, bool]:
    """The certificate of an ordinary handshake; whether that failed, as it does where only TLCP is spoken."""
    sock = gate.connect(host, port, "tls", "TLS handshake", patience=PATIENCE)
    try:
        with lenient().wrap_socket(sock, server_hostname=host) as secure:
            der = secure.getpeercert(binary_form=True) or b""
            gate.note(secure.version() or "")
            return der, False
    except OSError:
        gate.note("no handshake")
        return b"", True
    finally:
        sock.close()


def _say(gate: Gate, host: str, port: int, hello: bytes, purpose: str) -> Heard:
    try:
        sock = gate.connect(host, port, "tls", purpose, patience=PATIENCE)
    except Silent as wrong:
        return Heard("timed-out" if wrong.how == "timed-out" else "reset")
    with sock:
        data, ended = b"", "reset"
        with contextlib.suppress(OSError):
            sock.sendall(hello)
            data, ended = received(sock, 64 << 10, complete, PATIENCE)
    answer = heard(data, ended)
    gate.note(answer.end, len(data))
    return answer


def _versions(place: Place, found: Offers) -> Iterator[Fact | Skipped]:
    unknown = [name for name, offered in found.versions.items() if offered is None]
    for name, offered in found.versions.items():
        if offered:
            yield tls_version(place, name)
    if found.weak:
        yield weak_suite(place, tuple(found.weak))
    elif not found.weak_known:
        unknown.append("weak suites")
    if unknown:
        yield Skipped(place, _UNKNOWN.fill(what=", ".join(unknown)))


def _certificates(
    place: Place, host: str, all_of: tuple[bytes, ...], failed: bool
) -> Iterator[Fact | Skipped]:
    now = datetime.now(CHINA)
    for der in all_of:
        try:
            told = certificate(der)
        except ImportError:
            yield Skipped(place, _NEEDS)
            return
        if told is None:
            yield Skipped(
                place, Text("证书内容看不懂，未查看", "the certificate makes no sense: not looked at")
            )
            continue
        for state in states(told, host, now) or ("good",):
            yield _certificate(place, host, told, state)
    if not all_of:
        yield Skipped(place, Text("没有取得证书", "no certificate was obtained"))


def _certificate(place: Place, host: str, told: Certificate, state: str) -> Fact:
    ends = told.ends.astimezone(CHINA).date()
    return Fact(
        "certificate",
        place,
        _STATES[state].fill(ends=ends, host=host, weak=told.weak, key=told.key),
        details=(("state", state), ("ends", ends), ("key", told.key), ("sm2", told.sm2), ("use", told.use)),
    )


def _chinese(place: Place, found: Offers) -> Fact:
    words = {
        True: Text("提供", "offered"),
        False: Text("未提供", "not offered"),
        None: Text("不能判断", "not known"),
    }
    return Fact(
        "chinese-cryptography",
        place,
        Text(
            "国密传输：TLCP {a}，RFC 8998 {b}", "Chinese algorithms in transit: TLCP {a}, RFC 8998 {b}"
        ).fill(a=words[found.tlcp], b=words[found.rfc8998]),
        details=(
            ("tlcp", found.tlcp),
            ("rfc8998", found.rfc8998),
            ("tlcp_certificates", len(found.tlcp_certificates)),
        ),
    )
