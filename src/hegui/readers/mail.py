"""
Mail: single messages (.eml), mailboxes (.mbox) and Maildirs, one message after another.

Headers are a table, a row for each message; bodies are running text; each attachment is read by the reader for its content.
Each message is a Mail as well, for those who judge what it wants.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from functools import partial
from typing import TYPE_CHECKING, Any

from hegui.errors import SourceError
from hegui.mail.charsets import text_of
from hegui.mail.reading import charset_of, file_name_of, header_text
from hegui.masking import safe_name
from hegui.model import Column, Mail, Place, Read, Skipped, Table
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.exports import is_export
from hegui.readers.files import Broken, head_of, why
from hegui.readers.html_files import text_of_html
from hegui.readers.listing import listed
from hegui.readers.members import Member, read_members
from hegui.readers.messages import BEGINNING, FROM_LINE, LARGEST, Lost, Messages, Raw, in_file, in_maildir
from hegui.readers.rows import Pace, batch_of, gathered
from hegui.readers.running_text import text_table
from hegui.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

DEEPEST = 20  # parts inside each other
ROWS = 512  # rows of headers in a batch
TEXT = 1 << 19  # bytes of text in a batch, so that a large mailbox takes no more memory than a small one
HEADERS = ("from", "to", "cc", "bcc", "reply-to", "subject", "date")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9\-]*:[ \t]?")
_TELLING = re.compile(
    rb"^(?:from|to|subject|date|received|message-id|mime-version|return-path|delivered-to):", re.I | re.M
)
_TODO = Text("检查文件和权限。", "Check the file and its permissions.")
_LARGE = Text(
    f"{{n}} 封邮件超过 {LARGEST >> 20} MiB：只查看了邮件头和开头 {BEGINNING >> 20} MiB，其后（多为附件）未查看",
    f"{{n}} message(s) larger than {LARGEST >> 20} MiB: only headers and the first {BEGINNING >> 20} MiB were looked at, not what stands behind, mostly attachments",
)
_BAD = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError)
"""What the standard library's mail parser may raise on broken headers and bodies."""


def is_mail(head: bytes) -> bool:
    """A mailbox, or a message: its first lines are headers, and three of them are those that mail has."""
    if FROM_LINE.match(head):
        return True
    top = re.split(rb"\r?\n\r?\n", head[: 1 << 16], maxsplit=1)[0]
    lines = top.splitlines()
    if not lines or not all(_HEADER.match(line) or line[:1] in b" \t" for line in lines):
        return False
    return len({m[0].lower() for m in _TELLING.finditer(top)}) >= 3


@reader(
    "mail",
    takes=("*.eml", "*.mbox"),
    title=Text("邮件（eml、mbox、Maildir），含附件", "Mail (eml, mbox, Maildir) with attachments"),
    sniffs=is_mail,
)
def read_mail(source: Source) -> Iterator[Read]:
    """Yield a table of headers, the bodies as text, what the attachments hold, and each message."""
    assert source.path is not None
    try:
        head_of(source.path, 1)
    except Broken as wrong:
        raise SourceError(why(wrong), _TODO) from None
    yield from read_messages(source, partial(in_file, source.path))


def read_maildir(source: Source) -> Iterator[Read]:
    """The same of a Maildir: one source, however many files it has."""
    assert source.path is not None
    yield from read_messages(source, partial(in_maildir, source.path))


def read_messages(source: Source, messages: Messages) -> Iterator[Read]:
    """What all readers of mail yield, wherever the messages come from."""
    place = Place(source.name)
    if source.mails_only:
        yield from _mails(source, place, messages)
        return
    if wanted(source, "headers"):
        yield Table(
            place / "headers",
            tuple(Column(name, "text") for name in HEADERS),
            partial(_headers, source, messages),
            name="headers",
            export=is_export(source),
            compiles=False,
        )
    if wanted(source, "text"):
        lines = partial(_lines, source, place, messages)
        yield text_table(source, place / "text", lines, name="text", at_once=TEXT, compiles=False)
    yield from listed(_data_in(read_members(source, _attachments(messages))), place)
    yield from _mails(source, place, messages)


