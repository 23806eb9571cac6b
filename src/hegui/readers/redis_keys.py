"""
Redis: keys of one pattern are a table (``user:*:profile``), the fields of hashes and of JSON values its columns.

Parts of a key that are values (numbers, e-mail addresses, identifiers) are left out of the pattern and stand in the column
``*key``.  Only commands that read are sent, one page at a time; ``KEYS`` never.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Setting, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.documents import Cut, collection
from hegui.readers.java_texts import text_in
from hegui.readers.json_shapes import ITEM, is_value
from hegui.readers.rows import LONGEST_TEXT, Pace
from hegui.readers.servers import EVERYWHERE, LOCAL, UNSEEN, Told, needs, password_for, refused
from hegui.text import Text

PAGE = 500  # keys or members asked for at a time
MOST_PATTERNS = 300  # keys of other patterns are read together, as one table
OTHERS = "*"
_PARTS = re.compile(r"([:/|#])")
_NO_RIGHT = Text("会话没有读取这些键的权限", "this session has no right to read these keys")
_BROKE = Text("读取中断，其余部分未查看", "reading broke off: the rest was not looked at")
_MODULE = Text(
    "扩展模块的数据类型，未查看：{kinds}", "data of types that modules define: not looked at: {kinds}"
)


@dataclass(slots=True)
class Group:
    """The keys of one pattern and type."""

    pattern: str
    kind: str
    plain: bool = True  # all its keys read as they are written: the server can look for them


@dataclass(slots=True)
class Groups:
    """All patterns of a database, bounded in number."""

    of: dict[tuple[str, str], Group] = field(default_factory=dict)

    def named(self, key: str, kind: str) -> tuple[str, str]:
        """The group that a key belongs to, among those that are known."""
        name = (pattern_of(key), kind)
        return name if name in self.of else (OTHERS, kind)

    def add(self, key: str, kind: str, plain: bool) -> None:
        name = (pattern_of(key), kind)
        if name not in self.of and len(self.of) >= MOST_PATTERNS:
            name = (OTHERS, kind)
        group = self.of.setdefault(name, Group(*name))
        group.plain &= plain


def pattern_of(key: str) -> str:
    """A key without the parts that are values.

    >>> pattern_of("user:10086:profile"), pattern_of("sms/13800138000"), pattern_of("captcha")
    ('user:*:profile', 'sms/*', 'captcha')
    """
    parts = _PARTS.split(key)
    return "".join(OTHERS if part and (part.isdigit() or is_value(part)) else part for part in parts)


@reader("redis", takes=("redis:", "rediss:"), title=Text("Redis 数据库", "Redis databases"), needs="redis")
def read_redis(source: Source) -> Iterator[Read]:
    """Yield the server's settings, and a table for each pattern of keys."""
    try:
        import redis
    except ImportError:
        raise needs("redis") from None
    with _session(source, None) as session:
        yield from _settings(session, source)
        try:
            numbers = _databases(session, source)
        except redis.RedisError:
            raise refused(source, "") from None
    for number in numbers:
        under = f"db{number}/" if len(numbers) > 1 else ""
        yield from _database(source, number, under)


def _database(source: Source, number: int, under: str) -> Iterator[Read]:
    import redis

    place = Place(source.name, under.rstrip("/"))
    groups, strange = Groups(), set()
    try:
        with _session(source, number) as session:
            for key, kind in _typed(session, source):
                if kind in READ:
                    shown = text_in(key)
                    groups.add(shown, kind, plain=shown.encode() == key)
                elif kind != "none":
                    strange.add(kind)
            for group in sorted(groups.of.values(), key=lambda g: (g.pattern, g.kind)):
                yield from _group(source, number, under, groups, group)
    except redis.exceptions.NoPermissionError:
        yield Skipped(place, _NO_RIGHT, asked=source.asked)
        return
    except redis.RedisError:
        yield Skipped(place, _BROKE, asked=source.asked)
        return
    if strange:
        yield Skipped(place, _MODULE.fill(kinds=Place(" ".join(sorted(strange)))))


