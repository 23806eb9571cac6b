"""
Which releases a measure leaves out of what is learned: the honest answer to "how on files that hegui has never seen".

``random``: one release in five, by a digest of library and version.  ``newest``: the last tenth of each library's
releases, three at least, as if hegui had not been updated for long.  Libraries with fewer than six releases keep all.
"""

from __future__ import annotations

import hashlib

from hegui.scripts.versions import order

FEWEST = 6


def left_out(kind: str, library: str, versions: set[str]) -> set[str]:
    """The releases that are left out of a library's."""
    if len(versions) < FEWEST or not kind:
        return set()
    if kind == "random":
        return {v for v in versions if hashlib.sha256(f"{library} {v}".encode()).digest()[0] % 5 == 0}
    if kind == "newest":
        return set(sorted(versions, key=order)[-max(3, len(versions) // 10) :])
    raise ValueError(kind)
