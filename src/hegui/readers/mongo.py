"""
MongoDB: a collection is a table, the arrays in its documents are tables of their own.

Documents are walked once to learn the shape of them all and once for each table.  Only ``find`` and the commands that list are
sent; a secondary is asked first where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from typing import Any

from hegui.model import Place, Read, Setting, Skipped
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.documents import Cut, collection
from hegui.readers.json_shapes import ITEM
from hegui.readers.rows import LONGEST_BYTES, Pace, text_of
from hegui.readers.servers import (
    EVERYWHERE,
    LOCAL,
    NO_RIGHT,
    VIEW,
    Told,
    needs,
    password_for,
    place_of,
    refused,
)
from hegui.text import Text

PAGE = 1000  # documents asked for at a time
_OWN = frozenset({"admin", "config", "local"})  # databases of the server itself
_BROKE = Text("读取中断，其余部分未查看", "reading broke off: the rest was not looked at")
_FORBIDDEN = (13, 18)  # error codes: Unauthorized, AuthenticationFailed


@reader(
    "mongodb",
    takes=("mongodb:", "mongodb+srv:"),
    title=Text("MongoDB 数据库", "MongoDB databases"),
    needs="mongo",
    experimental=True,
)
def read_mongodb(source: Source) -> Iterator[Read]:
    """Yield the settings that a session can tell, and a table for each collection and each array in its documents."""
    try:
        import pymongo
    except ImportError:
        raise needs("mongo") from None
    named = parts_of(source.target).database
    with _session(source) as session:
        yield from _settings(source)
        try:
            databases = [named] if named else [d for d in session.list_database_names() if d not in _OWN]
            for database in databases:
                yield from _database(session, source, database, named)
        except pymongo.errors.PyMongoError as wrong:
            yield Skipped(Place(source.name), _said(wrong), asked=source.asked)


def _database(session: Any, source: Source, database: str, usual: str) -> Iterator[Read]:
    for about in sorted(session[database].list_collections(), key=lambda c: str(c["name"])):
        name = str(about["name"])
        path = place_of(database, name, usual)
        if name.startswith("system.") or not wanted(source, path, name):
            continue
        place = Place(source.name, path)
        if about.get("type") == "view":
            yield Skipped(place, VIEW)
            continue
        yield from collection(source, place, partial(_cuts, source, database, name, place))


def _cuts(source: Source, database: str, name: str, place: Place) -> Iterator[Cut | Skipped]:
    import pymongo

    pace = Pace(source.gentle.rate)
    try:
        with _session(source) as session:
            found = session[database][name].find({}, batch_size=pace.rows(PAGE))
            for number, document in enumerate(found, start=1):
                yield (ITEM,), plain(document)
                if number % PAGE == 0:
                    pace.passed(PAGE)
    except pymongo.errors.PyMongoError as wrong:
        yield Skipped(place, _said(wrong), asked=source.asked)


def plain(value: Any) -> Any:
    """A document in the words of JSON: numbers, dates, identifiers and bytes as text."""
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, bytes):
        return text_of(bytes(value[:LONGEST_BYTES]))
    if isinstance(value, (datetime, date)):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)


def _said(wrong: Exception) -> Text:
    return NO_RIGHT if getattr(wrong, "code", None) in _FORBIDDEN else _BROKE


def _session(source: Source) -> Any:
    """A client that reads, on a secondary where it can."""
    import pymongo

    client: Any = pymongo.MongoClient
    where = parts_of(source.target)
    _, _, rest = source.target.partition("://")
    hosts = rest.partition("?")[0].rpartition("@")[2].partition("/")[0]
    options: dict[str, Any] = {
        "replicaSet": where.options.get("replicaset") or where.options.get("replicaSet"),
        "authSource": where.options.get("authsource") or where.options.get("authSource"),
    }
    if where.options.get("tls", "").lower() in ("true", "1"):
        options["tls"] = True
    password = source.password
    for attempt in (1, 2):
        try:
            session = client(
                f"{where.scheme}://{hosts}/",
                username=where.user or None,
                password=password,
                appname="hegui",
                readPreference="secondaryPreferred",
                serverSelectionTimeoutMS=10_000,
                connectTimeoutMS=10_000,
                socketTimeoutMS=source.gentle.timeout * 1000,
                **{name: value for name, value in options.items() if value},
            )
            session.admin.command("ping")
            return session
        except pymongo.errors.OperationFailure:
            if attempt == 1 and where.user and (asked := password_for(source)):
                password = asked
                continue
            raise refused(source, "password") from None
        except pymongo.errors.ServerSelectionTimeoutError:
            raise refused(source, "timeout") from None
        except (pymongo.errors.PyMongoError, OSError, ValueError, TypeError):
            raise refused(source, "") from None
    raise refused(source, "password")


def _settings(source: Source) -> Iterator[Setting]:
    where = parts_of(source.target)
    told = Told(source)
    if not where.user:
        yield told.says(
            "empty-password", True, Text("不登录即可列出库表", "databases can be listed without logging in")
        )
    secure = where.scheme == "mongodb+srv" or where.options.get("tls", "").lower() in ("true", "1")
    if not secure and where.host in LOCAL:
        yield told.says("tls-on-connection", None, EVERYWHERE)
    else:
        yield told.says("tls-on-connection", secure)
