"""Keeps a table of ``hegui.scripts`` for this user, with its source, date and digest."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

from hegui.errors import SourceError
from hegui.scripts.tables import Name, folder_of_updates, forget, table
from hegui.text import Text
from hegui.updating import Brought, Updated

ENOUGH = 0.5  # a new table that knows less of what the old one knows is taken for damaged


def digest_of(path: Path) -> str:
    """The sha256 of a file."""
    with path.open("rb") as held:
        return hashlib.file_digest(held, "sha256").hexdigest()


def unreadable(brought: Brought, expected: Text) -> SourceError:
    """The error for a file that is not what its option says."""
    return SourceError(
        Text(f"{brought.origin} 不是所要的数据", f"{brought.origin} is not the data asked for"),
        Text("需要：{expected}。", "Needed: {expected}.").fill(expected=expected),
    )


def keep(name: Name, key: str, rows: dict[str, Any], brought: Brought, what: Text) -> Updated:
    """Write a table beside those of other updates; a damaged or much smaller one is refused, the old one stays."""
    known = table(name)[key].keys()
    if len(known & rows.keys()) < ENOUGH * len(known):
        raise SourceError(
            Text(
                f"{brought.origin} 只含 {len(rows)} 项，少于现有数据的一半，未采用",
                f"{brought.origin} has only {len(rows)} entries, less than half of what is known: not taken",
            ),
            Text("重新下载完整的文件。", "Download the whole file again."),
        )
    shipped = table(name)["date"]
    digest = digest_of(brought.path)
    held = {"source": brought.origin, "date": brought.dated.isoformat(), "sha256": digest, key: rows}
    try:
        _write(folder_of_updates() / f"{name}.json", held)
    except OSError as wrong:
        raise SourceError(
            Text("无法写入数据文件夹", "the data folder cannot be written to"),
            Text(
                "检查 XDG_DATA_HOME 或主目录的权限。",
                "Check XDG_DATA_HOME or the permissions of your home folder.",
            ),
        ) from wrong
    forget()
    notes: tuple[Text, ...] = ()
    if brought.dated.isoformat() < shipped:
        notes = (
            Text(
                f"这份数据早于现有数据（{shipped}），检查时仍用现有数据",
                f"this data is older than what is in use ({shipped}), which stays in use",
            ),
        )
    return Updated(what, brought.dated, digest, notes)


def _write(file: Path, held: dict[str, Any]) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    with os.fdopen(
        os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
    ) as out:
        json.dump(held, out, ensure_ascii=False)
    fresh.replace(file)
