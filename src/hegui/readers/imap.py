"""
A mailbox on an IMAP server: ``imaps://user@host/INBOX``.

Read-only in the protocol's own words: the folder is opened with EXAMINE, and messages are fetched with BODY.PEEK, so that no flag
changes.  Each message is fetched once.  Without TLS only a server on this machine is talked to, or one that offers STARTTLS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from hegui.errors import SourceError
from hegui.model import Place, Read
from hegui.readers import Source, reader
from hegui.readers.addresses import parts_of
from hegui.readers.mail import read_messages
from hegui.readers.messages import BEGINNING, LARGEST, Fetched, Lost, Raw
from hegui.readers.servers import LOCAL, password_for
from hegui.text import Text

if TYPE_CHECKING:
    import imaplib
    import ssl

_SIZE = re.compile(rb"UID (\d+).*?RFC822\.SIZE (\d+)|RFC822\.SIZE (\d+).*?UID (\d+)")
AT_ONCE = 500  # messages whose sizes are asked for in one command


@reader("imap", takes=("imaps:", "imap:"), title=Text("IMAP 邮箱（只读）", "IMAP mailboxes, read-only"))
def read_imap(source: Source) -> Iterator[Read]:
    """Yield what the messages of one folder hold, and each message.  Raises SourceError where it cannot be opened."""
    with session(source) as box:  # refused here, not in the middle of the first table
        yield from read_messages(source, Fetched(partial(_messages, box)))


def _failed() -> tuple[type[Exception], ...]:
    """What a connection may raise."""
    import imaplib

    return imaplib.IMAP4.error, OSError, EOFError


def _messages(box: imaplib.IMAP4, lost: Lost) -> Iterator[Raw]:
    try:
        uids = (box.uid("SEARCH", "ALL")[1][0] or b"").split()
        for start in range(0, len(uids), AT_ONCE):
            for uid, size in _sizes(box, uids[start : start + AT_ONCE]):
                name = f"uid {uid.decode()}"
                whole = size <= LARGEST
                if not whole:
                    lost.large.append(name)
                part = "(BODY.PEEK[])" if whole else f"(BODY.PEEK[]<0.{BEGINNING}>)"
                _, told = box.uid("FETCH", uid.decode(), part)
                raw = next((each[1] for each in told if isinstance(each, tuple)), None)
                if raw is not None:
                    yield Raw(name, raw, whole)
    except _failed():
        lost.stops.append(Text("读取中断，其余部分未查看", "reading broke off: the rest was not looked at"))


def _sizes(box: imaplib.IMAP4, uids: list[bytes]) -> Iterator[tuple[bytes, int]]:
    _, told = box.uid("FETCH", b",".join(uids).decode(), "(UID RFC822.SIZE)")
    for line in told:
        found = _SIZE.search(line) if isinstance(line, bytes) else None
        if found:
            yield (found[1] or found[4]), int(found[2] or found[3])


@contextmanager
def session(source: Source) -> Iterator[imaplib.IMAP4]:
    """A folder opened read-only.  Raises SourceError in words of our own."""
    import imaplib
    import ssl

    where = parts_of(source.target)
    name, host = Place(source.name), Place(where.host)
    box: imaplib.IMAP4 | None = None
    try:
        if where.scheme == "imaps":
            box = imaplib.IMAP4_SSL(
                where.host, where.port or 993, ssl_context=_trusting(where.host), timeout=30
            )
        else:
            box = imaplib.IMAP4(where.host, where.port or 143, timeout=30)
            if "STARTTLS" in box.capabilities:
                box.starttls(_trusting(where.host))
            elif where.host not in LOCAL:
                raise SourceError(
                    Text(
                        "{host} 不提供加密连接，没有登录", "{host} offers no encryption: no login was tried"
                    ).fill(host=host),
                    Text("改用 imaps://。", "Use imaps:// instead."),
                )
    except ssl.SSLError:
        raise SourceError(
            Text(
                "{host} 的证书不可信，没有登录",
                "the certificate of {host} is not trusted: no login was tried",
            ).fill(host=host),
            Text(
                "检查地址；自签证书请加入系统信任。",
                "Check the address; add a certificate of your own to the system's trust.",
            ),
        ) from None
    except _failed():
        raise SourceError(
            Text(
                "读不到邮箱 {name}：连接 {host} 失败",
                "cannot read mailbox {name}: connecting to {host} failed",
            ).fill(name=name, host=host),
            Text("检查地址和端口。", "Check address and port."),
        ) from None
    try:
        password = source.password if source.password is not None else password_for(source)
        try:
            box.login(where.user, password or "")
        except _failed():
            raise SourceError(
                Text(
                    "读不到邮箱 {name}：用户名或密码不对",
                    "cannot read mailbox {name}: wrong user or password",
                ).fill(name=name),
                Text(
                    "密码用 --password-env 给出；许多邮箱要用“授权码”代替密码。",
                    "Give the password by --password-env; many services want an application password.",
                ),
            ) from None
        folder = where.database or "INBOX"
        quoted = '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
        opened = False
        with suppress(*_failed()):
            opened = box.select(quoted, readonly=True)[0] == "OK"
        if opened:
            yield box
            return
        raise SourceError(
            Text("邮箱里没有这个文件夹：{folder}", "the mailbox has no such folder: {folder}").fill(
                folder=Place(folder)
            ),
            Text("如 imaps://用户@主机/INBOX。", "As in imaps://user@host/INBOX."),
        )
    finally:
        with suppress(*_failed()):
            box.logout()


def _trusting(host: str) -> ssl.SSLContext:
    """Certificates are checked, except on this machine, where nobody listens in between."""
    import ssl

    context = ssl.create_default_context()
    if host in LOCAL:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context