def _data_in(found: Iterator[Read]) -> Iterator[Read]:
    """Of what attachments hold, the data: a page that somebody sent is no page of ours, a lock file no software of ours."""
    return (asset for asset in found if isinstance(asset, (Table, Skipped)))


def _mails(source: Source, place: Place, messages: Messages) -> Iterator[Mail | Skipped]:
    """Each message; a source of a single one is that message."""
    first: Raw | None = None
    several = False
    lost = Lost()
    for each in messages(lost):
        if first is None:
            first = each
            continue
        if not several:
            several = True
            yield _mail(place / safe_name(first.name), first)
        yield _mail(place / safe_name(each.name), each)
    if first is not None and not several:
        yield _mail(place, first)
    if source.mails_only:  # else told with the text
        yield from _told(lost, source, place)


def _mail(place: Place, raw: Raw) -> Mail:
    return Mail(place, partial(bytes, raw.data), raw.whole)


def _parsed(messages: Messages, lost: Lost, cut: bool = True) -> Iterator[tuple[str, Message]]:
    """Messages taken apart; those of which there is a beginning alone are left out where ``cut`` is False."""
    for name, data, whole in messages(lost):
        if not (whole or cut):
            continue
        try:
            message = message_from_bytes(data)
        except _BAD:
            lost.large.append(name)
            continue
        yield name, message


def _headers(source: Source, messages: Messages) -> Iterator[pa.RecordBatch | Skipped]:
    import pyarrow as pa

    pace = Pace(source.gentle.rate)
    kinds = [pa.string()] * len(HEADERS)
    rows = ([_header(m, name) for name in HEADERS] for _, m in _parsed(messages, Lost()))
    for some in gathered(rows, pace.rows(ROWS)):
        batch, _ = batch_of(some, kinds, HEADERS)
        yield batch
        pace.passed(len(some))


def _header(message: Message, name: str) -> str | None:
    found = [header_text(str(value)) for key, value in message.raw_items() if key.lower() == name]
    return ", ".join(found) or None


def _parts(message: Any, depth: int = 0) -> Iterator[Any]:
    if depth > DEEPEST:
        return
    if message.is_multipart():
        for part in message.get_payload():
            yield from _parts(part, depth + 1)
        if message.get_content_type() == "message/rfc822":
            yield message
    else:
        yield message


def _is_attached(part: Any) -> bool:
    return bool(file_name_of(part)) or part.get_content_maintype() != "text"


def _lines(source: Source, place: Place, messages: Messages) -> Iterator[str | Skipped]:
    lost = Lost()
    for _, message in _parsed(messages, lost):
        for part in _parts(message):
            if part.is_multipart():  # a message that was passed on: its headers are text here
                for name in HEADERS:
                    inner = _header(part.get_payload()[0], name) if part.get_payload() else None
                    if inner:
                        yield f"{name}: {inner}"
            elif not _is_attached(part):
                text = _text(part)
                yield from text_of_html(text) if part.get_content_subtype() == "html" else text.splitlines()
    yield from _told(lost, source, place)


def _told(lost: Lost, source: Source, place: Place) -> Iterator[Skipped]:
    """What was not read on a way through the messages."""
    if lost.large:
        yield Skipped(place, _LARGE.fill(n=len(lost.large)), asked=source.asked)
    for reason in lost.stops:
        yield Skipped(place, reason, asked=source.asked)


def _text(part: Any) -> str:
    return text_of(_data(part), charset_of(part))


def _data(part: Any) -> bytes:
    try:
        found = part.get_payload(decode=True)
    except _BAD:
        return b""
    return found if isinstance(found, bytes) else b""


def _attachments(messages: Messages) -> Iterator[Member]:
    for title, message in _parsed(messages, Lost(), cut=False):
        for part in _parts(message):
            if part.is_multipart() or not _is_attached(part):
                continue
            name = file_name_of(part)
            data = _data(part)
            if data:
                yield Member(f"{title}/{name or 'attachment'}", partial(io.BytesIO, data))
