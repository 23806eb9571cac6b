"""
A mail's bytes taken apart: headers decoded, leaves with their transfer encoding undone, mails inside mails.

Nothing here raises on a broken mail: what cannot be read is told in ``Letter.unread``.  Limits keep memory flat.
"""

from __future__ import annotations

import base64
import binascii
import re
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message

from hegui.mail.charsets import codec_of, text_of
from hegui.mail.nouns import Letter, Part
from hegui.mail.winmail import read_winmail
from hegui.text import Text

LOOKED_AT = 8 << 20  # bytes of a mail; what stands behind them is not looked at
DEEPEST = 20  # parts inside each other
MOST_PARTS = 200

_CUT = Text(
    f"邮件超过 {LOOKED_AT >> 20} MiB，其后的内容（多为附件）未查看",
    f"the mail is larger than {LOOKED_AT >> 20} MiB: what stands behind that, mostly attachments, was not looked at",
)
_DEEP = Text(
    f"邮件嵌套超过 {DEEPEST} 层，更深处未查看",
    f"parts are nested more than {DEEPEST} deep: what lies deeper was not looked at",
)
_MANY = Text(
    f"邮件多于 {MOST_PARTS} 个部分，其余未查看",
    f"more than {MOST_PARTS} parts: the others were not looked at",
)
_TORN = Text(
    "邮件结构严重损坏，只按整段文字查看",
    "the mail's structure is badly broken: it was looked at as one run of text",
)
_BASE64 = Text(
    "一个部分的 base64 编码残缺，只查看了能解出的内容",
    "a part's base64 is damaged: only what could be decoded was looked at",
)
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")
_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bBqQ])\?([^?]*)\?=")
_BAD = (MessageError, RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What the standard library's parser may raise on a broken mail."""
_FOLDS = re.compile(r"\s*[\r\n]+\s*")
_NAME = re.compile(r"""(?:file)?name\*?\s*=\s*(?:"([^"\r\n]{1,400})"|([^;\s]{1,400}))""", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';]{1,40})", re.I)


def letter_of(raw: bytes) -> Letter:
    """A mail taken apart.  Never raises on what the mail holds."""
    unread: list[Text] = [_CUT] if len(raw) > LOOKED_AT else []
    raw = raw[:LOOKED_AT]
    try:
        return _letter(message_from_bytes(raw), 0, unread)
    except _BAD:
        unread.append(_TORN)
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        headers = _headers(message_from_bytes(head + b"\n\n"))
    except _BAD:
        headers = {}
    return Letter(headers, (Part("text/plain", "", body[: 1 << 20]),), (), tuple(unread))


def _letter(message: Message, depth: int, unread: list[Text]) -> Letter:
    parts: list[Part] = []
    inside: list[Letter] = []
    _take(message, depth, parts, inside, unread)
    kind = message.get_content_type()
    report = kind == "multipart/report" or any(p.kind == "message/delivery-status" for p in parts)
    return Letter(_headers(message), tuple(parts), tuple(inside), tuple(dict.fromkeys(unread)), report)


def _take(message: Message, depth: int, parts: list[Part], inside: list[Letter], unread: list[Text]) -> None:
    if depth > DEEPEST:
        unread.append(_DEEP)
        return
    if len(parts) >= MOST_PARTS:
        unread.append(_MANY)
        return
    kind = message.get_content_type()
    held = message.get_payload() if message.is_multipart() else None
    if isinstance(held, list):
        if kind.startswith("message/") and kind != "message/delivery-status":
            inside += [_letter(m, depth + 1, unread) for m in held[:5] if isinstance(m, Message)]
            return
        for each in held:
            if isinstance(each, Message):
                _take(each, depth + 1, parts, inside, unread)
        if kind == "message/delivery-status":
            parts.append(Part(kind, "", b""))
        return
    part = _part(message, kind, unread)
    if part.kind in ("application/ms-tnef", "application/vnd.ms-tnef") or part.name.lower() == "winmail.dat":
        inner = read_winmail(part.data)
        parts += inner
        if inner:
            return
    if part.attached and (part.kind == "message/rfc822" or part.name.lower().endswith(".eml")) and part.data:
        inside.append(_letter(message_from_bytes(part.data), depth + 1, unread))
        return
    parts.append(part)


def _part(message: Message, kind: str, unread: list[Text]) -> Part:
    disposition = _raw(message, "content-disposition")
    encoding = _raw(message, "content-transfer-encoding").strip().lower()
    name = file_name_of(message)
    charset = charset_of(message)
    if encoding.startswith("base64"):
        data = _from_base64(str(message.get_payload()).encode("utf-8", "replace"), unread)
    else:
        held = message.get_payload(decode=True)
        data = held if isinstance(held, bytes) else b""
    attached = (
        disposition.strip().lower().startswith("attachment") or bool(name) or not kind.startswith("text/")
    )
    return Part(kind, name, data, charset, attached, encoding, codec_of(charset) is not None)


def _from_base64(data: bytes, unread: list[Text]) -> bytes:
    end = data.find(b"=")
    clean = _NOT_BASE64.sub(b"", data if end < 0 else data[:end])
    if len(clean) % 4 == 1:
        clean = clean[:-1]
        unread.append(_BASE64)
    try:
        return base64.b64decode(clean + b"=" * (-len(clean) % 4))
    except (binascii.Error, ValueError):
        unread.append(_BASE64)
        return b""


def charset_of(message: Message) -> str:
    """The charset that a part declares, as written; "" where it declares none."""
    found = _CHARSET.search(_raw(message, "content-type"))
    return found[1] if found else ""


def file_name_of(message: Message) -> str:
    """The name under which a part is to be saved, decoded; "" where none is given."""
    try:
        name = message.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError, UnicodeError):
        told = _raw(message, "content-disposition")
        found = _NAME.search(told) or _NAME.search(_raw(message, "content-type"))
        name = (found[1] or found[2]) if found else ""
    return header_text(str(name))[:400].strip()


def _raw(message: Message, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except (ValueError, LookupError, TypeError, AttributeError, UnicodeError):
        return ""


# --- headers --------------------------------------------------------------------------------------------------------

MOST_HEADERS = 400
LONGEST = 4000  # characters of a header


def _headers(message: Message) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, value in list(message.raw_items())[:MOST_HEADERS]:
        found.setdefault(str(name).lower(), []).append(header_text(str(value)[:LONGEST]))
    return {name: tuple(values) for name, values in found.items()}


def header_text(value: str) -> str:
    """A header's value as it is shown: encoded words undone, raw eight-bit bytes guessed, lines joined.

    >>> header_text("=?gb2312?B?08rP5A==?=")
    '邮箱'
    """
    value = _FOLDS.sub(" ", value) if "\n" in value or "\r" in value else value
    if value.isascii() and "=?" not in value:
        return value.strip()
    if "=?" in value and value.isascii():
        try:
            runs = decode_header(value)
        except (MessageError, ValueError, binascii.Error, LookupError, TypeError):
            return _WORD.sub(_leniently, value).strip()
        told = (text_of(run, charset or "") if isinstance(run, bytes) else run for run, charset in runs)
        return _unescaped("".join(told)).strip()
    return _unescaped(value).strip()


def _leniently(word: re.Match[str]) -> str:
    """An encoded word whose base64 is damaged, as far as it can be read."""
    if word[2] in "bB":
        return text_of(_from_base64(word[3].encode("ascii", "replace"), []), word[1])
    return word[3]


def _unescaped(value: str) -> str:
    if any("\udc80" <= c <= "\udcff" for c in value):
        try:
            return text_of(value.encode("utf-8", "surrogateescape"))
        except UnicodeError:
            pass
    return value.encode("utf-8", "replace").decode("utf-8")
