"""
Object stores that speak S3: every object under a bucket or prefix is read as the file it is.

``s3://bucket/prefix``; ``s3://KEY@bucket/prefix?endpoint=https://oss.example.cn&region=cn-north-1`` for a store of one's own.
Keys come as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, from ~/.aws, or as user and password of the address.  An object is
held in memory or in a private temporary file while it is read, like a member of an archive.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.choosing import wanted
from hegui.readers.files import BOMB_FROM, BOMB_RATIO
from hegui.readers.listing import listed
from hegui.readers.members import Allowance, Inside, Member, read_member
from hegui.readers.servers import needs
from hegui.text import Text

_CLOSED = Text(
    "打不开存储桶：地址、密钥或权限不对",
    "the bucket cannot be opened: its address, the keys or the rights are wrong",
)
_TODO = Text(
    "检查桶名、endpoint 与密钥；读取需要 ListBucket 和 GetObject 权限。",
    "Check bucket, endpoint and keys; reading needs the rights ListBucket and GetObject.",
)
_BROKE = Text("列举中断，其余对象未查看", "listing broke off: the other objects were not looked at")


@reader(
    "s3",
    takes=("s3:",),
    title=Text("S3 兼容的对象存储", "Object stores that speak S3"),
    needs="s3",
    experimental=True,
)
def read_s3(source: Source) -> Iterator[Read]:
    """Yield what every object under the prefix holds; one that cannot be read is Skipped and the others go on."""
    try:
        import botocore.exceptions
    except ImportError:
        raise needs("s3") from None
    where = parts_of(source.target)
    root = "/".join(part for part in (where.host, where.database.strip("/")) if part)
    try:
        store = _store(source)
        store.ls(root)
    except (OSError, ValueError, botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError):
        raise SourceError(_CLOSED, _TODO) from None
    yield from listed(objects(source, store, root), Place(source.name))


def _store(source: Source) -> Any:
    """The store's file system, in the words of fsspec."""
    from s3fs import S3FileSystem

    where = parts_of(source.target)
    client = {"region_name": where.options["region"]} if "region" in where.options else {}
    return S3FileSystem(
        key=where.user or None,
        secret=source.password if where.user else None,
        endpoint_url=where.options.get("endpoint"),
        client_kwargs=client,
        use_listings_cache=False,
    )


def objects(source: Source, store: Any, root: str) -> Iterator[Read]:
    """What the objects under ``root`` of any file system of fsspec hold, folder by folder."""
    place = Place(source.name)
    try:
        for folder, _, files in store.walk(root, detail=True, on_error="raise"):
            for name, about in sorted(files.items()):
                path = f"{folder}/{name}" if folder else name
                inside = path.removeprefix(root).strip("/") or name
                if wanted(source, inside):
                    yield from _object(source, store, path, inside, about.get("size") or 0)
    except (
        Exception
    ):  # the clients raise errors of their own kinds; whichever it is, its message is not for a report
        yield Skipped(place, _BROKE, asked=source.asked)


def _object(source: Source, store: Any, path: str, inside: str, size: int) -> Iterator[Read]:
    allowed = Allowance(bytes=size + max(BOMB_FROM, BOMB_RATIO * size))
    member = Member(inside, partial(_stream, store, path))
    yield from read_member(source, member, f"{source.name}/{inside}", Inside(-1, allowed))


def _stream(store: Any, path: str) -> IO[bytes]:
    found: IO[bytes] = store.open(path, "rb", block_size=8 << 20, cache_type="readahead")
    return found
