"""
Which algorithms, key sizes and protocols a program names: by the calls that use them, not by words alone.

Own patterns for Java, Python, JavaScript, Go, C, C# and PHP.  Lines of comment, and lines longer than 2,000 characters (bundles,
data), are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hegui.model import Cryptography, Place
from hegui.supply.algorithms import CHINESE, OIDS, Named, named
from hegui.supply.crypto_settings import PROTOCOL, in_setting

LONGEST = 2_000  # characters of a line

_CALLS = re.compile(
    r"getInstance\(\s*\"(?P<java>[\w/.\-]{2,40})\"|\bnew\s+(?P<java2>SM[234]|DESede|DES|RC[24]|Blowfish|AES)(?:Engine|KeySpec|FastEngine|Signer|Digest)\b"
    r"|\b(?:DigestUtils?|SecureUtil)\.(?P<java3>md5|sha1|sha256|sha512)\w*\(|\bSmUtil\.(?P<java4>sm[234])"
    r"|hashlib\.(?P<py>md5|sha1|sha224|sha256|sha384|sha512)\b|hashlib\.new\(\s*['\"](?P<py2>[\w-]+)"
    r"|algorithms\.(?P<py3>TripleDES|ARC4|Blowfish|AES|SM4|ChaCha20)\b|\b(?P<py4>DES3?|ARC4|AES|Blowfish|MD[245]|SHA(?:1|224|256|384|512)?)\.new\("
    r"|\bhashes\.(?P<py5>MD5|SHA1|SHA224|SHA256|SHA384|SHA512|SM3)\(|\bCrypt(?P<py6>SM[24])\("
    r"|create(?:Hash|Hmac)\(\s*['\"`](?P<js>[\w-]+)|create(?:De|C)ipher(?:iv)?\(\s*['\"`](?P<js2>[\w-]+)"
    r"|CryptoJS\.(?P<js3>MD5|SHA1|SHA256|SHA512|DES|TripleDES|RC4|AES)\b|\bsubtle\.digest\(\s*['\"](?P<js4>[\w-]+)"
    r"|\b(?P<js5>sm[24])\.(?:do)?(?:[eE]ncrypt|[dD]ecrypt|Signature|VerifySignature)\(|(?<![\w.])(?P<js6>sm3)\("
    r"|\"crypto/(?P<go>md5|sha1|sha256|sha512|des|rc4|aes|rsa|dsa|ecdsa|ed25519)\"|gmsm/(?:v\d+/)?(?P<go2>sm[2349]|zuc)\b"
    r"|\bEVP_(?P<c>(?:md5|sha1|sha256|sha512|des|rc4|rc2|bf|aes|sm[34]|zuc)\w*)\("
    r"|\b(?P<c2>MD5|SHA1|SHA256|SHA512|RC4|DES)_(?:Init|Update|Final|set_key|(?:n?cbc|ecb)_encrypt)\b|(?<![\w.])(?P<c3>MD5|SHA1)\((?=\w)"
    r"|\b(?P<cs>MD5|SHA1|SHA256|SHA512|DES|TripleDES|RC2|Aes|RSA|DSA)\.Create\("
    r"|\b(?P<cs2>MD5|SHA1|SHA256|SHA384|SHA512|DES|TripleDES|RC2|Rijndael|Aes|DSA|RSA)(?:CryptoServiceProvider|Managed|Cng)\b"
    r"|openssl_(?:en|de)crypt\([^,]+,\s*['\"](?P<php>[\w-]+)|(?<![\w>:.$])(?P<php2>md5|sha1)\(\s*\$"
    r"|(?<![\w>:.$])hash(?:_hmac|_file)?\(\s*['\"](?P<php3>[\w-]+)|\bMCRYPT_(?!MODE)(?P<php4>RIJNDAEL|3DES|TRIPLEDES|DES|BLOWFISH|ARCFOUR|RC[24])"
    r"|\b(?:gmssl|smutils|sm-crypto|cn\.hutool\.crypto)\S*\b(?P<gm>[sS][mM][234])\b"
    r"|\b(?P<gm2>SM[2349]|ZUC)(?=(?:Util|Engine|Cipher|Crypt|Sign|Digest|KeyPair|PublicKey|PrivateKey|\.|_|/|\b\s*\())"
)
_ECB = re.compile(r"\b(?:MODE_ECB|modes\.ECB|CipherMode\.ECB|MCRYPT_MODE_ECB)\b")
_OID = re.compile(r"(?<![\d.])1\.2\.156\.10197\.1\.(?:102|104|201|301|302|401|501)(?![\d.]\d)")
_SIZES = re.compile(
    r"\bkey_size\s*=\s*(512|768|1024|1536|2048|3072|4096|8192)\s*[,)]|\bRSA\.(?:generate|Create)\(\s*(\d{3,5})\b|\brsa\.GenerateKey\([^,]+,\s*(\d{3,5})\b"
    r"|\bRSA(?:CryptoServiceProvider|Cng)\(\s*(\d{3,5})\b|\bmodulusLength\s*:\s*(\d{3,5})\b|\.initialize\(\s*(512|768|1024|2048|3072|4096)\s*[,)]"
)
_VERSIONS = re.compile(
    r"\bPROTOCOL_(SSLv[23]|TLSv1(?:_[12])?)\b|\bTLSVersion\.(SSLv3|TLSv1(?:_[0-3])?)\b|\btls\.Version(SSL30|TLS1[0-3])\b"
    r"|\b(?:SecurityProtocolType|SslProtocols)\.(Ssl[23]|Tls(?:1[123])?)\b|\b(SSL3|TLS1(?:_[123])?)_VERSION\b"
    r"|\b(SSLv3|TLSv1(?:_[12])?)_(?:client_|server_)?method\b|\bSSLContext\.getInstance\(\s*\"(SSLv[23]|TLSv1(?:\.[123])?)\""
    r"|\bCURL_SSLVERSION_(SSLv[23]|TLSv1(?:_[0-3])?)\b"
)
_COMMENT = re.compile(r"\s*(?://|#|\*|/\*|<!--|;|--|class \w+\()")  # a class that is made here is no call

# a line with none of these words names no algorithm: looking for words costs little beside trying the patterns, if they are few
_CHINESE = ("1.2.156.10197", "SM2", "SM3", "SM4", "SM9", "ZUC")
_JAVA = (
    "getInstance",
    "Engine",
    "KeySpec",
    "SecureUtil",
    "DigestUtil",
    "SmUtil",
    "Signer",
    "initialize(",
    *_CHINESE,
    "cn.hutool",
    "smutils",
)
_JAVASCRIPT = (
    "createH",
    "ipher",
    "CryptoJS",
    "subtle.digest",
    "sm2.",
    "sm4.",
    "sm3(",
    "sm-crypto",
    "modulusLength",
    "1.2.156.10197",
)
_PYTHON = (
    "hashlib",
    "algorithms.",
    ".new(",
    "hashes.",
    "CryptSM",
    "gmssl",
    "key_size",
    "RSA.generate",
    "PROTOCOL_",
    "TLSVersion",
    *_CHINESE,
)
_GO = ('"crypto/', "gmsm/", "tls.Version", "rsa.Gen", "1.2.156.10197")
_C = (
    "EVP_",
    "MD5",
    "SHA1",
    "SHA256_",
    "SHA512_",
    "RC4_",
    "DES_",
    "TLS1_",
    "SSL3_",
    "SSLv3_",
    "TLSv1_",
    *_CHINESE,
)
_CSHARP = (".Create(", "ServiceProvider", "Managed", "Cng", "rotocol", *_CHINESE)
_PHP = (
    "md5(",
    "sha1(",
    "hash(",
    "hash_hmac(",
    "hash_file(",
    "openssl_",
    "MCRYPT",
    "SSLVERSION",
    "1.2.156.10197",
)
_SETTINGS = (
    "rotocol",
    "ROTOCOL",
    "sslprotocol",
    "ipher",
    "IPHER",
    "MACs",
    "Algorithms",
    "default_",
    "tls_version",
    "password_encryption",
)
_BY_ENDING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("java", "kt", "scala"), _JAVA), **dict.fromkeys(("js", "mjs", "cjs", "ts", "jsx", "tsx", "vue"), _JAVASCRIPT), "py": _PYTHON,
    "go": _GO, **dict.fromkeys(("c", "cc", "cpp", "h", "hpp"), _C), "cs": _CSHARP, "php": _PHP + _JAVASCRIPT, "jsp": _JAVA + _JAVASCRIPT,
    **dict.fromkeys(("asp", "aspx"), _CSHARP + _JAVASCRIPT), "properties": _SETTINGS + _JAVA,
    **dict.fromkeys(("conf", "cnf", "yml", "yaml", "ini"), _SETTINGS),
}  # fmt: skip
_ALL = tuple(dict.fromkeys((*_JAVA, *_JAVASCRIPT, *_PYTHON, *_GO, *_C, *_CSHARP, *_PHP, *_SETTINGS)))


def _lines(text: str, name: str) -> list[tuple[int, str]]:
    """The lines that one of the words stands in, by their number from 1; those of comment are left out."""
    starts: set[int] = set()
    for word in _BY_ENDING.get(name.lower().rpartition(".")[2], _ALL):
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
        if len(line) <= LONGEST and not _COMMENT.match(line):
            found.append((number, line))
    return found


def used_in(text: str, place: Place) -> list[Cryptography]:
    """The algorithms and protocols that a text uses, each by the first line that does."""
    found: dict[tuple[str, str, str], Cryptography] = {}
    for line, kind, each, oid in scanned(text, place.source):
        made = Cryptography(
            Place(place.source, place.path, line=line), "protocol" if kind == "protocol" else "algorithm", each.name, each.mode,
            oid or OIDS.get(each.name, ""),
        )  # fmt: skip
        found.setdefault((kind, each.name, each.mode), made)
    return list(found.values())


def scanned(text: str, name: str = "") -> Iterator[tuple[int, str, Named, str]]:
    """``(line, kind, algorithm or protocol, OID)`` for each place where one is used; the name of the file tells its language."""
    for number, line in _lines(text, name):
        yield from ((number, "algorithm", each, "") for each in _called(line))
        for oid in _OID.finditer(line):
            yield number, "algorithm", Named(CHINESE[oid[0]]), oid[0]
        for size in _SIZES.finditer(line):
            yield number, "algorithm", Named(f"RSA-{next(g for g in size.groups() if g)}"), ""
        for version in _VERSIONS.finditer(line):
            said = next(g for g in version.groups() if g)
            yield number, "protocol", Named(PROTOCOL[_plain(said)]), ""
        yield from ((number, kind, each, "") for kind, each in in_setting(line))


def _called(line: str) -> Iterator[Named]:
    for call in _CALLS.finditer(line):
        said = next(g for g in call.groups() if g)
        if (found := named(said)) is not None:
            yield Named(
                found.name, found.mode or ("ECB" if _ECB.search(line) and found.name in _IN_BLOCKS else "")
            )


_IN_BLOCKS = frozenset(["AES", "DES", "3DES", "RC2", "Blowfish", "SM4", "SM1"])


def _plain(said: str) -> str:
    """``PROTOCOL_TLSv1_1``, ``VersionTLS11``, ``Tls11``, ``TLS1_1_VERSION``: all as ``tlsv1.1``.

    >>> [_plain(each) for each in ("TLSv1_1", "TLS11", "Tls", "TLS1_VERSION"[:4], "SSL30", "Ssl3", "TLSv1")]
    ['tlsv1.1', 'tlsv1.1', 'tlsv1', 'tlsv1', 'sslv3', 'sslv3', 'tlsv1']
    """
    kind, digits = said[:3].lower(), re.sub(r"\D", "", said)
    if kind == "ssl":
        return f"sslv{digits[:1]}"
    return "tlsv1" if len(digits) < 2 or digits[1] == "0" else f"tlsv1.{digits[1]}"
