"""WARC files (ISO 28500): a site as a crawler archived it.  Each ``response`` record is a page of its host."""

from __future__ import annotations

import io
from collections.abc import Iterator

from hegui.gate import Silent
from hegui.gate.http import Answer, answer_from
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.answers import assets_of
from hegui.readers.files import Broken, opened, why
from hegui.sites.addresses import host_of
from hegui.text import Text

LONGEST = 16 << 20  # bytes of a record that are looked at
_BROKEN = Text(
    "WARC 文件在此处损坏，其余部分未查看", "the WARC file is damaged here: the rest was not looked at"
)
_LONG = Text(
    "一条记录超过 {n} MB，其余部分未查看", "a record is longer than {n} MB: the rest of it was not looked at"
)


@reader(
    "warc",
    takes=("*.warc",),
    title=Text("网站存档（WARC）", "Web archives (WARC)"),
    sniffs=lambda head: head.startswith(b"WARC/1."),
)
def read_warc(source: Source) -> Iterator[Read]:
    """Yield each archived answer as a Page with its tables."""
    import http.client

    assert source.path is not None
    place = Place(source.name)
    try:
        with opened(source.path) as file:
            while True:
                line = file.readline(200)
                while line in (b"\r\n", b"\n"):
                    line = file.readline(200)
                if not line:
                    return
                if not line.startswith(b"WARC/"):
                    yield Skipped(place, _BROKEN, asked=source.asked)
                    return
                headers = http.client.parse_headers(file)
                length = int(headers.get("Content-Length", "-1"))
                if length < 0:
                    yield Skipped(place, _BROKEN, asked=source.asked)
                    return
                block = file.read(min(length, LONGEST))
                if len(block) < length:
                    yield Skipped(place, _LONG.fill(n=LONGEST >> 20) if len(block) == LONGEST else _BROKEN)
                    _pass_over(file, length - len(block))
                if headers.get("WARC-Type", "").lower() == "response":
                    yield from _record(source, headers.get("WARC-Target-URI", "").strip("<>"), block)
    except Broken as wrong:
        yield Skipped(place, why(wrong), asked=source.asked)
    except (ValueError, http.client.HTTPException):
        yield Skipped(place, _BROKEN, asked=source.asked)


def _record(source: Source, url: str, block: bytes) -> Iterator[Read]:
    if not host_of(url) or not block.startswith(b"HTTP/"):
        return
    try:
        answer: Answer = answer_from(url, block, LONGEST)
    except Silent:
        yield Skipped(
            Place(source.name), Text("一条应答看不懂，未查看", "an answer makes no sense: not looked at")
        )
        return
    yield from assets_of(
        source, f"{source.name}/{host_of(url)}", url, answer.status, answer.headers, answer.body
    )


def _pass_over(file: io.BufferedReader, size: int) -> None:
    while size > 0 and (gone := len(file.read(min(size, 1 << 20)))):
        size -= gone
