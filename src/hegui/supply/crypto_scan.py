"""
Which algorithms and protocols a program or a server's settings name: by the calls that use them, not by words alone.

Own patterns for Java, Python, JavaScript, Go, C, C#, PHP and the settings of nginx, Apache and Java.  Lines longer than 2,000
characters (bundles, data) are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Cryptography, Place
from hegui.supply.algorithms import CHINESE, OIDS, Named, named

LONGEST = 2_000  # characters of a line

_CALLS = re.compile(
    r"getInstance\(\s*\"(?P<java>[\w/.\-]{2,40})\""
    r"|hashlib\.(?P<py>md5|sha1|sha224|sha256|sha384|sha512)\b|hashlib\.new\(\s*['\"](?P<py2>[\w-]+)"
    r"|algorithms\.(?P<py3>TripleDES|ARC4|Blowfish|AES|SM4|ChaCha20)\b|\b(?P<py4>DES3?|ARC4|AES|Blowfish)\.new\("
    r"|create(?:Hash|Hmac)\(\s*['\"`](?P<js>[\w-]+)|create(?:De|C)ipher(?:iv)?\(\s*['\"`](?P<js2>[\w-]+)"
    r"|CryptoJS\.(?P<js3>MD5|SHA1|SHA256|SHA512|DES|TripleDES|RC4|AES)\b"
    r"|\"crypto/(?P<go>md5|sha1|sha256|sha512|des|rc4|aes|rsa|dsa|ecdsa|ed25519)\"|gmsm/(?P<go2>sm[234])\b"
    r"|\bEVP_(?P<c>(?:md5|sha1|sha256|sha512|des|rc4|rc2|bf|aes|sm[34]|zuc)\w*)\("
    r"|\b(?P<cs>MD5|SHA1|SHA256|SHA512|DES|TripleDES|RC2|Aes|RSA|DSA)\.Create\("
    r"|openssl_(?:en|de)crypt\([^,]+,\s*['\"](?P<php>[\w-]+)|(?<![\w>:.$])(?P<php2>md5|sha1)\(\s*\$"
    r"|\b(?:gmssl|smutils|sm-crypto|cn\.hutool\.crypto)\S*\b(?P<gm>[sS][mM][234])\b"
    r"|\b(?P<gm2>SM[2349]|ZUC)(?=(?:Util|Engine|Cipher|Crypt|Sign|Digest|KeyPair|PublicKey|PrivateKey|\.|_|/|\b\s*\())"
)
_ECB = re.compile(r"\b(?:MODE_ECB|modes\.ECB|CipherMode\.ECB)\b")
_OID = re.compile(r"(?<![\d.])1\.2\.156\.10197\.1\.(?:102|104|201|301|302|401|501)(?![\d.]\d)")
_PROTOCOLS = re.compile(
    r"(?i:ssl_protocols|SSLProtocol|ssl\.enabled\.protocols|enabled-protocols)\s*[=: ]\s*(?P<list>[^;#\n]+)"
)
_CIPHERS = re.compile(r"(?i:ssl_ciphers|SSLCipherSuite)\s+['\"]?(?P<list>[^;'\"#\n]+)")
_PROTOCOL = {"sslv2": "SSL 2.0", "sslv3": "SSL 3.0", "tlsv1": "TLS 1.0", "tlsv1.0": "TLS 1.0", "tlsv1.1": "TLS 1.1", "tlsv1.2": "TLS 1.2", "tlsv1.3": "TLS 1.3"}  # fmt: skip


# a line with none of these words names no algorithm: looking for words costs little beside trying the patterns
_WORDS = (
    "getInstance", "hashlib", "algorithms", ".new(", "createH", "ipher", "CryptoJS", '"crypto/', "gmsm/sm", "EVP_", ".Create(", "openssl_",
    "md5(", "sha1(", "gmssl", "smutils", "sm-crypto", "cn.hutool", "SM2", "SM3", "SM4", "SM9", "ZUC", "1.2.156.10197", "rotocols", "SSLProtocol",
    "ROTOCOL", "sslprotocol", "IPHER",
)  # fmt: skip


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines that one of the words stands in, by their number from 1."""
    starts: set[int] = set()
    for word in _WORDS:
        at = text.find(word)
        while at >= 0:
            starts.add(text.rfind("\n", 0, at) + 1)
            end = text.find("\n", at)
            at = text.find(word, end) if end >= 0 else -1
    found = []
    number, counted = 1, 0
    for start in sorted(starts):
        number, counted = number + text.count("\n", counted, start), start
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        if len(line) <= LONGEST:
            found.append((number, line))
    return found


def used_in(text: str, place: Place) -> list[Cryptography]:
    """The algorithms and protocols that a text uses, each by the first line that does."""
    found: dict[tuple[str, str, str], Cryptography] = {}
    for line, kind, each, oid in scanned(text):
        made = Cryptography(
            Place(place.source, place.path, line=line), "protocol" if kind == "protocol" else "algorithm", each.name, each.mode,
            oid or OIDS.get(each.name, ""),
        )  # fmt: skip
        found.setdefault((kind, each.name, each.mode), made)
    return list(found.values())


def scanned(text: str) -> Iterator[tuple[int, str, Named, str]]:
    """``(line, kind, algorithm or protocol, OID)`` for each place where one is used."""
    for number, line in _lines(text):
        for call in _CALLS.finditer(line):
            said = next(g for g in call.groups() if g)
            if (found := named(said)) is not None:
                yield (
                    number,
                    "algorithm",
                    Named(found.name, found.mode or ("ECB" if _ECB.search(line) else "")),
                    "",
                )
        for oid in _OID.finditer(line):
            yield number, "algorithm", Named(CHINESE[oid[0]]), oid[0]
        if (listed := _PROTOCOLS.search(line)) is not None and not line.lstrip().startswith("#"):
            yield from ((number, "protocol", Named(p), "") for p in _protocols(listed["list"]))
        if (listed := _CIPHERS.search(line)) is not None and not line.lstrip().startswith("#"):
            yield from ((number, "algorithm", found, "") for found in _suites(listed["list"]))


def _protocols(said: str) -> list[str]:
    """``TLSv1.2 TLSv1.3``; Apache's ``all -SSLv3`` means all that are not taken away."""
    words = [w.strip("'\"[]") for w in re.split(r"[\s,]+", said.strip()) if w]
    away = {w[1:].lower() for w in words if w.startswith("-")}
    if any(w.lower().lstrip("+") == "all" for w in words):
        return [
            name for key, name in _PROTOCOL.items() if key not in away and key not in ("sslv2", "tlsv1.0")
        ]
    return [
        _PROTOCOL[k] for w in words if not w.startswith("-") and (k := w.lower().lstrip("+")) in _PROTOCOL
    ]


_IN_SUITES = {
    "RC4": "RC4",
    "3DES": "3DES",
    "DES-CBC3": "3DES",
    "DES": "DES",
    "MD5": "MD5",
    "SM4": "SM4",
    "SM3": "SM3",
}


def _suites(said: str) -> Iterator[Named]:
    """What a list of cipher suites lets in by name; what it shuts out (``!RC4``) is none."""
    for word in re.split(r"[:,\s]+", said):
        if word[:1] in ("", "!", "-"):
            continue
        found = next(
            (n for part, n in _IN_SUITES.items() if re.search(rf"(?<![A-Z0-9]){part}(?![A-Z0-9])", word)),
            None,
        )
        if found:
            yield Named(found)
