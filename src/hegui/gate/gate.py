"""
The one place where hegui opens a connection to look at a host.

Before anything leaves, the name is looked for in the scope; only then is it resolved, once for a run, and each address it gives
has to be public or listed: a name that later points elsewhere is asked at the address that was checked.  Each connection keeps
to the rate and is written down.
"""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Callable
from datetime import datetime

from hegui.errors import SourceError
from hegui.gate.scope import CHINA, Kind, Scope
from hegui.masking import safe_name
from hegui.model import Sent
from hegui.text import Text

PATIENCE = 10.0  # seconds that a host has to answer
Resolve = Callable[[str, int], list[str]]
Open = Callable[[str, int, float], socket.socket]


class OutOfScope(SourceError):
    """The scope does not cover this: nothing was sent."""


class Silent(SourceError):
    """The host did not answer: it refused, broke off, or said nothing in time.  ``how`` tells which."""

    def __init__(self, how: str, text: Text) -> None:
        super().__init__(text)
        self.how = how  # "refused", "reset", "timed-out", "unknown-name"


class Gate:
    """Opens connections inside a scope and keeps the run log in ``sent``."""

    def __init__(self, scope: Scope, *, resolve: Resolve | None = None, open_at: Open | None = None) -> None:
        self.scope = scope
        self.sent: list[Sent] = []
        self._resolve = resolve or _resolved
        self._open = open_at or _opened
        self._known: dict[str, list[str]] = {}
        self._last = 0.0

    def connect(
        self, host: str, port: int, kind: Kind, purpose: str, *, patience: float = PATIENCE
    ) -> socket.socket:
        """A connected socket.  Raises OutOfScope before anything is sent, Silent where nobody answers."""
        self.must_cover(host, port, kind)
        address = self._address(host, port)
        self._wait()
        at = datetime.now(CHINA).isoformat(timespec="seconds")
        try:
            opened = self._open(address, port, patience)
        except OSError as wrong:
            silent = _silent(wrong, host, port)
            self.sent.append(Sent(at, host, address, port, purpose, silent.how))
            raise silent from None
        self.sent.append(Sent(at, host, address, port, purpose, "connected"))
        return opened

    def must_cover(self, host: str, port: int, kind: Kind) -> None:
        """Raises OutOfScope where the scope does not cover the host, the port or this kind of look."""
        scope = self.scope
        if kind not in scope.kinds:
            raise _outside(
                Text("授权中没有“{k}”这类查看", "looks of the kind “{k}” are not allowed").fill(k=kind)
            )
        if not scope.covers(host):
            raise _outside(
                Text("主机 {h} 不在授权范围内", "the host {h} is not in the scope").fill(h=safe_name(host))
            )
        if port not in scope.ports:
            raise _outside(Text("端口 {p} 不在授权范围内", "port {p} is not in the scope").fill(p=str(port)))

    def note(self, outcome: str, size: int = 0) -> None:
        """Say how the last connection went, and how many bytes came back."""
        if self.sent:
            last = self.sent[-1]
            self.sent[-1] = Sent(
                last.at, last.host, last.address, last.port, last.purpose, outcome, last.bytes + size
            )

    def _address(self, host: str, port: int) -> str:
        """The address of a host: looked up once, every one of its addresses inside the scope."""
        if host not in self._known:
            try:
                found = self._resolve(host, port)
            except OSError:
                found = []
            if not found:
                raise Silent(
                    "unknown-name",
                    Text("域名 {h} 解析不到地址", "the name {h} leads to no address").fill(h=safe_name(host)),
                )
            self._known[host] = found
        for address in self._known[host]:
            if not self.scope.allows_address(address):
                raise _outside(
                    Text(
                        "{h} 解析到内网或保留地址 {a}，而授权没有列出该网段",
                        "{h} leads to {a}, a private or reserved address that the scope does not list",
                    ).fill(h=safe_name(host), a=address)
                )
        return self._known[host][0]

    def _wait(self) -> None:
        wait = self._last + 1 / self.scope.rate - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        self._last = time.monotonic()


def _resolved(host: str, port: int) -> list[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(
        dict.fromkeys(str(info[4][0]) for info in sorted(found, key=lambda i: i[0] != socket.AF_INET))
    )


def _opened(address: str, port: int, patience: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=patience)


def _outside(what: Text) -> OutOfScope:
    return OutOfScope(
        Text("{what}，没有发送任何内容", "{what}: nothing was sent").fill(what=what),
        Text("请授权人在范围文件中写明。", "Have it written into the scope file by who may allow it."),
    )


def _silent(wrong: OSError, host: str, port: int) -> Silent:
    where = f"{safe_name(host)}:{port}"
    if isinstance(wrong, ConnectionRefusedError):
        return Silent("refused", Text("{w} 拒绝连接", "{w} refused the connection").fill(w=where))
    if isinstance(wrong, TimeoutError):
        return Silent("timed-out", Text("{w} 没有在时限内应答", "{w} did not answer in time").fill(w=where))
    return Silent("reset", Text("与 {w} 的连接中断", "the connection to {w} broke off").fill(w=where))


def received(
    sock: socket.socket,
    most: int,
    until: Callable[[bytes], bool] = lambda data: False,
    patience: float = PATIENCE,
) -> tuple[bytes, str]:
    """What a socket gives, up to ``most`` bytes, and how it ended: "enough", "closed", "reset", "timed-out".

    ``patience`` is for the whole answer: a server that sends a byte now and then does not hold a run up.
    """
    data, end = b"", time.monotonic() + patience
    while len(data) < most:
        left = end - time.monotonic()
        if left <= 0:
            return data, "timed-out"
        sock.settimeout(left)
        try:
            more = sock.recv(min(65_536, most - len(data)))
        except TimeoutError:
            return data, "timed-out"
        except OSError:
            return data, "reset"
        if not more:
            return data, "closed"
        data += more
        with contextlib.suppress(IndexError, ValueError):
            if until(data):
                return data, "enough"
    return data, "enough"
