"""Bills of materials against their schema, and the cryptography that files show."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

import hegui
from hegui.checks.examples import inventory, on, organisation
from hegui.cli import main
from hegui.law import Law
from hegui.model import Cryptography, Package
from hegui.readers.opening import open_source, source_from
from hegui.supply.algorithms import weakness
from hegui.supply.crypto_scan import scanned

LOCK = json.dumps(
    {
        "lockfileVersion": 3,
        "packages": {
            "": {"dependencies": {"@babel/core": "^7"}},
            "node_modules/@babel/core": {"version": "7.0.0", "integrity": "sha512-" + "A" * 86 + "=="},
            "node_modules/x": {"version": "1.0.0", "dev": True, "integrity": "sha512-no"},
        },
    }
)


def sbom(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[str, int]:
    with pytest.raises(SystemExit) as ended:
        main(["sbom", str(folder), "--lang", "en", *options])
    return capsys.readouterr().out, int(ended.value.code or 0)


@pytest.mark.parametrize("form", ["json", "xml"])
def test_the_bill_is_valid_against_its_schema_and_reads_back_the_same(tmp_path, capsys, form):
    from cyclonedx.schema import OutputFormat, SchemaVersion
    from cyclonedx.validation import make_schemabased_validator

    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "package-lock.json").write_text(LOCK)
    (tmp_path / "repo" / "requirements.txt").write_text("Django==3.2.1\nflask>=2\n")
    (tmp_path / "repo" / "A.java").write_text(
        'Cipher.getInstance("SM4/CBC/PKCS5Padding"); MessageDigest.getInstance("MD5");\n'
    )
    text, code = sbom(tmp_path / "repo", capsys, "--format", form)
    assert code == 0
    kind = OutputFormat.JSON if form == "json" else OutputFormat.XML
    assert make_schemabased_validator(kind, SchemaVersion.V1_6).validate_str(text) is None
    (tmp_path / f"bom.{form}").write_text(text)
    again = [a for a in open_source(source_from(str(tmp_path / f"bom.{form}"))) if isinstance(a, Package)]
    assert {(p.ecosystem, p.name, p.version, p.development) for p in again} == {
        ("npm", "@babel/core", "7.0.0", False), ("npm", "x", "1.0.0", True), ("PyPI", "django", "3.2.1", False), ("PyPI", "flask", None, False),
    }  # fmt: skip
    assert "1.2.156.10197.1.104" in text and "hegui:weak" in text


def test_a_bill_says_what_it_could_not_read(tmp_path, capsys):
    (tmp_path / "poetry.lock").write_text("[[package]\n")
    _, code = sbom(tmp_path, capsys)
    assert code == 2


CODE = [
    ('c = Cipher.getInstance("AES/ECB/PKCS5Padding");', ["algorithm AES ECB"]),
    ('MessageDigest.getInstance("SHA-1")', ["algorithm SHA-1"]),
    ("hashlib.md5(data)", ["algorithm MD5"]),
    ("cipher = AES.new(key, AES.MODE_ECB)", ["algorithm AES ECB"]),
    ("crypto.createCipheriv('sm4-cbc', key, iv)", ["algorithm SM4 CBC"]),
    ('import "crypto/des"', ["algorithm DES"]),
    ("EVP_des_ede3_cbc()", ["algorithm 3DES CBC"]),
    ('oid = "1.2.156.10197.1.501"', ["algorithm SM2-SM3"]),
    ("ssl_protocols TLSv1 TLSv1.2 TLSv1.3;", ["protocol TLS 1.0", "protocol TLS 1.2", "protocol TLS 1.3"]),
    ("SSLProtocol all -SSLv3 -TLSv1", ["protocol TLS 1.1", "protocol TLS 1.2", "protocol TLS 1.3"]),
    ("ssl_ciphers HIGH:!aNULL:!MD5:!RC4;", []),
    ("ssl_ciphers RC4-SHA:ECDHE-RSA-AES256-GCM-SHA384;", ["algorithm RC4"]),
    ("# the rc4 of this release; DESCRIPTION, md5sum, MD5 in a comment", []),
    ("const des = getDescription('aes')", []),
    (
        'String h = DigestUtils.sha1Hex("x"); SmUtil.sm3("x"); new SM4Engine()',
        ["algorithm SHA-1", "algorithm SM3", "algorithm SM4"],
    ),
    ('SSLContext.getInstance("TLSv1")', ["protocol TLS 1.0"]),
    ("k = MD5.new(); hashes.SHA1(); sm4.CryptSM4()", ["algorithm MD5", "algorithm SHA-1", "algorithm SM4"]),
    ("ssl.SSLContext(ssl.PROTOCOL_TLSv1_1)", ["protocol TLS 1.1"]),
    ("rsa.generate_private_key(public_exponent=65537, key_size=1024)", ["algorithm RSA-1024"]),
    ('"github.com/emmansun/gmsm/sm4"', ["algorithm SM4"]),
    ("&tls.Config{MinVersion: tls.VersionTLS10}", ["protocol TLS 1.0"]),
    ("rsa.GenerateKey(rand.Reader, 1024)", ["algorithm RSA-1024"]),
    (
        "new MD5CryptoServiceProvider(); new RijndaelManaged { Mode = CipherMode.ECB }",
        ["algorithm MD5", "algorithm AES ECB"],
    ),
    ("SecurityProtocolType.Ssl3 | SecurityProtocolType.Tls12", ["protocol SSL 3.0", "protocol TLS 1.2"]),
    (
        "$b = hash('sha1', $x); mcrypt_encrypt(MCRYPT_DES, $k, $d, MCRYPT_MODE_ECB)",
        ["algorithm SHA-1", "algorithm DES ECB"],
    ),
    (
        'crypto.subtle.digest("SHA-1", d); sm2.doEncrypt(m, k); sm3("x")',
        ["algorithm SHA-1", "algorithm SM2", "algorithm SM3"],
    ),
    (
        "SHA1(d, n, md); RC4_set_key(&k, 1, b); SSL_CTX_set_min_proto_version(c, TLS1_VERSION)",
        ["algorithm SHA-1", "algorithm RC4", "protocol TLS 1.0"],
    ),
    ("Ciphers aes128-ctr,3des-cbc,arcfour", ["algorithm 3DES", "algorithm RC4"]),
    ("MACs hmac-md5,hmac-sha2-256", ["algorithm MD5"]),
    ("default_md = sha1", ["algorithm SHA-1"]),
    ("default_bits = 1024", ["algorithm RSA-1024"]),
    ("MinProtocol = TLSv1", ["protocol TLS 1.0"]),
    ("    enabled-protocols: TLSv1.1,TLSv1.2", ["protocol TLS 1.1", "protocol TLS 1.2"]),
    ("tls_version=TLSv1,TLSv1.2", ["protocol TLS 1.0", "protocol TLS 1.2"]),
    ("ssl-cipher=DES-CBC3-SHA", ["algorithm 3DES"]),
    ("ssl_min_protocol_version = 'TLSv1'", ["protocol TLS 1.0"]),
    ('// Cipher.getInstance("RC4") was used before', []),
    ("class SM3(HashAlgorithm):", []),
    ("    key_size = 384", []),
    ("shash(x); rehash('md5')", []),
]


@pytest.mark.parametrize("line, expected", CODE, ids=[c[0][:30] for c in CODE])
def test_algorithms_are_told_by_the_calls_that_use_them(line, expected):
    told = [f"{kind} {each.name} {each.mode}".strip() for _, kind, each, _ in scanned(line)]
    assert told == expected


@pytest.mark.parametrize(
    "kind, name, mode, weak",
    [
        ("algorithm", "MD5", "", "algorithm"), ("algorithm", "SM3", "", ""), ("algorithm", "SM4", "ECB", "mode"), ("algorithm", "AES", "GCM", ""),
        ("certificate", "RSA-1024", "", "size"), ("certificate", "RSA-2047", "", "size"), ("certificate", "RSA-2048", "", ""),
        ("protocol", "TLS 1.1", "", "protocol"), ("protocol", "TLS 1.2", "", ""), ("algorithm", "3DES", "CBC", "algorithm"),
    ],
)  # fmt: skip
def test_what_is_weak(kind, name, mode, weak):
    assert weakness(kind, name, mode) == weak


SM2 = """-----BEGIN CERTIFICATE-----
MIIBcDCCARegAwIBAgIUe2RBVYxswsNLGHNwq46chQIfpRMwCgYIKoEcz1UBg3Uw
DjEMMAoGA1UEAwwDc20yMB4XDTI2MTEyNTE0MjI1NloXDTI2MTIyNTE0MjI1Nlow
DjEMMAoGA1UEAwwDc20yMFkwEwYHKoZIzj0CAQYIKoEcz1UBgi0DQgAE1571Ff0p
N/GVwSix6hGl2wPR3vNjTM/8EpIxFzhBGXA4lHJwgOlsgvpDBaVBY++zAZG+dTiw
j8N50oxIof6JNqNTMFEwHQYDVR0OBBYEFLm2zF60mwhgUD17lEjtpceJA8+DMB8G
A1UdIwQYMBaAFLm2zF60mwhgUD17lEjtpceJA8+DMA8GA1UdEwEB/wQFMAMBAf8w
CgYIKoEcz1UBg3UDRwAwRAIgCr4T4GJ3M92EOXp60KvEJzuHq/SF7wqsC+TAG3nn
xTYCIGZnfyEDd7MzGBSfCfAID1sGV83Zo5an+Xprnail9GTQ
-----END CERTIFICATE-----
"""


def certificate(folder: Path, days: int) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(65537, 1024)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "made up")])
    begins = datetime(2026, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), 1, begins, begins + timedelta(days=days)
    ).sign(key, hashes.SHA256())
    (folder / "server.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain, pem = serialization.NoEncryption(), serialization.Encoding.PEM
    (folder / "server.key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))
    locked = serialization.BestAvailableEncryption(b"x")
    (folder / "locked.key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, locked))


def test_certificates_and_keys_are_told_and_no_key_is_kept(tmp_path, monkeypatch):
    certificate(tmp_path, 30)
    report = hegui.check(tmp_path, on=date(2026, 11, 25))
    kinds = {(f.check, f.place.source.rpartition("/")[2]) for f in report.findings}
    assert kinds == {
        ("crypto.certificate-ended", "server.pem"), ("crypto.weak-algorithm", "server.pem"), ("crypto.private-key-in-the-open", "server.key"),
        ("crypto.weak-algorithm", "server.key"),
    }  # fmt: skip
    key = (tmp_path / "server.key").read_text().splitlines()[1]
    assert key not in str(report)


def test_a_certificate_with_an_sm2_key_is_told_by_its_identifiers(tmp_path):
    (tmp_path / "sm2.pem").write_text(SM2)
    (found,) = open_source(source_from(str(tmp_path / "sm2.pem")))
    assert isinstance(found, Cryptography)
    assert (found.name, found.oid, found.signed_with) == ("SM2", "1.2.156.10197.1.301", "SM3")


def test_what_is_no_certificate_is_said(tmp_path):
    (tmp_path / "x.pem").write_text("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    (tmp_path / "y.p12").write_bytes(b"\x30\x82\x01\x00" + bytes(64))
    for name in ("x.pem", "y.p12"):
        (found,) = open_source(source_from(str(tmp_path / name)))
        assert not isinstance(found, Cryptography) and getattr(found, "asked", False)


@pytest.mark.parametrize(
    ("today", "reported", "due"),
    [
        (date(2026, 1, 31), None, False),  # in force since August 2025: the first is due on this day
        (date(2026, 2, 1), None, True),
        (date(2026, 2, 1), date(2026, 1, 31), False),
        (date(2027, 1, 31), date(2026, 1, 15), False),
        (date(2027, 2, 1), date(2026, 1, 15), True),
        (date(2026, 2, 1), date(2025, 12, 31), True),
    ],
)
def test_the_report_on_cryptography_is_due_by_the_end_of_january(today, reported, due):
    from hegui.checks import room

    declared = {"crypto_report": on(reported.year, reported.month, reported.day)} if reported else {}
    us = organisation(roles=("critical-infrastructure-operator",), declarations=declared, today=today)
    rulings = list(room.all()["org.crypto-report-overdue"](inventory(), us, Law(today)))
    assert bool(rulings) == due


def test_what_is_not_installed_is_said_kindly(tmp_path, capsys, monkeypatch):
    import sys

    for name in ("yaml", "packaging.requirements", "cyclonedx.output"):
        monkeypatch.setitem(sys.modules, name, None)
    (tmp_path / "pnpm-lock.yaml").write_text("lockfileVersion: '9.0'\npackages: {}\n")
    (tmp_path / "requirements.txt").write_text("django==3.2.1\n")
    found = list(open_source(source_from(str(tmp_path))))
    assert len(found) == 2 and all("hegui[supply]" in str(getattr(f, "reason", "")) for f in found)
    with pytest.raises(SystemExit) as ended:
        main(["sbom", str(tmp_path), "--lang", "en"])
    assert ended.value.code == 2 and "pip install 'hegui[supply]'" in capsys.readouterr().err


def test_blocks_that_never_end_are_passed_over_once(tmp_path):
    """Thousands of beginnings, and one key at the end; it takes minutes to look to the end for each."""
    key = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n"
    (tmp_path / "a.pem").write_text("-----BEGIN CERTIFICATE-----\n" * 100_000 + key)
    found = [a for a in open_source(source_from(str(tmp_path / "a.pem"))) if isinstance(a, Cryptography)]
    assert [(k.kind, k.name, k.place.line) for k in found] == [("private-key", "RSA", 100_001)]


def _keys() -> dict[str, tuple[bytes, str, bool]]:
    """Private keys made here: what lies in the file, what kind it is, whether a password protects it."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

    pem, none = serialization.Encoding.PEM, serialization.NoEncryption()
    under = serialization.BestAvailableEncryption(b"made-up")
    eight, traditional, openssh = (
        serialization.PrivateFormat.PKCS8, serialization.PrivateFormat.TraditionalOpenSSL, serialization.PrivateFormat.OpenSSH
    )  # fmt: skip
    small, edwards = rsa.generate_private_key(65537, 1024), ed25519.Ed25519PrivateKey.generate()
    return {
        "pkcs8": (small.private_bytes(pem, eight, none), "RSA-1024", False),
        "pkcs1": (small.private_bytes(pem, traditional, none), "RSA-1024", False),
        "curve": (
            ec.generate_private_key(ec.SECP256R1()).private_bytes(pem, eight, none),
            "ECDSA-secp256r1",
            False,
        ),
        "locked": (small.private_bytes(pem, eight, under), "PKCS#8", True),
        "id_rsa": (small.private_bytes(pem, openssh, none), "RSA-1024", False),
        "id_ed25519": (edwards.private_bytes(pem, openssh, none), "Ed25519", False),
    }


@pytest.mark.parametrize("name", ["pkcs8", "pkcs1", "curve", "locked", "id_rsa", "id_ed25519"])
def test_a_private_key_is_told_by_algorithm_size_and_password_whatever_its_name(tmp_path, name):
    data, kind, protected = _keys()[name]
    (tmp_path / name).write_bytes(data)
    found = [f for f in open_source(source_from(str(tmp_path / name))) if isinstance(f, Cryptography)]
    assert [(f.kind, f.name, f.protected) for f in found] == [("private-key", kind, protected)]
