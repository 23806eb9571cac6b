"""
ClientHellos made by hand, and what a server's first answer to one means: TLS, SSL 3.0, and TLCP.

Standards: RFC 5246 and 8446 (TLS 1.2, 1.3), RFC 6101 (SSL 3.0), RFC 8998 (SM suites in TLS 1.3), GB/T 38636-2020 (TLCP: version
0x0101, suites by SM2, SM3 and SM4, and two certificates, one to sign and one to encrypt).  A hello is all that is sent.

>>> len(client_hello(TLCP, TLCP_SUITES, extensions=False))
56
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TLCP, SSL3, TLS10, TLS11, TLS12, TLS13 = 0x0101, 0x0300, 0x0301, 0x0302, 0x0303, 0x0304
NAMES = {
    TLCP: "TLCP",
    SSL3: "SSL 3.0",
    TLS10: "TLS 1.0",
    TLS11: "TLS 1.1",
    TLS12: "TLS 1.2",
    TLS13: "TLS 1.3",
}
TLCP_SUITES = (0xE011, 0xE013, 0xE051, 0xE053)  # ECDHE and ECC with SM4 in CBC and in GCM, all with SM3
RFC8998_SUITES = (0x00C6, 0x00C7)  # TLS_SM4_GCM_SM3, TLS_SM4_CCM_SM3
USUAL_SUITES = (
    0xC02F, 0xC030, 0xC02B, 0xC02C, 0xCCA8, 0xCCA9, 0xC013, 0xC014, 0xC009, 0xC00A, 0x009C, 0x009D, 0x002F, 0x0035, 0x0033, 0x0039,
    0x000A, 0xC012, 0x0005, 0x0004,
)  # fmt: skip
WEAK: dict[int, str] = {
    0x0001: "NULL-MD5", 0x0002: "NULL-SHA", 0x003B: "NULL-SHA256", 0xC010: "ECDHE-RSA-NULL-SHA", 0xC006: "ECDHE-ECDSA-NULL-SHA",
    0x0003: "EXP-RC4-MD5", 0x0006: "EXP-RC2-CBC-MD5", 0x0008: "EXP-DES-CBC-SHA", 0x0014: "EXP-DHE-RSA-DES-CBC-SHA",
    0x0004: "RC4-MD5", 0x0005: "RC4-SHA", 0xC011: "ECDHE-RSA-RC4-SHA", 0xC007: "ECDHE-ECDSA-RC4-SHA",
    0x0009: "DES-CBC-SHA", 0x0015: "DHE-RSA-DES-CBC-SHA",
    0x000A: "DES-CBC3-SHA", 0x0016: "DHE-RSA-DES-CBC3-SHA", 0xC012: "ECDHE-RSA-DES-CBC3-SHA", 0xC008: "ECDHE-ECDSA-DES-CBC3-SHA",
    0x0018: "ADH-RC4-MD5", 0x001B: "ADH-DES-CBC3-SHA", 0x0034: "ADH-AES128-SHA", 0x003A: "ADH-AES256-SHA", 0x006D: "ADH-AES256-SHA256",
    0x00A6: "ADH-AES128-GCM-SHA256", 0xC018: "AECDH-AES128-SHA", 0xC019: "AECDH-AES256-SHA",
}  # fmt: skip
_GROUPS = (29, 23, 24, 25)  # x25519, P-256, P-384, P-521
_SIGNATURES = (0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201)
_SM2_GROUP, _SM2_SIGNATURE = 41, 0x0708
# the base point of the curve (GB/T 32918.5): a share of it, for servers such as GmSSL's that ask for no other one
_SM2_SHARE = bytes.fromhex(
    "0432c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0"
)

End = Literal["hello", "alert", "closed", "reset", "timed-out", "other"]


@dataclass(frozen=True, slots=True)
class Heard:
    """A server's first answer: a hello with its version and suite, or how it ended; the certificates that came with it."""

    end: End
    version: int = 0
    suite: int = 0
    certificates: tuple[bytes, ...] = ()  # DER, in the order sent


def client_hello(
    version: int, suites: tuple[int, ...], host: str = "", *, extensions: bool = True, sm: bool = False
) -> bytes:
    """The bytes of a ClientHello in its record.  TLS 1.3 is asked for by its extension, with no key share."""
    wire = min(version, TLS12) if version != TLCP else TLCP
    body = struct.pack(">H", wire) + bytes(range(32)) + b"\x00"
    body += struct.pack(">H", 2 * len(suites)) + b"".join(struct.pack(">H", s) for s in suites) + b"\x01\x00"
    if extensions and version not in (TLCP, SSL3):
        told = b"".join(_extensions(version, host, sm))
        body += struct.pack(">H", len(told)) + told
    message = b"\x01" + len(body).to_bytes(3, "big") + body
    record = TLCP if version == TLCP else SSL3 if version == SSL3 else TLS10
    return b"\x16" + struct.pack(">HH", record, len(message)) + message


