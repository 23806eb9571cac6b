"""
A mail filter for Postfix: adds what hegui says of a mail as headers, and never rejects, delays or changes anything else.

The milter protocol (version 6) in plain Python, as Postfix and Sendmail speak it: packets of a length, a command letter and its
data.  Whatever goes wrong here, the mail is accepted as it came.  Headers of these names that a sender wrote are taken out.
"""

from __future__ import annotations

import socketserver
import struct
from collections.abc import Callable
from email.header import Header

from hegui.mail import Ours, Verdict, judge
from hegui.text import Lang

HEADERS = ("X-Hegui-Risk", "X-Hegui-Score", "X-Hegui-Reasons")
LARGEST = 8 << 20  # bytes of a mail that are kept; judging looks at no more
_LONGEST = 1 << 20  # bytes of a packet; Postfix sends 64 KiB at most
_VERSION = 6
_ADD, _CHANGE = 0x01, 0x10  # what we may ask of the server
_UNWANTED = 0x01 | 0x02  # no connection and HELO commands, please
_CONTINUE, _ACCEPT = b"c", b"a"
_LINE = 900  # characters of a header


class Filter(socketserver.ThreadingTCPServer):
    """Listens for the mail server; ``judged`` is told of each verdict."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        ours: Ours,
        lang: Lang = "zh",
        judged: Callable[[Verdict], None] | None = None,
    ) -> None:
        self.ours, self.lang, self.judged = ours, lang, judged
        super().__init__(address, _Conversation)


class _Conversation(socketserver.BaseRequestHandler):
    """One connection of the mail server, on which one mail follows another."""

    server: Filter

    def handle(self) -> None:
        self._forget()
        try:
            while (packet := self._packet()) is not None:
                if not self._answer(packet[:1], packet[1:]):
                    return
        except OSError:
            return

    def _forget(self) -> None:
        self._head: list[bytes] = []
        self._body: list[bytes] = []
        self._size = 0
        self._forged: dict[str, int] = {}

    def _packet(self) -> bytes | None:
        head = self._exactly(4)
        if head is None:
            return None
        size = struct.unpack(">I", head)[0]
        return self._exactly(size) if 0 < size <= _LONGEST else None

    def _exactly(self, size: int) -> bytes | None:
        found = bytearray()
        while len(found) < size:
            more = self.request.recv(size - len(found))
            if not more:
                return None
            found += more
        return bytes(found)

    def _say(self, command: bytes, data: bytes = b"") -> None:
        self.request.sendall(struct.pack(">I", 1 + len(data)) + command + data)

    def _answer(self, command: bytes, data: bytes) -> bool:
        """False where the connection ends."""
        if command == b"O":
            self._say(b"O", struct.pack(">III", _VERSION, _ADD | _CHANGE, _UNWANTED))
        elif command == b"D":
            pass  # macros: no answer is expected
        elif command == b"A":
            self._forget()
        elif command in (b"Q", b"K"):
            self._forget()
            return command == b"K"
        elif command == b"L":
            self._header(data)
            self._say(_CONTINUE)
        elif command == b"B":
            self._keep(self._body, data)
            self._say(_CONTINUE)
        elif command == b"E":
            self._keep(self._body, data)
            self._finish()
        else:
            if command == b"M":
                self._forget()
            self._say(_CONTINUE)
        return True

    def _keep(self, where: list[bytes], data: bytes) -> None:
        if self._size < LARGEST:
            where.append(data[: LARGEST - self._size])
            self._size += len(data)

    def _header(self, data: bytes) -> None:
        name, _, value = data.rstrip(b"\0").partition(b"\0")
        known = name.decode("ascii", "replace").lower()
        for ours in HEADERS:
            if known == ours.lower():
                self._forged[ours] = self._forged.get(ours, 0) + 1
        self._keep(self._head, name + b": " + value.lstrip() + b"\r\n")

    def _finish(self) -> None:
        raw = b"".join(self._head) + b"\r\n" + b"".join(self._body)
        try:
            verdict = judge(raw, ours=self.server.ours)
            for name, count in self._forged.items():
                for number in range(count, 0, -1):
                    self._say(b"m", struct.pack(">I", number) + name.encode() + b"\0\0")
            for name, value in told(verdict, self.server.lang):
                self._say(b"h", name.encode() + b"\0" + value.encode("ascii", "replace") + b"\0")
            if self.server.judged is not None:
                self.server.judged(verdict)
        except Exception:  # a mail is never lost or held up over a fault of ours
            pass
        self._forget()
        self._say(_ACCEPT)


def told(verdict: Verdict, lang: Lang) -> list[tuple[str, str]]:
    """The headers that say what hegui says; nothing personal, links defanged."""
    reasons = "; ".join(f"{s.id} {s.because[lang]}" for s in verdict.signals if s.weight > 0)[:_LINE]
    shown = Header(reasons, "utf-8", maxlinelen=70).encode(linesep="\n") if not reasons.isascii() else reasons
    return [(HEADERS[0], verdict.level), (HEADERS[1], f"{verdict.score:.2f}"), (HEADERS[2], shown or "-")]