def _group(
    source: Source, number: int, under: str, groups: Groups, group: Group
) -> Iterator[Table | Skipped]:
    called = under + group.pattern
    if sum(1 for pattern, _ in groups.of if pattern == group.pattern) > 1:
        called += f" ({group.kind})"
    if wanted(source, called, group.pattern):
        place = Place(source.name, called)
        yield from collection(source, place, partial(_cuts, source, number, groups, group, place))


# --- values ---------------------------------------------------------------------------------------------------------


def _cuts(source: Source, number: int, groups: Groups, group: Group, place: Place) -> Iterator[Cut | Skipped]:
    """The documents of a group: one a key, or one a member of its lists and sets."""
    import redis

    pace = Pace(source.gentle.rate)
    try:
        with _session(source, number) as session:
            for key, kind in _typed(session, source, group):
                shown = text_in(key)
                if groups.named(shown, kind) != (group.pattern, group.kind):
                    continue
                for document in READ[kind](session, key):
                    yield (ITEM,), {"*key": shown, **document}
                    pace.passed(1)
    except redis.exceptions.NoPermissionError:
        yield Skipped(place, _NO_RIGHT, asked=source.asked)
    except (redis.RedisError, OSError):
        yield Skipped(place, _BROKE, asked=source.asked)


def _text(session: Any, key: bytes) -> Iterator[dict[str, Any]]:
    found = session.getrange(key, 0, LONGEST_TEXT)
    yield _document(found) if found else {"value": None}


def _hash(session: Any, key: bytes) -> Iterator[dict[str, Any]]:
    yield {text_in(name): _value(value) for name, value in session.hscan_iter(key, count=PAGE)}


def _list(session: Any, key: bytes) -> Iterator[dict[str, Any]]:
    start = 0
    while page := session.lrange(key, start, start + PAGE - 1):
        yield from map(_document, page)
        start += PAGE


def _set(session: Any, key: bytes) -> Iterator[dict[str, Any]]:
    yield from map(_document, session.sscan_iter(key, count=PAGE))


def _sorted_set(session: Any, key: bytes) -> Iterator[dict[str, Any]]:
    for member, score in session.zscan_iter(key, count=PAGE):
        yield {**_document(member), "*score": score}


def _stream(session: Any, key: bytes) -> Iterator[dict[str, Any]]:
    start = "-"
    while page := session.xrange(key, min=start, count=PAGE):
        for id, entry in page:
            start = "(" + id.decode()
            yield {text_in(name): _value(value) for name, value in (entry or {}).items()}


READ: dict[str, Callable[[Any, bytes], Iterator[dict[str, Any]]]] = {
    "string": _text, "hash": _hash, "list": _list, "set": _set, "zset": _sorted_set, "stream": _stream,
}  # fmt: skip


def _document(data: bytes) -> dict[str, Any]:
    value = _value(data)
    return value if isinstance(value, dict) else {"value": value}


def _value(data: bytes) -> Any:
    """What the bytes hold: JSON, else text."""
    text = text_in(data)
    if text[:1] in ("{", "["):
        try:
            return json.loads(text, parse_int=str, parse_float=str)
        except (ValueError, RecursionError):
            return text
    return text


# --- the session ----------------------------------------------------------------------------------------------------


@contextmanager
def _session(source: Source, number: int | None) -> Iterator[Any]:
    """A connection to one of the server's databases; closed at the end."""
    import redis

    where = parts_of(source.target)
    password = source.password
    for attempt in (1, 2):
        session = redis.Redis(
            host=where.host or "localhost",
            port=where.port or 6379,
            db=number or 0,
            username=where.user or None,
            password=password,
            ssl=where.scheme == "rediss",
            socket_timeout=source.gentle.timeout,
            socket_connect_timeout=10,
        )
        try:
            session.ping()
            break
        except (redis.AuthenticationError, redis.exceptions.NoPermissionError):
            session.close()
            if attempt == 1 and (asked := password_for(source)):
                password = asked
                continue
            raise refused(source, "password") from None
        except redis.TimeoutError:
            raise refused(source, "timeout") from None
        except (redis.RedisError, OSError, ValueError) as wrong:
            raise refused(source, _why(wrong)) from None
    try:
        yield session
    finally:
        session.close()


