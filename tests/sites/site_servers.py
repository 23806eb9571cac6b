"""Servers on loopback for looks, and scopes that allow looks at them."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from hegui.gate.scope import CHINA, Scope, scope_from

Pages = dict[str, tuple[int, dict[str, str], bytes]]


@contextlib.contextmanager
def http_server(
    pages: Pages, default: tuple[int, dict[str, str], bytes] = (404, {}, b"none")
) -> Iterator[tuple[int, list[str]]]:
    """A server that knows these paths; gives its port and the paths asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            status, headers, body = pages.get(self.path, default)
            self.send_response(status)
            for name, value in {
                "Content-Type": "text/html; charset=utf-8",
                "Content-Length": str(len(body)),
                **headers,
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server.server_port, asked
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def talking(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """A server that does one thing with each connection; gives its port."""
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    stop = threading.Event()

    def serve() -> None:
        while not stop.is_set():
            with contextlib.suppress(OSError):
                client, _ = listener.accept()
                client.settimeout(5)
                with client, contextlib.suppress(OSError):
                    talk(client)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        stop.set()
        thread.join(2)
        listener.close()


def raw_scope(*ports: int, hosts: tuple[str, ...] = ("127.0.0.1",), **fields: Any) -> dict[str, Any]:
    today = datetime.now(CHINA).date()
    return {
        "from": today,
        "until": today + timedelta(days=7),
        "hosts": list(hosts),
        "ports": list(ports),
        "addresses": ["127.0.0.0/8"],
        "kinds": ["pages"],
        "rate": 20,
        "authoriser": {
            "name": "甲",
            "role": "负责人",
            "organisation": "示例诊所",
            "contact": "it@example.cn",
        },
        **fields,
    }


def scope(*ports: int, **fields: Any) -> Scope:
    return scope_from(raw_scope(*ports, **fields))


def scope_text(raw: dict[str, Any]) -> str:
    """As TOML."""
    import json

    who = raw["authoriser"]
    lines = [
        f"{k} = {v.isoformat() if hasattr(v, 'isoformat') else json.dumps(v, ensure_ascii=False)}"
        for k, v in raw.items()
        if k != "authoriser"
    ]
    return "\n".join([*lines, "[authoriser]", *(f'{k} = "{v}"' for k, v in who.items())]) + "\n"
