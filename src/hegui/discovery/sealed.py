"""
Files that hegui makes for itself to save time, in the user's cache folder (``XDG_CACHE_HOME``, 0700).

Each is sealed with the key of this machine: what somebody else put there is not read.  Where the folder cannot be written, what
would be kept is made in each run.
"""

from __future__ import annotations

import hmac
import os
from pathlib import Path

SEAL = 32  # bytes


def cache_folder() -> Path | None:
    """Where such files lie; None where no folder of the user's own can be had."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    try:
        folder = (Path(given) if given else Path.home() / ".cache") / "hegui"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if folder.is_symlink() or (hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()):
            return None
        folder.chmod(0o700)
        return folder if os.access(folder, os.W_OK) else None
    except (OSError, RuntimeError):
        return None


def file_for(kind: str, *made_from: object) -> Path | None:
    """Where the file of this kind lies that was made from just this."""
    folder = cache_folder()
    if folder is None:
        return None
    return folder / f"{kind}-{hmac.digest(kind.encode(), repr(made_from).encode(), 'sha256').hex()[:32]}"


def read(file: Path) -> memoryview | None:
    """What was kept there; None where nothing was, or not by this user on this machine."""
    try:
        kept = memoryview(file.read_bytes())
    except OSError:
        return None
    return kept[SEAL:] if hmac.compare_digest(kept[:SEAL], _seal(file, kept[SEAL:])) else None


def keep(file: Path, packed: bytes) -> None:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        draft.write_bytes(_seal(file, packed) + packed)
        draft.replace(file)
    except OSError:  # the disk is full: made again next time
        draft.unlink(missing_ok=True)


def _seal(file: Path, packed: bytes | memoryview) -> bytes:
    from hegui.discovery.key import key

    seal = hmac.new(key(), file.name.encode(), "sha256")
    seal.update(packed)
    return seal.digest()
