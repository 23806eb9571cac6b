"""HAR files: traffic that a browser saved.  Each answer is a page of its host; nothing is asked anew."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterator
from typing import Any

from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.answers import assets_of
from hegui.readers.files import Broken, opened, why
from hegui.sites.addresses import host_of, path_of
from hegui.text import Text

MOST = 256 << 20  # bytes of a file that are looked at
_BROKEN = Text("不是合法的 HAR（JSON）文件", "not a valid HAR (JSON) file")
_LONG = Text("HAR 文件超过 {n} MB，未查看", "the HAR file is longer than {n} MB: not looked at")
_NO_BODY = Text(
    "存档中没有这个应答的正文，未查看", "the file does not hold the body of this answer: not looked at"
)


@reader(
    "har", takes=("*.har",), title=Text("浏览器保存的网络流量（HAR）", "Traffic saved by a browser (HAR)")
)
def read_har(source: Source) -> Iterator[Read]:
    """Yield each answer as a Page with its tables; an answer without its body is Skipped."""
    assert source.path is not None
    place = Place(source.name)
    try:
        with opened(source.path) as file:
            data = file.read(MOST + 1)
    except Broken as wrong:
        yield Skipped(place, why(wrong), asked=source.asked)
        return
    if len(data) > MOST:
        yield Skipped(place, _LONG.fill(n=MOST >> 20), asked=source.asked)
        return
    try:
        told = json.loads(data.decode("utf-8-sig", "replace"))
        entries = told["log"]["entries"]
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Skipped(place, _BROKEN, asked=source.asked)
        return
    for entry in entries if isinstance(entries, list) else ():
        yield from _entry(source, entry)


def _entry(source: Source, entry: Any) -> Iterator[Read]:
    try:
        url = str(entry["request"]["url"])
        response = entry["response"]
        status = int(response["status"])
        headers = tuple((str(h["name"]), str(h["value"])) for h in response.get("headers", ()))
        content = response.get("content") or {}
        text = content.get("text")
        body = (
            base64.b64decode(str(text))
            if content.get("encoding") == "base64"
            else str(text or "").encode("utf-8", "replace")
        )
    except (KeyError, TypeError, ValueError, binascii.Error, AttributeError):
        yield Skipped(
            Place(source.name), Text("一条记录不完整，未查看", "an entry is not whole: not looked at")
        )
        return
    if not host_of(url):
        return
    if (
        content.get("encoding") != "base64"
    ):  # the browser decoded it: what the header says of the encoding is over
        headers = tuple(
            (k, v.partition(";")[0] + "; charset=utf-8" if k.lower() == "content-type" else v)
            for k, v in headers
        )
    prefix = f"{source.name}/{host_of(url)}"
    if text is None and 200 <= status < 300:
        yield Skipped(Place(f"{prefix}{path_of(url)}"), _NO_BODY)
    yield from assets_of(source, prefix, url, status, headers, body)
