"""A guard on sockets: a test fails on any connection or look-up of a name that does not come from the Gate."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

GATE = "hegui.gate.gate"


def _by_the_gate() -> bool:
    frame = sys._getframe(2)
    while frame is not None:
        name = str(frame.f_globals.get("__name__"))
        if name == GATE or name.startswith(("test_", "site_servers", "socketserver", "tests")):
            return True  # the Gate, or the test's own server and client
        if name.startswith("hegui"):
            return name == GATE
        frame = frame.f_back
    return True


@pytest.fixture(autouse=True)
def guarded(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was tried outside the Gate; must be empty at the end."""
    outside: list[str] = []
    connect, lookup = socket.socket.connect, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if not _by_the_gate():
            outside.append(f"connect {address}")
            raise OSError("outside the Gate")
        connect(self, address)

    def guarded_lookup(*args: Any, **options: Any) -> Any:
        if not _by_the_gate():
            outside.append(f"look-up of {args[0]}")
            raise OSError("outside the Gate")
        return lookup(*args, **options)

    monkeypatch.setattr(socket.socket, "connect", guarded_connect)
    monkeypatch.setattr(socket, "getaddrinfo", guarded_lookup)
    yield outside
    assert outside == []
