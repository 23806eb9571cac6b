"""
The key of this machine's sketches.

A sketch of mobile numbers made with a known hash could be searched for a number; with a key it cannot.  The key lies in the
user's configuration folder (``XDG_CONFIG_HOME``), readable by the user alone, and is in no report.  Where there is no such folder, a
random key serves for this run: sketches of two runs can then not be merged.
"""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

SIZE = 16


_given: list[bytes] = []


def use(given: bytes) -> None:
    """Take this key instead of this machine's: on the workers of a cluster, that of the driver."""
    _given[:] = [given]
    key.cache_clear()


@cache
def key() -> bytes:
    """Sixteen bytes, the same in every run of this user on this machine."""
    if _given:
        return _given[0]
    try:
        given = os.environ.get("XDG_CONFIG_HOME", "")
        folder = (Path(given) if given else Path.home() / ".config") / "hegui"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return _kept(folder / "sketch.key")
    except (OSError, RuntimeError):
        return secrets.token_bytes(SIZE)


def _kept(file: Path) -> bytes:
    found = _read(file)
    if found is not None:
        return found
    made = secrets.token_bytes(SIZE)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(made)
    try:
        os.link(draft, file)  # fails if another run was quicker: then its key is the one
        return made
    except FileExistsError:
        found = _read(file)
        if found is None:  # damaged
            draft.replace(file)
        return found or made
    finally:
        draft.unlink(missing_ok=True)


def _read(file: Path) -> bytes | None:
    try:
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)
        found = file.read_bytes()
    except FileNotFoundError:
        return None
    return found if len(found) == SIZE else None