def _why(wrong: Exception) -> str:
    """The kind of a failed connection: only words that the client itself writes are looked at."""
    said = str(wrong).lower()
    if "authentication" in said or "noauth" in said or "wrongpass" in said:
        return "password"
    if "name or service" in said or "nodename" in said or "resolution" in said:
        return "host"
    return "refused" if "refused" in said else ""


def _databases(session: Any, source: Source) -> list[int]:
    """The database that the address names, else all that hold keys."""
    named = parts_of(source.target).database.strip("/")
    if named:
        if not named.isdigit():
            raise SourceError(
                Text("Redis 的库用数字指定", "a Redis database is named by its number"),
                Text("写成 redis://主机:6379/0。", "Write redis://host:6379/0."),
            )
        return [int(named)]
    return sorted(int(name.removeprefix("db")) for name in session.info("keyspace"))


def _typed(session: Any, source: Source, group: Group | None = None) -> Iterator[tuple[bytes, str]]:
    """Every key with its type, once or more often (a scan may repeat a key while the server rehashes)."""
    pace = Pace(source.gentle.rate)
    match = _glob(group.pattern) if group is not None and group.plain else None
    keys = session.scan_iter(
        match=match, count=pace.rows(PAGE), _type=group.kind if group is not None else None
    )
    seen: set[bytes] = set()
    while page := list(islice(keys, PAGE)):
        fresh = [key for key in page if key not in seen]
        seen = set(page)  # repeats come close together: the last page is enough to leave most of them out
        if group is not None:
            yield from ((key, group.kind) for key in fresh)
        else:
            asked = session.pipeline(transaction=False)
            for key in fresh:
                asked.type(key)
            yield from zip(fresh, (kind.decode() for kind in asked.execute()), strict=True)
        pace.passed(len(page))


def _glob(pattern: str) -> str:
    """The pattern as SCAN takes it; values of any kind where it has a star."""
    return re.sub(r"([\[\]?\\^])", r"\\\1", pattern)


# --- settings -------------------------------------------------------------------------------------------------------


def _settings(session: Any, source: Source) -> Iterator[Setting]:
    told = Told(source)
    accounts = _asked(session, "ACL", "LIST")
    if accounts is None:
        yield told.says("empty-password", None, UNSEEN["empty-password"])
    else:
        open_ones = [a for a in accounts if b" on " in a and b" nopass " in a + b" "]
        detail = Text("{n} 个账号", "{n} account(s)").fill(n=len(open_ones)) if open_ones else Text("", "")
        yield told.says("empty-password", bool(open_ones), detail)
    bound = _asked(session, "CONFIG", "GET", "bind")
    if bound is None:
        yield told.says("listens-beyond-loopback", None, UNSEEN["listens-beyond-loopback"])
    else:
        addresses = _second(bound).split()
        beyond = not addresses or any(
            a.lstrip("-") not in ("127.0.0.1", "::1", "localhost") for a in addresses
        )
        yield told.says("listens-beyond-loopback", beyond)
    where = parts_of(source.target)
    if where.scheme == "rediss":
        yield told.says("tls-on-connection", True)
    elif where.host in LOCAL:
        yield told.says("tls-on-connection", None, EVERYWHERE)
    else:
        yield told.says("tls-on-connection", False)


def _asked(session: Any, *command: str) -> Any:
    """What the server answers, or None where this session may not ask."""
    import redis

    try:
        return session.execute_command(*command, NEVER_DECODE=True)
    except redis.RedisError:
        return None


def _second(pair: Any) -> str:
    """The value of a setting, whichever form the client gives it."""
    found = next(iter(pair.values()), b"") if isinstance(pair, dict) else (pair[1] if len(pair) > 1 else b"")
    return found.decode() if isinstance(found, bytes) else str(found or "")
