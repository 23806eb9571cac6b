"""
Folders: every file in the tree, told by its content; what cannot be read is listed with its reason.

Links are not followed, devices and pipes never opened, ``.git`` is left out.  Nothing in the tree is run or taken as
configuration: a ``hegui.toml`` in it is data.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hegui.errors import SourceError
from hegui.model import Place, Read, Setting, Skipped
from hegui.readers import Source, reader
from hegui.readers.choosing import wanted
from hegui.readers.exports import web_folder
from hegui.readers.files import why
from hegui.readers.listing import listed
from hegui.readers.messages import is_maildir
from hegui.text import Text

DEEPEST = 100  # folders inside each other
_HISTORY = frozenset({".git", ".hg", ".svn"})


@reader("folder", takes=(), title=Text("文件夹（逐个读取其中的文件）", "Folders (every file in them)"))
def read_folder(source: Source) -> Iterator[Read]:
    """Yield what every file of the tree holds; a file that cannot be read is Skipped and the walk goes on."""
    assert source.path is not None
    yield from listed(_assets(source), Place(source.name))


def _assets(source: Source) -> Iterator[Read]:
    assert source.path is not None
    for found in _walk(source, source.path, ""):
        yield from _one(found) if isinstance(found, Source) else (found,)


def _one(file: Source) -> Iterator[Read]:
    from hegui.readers.mail import read_maildir
    from hegui.readers.opening import read_file

    place = Place(file.name)
    try:
        yield from read_maildir(file) if file.path and file.path.is_dir() else read_file(file)
    except SourceError as wrong:
        yield Skipped(place, wrong.text)
    except OSError as wrong:
        yield Skipped(place, why(wrong))
    except (ValueError, ArithmeticError, LookupError, RuntimeError, MemoryError) as wrong:
        kind = type(wrong).__name__
        yield Skipped(
            place, Text(f"读取时发生未预料的错误（{kind}）", f"an unforeseen error ({kind}) while reading")
        )


def _walk(source: Source, folder: Path, inside: str) -> Iterator[Source | Setting | Skipped]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda e: e.name)
    except OSError as wrong:
        place = Place(f"{source.name}/{inside}" if inside else source.name)
        if not inside:
            raise SourceError(
                Text("打不开文件夹 {name}：{why}", "cannot open the folder {name}: {why}").fill(
                    name=place, why=why(wrong)
                ),
                Text("检查路径和权限。", "Check the path and its permissions."),
            ) from None
        yield Skipped(
            place, Text("打不开这个文件夹：{why}", "this folder cannot be opened: {why}").fill(why=why(wrong))
        )
        return
    for entry in found:
        # a name that is no UTF-8 still has to be shown
        shown = os.fsencode(entry.name).decode("utf-8", "replace")
        path = f"{inside}/{shown}" if inside else shown
        yield from _entry(source, entry, path)


def _entry(source: Source, entry: os.DirEntry[str], path: str) -> Iterator[Source | Setting | Skipped]:
    place = Place(f"{source.name}/{path}")
    try:
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as wrong:
        yield Skipped(place, why(wrong))
        return
    if stat.S_ISDIR(mode):
        if entry.name in _HISTORY:
            yield from _public_history(source, entry, place)
            yield Skipped(
                place,
                Text(
                    "版本库内部文件，未查看（历史中可能仍有数据）",
                    "a version store: not looked at (its history may hold data)",
                ),
            )
        elif not any(_drops(path, pattern) for pattern in source.exclude):
            if path.count("/") >= DEEPEST:
                yield Skipped(place, Text("文件夹嵌套过深，未查看", "folders nested too deep: not looked at"))
            elif is_maildir(Path(entry.path)):
                yield _inner(source, entry, path)
            else:
                yield from _walk(source, Path(entry.path), path)
        return
    if not wanted(source, path):
        return
    if stat.S_ISLNK(mode):
        yield Skipped(place, Text("符号链接，不跟随", "a symbolic link: not followed"))
    elif not stat.S_ISREG(mode):
        yield Skipped(
            place,
            Text("不是普通文件（管道、套接字或设备）", "not a regular file (a pipe, a socket or a device)"),
        )
    elif entry.name.endswith(("-wal", "-shm", "-journal")) and Path(entry.path.rpartition("-")[0]).is_file():
        return  # read together with the database it belongs to
    else:
        yield _inner(source, entry, path)


def _inner(source: Source, entry: os.DirEntry[str], path: str) -> Source:
    return replace(
        source,
        target=entry.path,
        name=f"{source.name}/{path}",
        path=Path(entry.path),
        include=(),
        exclude=(),
        asked=False,
        tree=source.path,
    )


def _public_history(source: Source, entry: os.DirEntry[str], place: Place) -> Iterator[Setting]:
    """A version store that lies where a web server hands files out."""
    inside = replace(source, path=Path(entry.path) / "HEAD", tree=source.path)
    if (folder := web_folder(inside)) is not None:
        yield Setting(
            place,
            "public-file",
            True,
            Text(
                "版本库放在网站可直接访问的文件夹（{folder}）中，源代码和历史都能被取走",
                "a version store lies in a folder that a web server hands out ({folder}): code and history can be taken",
            ).fill(folder=Place(folder.name or "/")),
        )


def _drops(path: str, pattern: str) -> bool:
    from fnmatch import fnmatchcase

    pattern = pattern.rstrip("/")
    return fnmatchcase(path, pattern) or fnmatchcase(path.rsplit("/", 1)[-1], pattern)
