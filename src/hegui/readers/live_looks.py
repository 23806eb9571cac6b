"""Looks at a live host besides its pages, each only where the scope allows its kind: TLS, known paths, ports."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from secrets import token_hex
from urllib.parse import urlsplit

from hegui.gate import Gate, OutOfScope, Silent
from hegui.gate.gate import received
from hegui.gate.http import get
from hegui.model import Fact, Place, Read, Skipped
from hegui.readers import Source
from hegui.readers.live_tls import tls_facts
from hegui.sites.addresses import path_of
from hegui.sites.exposed import FIRST, KNOWN, backups, proves
from hegui.sites.facts import exposed
from hegui.sites.services import SERVICES, Service, service_on
from hegui.text import Text

SILENT = 3  # paths without a whole answer, after which a server is left alone
PATIENCE = 4.0  # seconds that a service has to say hello
_WEB = frozenset({80, 443, 8080, 8443})
_NOT_ALLOWED = {
    "tls": Text(
        "TLS 与证书：授权中没有这类查看", "TLS and certificates: the scope does not allow this kind of look"
    ),
    "known-paths": Text(
        "常见暴露文件和控制台：授权中没有这类查看",
        "exposed files and consoles: the scope does not allow this kind of look",
    ),
    "ports": Text(
        "开放的数据库端口：授权中没有这类查看",
        "open database ports: the scope does not allow this kind of look",
    ),
}
_NO_TLS = Text(
    "TLS 与证书未查看：给的是 http 地址，而端口 443 不在授权范围内",
    "TLS and certificates were not looked at: the address is http, and port 443 is not in the scope",
)
_STATE = {
    "open": Text("{service} 不用登录就应答", "{service} answers without a login"),
    "locked": Text(
        "{service} 端口可以连上，要求登录", "the port of {service} can be reached; it asks for a login"
    ),
    "there": Text("{service} 端口可以连上", "the port of {service} can be reached"),
}


def looks(source: Source, gate: Gate, host: str) -> Iterator[Read]:
    """Facts of what was looked at, a Skipped for each kind that was not."""
    for kind, reason in _NOT_ALLOWED.items():
        if kind not in gate.scope.kinds:
            yield Skipped(Place(source.name), reason)
    parts = urlsplit(source.target)
    if "tls" in gate.scope.kinds:
        ports = {parts.port or 443} if parts.scheme == "https" else {443} & set(gate.scope.ports)
        for port in sorted(ports):
            yield from tls_facts(gate, host, port)
        if not ports:
            yield Skipped(Place(source.name), _NO_TLS)
    if "known-paths" in gate.scope.kinds:
        yield from _known_paths(source, gate, host, f"{parts.scheme}://{parts.netloc}")
    if "ports" in gate.scope.kinds:
        web = _WEB | ({parts.port} if parts.port else set())
        for port in gate.scope.ports:
            if port not in web:
                yield from _port(gate, host, port)


def _known_paths(source: Source, gate: Gate, host: str, site: str) -> Iterator[Fact | Skipped]:
    from datetime import datetime

    from hegui.gate.scope import CHINA

    try:
        nobody = get(gate, f"{site}/{token_hex(8)}.html", "known-paths", first=FIRST)
    except (OutOfScope, Silent) as wrong:
        yield Skipped(
            Place(source.name),
            Text("暴露文件未查看：{why}", "exposed files were not looked at: {why}").fill(why=wrong.text),
        )
        return
    baseline = (nobody.status, nobody.body)
    unanswered = 0
    for known in (*KNOWN, *backups(host, datetime.now(CHINA).year)):
        try:
            answer = get(gate, f"{site}{known.path}", "known-paths", first=FIRST)
            broke_off = answer.cut and len(answer.body) < FIRST
        except OutOfScope:
            continue
        except Silent:
            broke_off = True
        if broke_off:
            unanswered += 1
            if unanswered >= SILENT:
                yield Skipped(
                    Place(source.name),
                    Text(
                        "服务器不再应答，其余常见路径未查看",
                        "the server no longer answers: the other known paths were not looked at",
                    ),
                )
                return
            continue
        if proves(known, answer.status, answer.body, baseline):
            yield exposed(Place(f"{host}{path_of(known.path)}"), known)


def _port(gate: Gate, host: str, port: int) -> Iterator[Fact | Skipped]:
    """What listens on a port: the service it is usual for, or on another port each in turn until one answers."""
    usual = service_on(port)
    place = Place(f"{host}:{port}")
    ended = ""
    for service in (usual,) if usual else SERVICES:
        try:
            answer, ended = _hello(gate, host, port, service)
        except Silent as wrong:
            if wrong.how != "refused":
                yield Skipped(place, wrong.text)
            return
        except OutOfScope as wrong:
            yield Skipped(place, wrong.text)
            return
        if state := service.means(answer):
            yield Fact(
                "open-service",
                place,
                _STATE[state].fill(service=service.name),
                details=(("service", service.name), ("state", state), ("port", port)),
            )
            return
    if ended == "timed-out" or not usual:
        yield Skipped(
            place,
            Text(
                "端口连上了，但听不出是什么服务",
                "the port was reached, and what listens there cannot be told",
            ),
        )


def _hello(gate: Gate, host: str, port: int, service: Service) -> tuple[bytes, str]:
    sock = gate.connect(host, port, "ports", f"{service.name} hello", patience=PATIENCE)
    with sock:
        data, ended = b"", "reset"
        with contextlib.suppress(OSError):
            if service.hello:
                sock.sendall(service.hello)
            data, ended = received(sock, 4096, lambda d: bool(service.means(d)), PATIENCE)
    gate.note(service.means(data) or ended, len(data))
    return data, ended
