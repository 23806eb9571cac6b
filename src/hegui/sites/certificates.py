"""
What a certificate says: until when, for which names, by which algorithms.

SM2 certificates are told by their object identifiers: curve 1.2.156.10197.1.301, signature with SM3 1.2.156.10197.1.501 (GM/T 0006).
``cryptography`` does not know that curve, which says nothing against the certificate.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta

from hegui.sites.addresses import is_number

SOON = timedelta(days=30)
SM2_SIGNATURE = "1.2.156.10197.1.501"
_SM2_CURVE = bytes.fromhex("06082a811ccf5501822d")  # the identifier of the curve, as DER writes it
_OLD_HASHES = frozenset({"md5", "sha1"})


@dataclass(frozen=True, slots=True)
class Certificate:
    begins: datetime
    ends: datetime
    names: tuple[str, ...]
    key: str  # "RSA 2048", "EC secp256r1", "SM2", "?"
    weak: str  # what is weak about it: "RSA 1024", "SHA-1"; "" for nothing
    sm2: bool
    use: tuple[str, ...] = ()  # of its key: "sign", "encrypt"


def certificate(der: bytes) -> Certificate | None:
    """What a certificate says; None where it makes no sense.  Raises ImportError without ``hegui[web]``."""
    from cryptography import x509
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.utils import CryptographyDeprecationWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        try:
            found = x509.load_der_x509_certificate(der)
            begins, ends = found.not_valid_before_utc, found.not_valid_after_utc
            signature = found.signature_algorithm_oid.dotted_string
        except ValueError:
            return None
        sm2 = signature == SM2_SIGNATURE or _SM2_CURVE in der
        key, weak = ("SM2", "") if sm2 else _key(found)
        try:
            digest = found.signature_hash_algorithm
            if digest is not None and digest.name in _OLD_HASHES:
                weak = weak or {"sha1": "SHA-1", "md5": "MD5"}[digest.name]
        except UnsupportedAlgorithm:
            pass  # SM3, told by its identifier above
        return Certificate(begins, ends, _names(found), key, weak, sm2, _use(found))


def _key(found) -> tuple[str, str]:  # type: ignore[no-untyped-def]  # an x509.Certificate, imported late
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    try:
        key = found.public_key()
    except (UnsupportedAlgorithm, ValueError):
        return "?", ""
    if isinstance(key, rsa.RSAPublicKey):
        name = f"RSA {key.key_size}"
        return name, name if key.key_size < 2048 else ""
    if isinstance(key, ec.EllipticCurvePublicKey):
        return f"EC {key.curve.name}", f"EC {key.key_size}" if key.key_size < 224 else ""
    return type(key).__name__, ""


def _names(found) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    from cryptography import x509

    try:
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    told = [n.lower() for n in names.get_values_for_type(x509.DNSName)]
    return (*told, *(str(n) for n in names.get_values_for_type(x509.IPAddress)))


def _use(found) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    from cryptography import x509

    try:
        use = found.extensions.get_extension_for_class(x509.KeyUsage).value
    except (x509.ExtensionNotFound, ValueError):
        return ()
    sign, encrypt = use.digital_signature, use.key_encipherment or use.data_encipherment
    return (*(("sign",) if sign else ()), *(("encrypt",) if encrypt else ()))


def covers(told: Certificate, host: str) -> bool:
    """Is the certificate for this host?  ``*.a.cn`` covers one label, as RFC 9525 has it."""
    if is_number(host):
        return host in told.names
    return any(n == host or (n.startswith("*.") and host.partition(".")[2] == n[2:]) for n in told.names)


def states(told: Certificate, host: str, now: datetime) -> tuple[str, ...]:
    """What is wrong: expired, not-yet, soon, name, weak; nothing where it is good."""
    found = []
    if now > told.ends:
        found.append("expired")
    elif now < told.begins:
        found.append("not-yet")
    elif told.ends - now < SOON:
        found.append("soon")
    if not covers(told, host):
        found.append("name")
    if told.weak:
        found.append("weak")
    return tuple(found)
