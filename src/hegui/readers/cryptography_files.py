"""
Certificates, keys, programs and settings: the cryptography that they show.

A certificate with an SM2 key is read by its object identifiers, as the library at hand cannot read such a key.  Of a key nothing is
kept but its kind.  A program that uses none is a program like others.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from hegui.errors import SourceError
from hegui.model import Cryptography, Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.files import Broken, head_of, why
from hegui.readers.kinds import CODE
from hegui.readers.packages import text_of
from hegui.readers.private_keys import CURVE_SM2, kind_of_key
from hegui.supply.algorithms import CHINESE, OIDS
from hegui.supply.crypto_scan import used_in
from hegui.text import Text

MOST = 4 << 20  # bytes of a file with certificates
# a block ends before another begins: thousands that never end are passed over once, not once each
_PEM = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----(?:(?!-----BEGIN ).)*?-----END \1-----", re.DOTALL)
_BEGINS = re.compile(rb"\s*-----BEGIN (?:[A-Z0-9]+ )*(?:CERTIFICATE|PRIVATE KEY|EC PARAMETERS)-----")
_NEEDS = Text(
    "缺少读取证书的组件；请安装：pip install 'hegui[supply]'",
    "what reads certificates is not installed: pip install 'hegui[supply]'",
)
_SIGNED = {
    "1.2.840.113549.1.1.4": "MD5", "1.2.840.113549.1.1.5": "SHA-1", "1.2.840.10040.4.3": "SHA-1", "1.2.840.10045.4.1": "SHA-1",
    "1.2.840.113549.1.1.11": "SHA-256", "1.2.840.113549.1.1.12": "SHA-384", "1.2.840.113549.1.1.13": "SHA-512",
    "1.2.840.10045.4.3.2": "SHA-256", "1.2.840.10045.4.3.3": "SHA-384", "1.2.156.10197.1.501": "SM3",
}  # fmt: skip


def is_pem(head: bytes) -> bool:
    """Does it begin with a certificate or a private key?  Servers keep them under names of their own, such as ``id_rsa``."""
    return _BEGINS.match(head) is not None


@reader(
    "certificates",
    takes=("*.pem", "*.crt", "*.cer", "*.der", "*.key", "*.p12", "*.pfx", "*.jks"),
    title=Text("证书与密钥文件（PEM、DER）", "Certificates and keys (PEM, DER)"),
    sniffs=is_pem,
    needs="supply",
    named=True,
)
def read_certificates(source: Source) -> Iterator[Read]:
    """Yield each certificate and each private key of a file."""
    assert source.path is not None
    place = Place(source.name)
    try:
        data = head_of(source.path, MOST)
    except Broken as wrong:
        raise SourceError(
            why(wrong), Text("检查文件和权限。", "Check the file and its permissions.")
        ) from None
    blocks = [(m[1].decode(), m[0], data.count(b"\n", 0, m.start()) + 1) for m in _PEM.finditer(data)]
    if not blocks and data[:1] == b"\x30" and source.path.suffix.lower() not in (".p12", ".pfx"):
        blocks = [("DER", data, 0)]
    if not blocks:
        yield Skipped(
            place,
            Text("不是 PEM 或 DER 证书（口令保护的密钥库不打开），未查看", "no PEM or DER certificate (key stores under a password are not opened): not looked at"),
            asked=source.asked,
        )  # fmt: skip
        return
    for label, block, line in blocks:
        yield from _block(label, block, Place(source.name, line=line or None), source.asked)


def _block(label: str, block: bytes, place: Place, asked: bool) -> Iterator[Read]:
    if "PRIVATE KEY" in label:
        name, protected = kind_of_key(label, block)
        yield Cryptography(
            place, "private-key", name, oid=OIDS["SM2"] if name == "SM2" else "", protected=protected
        )
        return
    if "CERTIFICATE" not in label and label != "DER":
        return
    try:
        yield _certificate(block, place, der=label == "DER")
    except ModuleNotFoundError:
        yield Skipped(place, _NEEDS, asked=asked)
    except (ValueError, TypeError):
        yield Skipped(
            place,
            Text("不是能读懂的证书，未查看", "no certificate that can be read: not looked at"),
            asked=asked,
        )


def _certificate(block: bytes, place: Place, *, der: bool) -> Cryptography:
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa

    with warnings.catch_warnings():  # of what a later release of the library will refuse
        warnings.simplefilter("ignore")
        made = x509.load_der_x509_certificate(block) if der else x509.load_pem_x509_certificate(block)
    oid = made.public_key_algorithm_oid.dotted_string
    signed = made.signature_algorithm_oid.dotted_string
    name = "SM2" if CURVE_SM2 in made.tbs_certificate_bytes else CHINESE.get(oid, "")
    if not name:
        try:
            key = made.public_key()
            if isinstance(key, (rsa.RSAPublicKey, dsa.DSAPublicKey)):
                name = f"{'RSA' if isinstance(key, rsa.RSAPublicKey) else 'DSA'}-{key.key_size}"
            elif isinstance(key, ec.EllipticCurvePublicKey):
                name, oid = f"ECDSA-{key.curve.name}", OIDS["ECDSA"]
            else:
                name = type(key).__name__.removesuffix("PublicKey").lstrip("_")
        except (UnsupportedAlgorithm, ValueError):
            name = oid
    return Cryptography(
        place, "certificate", name, oid=OIDS["SM2"] if name == "SM2" else oid, signed_with=_SIGNED.get(signed, signed),
        since=made.not_valid_before_utc.date(), until=made.not_valid_after_utc.date(),
    )  # fmt: skip


@reader(
    "programs",
    takes=(
        "*.java", "*.kt", "*.scala", "*.py", "*.ts", "*.jsx", "*.tsx", "*.go", "*.c", "*.cc", "*.cpp", "*.h",
        "*.cs", "*.rs", "*.rb", "*.properties", "application*.yml", "application*.yaml", "sshd_config", "ssh_config", "*.cnf", "my.ini",
        "postgresql.conf", "java.security",
    ),
    title=Text("程序与配置（只看密码算法的使用）", "Programs and settings (the cryptography they use)"),
    named=True,
)  # fmt: skip
def read_programs(source: Source) -> Iterator[Read]:
    """Yield the algorithms and protocols that a program or a server's settings use."""
    assert source.path is not None
    try:
        text = text_of(source.path)
    except (*Broken, UnicodeError, MemoryError):
        text = ""
    found = used_in(text, Place(source.name))
    yield from found or (Skipped(Place(source.name), CODE.reason, asked=source.asked),)
