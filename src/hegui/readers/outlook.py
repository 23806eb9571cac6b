"""
Outlook's message files (.msg), turned into the message they stand for and read like any other.

Format: MS-OXMSG.  What is taken: transport headers where they were kept, else sender, readers and subject; the text and HTML bodies;
attachments, and messages inside.  Bodies that exist as RTF only are told as not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from functools import partial
from pathlib import Path
from typing import Any

from hegui.errors import SourceError
from hegui.model import Place, Read, Skipped
from hegui.readers import Source, reader
from hegui.readers.files import Broken, head_of, why
from hegui.readers.mail import read_messages
from hegui.readers.messages import LARGEST, Lost, Raw
from hegui.readers.office import OLE
from hegui.text import Text

DEEPEST = 5  # messages inside each other
_NEEDS = Text(
    "缺少读取 Outlook msg 的组件；请安装：pip install 'hegui[mail]'",
    "what reads Outlook's msg is not installed: pip install 'hegui[mail]'",
)
_NONE = Text(
    "不是 Outlook 邮件，或已损坏，未查看；请在 Outlook 里另存为 eml",
    "not an Outlook message, or a damaged one: not looked at; save it as eml in Outlook",
)
_RTF = Text("正文只有 RTF 格式，未查看", "the body exists as RTF only: not looked at")
SMALL = 1 << 20  # bytes of an attachment that is read out of a large file
_LARGE = Text(
    f"文件超过 {LARGEST >> 20} MiB：大于 {SMALL >> 20} MiB 的附件未查看",
    f"larger than {LARGEST >> 20} MiB: attachments larger than {SMALL >> 20} MiB were not looked at",
)
_KEPT = re.compile(
    r"^(from|to|cc|reply-to|date|message-id|in-reply-to|references|list-[a-z]+|authentication-results)$", re.I
)


@reader(
    "outlook", takes=("*.msg",), title=Text("Outlook 邮件（msg）", "Outlook messages (msg)"), needs="mail"
)
def read_outlook(source: Source) -> Iterator[Read]:
    """Yield what the message holds, as for any mail."""
    assert source.path is not None
    place = Place(source.name)
    try:
        head = head_of(source.path, 8)
        large = source.path.stat().st_size > LARGEST
    except (*Broken, OSError) as wrong:
        raise SourceError(
            why(wrong), Text("检查文件和权限。", "Check the file and its permissions.")
        ) from None
    if not head.startswith(OLE):
        yield Skipped(place, _NONE, asked=source.asked)
        return
    try:
        raw, whole = message_in(source.path, SMALL if large else None)
    except ModuleNotFoundError:
        yield Skipped(place, _NEEDS, asked=source.asked)
        return
    except _BAD:
        yield Skipped(place, _NONE, asked=source.asked)
        return
    if not whole:
        yield Skipped(place / "text", _RTF, asked=source.asked)
    if large:
        yield Skipped(place, _LARGE, asked=source.asked)
    yield from read_messages(source, partial(_only, raw, not large))


_BAD = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    RuntimeError,
    MemoryError,
)


def _only(raw: bytes, whole: bool, lost: Lost) -> Iterator[Raw]:
    yield Raw("message 1", raw, whole)


def message_in(path: Path, most: int | None = None) -> tuple[bytes, bool]:
    """The message as it would travel, and whether its body could be read.  Raises what olefile raises on a damaged file.

    Attachments of more than ``most`` bytes are named and left empty.
    """
    import olefile

    with olefile.OleFileIO(str(path)) as file:
        if not any(entry[-1].startswith("__properties_version1.0") for entry in file.listdir()):
            raise ValueError
        message, whole = _message(file, (), 0, most)
    return message.as_bytes(policy=SMTP.clone(max_line_length=0, raise_on_defect=False)), whole


def _message(file: Any, at: tuple[str, ...], depth: int, most: int | None) -> tuple[EmailMessage, bool]:
    made = EmailMessage()
    kept = _text(file, at, "007D")
    if kept:
        from email.parser import HeaderParser

        for name, value in HeaderParser().parsestr(kept).items():
            if _KEPT.match(name) and name not in made:
                _add(made, name, value)
    sender = _text(file, at, "5D01") or _text(file, at, "0C1F") or _text(file, at, "0065")
    if "From" not in made:
        _add(made, "From", f'"{_text(file, at, "0C1A")}" <{sender if "@" in sender else ""}>')
    if "To" not in made:
        _add(made, "To", _text(file, at, "0E04"))
    _add(made, "Subject", _text(file, at, "0037"))
    text, html = _text(file, at, "1000"), _bytes(file, at, "10130102") or _text(file, at, "1013").encode()
    if text or not html:
        made.set_content(text)
    if html:
        add = made.add_alternative if text else made.set_content
        add(html.decode("utf-8", "replace"), subtype="html")
    whole = bool(text or html) or not file.exists([*at, "__substg1.0_10090102"])
    for inside in _attached(file, at):
        if file.exists([*inside, "__substg1.0_3701000D"]) and depth < DEEPEST:
            inner, _ = _message(file, (*inside, "__substg1.0_3701000D"), depth + 1, most)
            made.add_attachment(inner)
            continue
        held = [*inside, "__substg1.0_37010102"]
        left_out = most is not None and file.exists(held) and file.get_size(held) > most
        data = b"" if left_out else _bytes(file, inside, "37010102")
        name = _text(file, inside, "3707") or _text(file, inside, "3704") or "attachment"
        made.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=re.sub(r"[\r\n\0]", "", name)
        )
    return made, whole


def _add(made: EmailMessage, name: str, value: str) -> None:
    value = re.sub(r"[\r\n\0]+\s*", " ", value).strip()
    if not value:
        return
    try:
        made[name] = value
    except (ValueError, LookupError, TypeError, AttributeError):
        return


def _attached(file: Any, at: tuple[str, ...]) -> list[tuple[str, ...]]:
    depth = len(at)
    found = {
        tuple(entry[: depth + 1])
        for entry in file.listdir(streams=True, storages=True)
        if tuple(entry[:depth]) == at
        and len(entry) > depth
        and entry[depth].startswith("__attach_version1.0_")
    }
    return sorted(found)[:100]


def _bytes(file: Any, at: tuple[str, ...], tag: str) -> bytes:
    name = [*at, f"__substg1.0_{tag}"]
    return bytes(file.openstream(name).read()) if file.exists(name) else b""


def _text(file: Any, at: tuple[str, ...], tag: str) -> str:
    if wide := _bytes(file, at, f"{tag}001F"):
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    from hegui.readers.encodings import encoding_of

    narrow = _bytes(file, at, f"{tag}001E").rstrip(b"\0")
    return narrow.decode(encoding_of(narrow) or "cp1252", "replace")
