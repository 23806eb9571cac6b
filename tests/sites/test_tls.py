"""TLS and TLCP: servers with old and new settings, hand-made answers, certificates by their identifiers; eight connections at most."""

from __future__ import annotations

import datetime as dt
import shutil
import socket
import ssl
import struct
import subprocess
import time
from pathlib import Path

import pytest
from site_servers import scope, talking

from hegui.gate import Gate
from hegui.model import Fact, Skipped
from hegui.readers.live_tls import tls_facts
from hegui.sites.certificates import certificate, states
from hegui.sites.hellos import RFC8998_SUITES, TLCP, TLS12, TLS13, client_hello, complete, heard

pytest.importorskip("cryptography")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """A made-up certificate for ``www.example.cn`` that ended a year ago, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "www.example.cn")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - dt.timedelta(days=800))
        .not_valid_after(now - dt.timedelta(days=365))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("www.example.cn")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    folder = tmp_path_factory.mktemp("keys")
    (folder / "c.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (folder / "k.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return folder / "c.pem", folder / "k.pem", made.public_bytes(serialization.Encoding.DER)


def serve(keys: tuple[Path, Path, bytes], *options: str) -> tuple[subprocess.Popen[bytes], int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        "openssl",
        "s_server",
        "-accept",
        f"127.0.0.1:{port}",
        "-cert",
        str(keys[0]),
        "-key",
        str(keys[1]),
        "-quiet",
        *options,
    ]
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(100):
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    return server, port


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is not installed")
@pytest.mark.parametrize(
    "options, versions, weak",
    [
        (("-tls1_2",), set(), set()),
        (("-tls1", "-cipher", "ALL:!aNULL:@SECLEVEL=0"), {"TLS 1.0"}, set()),
        (("-tls1_2", "-cipher", "NULL-SHA256:AES128-SHA:@SECLEVEL=0"), set(), {"NULL-SHA256"}),
    ],
    ids=["new", "old", "null"],
)
def test_a_server_is_asked_in_eight_connections_at_most(
    keys: tuple[Path, Path, bytes], options: tuple[str, ...], versions: set[str], weak: set[str]
) -> None:
    server, port = serve(keys, *options)
    try:
        gate = Gate(scope(port, kinds=["tls"]))
        facts = [f for f in tls_facts(gate, "127.0.0.1", port) if isinstance(f, Fact)]
    finally:
        server.terminate()
        server.wait(10)
    assert len(gate.sent) <= 8
    assert {f["version"] for f in facts if f.kind == "tls-version"} == versions
    found = {
        s for f in facts if f.kind == "weak-suite" and isinstance(f["suites"], tuple) for s in f["suites"]
    }
    assert found == weak
    assert {f["state"] for f in facts if f.kind == "certificate"} == {"expired", "name"}
    assert [(f["tlcp"], f["rfc8998"]) for f in facts if f.kind == "chinese-cryptography"] == [(False, False)]


def record(message: bytes, version: int) -> bytes:
    return b"\x16" + struct.pack(">HH", version, len(message)) + message


def message(kind: int, body: bytes) -> bytes:
    return bytes((kind,)) + len(body).to_bytes(3, "big") + body


def tlcp_answer(*certificates: bytes) -> bytes:
    hello = struct.pack(">H", TLCP) + bytes(32) + b"\x00" + struct.pack(">H", 0xE013) + b"\x00"
    chain = b"".join(len(c).to_bytes(3, "big") + c for c in certificates)
    flow = message(2, hello) + message(11, len(chain).to_bytes(3, "big") + chain)
    half = len(flow) // 2  # a message may be cut over two records
    return record(flow[:half], TLCP) + record(flow[half:], TLCP)


def test_a_tlcp_server_is_told_with_its_two_certificates(keys: tuple[Path, Path, bytes]) -> None:
    def talk(client: socket.socket) -> None:
        asked = client.recv(4096)
        if asked[1:3] == b"\x01\x01":
            client.sendall(tlcp_answer(keys[2], keys[2]))
        else:
            client.sendall(b"\x15\x03\x01\x00\x02\x02\x46")

    with talking(talk) as port:
        facts = [
            f for f in tls_facts(Gate(scope(port, kinds=["tls"])), "127.0.0.1", port) if isinstance(f, Fact)
        ]
    (told,) = [f for f in facts if f.kind == "chinese-cryptography"]
    assert (told["tlcp"], told["rfc8998"], told["tlcp_certificates"]) == (True, False, 2)


def test_silence_is_unknown_and_never_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hegui.readers.live_tls.PATIENCE", 0.1)

    def talk(client: socket.socket) -> None:
        while client.recv(4096):
            pass

    with talking(talk) as port:
        told = list(tls_facts(Gate(scope(port, kinds=["tls"])), "127.0.0.1", port))
    (chinese,) = [f for f in told if isinstance(f, Fact)]
    assert (chinese["tlcp"], chinese["rfc8998"]) == (None, None)
    assert any(isinstance(s, Skipped) and "TLS 1.0" in s.reason.en for s in told)


def test_a_retry_request_of_tls_1_3_tells_its_suite() -> None:
    extensions = struct.pack(">HHH", 43, 2, TLS13) + struct.pack(">HHH", 51, 2, 41)
    body = struct.pack(">H", TLS12) + bytes(32) + b"\x00" + struct.pack(">H", 0x00C6) + b"\x00"
    body += struct.pack(">H", len(extensions)) + extensions
    told = heard(record(message(2, body), TLS12), "")
    assert (told.version, told.suite) == (TLS13, 0x00C6)


@pytest.mark.parametrize(
    "data",
    [
        b"HTTP/1.1 400 Bad\r\n",
        b"\x16",
        b"\x16\x03\x01\x00\x00",
        b"\x16\x03\x03\xff\xff" + b"\x02\x00\x00\x05abc",
        bytes(range(256)),
    ],
)
def test_an_answer_that_is_none_is_no_hello(data: bytes) -> None:
    assert heard(data, "closed").end == "other"


def test_an_ordinary_server_understands_our_hello(keys: tuple[Path, Path, bytes]) -> None:
    """The hello is read by OpenSSL itself: it answers with a hello, and offers the version asked for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(keys[0], keys[1])
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    server = context.wrap_bio(incoming, outgoing, server_side=True)
    incoming.write(client_hello(TLS13, (0x1301, 0xC02F), "www.example.cn"))
    with pytest.raises(ssl.SSLWantReadError):
        server.do_handshake()
    assert heard(outgoing.read(), "").version == TLS13


