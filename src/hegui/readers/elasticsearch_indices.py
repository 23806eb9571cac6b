"""
Elasticsearch: an index is a table, the arrays of objects in its documents are tables of their own.

Read page by page at one point in time, in the order of the shards; nothing is written, scored or aggregated.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.documents import Cut, collection
from hegui.readers.json_shapes import ITEM
from hegui.readers.mongo import plain
from hegui.readers.rows import Pace
from hegui.readers.servers import EVERYWHERE, LOCAL, NO_RIGHT, Told, needs, refused
from hegui.text import Text

PAGE = 1000  # documents asked for at a time
OPEN_FOR = "5m"  # how long the server keeps the point in time between two pages
_BROKE = Text("读取中断，其余部分未查看", "reading broke off: the rest was not looked at")


@reader(
    "elasticsearch",
    takes=("elasticsearch:", "elasticsearch+https:"),
    title=Text("Elasticsearch 索引", "Elasticsearch indices"),
    needs="elasticsearch",
    experimental=True,
)
def read_elasticsearch(source: Source) -> Iterator[Read]:
    """Yield the settings that a session can tell, and a table for each index and each array in its documents."""
    try:
        from elasticsearch import ApiError, AuthenticationException, TransportError
    except ImportError:
        raise needs("elasticsearch") from None
    where = parts_of(source.target)
    told = Told(source)
    with _session(source) as session:
        try:
            names = sorted(
                n for n in session.indices.get(index=where.database or "*") if not n.startswith(".")
            )
        except AuthenticationException:
            raise refused(source, "password") from None
        except (ApiError, TransportError):
            raise refused(source, "") from None
    if not where.user:
        yield told.says(
            "empty-password", True, Text("不登录即可列出索引", "indices can be listed without logging in")
        )
    secure = where.scheme.endswith("https")
    if not secure and where.host in LOCAL:
        yield told.says("tls-on-connection", None, EVERYWHERE)
    else:
        yield told.says("tls-on-connection", secure)
    for name in names:
        if wanted(source, name):
            place = Place(source.name, name)
            yield from collection(source, place, partial(_cuts, source, name, place))


def _cuts(source: Source, name: str, place: Place) -> Iterator[Cut | Skipped]:
    from elasticsearch import ApiError, AuthorizationException, TransportError

    pace = Pace(source.gentle.rate)
    try:
        with _session(source) as session:
            opened = session.open_point_in_time(index=name, keep_alive=OPEN_FOR)["id"]
            after: Any = None
            try:
                while True:
                    page = session.search(
                        pit={"id": opened, "keep_alive": OPEN_FOR},
                        size=pace.rows(PAGE),
                        sort=[{"_shard_doc": "asc"}],
                        search_after=after,
                        track_total_hits=False,
                    )
                    opened = page.get("pit_id", opened)
                    hits = page["hits"]["hits"]
                    if not hits:
                        return
                    for hit in hits:
                        yield (ITEM,), {"_id": hit.get("_id"), **plain(hit.get("_source") or {})}
                    after = hits[-1]["sort"]
                    pace.passed(len(hits))
            finally:
                session.close_point_in_time(id=opened)
    except AuthorizationException:
        yield Skipped(place, NO_RIGHT, asked=source.asked)
    except (ApiError, TransportError, OSError, KeyError):
        yield Skipped(place, _BROKE, asked=source.asked)


def _session(source: Source) -> Any:
    from elasticsearch import Elasticsearch

    where = parts_of(source.target)
    trusted = {"ca_certs": where.options["sslrootcert"]} if "sslrootcert" in where.options else {}
    scheme = "https" if where.scheme.endswith("https") else "http"
    try:
        return Elasticsearch(
            f"{scheme}://{where.host or 'localhost'}:{where.port or 9200}",
            basic_auth=(where.user, source.password or "") if where.user else None,
            request_timeout=source.gentle.timeout,
            **trusted,  # type: ignore[arg-type]  # the client names each of its options
        )
    except (ValueError, TypeError, OSError):
        raise refused(source, "") from None
