"""
One request through the Gate and its answer.  Nothing is followed: a redirect is an answer like any other.

The standard library reads the answer out of the bytes that came; a time limit holds for the whole of it, so that a server that
sends a byte now and then, or never stops, holds nothing up.
"""

from __future__ import annotations

import gzip
import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from hegui.gate.gate import PATIENCE, Gate, OutOfScope, Silent, received
from hegui.gate.scope import Kind
from hegui.masking import safe_name
from hegui.text import Text

if TYPE_CHECKING:
    import ssl

MOST = 4 << 20  # bytes of an answer that are taken
_HEAD = 64 << 10  # and of its head


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.  ``cut``: its body is longer than what was taken, or broke off."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    cut: bool = False

    def header(self, name: str) -> str:
        return next((v for k, v in self.headers if k.lower() == name.lower()), "")


def get(
    gate: Gate,
    url: str,
    kind: Kind = "pages",
    *,
    most: int = MOST,
    first: int = 0,
    patience: float = PATIENCE,
) -> Answer:
    """GET an address inside the scope.  ``first``: ask for so many first bytes only.

    Raises OutOfScope before anything is sent, Silent where no answer came.
    """
    parts = urlsplit(url)
    host, secure = (parts.hostname or "").rstrip("."), parts.scheme == "https"
    try:
        port = parts.port or (443 if secure else 80)
    except ValueError:
        raise OutOfScope(Text("地址写错了，没有发送任何内容", "not an address: nothing was sent")) from None
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='=&%+/:;,@-._~')}" if parts.query else ""
    )
    if gate.scope.leaves_out(parts.path or "/"):
        raise OutOfScope(
            Text(
                "该路径在授权中列为不访问，没有发送任何内容",
                "the scope leaves this path out: nothing was sent",
            )
        )
    sock = gate.connect(host, port, kind, f"GET {safe_name(parts.path or '/')}", patience=patience)
    try:
        if secure:
            try:
                sock = lenient().wrap_socket(sock, server_hostname=host)
            except OSError as wrong:
                how = "timed-out" if isinstance(wrong, TimeoutError) else "reset"
                gate.note(how)
                raise Silent(
                    how,
                    Text("与 {h} 的 TLS 握手没有完成", "the TLS handshake with {h} failed").fill(
                        h=safe_name(host)
                    ),
                ) from None
        bare = f"[{host}]" if ":" in host else host
        named = bare if port == (443 if secure else 80) else f"{bare}:{port}"
        ranged = f"Range: bytes=0-{first - 1}\r\n" if first else ""
        try:
            sock.sendall(
                f"GET {path} HTTP/1.1\r\nHost: {named.encode('idna').decode() if not named.isascii() else named}\r\n"
                f"User-Agent: hegui (compliance check; authorised by {_ascii(gate.scope.contact)})\r\n"
                f"Accept: */*\r\nAccept-Encoding: identity\r\n{ranged}Connection: close\r\n\r\n".encode(
                    "ascii", "replace"
                )
            )
            data, ended = received(sock, (first or most) + _HEAD, _whole, patience)
        except OSError:
            data, ended = b"", "reset"
    finally:
        sock.close()
    if not data or not data.startswith(b"HTTP/"):
        gate.note(ended if not data else "not-http", len(data))
        raise Silent(
            ended if not data else "reset",
            Text("{h} 没有给出 HTTP 应答", "{h} gave no HTTP answer").fill(h=safe_name(host)),
        )
    answer = answer_from(url, data, first or most)
    gate.note(str(answer.status), len(data))
    return answer


def lenient() -> ssl.SSLContext:
    """A context that talks to old servers too, and judges no certificate: that is done apart, from what is seen."""
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.options |= 0x4  # OP_LEGACY_SERVER_CONNECT
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
    context.set_ciphers("ALL:@SECLEVEL=0")
    return context


def _whole(data: bytes) -> bool:
    """Has the answer come whole?  Told by its length, or by the end of its last chunk."""
    at = data.find(b"\r\n\r\n")
    if at < 0:
        return len(data) > _HEAD
    head = data[:at].lower()
    if head.startswith((b"http/1.1 204", b"http/1.1 304")):
        return True
    if b"transfer-encoding: chunked" in head:
        return data.endswith(b"0\r\n\r\n")
    length = head.partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0].strip()
    return bool(length) and length.isdigit() and len(data) - at - 4 >= int(length)


class _Bytes:
    def __init__(self, data: bytes) -> None:
        self._file = io.BytesIO(data)

    def makefile(self, mode: str) -> io.BytesIO:
        return self._file


def answer_from(url: str, data: bytes, most: int) -> Answer:
    """An answer out of its bytes.  Raises Silent where they make no sense."""
    import http.client

    response = http.client.HTTPResponse(_Bytes(data))  # type: ignore[arg-type]  # all it asks of a socket is a file
    try:
        response.begin()
    except (http.client.HTTPException, ValueError):
        raise Silent(
            "reset", Text("HTTP 应答的开头看不懂", "the head of the HTTP answer makes no sense")
        ) from None
    cut = False
    try:
        body = response.read()
    except http.client.IncompleteRead as part:
        body, cut = part.partial, True
    except (http.client.HTTPException, ValueError):
        body, cut = b"", True
    headers = tuple(response.getheaders())
    packed = response.getheader("content-encoding", "").lower()
    if packed in ("gzip", "deflate") and not cut:
        body, cut = _unpacked(body, most, packed)
    return Answer(url, response.status, headers, body[:most], cut or len(body) > most)


def _unpacked(body: bytes, most: int, packed: str) -> tuple[bytes, bool]:
    try:
        if packed == "gzip":
            with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
                return file.read(most + 1), False
        return zlib.decompressobj().decompress(body, most + 1), False
    except (OSError, EOFError, zlib.error):
        return b"", True


def _ascii(text: str) -> str:
    return "".join(c if c.isascii() and c.isprintable() else "?" for c in text)[:80]
