"""
What kind of key a PEM block of a private key holds: algorithm and size, and whether it lies under a password.  Nothing else is kept.

OpenSSH writes the public half and the name of the cipher in the clear, so that both are known of a protected key too.
"""

from __future__ import annotations

import base64
import binascii
import re

from hegui.supply.algorithms import named

CURVE_SM2 = bytes.fromhex("06082a811ccf5501822d")  # OBJECT IDENTIFIER 1.2.156.10197.1.301
_OPENSSH = b"openssh-key-v1\x00"
_SSH_KINDS = {"ssh-ed25519": "Ed25519", "ssh-dss": "DSA", "ecdsa-sha2-nistp256": "ECDSA-secp256r1", "ecdsa-sha2-nistp384": "ECDSA-secp384r1",
              "ecdsa-sha2-nistp521": "ECDSA-secp521r1"}  # fmt: skip


def kind_of_key(label: str, block: bytes) -> tuple[str, bool]:
    """The algorithm with its size, as far as it can be told, and whether a password protects it."""
    body = _decoded(block)
    if body.startswith(_OPENSSH):
        return _of_openssh(body[len(_OPENSSH) :])
    protected = "ENCRYPTED" in label or b"Proc-Type: 4,ENCRYPTED" in block
    told = "" if protected else ("SM2" if CURVE_SM2 in body else _loaded(block))
    kind = label.removesuffix("PRIVATE KEY").replace("ENCRYPTED", "").strip()
    found = named(kind) if kind else None
    return told or (found.name if found else kind or "PKCS#8"), protected


def _decoded(block: bytes) -> bytes:
    lines = [
        line for line in block.splitlines() if line and not line.startswith(b"-----") and b":" not in line
    ]
    try:
        return base64.b64decode(b"".join(lines))
    except (binascii.Error, ValueError):
        return b""


def _loaded(block: bytes) -> str:
    try:
        from cryptography.exceptions import UnsupportedAlgorithm
        from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ModuleNotFoundError:
        return ""
    try:
        key = load_pem_private_key(block, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return ""
    if isinstance(key, (rsa.RSAPrivateKey, dsa.DSAPrivateKey)):
        return f"{'RSA' if isinstance(key, rsa.RSAPrivateKey) else 'DSA'}-{key.key_size}"
    if isinstance(key, ec.EllipticCurvePrivateKey):
        return f"ECDSA-{key.curve.name}"
    return re.sub(r"^_|PrivateKey$", "", type(key).__name__)


def _of_openssh(body: bytes) -> tuple[str, bool]:
    """``cipher, key derivation, its options, how many keys, the public half``: each a length and so many bytes."""
    cipher, rest = _string(body)
    _, rest = _string(rest)
    _, rest = _string(rest)
    public, _ = _string(rest[4:])
    kind, numbers = _string(public)
    name = _SSH_KINDS.get(kind.decode("ascii", "replace"), "")
    if kind == b"ssh-rsa":
        modulus, _ = _string(_string(numbers)[1])
        name = f"RSA-{int.from_bytes(modulus, 'big').bit_length()}"
    return name or "OPENSSH", cipher != b"none"


def _string(data: bytes) -> tuple[bytes, bytes]:
    size = int.from_bytes(data[:4], "big")
    return data[4 : 4 + size], data[4 + size :]
