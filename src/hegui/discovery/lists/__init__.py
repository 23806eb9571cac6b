"""
Words as data: one file a list, with its head saying what stands in it.

``name.tsv`` has columns divided by tabs; lines that begin with ``#`` explain.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of a list, each with as many columns as asked for; those missing at its end are empty."""
    for line in text(name).splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))


def words(name: str) -> frozenset[str]:
    """All words of a list that has no columns."""
    lines = text(name).splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def text(name: str) -> str:
    """A list as it stands in its file."""
    return (files(__name__) / name).read_text(encoding="utf-8")
