"""An answer of a server as assets: the page itself, and what it holds as tables, so that people's data on it are found."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from typing import IO

from hegui.masking import safe_name
from hegui.model import Page, Place, Read, Setting, Table
from hegui.readers import Source
from hegui.readers.members import Member, inside_of, read_member
from hegui.sites.addresses import path_of

Headers = tuple[tuple[str, str], ...]
_KINDS = (
    ("html", "html"), ("javascript", "script"), ("ecmascript", "script"), ("css", "style"),
)  # fmt: skip
_NO_DATA = (
    "image/",
    "font/",
    "video/",
    "audio/",
    "application/octet-stream",
    "application/wasm",
    "application/font",
)


def kind_of_answer(url: str, headers: Headers, body: bytes) -> str:
    """What an answer is: by its Content-Type, else by its name and its first bytes."""
    told = next((v for k, v in headers if k.lower() == "content-type"), "").lower()
    path = path_of(url).lower()
    if path.endswith(".map"):
        return "source-map"
    for word, kind in _KINDS:
        if word in told:
            return kind
    if path.endswith((".js", ".mjs")) and "html" not in told:
        return "script"
    if not told and body.lstrip()[:200].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return "other"


def assets_of(
    source: Source, prefix: str, url: str, status: int, headers: Headers, body: bytes
) -> Iterator[Read]:
    """The Page, then its tables.  ``prefix``: what stands before the path in the names of places."""
    path = path_of(url) or "/"
    name = f"{prefix}{path}"
    place = Place(name)
    kind = kind_of_answer(url, headers, body)
    yield Page(place, kind, partial(bytes, body), url, status, headers)
    if not 200 <= status < 300 or kind not in ("html", "other"):
        return
    told = next((v for k, v in headers if k.lower() == "content-type"), "").lower()
    if not body or told.startswith(_NO_DATA):
        return
    yield Setting(place, "public-page", True)
    member = Member(_file_name(path, kind), partial(_opened, body), alone=True)
    for asset in read_member(source, member, name, inside_of(source)):
        if isinstance(asset, Table):
            yield asset


def _file_name(path: str, kind: str) -> str:
    last = path.rpartition("/")[2]
    if kind == "html":
        return "page.html"
    return str(safe_name(last)) if "." in last else "answer"


def _opened(body: bytes) -> IO[bytes]:
    return io.BytesIO(body)
