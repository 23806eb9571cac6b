"""
What an organisation adds to the detectors: kinds of data of its own, and rules by which its columns are called.

``[[entity]]`` and ``[[rule]]`` of ``hegui.toml`` as they are written; ``hegui.discovery.own`` makes them work.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnEntity:
    """``[[entity]]``: a kind of data that only this organisation has, and what tells it."""

    id: str  # "member-card": how JSON, CSV and [[column]] call it
    zh: str
    en: str
    category: str  # one of those the inventory knows: "identity", "medical-health" ...
    sensitive: str = ""  # why the organisation holds it to be sensitive; empty: it is not
    keep: tuple[int, int] | None = None  # characters a mask may show at either end; None: no sample
    regex: str = ""  # of a whole value, and of what stands inside longer texts (RE2)
    words: tuple[str, ...] = ()  # values, and what stands inside longer texts
    words_file: str = ""  # the same, one a line in a file beside hegui.toml
    checksum: str = ""  # the name of a check-digit method that each value must pass
    least: float = 0.5  # the share of the values from which a column is one
    names: tuple[str, ...] = ()  # patterns of names or comments of columns that are one


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRule:
    """``[[rule]]``: columns that are called so are this."""

    names: tuple[str, ...]  # patterns of names or comments of columns
    entity: str  # an own one or one of hegui's
    covers: tuple[str, ...] = ()  # places; nothing means everywhere
