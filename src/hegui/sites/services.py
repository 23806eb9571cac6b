"""
Services that should not answer strangers: the shortest read-only hello for each, and what its answer means.

No login is tried, nothing is read or written.  "open": it does what a stranger asks; "locked": it asks for a login; "there": it is
reachable and no more is known; "" where the answer is not of this service.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

State = Literal["open", "locked", "there", ""]


@dataclass(frozen=True, slots=True)
class Service:
    """A service by the port it usually listens on.  ``hello`` is sent first; "" waits for the service to speak."""

    name: str
    ports: tuple[int, ...]
    hello: bytes
    means: Callable[[bytes], State]


def _redis(answer: bytes) -> State:
    if answer.startswith(b"+PONG"):
        return "open"
    return (
        "locked"
        if answer.startswith((b"-NOAUTH", b"-DENIED", b"-WRONGPASS"))
        else "there"
        if answer.startswith(b"-")
        else ""
    )


def _http(word: bytes) -> Callable[[bytes], State]:
    def means(answer: bytes) -> State:
        if not answer.startswith(b"HTTP/"):
            return ""
        status = answer.split(b" ", 2)[1:2]
        if status in ([b"401"], [b"403"]):
            return "locked"
        return "open" if status == [b"200"] and word in answer else ""

    return means


def _mysql(answer: bytes) -> State:
    """A greeting (protocol version 10) tells that it is reachable; an error 1130 that this host may not log in."""
    if len(answer) > 5 and answer[4] == 0x0A:
        return "there"
    return "locked" if len(answer) > 7 and answer[4] == 0xFF else ""


def _mongo(answer: bytes) -> State:
    if len(answer) < 36 or struct.unpack_from("<i", answer, 12)[0] != 2013:
        return ""
    if b"codeName\x00" in answer or b"requires authentication" in answer:
        return "locked"
    return "open" if b"databases\x00" in answer else "there"


def _list_databases() -> bytes:
    """``{listDatabases: 1, nameOnly: true, $db: "admin"}`` as an OP_MSG."""
    inner = b"\x10listDatabases\x00\x01\x00\x00\x00\x08nameOnly\x00\x01\x02$db\x00\x06\x00\x00\x00admin\x00"
    document = struct.pack("<i", len(inner) + 5) + inner + b"\x00"
    body = struct.pack("<I", 0) + b"\x00" + document
    return struct.pack("<iiii", len(body) + 16, 1, 0, 2013) + body


def _word(expected: bytes) -> Callable[[bytes], State]:
    def means(answer: bytes) -> State:
        return "open" if answer.startswith(expected) else ""

    return means


def _ask(path: str) -> bytes:
    return f"GET {path} HTTP/1.0\r\n\r\n".encode()


# how many keys are called "hegui": none, and nothing is read; with logins switched on it is refused
_COUNT = b'POST /v3/kv/range HTTP/1.1\r\nHost: etcd\r\nContent-Length: 36\r\n\r\n{"key":"aGVndWk=","count_only":true}'


def _etcd(answer: bytes) -> State:
    """By the answer to the count; an older one that does not know the question says its version behind it."""
    if not answer.startswith(b"HTTP/"):
        return ""
    if b"user name is empty" in answer or b"user name not found" in answer:
        return "locked"
    if b'"cluster_id"' in answer:
        return "open"
    return "there" if b'"etcdserver"' in answer else ""


def _zookeeper(answer: bytes) -> State:
    """``srvr`` is answered by default since 3.5, ``ruok`` no longer; where no word is, it says that."""
    if answer.startswith(b"Zookeeper version:"):
        return "open"
    return "there" if b"is not executed because it is not in the whitelist" in answer else ""


SERVICES: tuple[Service, ...] = (
    Service("Redis", (6379,), b"PING\r\n", _redis),
    Service("MongoDB", (27017,), _list_databases(), _mongo),
    Service("Elasticsearch", (9200,), _ask("/"), _http(b'"cluster_name"')),
    Service("MySQL", (3306,), b"", _mysql),
    Service("Memcached", (11211,), b"version\r\n", _word(b"VERSION ")),
    Service("etcd", (2379,), _COUNT + _ask("/version"), _etcd),
    Service("ZooKeeper", (2181,), b"srvr", _zookeeper),
)


def service_on(port: int) -> Service | None:
    """The service that usually listens on a port."""
    return next((s for s in SERVICES if port in s.ports), None)
