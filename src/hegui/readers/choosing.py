"""Which tables and files of a source are wanted: the patterns of ``include`` and ``exclude``."""

from __future__ import annotations

from fnmatch import fnmatchcase

from hegui.readers import Source


def wanted(name: str, source: Source) -> bool:
    """Is a table, or a file by its path in the folder, among those asked for?  A pattern also covers what lies inside."""
    if any(_covers(pattern, name) for pattern in source.exclude):
        return False
    return not source.include or any(_covers(pattern, name) for pattern in source.include)


def named(name: str, source: Source) -> bool:
    """Did the user name this very table or file, without wildcards?"""
    return name in source.include


def _covers(pattern: str, name: str) -> bool:
    pattern = pattern.rstrip("/")
    short = name.rsplit("/", 1)[-1]
    return (
        fnmatchcase(name, pattern)
        or fnmatchcase(short, pattern)
        or name.startswith(pattern + "/")
        or any(fnmatchcase(part, pattern) for part in name.split("/")[:-1])
    )
