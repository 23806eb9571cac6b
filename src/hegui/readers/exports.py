"""
Files that copy data out of a system (exports, backups, dumps), and files that a web server could hand out.

Both are told from names alone: of the file, of the folders it lies in, and of the index page beside it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from hegui.model import Place, Setting
from hegui.readers import Source
from hegui.text import Text

_COPIES = frozenset(
    [
        "backup",
        "backups",
        "bak",
        "bkp",
        "export",
        "exports",
        "exported",
        "dump",
        "dumps",
        "old",
        "copy",
        "copied",
        "archive",
        "archives",
        "extract",
        "extracts",
    ]
)
_COPIES_ZH = ("导出", "备份", "副本", "拷贝", "转储", "归档")
_WORD = re.compile(r"[a-z]+")
_WEB = frozenset(["public_html", "www", "htdocs", "wwwroot", "static", "public", "web", "dist", "webroot"])
_WEB_ANYWHERE = frozenset(["public_html", "htdocs", "wwwroot", "webroot"])  # unlikely to be anything else
_INDEX = re.compile(r"(?:index|default|home)\.(?:s?html?|php|jsp|aspx?|do)", re.IGNORECASE)
_PRIVATE = frozenset(
    [
        ".sql",
        ".db",
        ".sqlite",
        ".sqlite3",
        ".db3",
        ".csv",
        ".tsv",
        ".bak",
        ".dump",
        ".env",
        ".parquet",
        ".xls",
        ".xlsx",
        ".mdb",
        ".dbf",
        ".gz",
        ".zip",
        ".tar",
        ".7z",
        ".rar",
        ".backup",
        ".old",
    ]
)


def is_export(source: Source) -> bool:
    """Does the name of a file, or of a folder under check that holds it, say that it copies data out of a system?"""
    return any(_says_copy(name) for name in _names(source))


def public_file(source: Source) -> Iterator[Setting]:
    """A ``Setting`` where a data file lies in a folder that a web server would hand out."""
    path = source.path
    if path is None or not _is_private(path):
        return
    folder = web_folder(source)
    if folder is None:
        return
    yield Setting(
        Place(source.name),
        "public-file",
        True,
        Text(
            "数据文件放在网站可直接访问的文件夹（{folder}）中",
            "a data file lies in a folder that a web server hands out ({folder})",
        ).fill(folder=Place(folder.name or "/")),
    )


def _is_private(path: Path) -> bool:
    name = path.name.lower()
    return (
        name.startswith(".env")
        or bool(_PRIVATE & {s.lower() for s in path.suffixes})
        or _says_copy(path.name)
    )


def web_folder(source: Source) -> Path | None:
    """The folder that a file lies in and a web server hands out, by its name or the index page in it; None where there is none."""
    assert source.path is not None
    path = source.path.absolute()
    tree = source.tree.absolute() if source.tree else path.parent
    for folder in path.parents:
        inside = folder == tree or tree in folder.parents
        if folder.name.lower() in (_WEB if inside else _WEB_ANYWHERE):
            return folder
        if inside and _has_home_page(folder):
            return folder
    return None


def _has_home_page(folder: Path) -> bool:
    try:
        return _home_page_in(folder, folder.stat().st_mtime_ns)
    except OSError:
        return False


@lru_cache(maxsize=4096)
def _home_page_in(folder: Path, changed: int) -> bool:
    """Asked for every data file below it, so it is kept until the folder changes."""
    with os.scandir(folder) as entries:
        return any(_INDEX.fullmatch(entry.name) is not None and entry.is_file() for entry in entries)


def _names(source: Source) -> list[str]:
    if source.path is None:
        return []
    if source.tree is None:
        return [source.path.name]
    try:
        inside = source.path.relative_to(source.tree)
    except ValueError:
        return [source.path.name]
    return [source.tree.name, *inside.parts]


def _says_copy(name: str) -> bool:
    lower = name.lower()
    return any(word in lower for word in _COPIES_ZH) or bool(_COPIES & set(_WORD.findall(lower)))
