"""
``.env`` files: the names are columns, what they are set to is the one row.

Such a file holds what an application logs in with; the names (``DB_PASSWORD``) say what each is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Column, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.encodings import encoding_of, text_of_head
from hegui.readers.exports import is_export
from hegui.readers.files import HEAD, Broken, head_of, why
from hegui.readers.headings import unique_names
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

_LINE = re.compile(r"\s*(?:export\s+)?(?P<name>[A-Za-z_][\w.\-]*)\s*=\s*(?P<value>.*?)\s*")


@reader("env", takes=(".env", "*.env", ".env.*"), title=Text(".env 配置文件", ".env files"))
def read_env(source: Source) -> Iterator[Read]:
    """Yield the file as a Table of one row; lines that set nothing are passed over."""
    place = Place(source.name)
    try:
        names, _, whole = _set_in(source)
    except Broken as wrong:
        raise SourceError(
            why(wrong), Text("检查文件和权限。", "Check the file and its permissions.")
        ) from None
    except UnicodeError:
        yield Skipped(place, Text("内容不是文本", "not a text"), asked=source.asked)
        return
    if not names:
        yield Skipped(place, Text("没有任何设置", "it sets nothing"))
        return
    if not whole:
        yield Skipped(place, Text("只看了前 1 MiB", "only the first MiB was looked at"), asked=source.asked)
    yield Table(
        place,
        tuple(Column(name) for name in names),
        partial(_batches, source, place),
        name=source.path.name if source.path else "",
        rows=1,
        export=is_export(source),
    )


def _set_in(source: Source) -> tuple[tuple[str, ...], list[str | None], bool]:
    """The names, what they are set to, and whether that is the whole file."""
    assert source.path is not None
    head = head_of(source.path, HEAD)
    codec = encoding_of(head)
    if codec is None and head:
        raise UnicodeError
    lines = text_of_head(head, codec or "utf-8").splitlines()
    found = [m for line in lines if (m := _LINE.fullmatch(line)) is not None]
    names = unique_names([m["name"] for m in found], len(found)) if found else ()
    return names, [_bare(m["value"]) or None for m in found], len(head) < HEAD


def _bare(value: str) -> str:
    """Without quotes, and without the comment after it."""
    if value[:1] in ("'", '"'):
        return value[1:].partition(value[0])[0]
    return value.partition(" #")[0].rstrip()


def _batches(source: Source, place: Place) -> Iterator[pa.RecordBatch | Skipped]:
    import pyarrow as pa

    try:
        names, values, _ = _set_in(source)
    except (*Broken, UnicodeError) as wrong:
        yield Skipped(place, why(wrong), asked=source.asked)
        return
    yield pa.RecordBatch.from_arrays([pa.array([v], pa.string()) for v in values], names=list(names))
