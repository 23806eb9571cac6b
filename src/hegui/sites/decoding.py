"""
The text of a page: by its byte-order mark, its header, its meta element, then by what decodes.

Old Chinese sites say gb2312 and mean GBK; whatever they say of that family is read as GB18030, which holds all of it.

>>> decoded('<meta charset="gb2312">镕'.encode("gbk"))
'<meta charset="gb2312">镕'
"""

from __future__ import annotations

import codecs
import re

LONGEST = 8 << 20  # bytes of a page that are looked at
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAYS = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{1,40})""", re.IGNORECASE)
_HEADER = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{1,40})""", re.IGNORECASE)
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312"})


def decoded(body: bytes, content_type: str = "") -> str:
    """The page as text; what cannot be decoded is replaced, never lost."""
    body = body[:LONGEST]
    for bom, codec in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(codec, "replace")
    said = [m[1] for m in (_HEADER.search(content_type),) if m]
    said += [m[1].decode("ascii") for m in (_SAYS.search(body[:4096]),) if m]
    for name in (*said, "utf-8", "gb18030"):
        known = _codec(name)
        if known is None:
            continue
        try:
            return body.decode(known)
        except UnicodeDecodeError as wrong:
            if wrong.start > len(body) - 4:  # cut off inside a character
                return body[: wrong.start].decode(known)
    return body.decode(_codec(said[0]) or "utf-8" if said else "utf-8", "replace")


def _codec(name: str) -> str | None:
    if name.lower() in _CHINESE:
        return "gb18030"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
