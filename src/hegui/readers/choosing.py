"""Which tables and files of a source are wanted: the patterns of ``include`` and ``exclude``."""

from __future__ import annotations

from fnmatch import fnmatchcase

from hegui.readers import Source


def wanted(source: Source, *names: str) -> bool:
    """Is a table (by any of its names), or a file by its path in the folder, among those asked for?

    A pattern also covers what lies inside a folder that it names.  ``source.met`` keeps the patterns of include that
    fitted, so that one that fits nothing can be told: a table asked for by name and not there is not clean.
    """
    if any(_covers(pattern, name) for pattern in source.exclude for name in names):
        return False
    fitting = [pattern for pattern in source.include if any(_covers(pattern, name) for name in names)]
    source.met.update(fitting)
    return bool(fitting) or not source.include


def _covers(pattern: str, name: str) -> bool:
    pattern = pattern.rstrip("/")
    short = name.rsplit("/", 1)[-1]
    return (
        fnmatchcase(name, pattern)
        or fnmatchcase(short, pattern)
        or name.startswith(pattern + "/")
        or any(fnmatchcase(part, pattern) for part in name.split("/")[:-1])
    )