def sm2_certificate(ordinary: bytes) -> bytes:
    """The made-up certificate with the identifiers of SM2 and SM3 put in, as far as lengths allow: it is only named, never verified."""
    sha256_rsa = bytes.fromhex("06092a864886f70d01010b")
    sm2_sm3 = bytes.fromhex("06082a811ccf55018375")
    return (
        ordinary.replace(sha256_rsa + b"\x05\x00", sm2_sm3 + b"\x05\x01\x00")
        if sha256_rsa in ordinary
        else ordinary
    )


def test_an_sm2_certificate_is_told_by_its_identifiers(keys: tuple[Path, Path, bytes]) -> None:
    told = certificate(sm2_certificate(keys[2]))
    assert told is not None and told.sm2 and told.key == "SM2" and not told.weak


def test_states_of_a_certificate(keys: tuple[Path, Path, bytes]) -> None:
    told = certificate(keys[2])
    assert told is not None
    at = told.ends
    assert states(told, "www.example.cn", at - dt.timedelta(days=60)) == ()
    assert states(told, "www.example.cn", at - dt.timedelta(days=29)) == ("soon",)
    assert states(told, "www.example.cn", at + dt.timedelta(seconds=1)) == ("expired",)
    assert states(told, "a.www.example.cn", at - dt.timedelta(days=60)) == ("name",)
    assert certificate(b"0\x82junk") is None


HEARD = Path(__file__).parent / "heard"


def recorded(name: str) -> bytes:
    return bytes.fromhex((HEARD / f"{name}.hex").read_text().replace("\n", ""))


@pytest.mark.parametrize(
    ("name", "suite", "uses"),
    [
        ("gmssl-3.1.1-tlcp", 0xE013, ["sign", "encrypt", ""]),
        ("tongsuo-8.3-tlcp", 0xE011, ["sign", "encrypt"]),
    ],
)
def test_tlcp_of_gmssl_and_of_tongsuo_is_heard_with_both_certificates(
    name: str, suite: int, uses: list[str]
) -> None:
    answer = recorded(name)
    told = heard(answer, "enough")
    assert (told.end, told.version, told.suite) == ("hello", TLCP, suite)
    made = [certificate(der) for der in told.certificates]
    assert [(c.key, c.sm2, ",".join(c.use)) for c in made if c] == [("SM2", True, use) for use in uses]
    assert complete(answer) and not complete(answer[:200])


@pytest.mark.parametrize("name", ["gmssl-3.1.1-tls13", "tongsuo-8.3-tls13"])
def test_the_suites_of_rfc_8998_are_heard_of_gmssl_and_of_tongsuo(name: str) -> None:
    told = heard(recorded(name), "enough")
    assert (told.end, told.version, told.suite) == ("hello", TLS13, 0x00C6)


def test_the_share_that_is_offered_is_a_point_of_the_curve() -> None:
    """GmSSL answers an alert where there is none: a server that could would look like one that cannot."""
    hello = client_hello(TLS13, RFC8998_SUITES, "localhost", sm=True)
    at = (
        hello.index(bytes.fromhex("00330047004500290041")) + 10
    )  # key_share: 71 bytes, one of 69: group 41, 65 bytes
    assert hello[at] == 4
    x, y = (int.from_bytes(hello[at + 1 + 32 * n :][:32], "big") for n in (0, 1))
    p = 2**256 - 2**224 - 2**96 + 2**64 - 1
    b = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
    assert (y * y - (x**3 - 3 * x + b)) % p == 0