def _extensions(version: int, host: str, sm: bool) -> Iterator[bytes]:
    name = _wire_name(host)
    if name:
        yield _extension(0, struct.pack(">HBH", len(name) + 3, 0, len(name)) + name)
    groups = (_SM2_GROUP,) if sm else _GROUPS
    yield _extension(10, struct.pack(">H", 2 * len(groups)) + b"".join(struct.pack(">H", g) for g in groups))
    yield _extension(11, b"\x01\x00")
    if version >= TLS12:
        signatures = (_SM2_SIGNATURE,) if sm else _SIGNATURES
        yield _extension(
            13, struct.pack(">H", 2 * len(signatures)) + b"".join(struct.pack(">H", s) for s in signatures)
        )
    if version >= TLS13:
        yield _extension(43, b"\x02" + struct.pack(">H", TLS13))
        share = struct.pack(">HH", _SM2_GROUP, len(_SM2_SHARE)) + _SM2_SHARE if sm else b""
        yield _extension(
            51, struct.pack(">H", len(share)) + share
        )  # without one, who knows the group asks for it


def _extension(kind: int, data: bytes) -> bytes:
    return struct.pack(">HH", kind, len(data)) + data


def _wire_name(host: str) -> bytes:
    if not host or host.replace(".", "").isdigit() or ":" in host:
        return b""
    try:
        return host.encode("idna")
    except UnicodeError:
        return b""


def heard(data: bytes, ended: str) -> Heard:
    """What the first bytes of an answer mean.  ``ended``: how the connection ended, where the bytes stop."""
    if not data:
        return Heard(_ENDS.get(ended, "other"))
    if data[0] == 0x15:
        return Heard("alert")
    if data[0] != 0x16:
        return Heard("other")
    version = suite = 0
    certificates: tuple[bytes, ...] = ()
    for kind, body in _messages(data):
        if kind == 2 and len(body) >= 38:
            version = struct.unpack_from(">H", body, 0)[0]
            at = 35 + body[34]
            if len(body) < at + 3:
                break
            suite = struct.unpack_from(">H", body, at)[0]
            version = _chosen(body[at + 3 :], version)
        elif kind == 11:
            certificates = tuple(_certificates(body))
    return Heard("hello", version, suite, certificates) if version else Heard("other")


_ENDS: dict[str, End] = {"closed": "closed", "reset": "reset", "timed-out": "timed-out"}


def complete(data: bytes) -> bool:
    """Is there enough to judge: an alert, or everything up to the certificates or the end of the server's turn?"""
    if data[:1] == b"\x15":
        return len(data) >= 7
    if data[:1] != b"\x16":
        return len(data) >= 5
    kinds = [kind for kind, _ in _messages(data)]
    return 11 in kinds or 14 in kinds or (2 in kinds and _says_13(data))


def _says_13(data: bytes) -> bool:
    found = heard(data, "")
    return found.version == TLS13


def _messages(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The handshake messages in the records; one that is cut off is left out."""
    flow, at = b"", 0
    while at + 5 <= len(data) and data[at] == 0x16:
        size = struct.unpack_from(">H", data, at + 3)[0]
        flow += data[at + 5 : at + 5 + size]
        at += 5 + size
    at = 0
    while at + 4 <= len(flow):
        size = int.from_bytes(flow[at + 1 : at + 4], "big")
        if at + 4 + size > len(flow):
            return
        yield flow[at], flow[at + 4 : at + 4 + size]
        at += 4 + size


def _chosen(extensions: bytes, version: int) -> int:
    at = 2
    while at + 4 <= len(extensions):
        kind, size = struct.unpack_from(">HH", extensions, at)
        if kind == 43 and size == 2 and at + 6 <= len(extensions):
            return int(struct.unpack_from(">H", extensions, at + 4)[0])
        at += 4 + size
    return version


def _certificates(body: bytes) -> Iterator[bytes]:
    at = 3
    while at + 3 <= len(body):
        size = int.from_bytes(body[at : at + 3], "big")
        if not size or at + 3 + size > len(body):
            return
        yield body[at + 3 : at + 3 + size]
        at += 3 + size
