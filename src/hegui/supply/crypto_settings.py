"""
Which algorithms and protocols a line of settings lets in: nginx, Apache, OpenSSL, OpenSSH, Spring, Tomcat, MySQL, PostgreSQL, Java.

What a list shuts out (``!RC4``, ``-SSLv3``) is not let in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.supply.algorithms import Named, named

PROTOCOL = {"sslv2": "SSL 2.0", "sslv3": "SSL 3.0", "tlsv1": "TLS 1.0", "tlsv1.0": "TLS 1.0", "tlsv1.1": "TLS 1.1", "tlsv1.2": "TLS 1.2", "tlsv1.3": "TLS 1.3"}  # fmt: skip
_PROTOCOLS = re.compile(
    r"(?i:ssl_protocols|SSLProtocol|ssl\.enabled\.protocols|enabled-protocols|sslEnabledProtocols|\btls_version|ssl_min_protocol_version"
    r"|\bMinProtocol|ssl_min_protocol)\s*[=: ]\s*(?P<list>[^;#\n]+)"
)
_CIPHERS = re.compile(
    r"(?:(?i:ssl_ciphers|SSLCipherSuite|\bssl[-_]cipher|\bCipherString)|^\s*(?:Ciphers|MACs|KexAlgorithms|HostKeyAlgorithms|PubkeyAcceptedAlgorithms))"
    r"\s*[= ]\s*['\"]?(?P<list>[^;'\"#\n]+)"
)
_DIGESTS = re.compile(r"^\s*(?:default_md|password_encryption)\s*=\s*['\"]?(?P<name>[\w-]+)")
_BITS = re.compile(r"^\s*default_bits\s*=\s*(?P<size>1024|1536|2048|3072|4096|8192)\b")
_IN_SUITES = {
    "rc4": "RC4", "arcfour": "RC4", "3des": "3DES", "des-cbc3": "3DES", "des(?!-cbc3)": "DES", "md5": "MD5", "sha1": "SHA-1", "blowfish": "Blowfish",
    "ssh-dss": "DSA", "sm4": "SM4", "sm3": "SM3",
}  # fmt: skip


def in_setting(line: str) -> Iterator[tuple[str, Named]]:
    """``("protocol" or "algorithm", its name)``."""
    if (listed := _PROTOCOLS.search(line)) is not None:
        yield from (("protocol", Named(p)) for p in _protocols(listed["list"]))
    if (listed := _CIPHERS.search(line)) is not None:
        yield from (("algorithm", found) for found in _suites(listed["list"]))
    if (said := _DIGESTS.search(line)) is not None and (found := named(said["name"])) is not None:
        yield "algorithm", found
    if (said := _BITS.search(line)) is not None:
        yield "algorithm", Named(f"RSA-{said['size']}")


def _protocols(said: str) -> list[str]:
    """``TLSv1.2 TLSv1.3``; Apache's ``all -SSLv3`` means all that are not taken away."""
    words = [w.strip("'\"[]/>") for w in re.split(r"[\s,]+", said.strip()) if w]
    away = {w[1:].lower() for w in words if w.startswith("-")}
    if any(w.lower().lstrip("+") == "all" for w in words):
        return [name for key, name in PROTOCOL.items() if key not in away and key not in ("sslv2", "tlsv1.0")]
    return [PROTOCOL[k] for w in words if not w.startswith("-") and (k := w.lower().lstrip("+")) in PROTOCOL]


def _suites(said: str) -> Iterator[Named]:
    """What a list of cipher suites lets in by name; what it shuts out (``!RC4``) is none."""
    for word in re.split(r"[:,\s]+", said.lower()):
        if word[:1] in ("", "!", "-"):
            continue
        for part, name in _IN_SUITES.items():
            if re.search(rf"(?<![a-z0-9]){part}(?![a-z0-9])", word) and not (
                part == "des" and "3des" in word
            ):
                yield Named(name)
