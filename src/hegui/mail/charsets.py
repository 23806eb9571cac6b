"""Bytes to text, whatever a mail says of its charset: gb2312 and gbk are read as gb18030, a wrong declaration is mended."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cn-gb": "gb18030",
    "gb_2312-80": "gb18030",
    "hz-gb-2312": "hz",
    "euc-cn": "gb18030",
    "cp936": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "",
    "ascii": "",
    "unicode-1-1-utf-7": "utf-7",
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "unknown-8bit": "",
    "x-unknown": "",
    "default": "",
}
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w\-]{2,30})", re.I)


@lru_cache(256)
def codec_of(charset: str) -> str | None:
    """The codec for a declared charset; "" where it tells nothing, None where nobody knows it."""
    name = charset.strip().strip("\"'").lower()
    if not name:
        return ""
    if name in _WIDER:
        return _WIDER[name]
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # codecs such as rot13 and zip turn no bytes into text
    return found.name if getattr(found, "_is_text_encoding", True) else None


def text_of(data: bytes, charset: str = "") -> str:
    """The text, with replacement characters for what is broken; never an error.

    >>> text_of("邮箱".encode("gbk"), "gb2312")
    '邮箱'
    >>> text_of("邮箱".encode("gbk"), "us-ascii")
    '邮箱'
    """
    codec = codec_of(charset)
    if not codec and data.isascii():
        return data.decode("ascii")
    if not codec and (found := _META.search(data[:2048])):
        codec = codec_of(found[1].decode("ascii", "replace"))
    if codec:
        try:
            return data.decode(codec)
        except (UnicodeError, ValueError, LookupError):
            pass
    return _guessed(data, codec or "")


def _guessed(data: bytes, codec: str) -> str:
    if data.isascii():
        return data.decode("ascii")
    for bom, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(bom):
            return data.decode(name, "replace")
    utf8 = data.decode("utf-8", "replace")
    wrong = utf8.count("\ufffd")
    if not wrong:
        return utf8
    chinese = data.decode("gb18030", "replace")
    bad = chinese.count("\ufffd")
    if codec and codec not in ("utf-8", "gb18030"):
        declared = data.decode(codec, "replace")
        if declared.count("\ufffd") <= min(wrong, bad):
            return declared
    if wrong * 50 < len(utf8):  # a few broken bytes in what is UTF-8
        return utf8
    common = sum("\u4e00" <= c <= "\u9fa5" for c in chinese[:2000])
    high = sum(b > 127 for b in data[:4000])
    if bad * 50 < len(chinese) and common * 2 > high * 0.7:
        return chinese
    return data.decode("cp1252", "replace")
