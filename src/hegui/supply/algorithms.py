"""
Cryptographic algorithms by the names that code, settings and certificates give them.

Object identifiers of the Chinese algorithms: GM/T 0006-2012 (1.2.156.10197.1.…), of the others: their own standards.  What counts as weak:
MD5, SHA-1, DES, 3DES, RC2, RC4 and ECB are broken or withdrawn by NIST SP 800-131A; RSA below 2048 bits likewise; SSL and TLS 1.0/1.1 by
RFC 8996.  From memory, to be compared with the standards: unverified.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

CHINESE = {
    "1.2.156.10197.1.102": "SM1", "1.2.156.10197.1.104": "SM4", "1.2.156.10197.1.201": "ZUC", "1.2.156.10197.1.301": "SM2",
    "1.2.156.10197.1.302": "SM9", "1.2.156.10197.1.401": "SM3", "1.2.156.10197.1.501": "SM2-SM3",
}  # fmt: skip
OIDS = {name: oid for oid, name in CHINESE.items()} | {
    "MD5": "1.2.840.113549.2.5", "SHA-1": "1.3.14.3.2.26", "SHA-256": "2.16.840.1.101.3.4.2.1", "SHA-512": "2.16.840.1.101.3.4.2.3",
    "DES": "1.3.14.3.2.7", "3DES": "1.2.840.113549.3.7", "RC4": "1.2.840.113549.3.4", "RSA": "1.2.840.113549.1.1.1",
    "ECDSA": "1.2.840.10045.2.1", "AES": "2.16.840.1.101.3.4.1",
}  # fmt: skip
PRIMITIVES = {
    "SM1": "block-cipher", "SM2": "signature", "SM3": "hash", "SM4": "block-cipher", "SM9": "signature", "ZUC": "stream-cipher", "SM2-SM3": "signature",
    "MD2": "hash", "MD4": "hash", "MD5": "hash", "SHA-1": "hash", "SHA-224": "hash", "SHA-256": "hash", "SHA-384": "hash", "SHA-512": "hash",
    "SHA3": "hash", "DES": "block-cipher", "3DES": "block-cipher", "AES": "block-cipher", "RC2": "block-cipher", "RC4": "stream-cipher",
    "Blowfish": "block-cipher", "ChaCha20": "stream-cipher", "RSA": "pke", "DSA": "signature", "ECDSA": "signature", "Ed25519": "signature",
}  # fmt: skip
_WEAK = frozenset(["MD2", "MD4", "MD5", "SHA-1", "DES", "3DES", "RC2", "RC4", "Blowfish", "DSA"])
_WEAK_PROTOCOLS = frozenset(["SSL 2.0", "SSL 3.0", "TLS 1.0", "TLS 1.1"])
_NAMES = {
    "md2": "MD2", "md4": "MD4", "md5": "MD5", "sha": "SHA-1", "sha1": "SHA-1", "sha224": "SHA-224", "sha256": "SHA-256", "sha384": "SHA-384",
    "sha512": "SHA-512", "des": "DES", "descbc": "DES", "desede": "3DES", "desede3": "3DES", "des3": "3DES", "3des": "3DES", "tripledes": "3DES",
    "aes": "AES", "aes128": "AES", "aes192": "AES", "aes256": "AES", "rijndael": "AES", "rijndael128": "AES", "rijndael256": "AES", "rc2": "RC2", "rc4": "RC4", "arc4": "RC4", "arcfour": "RC4",
    "blowfish": "Blowfish", "bf": "Blowfish", "chacha20": "ChaCha20", "rsa": "RSA", "dsa": "DSA", "ecdsa": "ECDSA", "ed25519": "Ed25519",
    "sm1": "SM1", "sm2": "SM2", "sm3": "SM3", "sm4": "SM4", "sms4": "SM4", "sm9": "SM9", "zuc": "ZUC", "eea3": "ZUC", "eia3": "ZUC",
}  # fmt: skip
_MODES = frozenset(["ecb", "cbc", "cfb", "ofb", "ctr", "gcm", "ccm"])


@dataclass(frozen=True, slots=True)
class Named:
    """An algorithm and the mode it is used in, if one is named."""

    name: str
    mode: str = ""


def named(said: str) -> Named | None:
    """The algorithm that a word names; None where it names none.

    >>> named("AES/ECB/PKCS5Padding"), named("des-ede3-cbc"), named("EVP_sm4_gcm"), named("hmac")
    (Named(name='AES', mode='ECB'), Named(name='3DES', mode='CBC'), Named(name='SM4', mode='GCM'), None)
    >>> named("SHA256withRSA"), named("PBEWithMD5AndDES").name
    (Named(name='SHA-256', mode=''), 'MD5')
    """
    parts = [p for p in re.split(r"[/_\-\s.]+|(?i:with|and)", said.lower()) if p]
    mode = next((p.upper() for p in parts if p in _MODES), "")
    for size in (3, 2, 1):
        for start in range(len(parts) - size + 1):
            found = _NAMES.get("".join(parts[start : start + size]))
            if found:
                return Named(found, mode)
    return None


def weakness(kind: str, name: str, mode: str) -> str:
    """Why it is weak, as a word that a check explains: "algorithm", "mode", "size", "protocol"; empty where it is not."""
    if kind == "protocol":
        return "protocol" if name in _WEAK_PROTOCOLS else ""
    base, _, size = name.partition("-") if name.startswith(("RSA-", "DSA-")) else (name, "", "")
    if base in _WEAK:
        return "algorithm"
    if base == "RSA" and size.isdigit() and int(size) < 2048:
        return "size"
    return "mode" if mode == "ECB" else ""


def is_chinese(name: str) -> bool:
    return name.startswith(("SM1", "SM2", "SM3", "SM4", "SM9", "ZUC"))
