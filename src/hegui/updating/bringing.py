"""Brings what the user named: a path as it is, an ``https`` address into a temporary file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

from hegui.errors import SourceError, UsageError
from hegui.masking import safe_name
from hegui.text import Text
from hegui.updating import Brought

LARGEST = 4 << 30  # bytes of a download
WAIT = 60  # seconds without a byte


@contextmanager
def brought(named: str, dated: date | None) -> Iterator[Brought]:
    """What a name stands for, while it is needed; a download is removed afterwards."""
    if named.lower().startswith("https://"):
        with tempfile.TemporaryDirectory(prefix="hegui-") as folder:
            yield _fetched(named, dated, Path(folder))
        return
    if "://" in named:
        raise UsageError(
            Text("只接受文件、文件夹或 https 地址", "only a file, a folder or an https address will do"),
            Text("下载后用文件名更新。", "Download it and name the file."),
        )
    path = Path(named)
    if not path.exists():
        shown = safe_name(path.name)
        raise SourceError(
            Text(f"没有这个文件：{shown}", f"no such file: {shown}"), Text("检查路径。", "Check the path.")
        )
    on = dated or datetime.fromtimestamp(path.stat().st_mtime).date()
    yield Brought(path, safe_name(path.name), on, stated=dated is not None)


def _fetched(address: str, dated: date | None, folder: Path) -> Brought:
    from urllib.request import Request, urlopen

    parts = urlsplit(address)
    shown = f"{parts.scheme}://{parts.hostname}{parts.path}"
    target = folder / (Path(parts.path).name or "data")
    asking = Request(address, headers={"User-Agent": "hegui-update"})
    try:
        with urlopen(asking, timeout=WAIT) as answer, target.open("wb") as out:
            if urlsplit(answer.url).scheme != "https":
                raise ValueError("redirected to an address without encryption")
            size = 0
            while piece := answer.read(1 << 20):
                size += len(piece)
                if size > LARGEST:
                    raise ValueError("too large")
                out.write(piece)
            said = answer.headers.get("Last-Modified", "")
    except (OSError, ValueError) as wrong:
        raise SourceError(
            Text(
                f"取不到 {shown}（{type(wrong).__name__}）",
                f"{shown} could not be fetched ({type(wrong).__name__})",
            ),
            Text("检查网络，或下载后用文件名更新。", "Check the network, or download it and name the file."),
        ) from wrong
    told = dated or _day(said)
    return Brought(target, shown, told or date.today(), stated=told is not None)


def _day(said: str) -> date | None:
    try:
        return parsedate_to_datetime(said).date()
    except (ValueError, TypeError):
        return None
