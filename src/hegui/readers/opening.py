"""
From what a user typed to what is there: ``source_from`` makes a Source of it, ``open_source`` yields its assets.

A file is told by its content; its name decides only where content alone cannot.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hegui.errors import SourceError, UsageError
from hegui.model import Place, Read, Skipped
from hegui.readers import Gentle, Reader, Source, room
from hegui.readers.addresses import is_address, is_mistyped_address, mistyped, split_password
from hegui.readers.files import Broken, head_of, why
from hegui.readers.kinds import Unread, reader_for
from hegui.readers.marks import marked
from hegui.readers.messages import FROM_LINE, is_maildir
from hegui.text import Text

if TYPE_CHECKING:
    from hegui.gate import Gate


def source_from(
    target: str,
    *,
    name: str = "",
    password_env: str = "",
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    gentle: Gentle = Gentle(),  # noqa: B008  frozen
    base: Path | None = None,
    ask_password: Callable[[str], str] | None = None,
    gate: Gate | None = None,
) -> Source:
    """A Source from a path or a database URL.

    The password leaves the URL here; ``password_env`` names an environment variable that holds it.  Without either,
    the driver's own ways are tried (PGPASSWORD, ~/.pgpass, MYSQL_PWD, ~/.my.cnf), and at last ``ask_password``.
    ``base``: the folder that a relative path starts from.  Raises UsageError for an address that cannot be.
    """
    if not target.strip():
        raise UsageError(
            Text("数据源是空的", "a target is empty"),
            Text(
                "检查脚本里的变量是否有值；要查当前文件夹请写 .",
                "See that the variable in your script is set; for this folder write .",
            ),
        )
    target = re.sub(r"^(?i:jdbc):(?=\w+://)", "jdbc+", target)  # jdbc:postgresql://..., as Java writes it
    if not is_address(target):
        found = _file(target, name, include, exclude, gentle, base)
        if is_mistyped_address(target) and not _exists(found.path):
            raise mistyped()
        return found
    scheme, _, rest = target.partition("://")
    if scheme.lower() == "sqlite":
        return _file(rest[1:] if rest.startswith("/") else rest, name, include, exclude, gentle, base)
    if scheme.lower() in ("http", "https"):
        return _site(target, name, include, exclude, gentle, gate)
    shown, password, called = split_password(target)
    if password_env:
        password = _from_environment(password_env)
    return Source(
        target=shown,
        name=name or called,
        password=password,
        include=include,
        exclude=exclude,
        gentle=gentle,
        ask=ask_password,
    )


def open_source(source: Source) -> Iterator[Read]:
    """Yield what a source holds.  Raises SourceError where it cannot be opened at all; parts that cannot are Skipped."""
    if source.path is None:
        yield from _database(source).read(source)
        return
    try:
        is_folder = source.path.is_dir()
        if not is_folder and not source.path.exists():
            raise FileNotFoundError
    except OSError as wrong:
        raise SourceError(
            Text("读不到 {name}：{why}", "cannot read {name}: {why}").fill(
                name=Place(source.name), why=why(wrong)
            ),
            Text("检查路径和权限。", "Check the path and its permissions."),
        ) from None
    if is_folder and is_maildir(source.path):
        from hegui.readers.mail import read_maildir

        yield from read_maildir(source)
        return
    if is_folder:
        folder = room.get("folder")
        assert folder is not None
        yield from folder.read(source)
        return
    yield from read_file(source)


def kind_of_mail(source: Source) -> Literal["message", "mailbox"] | None:
    """Is a source a single message, a mailbox (mbox, Maildir, IMAP), or no mail at all?"""
    if source.path is None:
        return "mailbox" if source.target.partition("://")[0].lower() in ("imap", "imaps") else None
    try:
        if source.path.is_dir():
            return "mailbox" if is_maildir(source.path) else None
        head = head_of(source.path)
        chosen = reader_for(head, source.path.as_posix())
    except (*Broken, OSError):
        return None
    if not isinstance(chosen, Reader) or chosen.id not in ("mail", "outlook"):
        return None
    return "mailbox" if FROM_LINE.match(head) else "message"


def read_file(source: Source) -> Iterator[Read]:
    """Yield what one file holds, told by its content."""
    from hegui.readers.exports import public_file

    assert source.path is not None
    yield from public_file(source)
    try:
        head = head_of(source.path)
    except Broken as wrong:
        raise SourceError(
            why(wrong), Text("检查文件和权限。", "Check the file and its permissions.")
        ) from None
    chosen = reader_for(head, source.path.as_posix())
    if isinstance(chosen, Unread):
        yield Skipped(Place(source.name), chosen.reason, asked=source.asked and not chosen.empty)
        return
    yield from marked(source, chosen.read(source))


# the readers of schemes whose file is called otherwise: no other file need be imported to find them
_FILES = {"postgresql": "postgres", "mariadb": "mysql"}


def _database(source: Source) -> Reader:
    name = source.target.partition("://")[0].lower()
    scheme = name + ":"
    found = room.get(_FILES.get(name, name))
    if found is None or scheme not in found.takes:
        found = next((r for r in room.all().values() if scheme in r.takes), None)
    if found is None:
        known = sorted({t + "//" for r in room.all().values() for t in r.takes if t.endswith(":")})
        raise SourceError(
            Text("不认识这种地址", "this kind of address is not known"),
            Text("可用：{all}", "Known: {all}").fill(all=" ".join(known)),
        )
    return found


def _file(
    target: str,
    name: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    gentle: Gentle,
    base: Path | None,
) -> Source:
    path = Path(target).expanduser()
    if base is not None and not path.is_absolute():
        path = base / path
    called = name or path.name or path.resolve().name or str(path)
    return Source(target=target, name=called, path=path, include=include, exclude=exclude, gentle=gentle)


def _site(
    target: str,
    name: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    gentle: Gentle,
    gate: Gate | None,
) -> Source:
    """A live site: a login in its address is dropped, and so are query and fragment."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(target)
        where = (parts.hostname or "") + (f":{parts.port}" if parts.port else "")
    except ValueError:
        where = ""
    if not where:
        raise UsageError(
            Text("网址写错了", "not the address of a website"),
            Text("例如 https://www.example.cn/。", "As in https://www.example.cn/."),
        )
    shown = f"{parts.scheme.lower()}://{where}{parts.path}"
    return Source(
        target=shown, name=name or where, include=include, exclude=exclude, gentle=gentle, gate=gate
    )


def _exists(path: Path | None) -> bool:
    try:
        return path is not None and path.exists()
    except OSError:
        return False


def _from_environment(variable: str) -> str:
    value = os.environ.get(variable)
    if value is None:
        raise UsageError(
            Text("环境变量 {name} 未设置", "the environment variable {name} is not set").fill(
                name=Place(variable)
            ),
            Text(
                "先设置它，或改用 --password-env 指定别的变量。",
                "Set it first, or name another with --password-env.",
            ),
        )
    return value
